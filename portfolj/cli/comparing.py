"""The command `compare`: scenarios side by side."""

from collections.abc import Callable, Sequence

from portfolj.cli.cases import illustrative, open_case
from portfolj.cli.exits import Exit
from portfolj.cli.screen import Column, Screen
from portfolj.cli.solving import exit_of, solve_all
from portfolj.cli.telling_why import found_out, show_why, why_document
from portfolj.cli.words import first_line, scenario_title
from portfolj.compare import Comparison, InitiativeLine, MemberLine, Stake, compare, comparison_document
from portfolj.domain.case import Case
from portfolj.errors import Message, say
from portfolj.explain.shares import flat_rate
from portfolj.results.document import one_line
from portfolj.results.portfolio import Choice
from portfolj.results.result import Result
from portfolj.text import Language

_MOST_IDS = 4


def compare_and_show(
    path: str, scenarios: Sequence[str], *, language: Language, as_json: bool, why: bool, nodes: int | None, time_limit: float | None
) -> Exit:
    """Solve scenarios and print what differs between them, and why where that is asked for."""
    screen = Screen(language)
    case = open_case(path, screen)
    results = solve_all(screen, case, scenarios, nodes=nodes, time_limit=time_limit)
    causes = found_out(screen, case, results, nodes=nodes, time_limit=time_limit) if why else []
    if as_json:
        screen.raw(one_line(comparison_document(compare(results)) | ({"why": why_document(screen, causes)} if why else {})))
        return exit_of(results)
    if made_up := illustrative(case):
        screen.line(made_up)
    for number, result in enumerate(results, start=1):
        screen.blank()
        screen.line(say("{number}. {title}", number=number, title=scenario_title(case, result.scenario)), bold=True)
        first, *others = first_line(case, result)
        screen.line(first, *others, indent=2)
    if answered := {number: result for number, result in enumerate(results, start=1) if result.usage is not None}:
        columns = [_column(number, result.scenario, len(answered)) for number, result in answered.items()]
        _show_initiatives(screen, columns, tuple(answered.values()))
        shares = flat_rate(case, next(iter(answered.values())))
        _show_members(screen, columns, case, compare(answered.values()), shares)
    show_why(screen, causes)
    return exit_of(results)


def _column(number: int, scenario: str, among: int) -> Column:
    """A scenario's column, under its id where there is room for ids, else under its number."""
    heading = say("{number}", number=number) if among > _MOST_IDS else say("{scenario}", scenario=scenario)
    return Column(heading, figures=True, folds=True)


def _show_initiatives(screen: Screen, columns: Sequence[Column], results: Sequence[Result]) -> None:
    comparison = compare(results)
    lines = sorted(
        comparison.initiatives, key=lambda line: (not line.in_all, -sum(one is not None for one in line.by), line.name.casefold())
    )
    screen.blank()
    screen.line(say("What is in, and when it starts"), bold=True)
    screen.line(_summary(comparison))
    screen.table(
        (Column(say("Initiative"), least=20), *columns),
        [(line.name, *(_start(line, choice) for choice in line.by)) for line in lines],
        total=(screen.words(say("Number")), *(screen.number(len(result.chosen)) for result in results)),
    )
    if comparison.participants_differ:
        screen.line(say("* other members take part than in the first scenario in which it is in."), indent=2)


def _summary(comparison: Comparison) -> Message:
    return say(
        "{all:initiatives} in all of them, {some:initiatives} in some only; {moved:initiatives} moved in time.",
        all=len(comparison.in_all),
        some=len(comparison.only_in_some),
        moved=len(comparison.moved),
    )


def _start(line: InitiativeLine, choice: Choice | None) -> str:
    if choice is None:
        return "–"
    first = next(one for one in line.by if one is not None)
    return f"{choice.start}{'*' if choice.participants != first.participants else ''}"


def _show_members(screen: Screen, columns: Sequence[Column], case: Case, comparison: Comparison, shares: tuple[Message, ...]) -> None:
    """Three tables: the amounts of the first scenario, and what changes for each member in the others."""
    compared = {line.id: line for line in comparison.members}
    lines = [compared[member.id] for member in case.members_in_order if member.id in compared]
    measures: tuple[tuple[Message, Callable[[Stake], int], Callable[[int], str], Callable[[int], str]], ...] = (
        (say("Own kronor of each member"), lambda one: one.kronor, screen.number, screen.difference),
        (say("Hours of each member"), lambda one: one.hours, screen.number, screen.difference),
        (say("Benefit of each member, points"), lambda one: one.benefit, screen.points, screen.points_difference),
    )
    for title, of, whole, change in measures:
        screen.blank()
        screen.line(title, bold=True)
        if len(comparison.scenarios) > 1:
            screen.line(
                say("The first column is the amount in {scenario}; the others are the difference to it.", scenario=comparison.scenarios[0])
            )
        screen.table(
            (Column(say("Member"), least=16), *columns),
            [(line.name, *_cells(line, of, whole, change)) for line in lines],
        )
    screen.line(*shares)


def _cells(line: MemberLine, of: Callable[[Stake], int], whole: Callable[[int], str], change: Callable[[int], str]) -> list[str]:
    first, differences = line.by[0], line.differences[1:]
    return ["–" if first is None else whole(of(first)), *("–" if one is None else change(of(one)) for one in differences)]
