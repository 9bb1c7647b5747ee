"""The command `solve`: each scenario's best portfolio."""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from portfolj.cli.cases import illustrative, open_case
from portfolj.cli.exits import Exit
from portfolj.cli.ledgers import show_ledger
from portfolj.cli.screen import Column, Screen
from portfolj.cli.uses import show_uses
from portfolj.cli.words import OBJECTIVES, first_line, least_served, reached, remarks, scenario_title
from portfolj.domain.case import Case
from portfolj.errors import InputError, Message, say
from portfolj.explain.shares import flat_rate
from portfolj.results.amounts import hours
from portfolj.results.document import document, one_line
from portfolj.results.portfolio import Choice, Status
from portfolj.results.result import Result
from portfolj.service.authorizing import LOCAL
from portfolj.service.log import head_to_print
from portfolj.text import Language
from portfolj.workflow.solving import solve_case


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown beside the answer itself: the ledger, the uses; or all of it as JSON."""

    members: bool = False
    uses: bool = False
    as_json: bool = False


def solve_and_show(
    path: str, scenarios: Sequence[str], *, language: Language, shown: Shown, nodes: int | None, time_limit: float | None
) -> Exit:
    """Solve scenarios and print what came of it."""
    screen = Screen(language)
    case = open_case(path, screen)
    results = solve_all(screen, case, scenarios, nodes=nodes, time_limit=time_limit)
    if shown.as_json:
        receipt = replace(results[0].receipt, log_head=head_to_print(LOCAL, path))
        screen.raw(one_line(document(case.id, results[0].digest, results, receipt)))
        return exit_of(results)
    if made_up := illustrative(case):
        screen.line(made_up)
    for result in results:
        screen.blank()
        _show(screen, case, result, shown)
    _show_left_aside(screen, results)
    return exit_of(results)


def solve_all(screen: Screen, case: Case, scenarios: Sequence[str], *, nodes: int | None, time_limit: float | None) -> tuple[Result, ...]:
    """Solve scenarios under limits that make sense, with progress."""
    finite_time(time_limit)
    with screen.progress() as progress:
        return solve_case(case, scenarios, nodes=nodes, time_limit=time_limit, progress=progress)


def finite_time(time_limit: float | None) -> None:
    """Refuse a limit that is no number.

    Raises
    ------
    InputError
        When it is not a number.
    """
    if time_limit is not None and math.isnan(time_limit):
        raise InputError(say("--{name} is {limit}; give a number above 0.", name="time-limit", limit=str(time_limit)))


def nothing_to_tell(screen: Screen, case: Case, result: Result, *, as_json: bool) -> Exit:
    """Say why there is no portfolio to tell of, where an answer has none."""
    sentences = first_line(case, result)
    if as_json:
        told = [screen.words(one) for one in sentences]
        screen.raw(json.dumps({"case": case.id, "scenario": result.scenario, "status": result.status, "told": told}, ensure_ascii=False))
    else:
        screen.line(*sentences)
    return exit_of([result])


def exit_of(results: Sequence[Result]) -> Exit:
    """What to end with after these answers."""
    statuses = {result.status for result in results}
    if Status.INFEASIBLE in statuses:
        return Exit.NO_PORTFOLIO
    return Exit.NO_ANSWER if Status.NO_ANSWER in statuses else Exit.FINE


def _show(screen: Screen, case: Case, result: Result, shown: Shown) -> None:
    screen.line(scenario_title(case, result.scenario), bold=True)
    if question := case.scenario(result.scenario).question:
        screen.line(question)
    first, *others = first_line(case, result)
    if result.usage is None:
        screen.line(first)
        for reason in others:
            screen.line(reason, indent=2)
        return
    screen.line(first, *others)
    screen.blank()
    _show_figures(screen, case, result)
    screen.blank()
    _show_chosen(screen, result)
    outside = sorted(one.name for one in result.instance.candidates if one.id not in {choice.id for choice in result.chosen})
    if outside:
        screen.blank()
        screen.line(say("Not in: {names:list}.", names=tuple(outside)), indent=2)
    if shown.members:
        screen.blank()
        show_ledger(screen, result)
        screen.line(*flat_rate(case, result), indent=2)
    if shown.uses:
        show_uses(screen, case, result)


def _show_figures(screen: Screen, case: Case, result: Result) -> None:
    rows: list[tuple[Message, Message]] = [(OBJECTIVES[one.name], reached(one)) for one in result.objectives]
    if result.ties is not None:
        rows.append((say("Equally good portfolios"), _ties(result.ties)))
    if served := least_served(result):
        rows.append((say("Least served"), served))
    rows += [(say("{fund}", fund=fund.name), _use(result, fund.id)) for fund in case.funds]
    screen.figures([(screen.words(name), screen.words(figure)) for name, figure in rows])
    for remark in remarks(case, result):
        screen.line(remark, indent=2)


def _use(result: Result, fund: str) -> Message:
    """What a fund pays over all planning years, of what it holds in this scenario."""
    uses = result.usage.funds if result.usage else ()
    used = sum(use.used for use in uses if use.of == fund and use.year is None)
    yearly = sum(kronor for (name, _), kronor in result.instance.budgets.items() if name == fund)
    return say("{used:kr} of {held:kr}", used=used, held=min(yearly, result.instance.totals.get(fund, yearly)))


def _ties(ties: int | str) -> Message:
    if isinstance(ties, str):
        return say("at least {number}", number=int(ties.removesuffix("+")))
    return say("{number}", number=ties) if ties > 1 else say("none but this one")


def _show_chosen(screen: Screen, result: Result) -> None:
    chosen = sorted(result.chosen, key=lambda one: (one.start, result.instance.by_id[one.id].name.casefold(), one.id))
    money = [result.money(one.id) for one in chosen]
    effort = [hours(result.instance, one) for one in chosen]
    screen.table(
        (
            Column(say("Initiative"), least=20),
            Column(say("Start"), figures=True),
            Column(say("Takes part")),
            Column(say("Kronor"), figures=True),
            Column(say("Hours"), figures=True),
        ),
        [
            (
                result.instance.by_id[one.id].name,
                str(one.start),
                participants(screen, result, one),
                screen.number(kronor),
                screen.number(spent),
            )
            for one, kronor, spent in zip(chosen, money, effort, strict=True)
        ],
        total=(
            screen.words(say("{number:initiatives}", number=len(chosen))),
            "",
            "",
            screen.number(sum(money)),
            screen.number(sum(effort)),
        ),
    )


def participants(screen: Screen, result: Result, choice: Choice) -> str:
    """Who takes part: the number and the names, the municipalities without names where all of them do."""
    municipalities = {member.id for member in result.instance.members if member.is_municipality and not member.out}
    everybody = municipalities <= set(choice.participants)
    named = set(choice.participants) - (municipalities if everybody else set())
    names = sorted(result.instance.member[one].name for one in named)
    first = screen.words(say("all {number:municipalities}", number=len(municipalities))) if everybody else f"{len(names)}:"
    return f"{first}{', ' if everybody and names else ' ' if names else ''}{', '.join(names)}"


def _show_left_aside(screen: Screen, results: Sequence[Result]) -> None:
    """What could not be a candidate and why, once for all scenarios in which that is so."""
    where: dict[tuple[str, tuple[Message, ...]], list[str]] = {}
    for result in results:
        for one in result.instance.left_aside:
            where.setdefault((one.name, one.reasons), []).append(result.scenario)
    if not where:
        return
    rows = []
    for (name, reasons), scenarios in where.items():
        limited = [say("In {scenarios:list}.", scenarios=tuple(scenarios))] if len(scenarios) < len(results) else []
        rows.append((name, " ".join(screen.words(reason) for reason in (*reasons, *limited))))
    screen.blank()
    screen.line(say("Could not be chosen"), bold=True)
    screen.table((Column(say("Initiative"), least=20), Column(say("Why"))), rows)
