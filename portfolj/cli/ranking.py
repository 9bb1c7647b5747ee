"""The command `rank`: one list for the business plan, the line where the money ends, and the reserve list."""

from collections.abc import Sequence
from dataclasses import replace

from portfolj.cli.cases import illustrative, open_case
from portfolj.cli.exits import Exit
from portfolj.cli.screen import Column, Screen
from portfolj.cli.solving import finite_time
from portfolj.cli.words import CHECKED, no_answer, scenario_title, stopped
from portfolj.domain.case import Case
from portfolj.domain.digest import digest
from portfolj.errors import Message, say
from portfolj.exchange.lists import list_as_csv, list_as_markdown, write_list
from portfolj.explain.certainty import how_far
from portfolj.explain.taking_part import taking_part
from portfolj.results.document import one_line
from portfolj.results.portfolio import Status
from portfolj.results.ranked import RankedList, RankedRow
from portfolj.results.ranked_document import ranked_document
from portfolj.service.authorizing import LOCAL
from portfolj.service.exporting import exported
from portfolj.service.log import head_to_print
from portfolj.text import Language
from portfolj.workflow.ranking import rank_scenario
from portfolj.workflow.solving import receipt

_FRAME = 100
# A line with so many signs has room for names and for the sums at which the reserve list enters.
_WIDE = 100


def rank_and_show(
    path: str,
    scenario: str,
    *,
    language: Language,
    free: bool,
    csv: str,
    markdown: str,
    as_json: bool,
    nodes: int | None,
    time_limit: float | None,
) -> Exit:
    """Rank a scenario and print or write the list."""
    screen = Screen(language)
    case = open_case(path, screen)
    finite_time(time_limit)
    with screen.progress() as progress:
        ranked = rank_scenario(case, scenario, free=free, nodes=nodes, time_limit=time_limit, progress=progress)
    head = head_to_print(LOCAL, path)
    if as_json:
        made_with = replace(receipt(nodes=nodes, time_limit=time_limit), log_head=head)
        screen.raw(one_line(ranked_document(case.id, digest(case), ranked, made_with)))
    else:
        _show(screen, case, ranked)
    if ranked.levels:
        written = [_write(csv, exported(LOCAL, lambda: list_as_csv(case, ranked, language, head)), mark=True)] if csv else []
        written += (
            [_write(markdown, exported(LOCAL, lambda: list_as_markdown(case, ranked, language, head)), mark=False)] if markdown else []
        )
        for message in written if not as_json else ():
            screen.line(message)
    return {Status.INFEASIBLE: Exit.NO_PORTFOLIO, Status.NO_ANSWER: Exit.NO_ANSWER}.get(ranked.status, Exit.FINE)


def _write(path: str, content: str, *, mark: bool) -> Message:
    try:
        write_list(path, content, mark=mark)
    except OSError as wrong:
        raise OSError(wrong.errno, wrong.strerror, path) from wrong
    return say("Written: {file}", file=path)


def _show(screen: Screen, case: Case, ranked: RankedList) -> None:
    if made_up := illustrative(case):
        screen.line(made_up)
        screen.blank()
    screen.line(say("Ranked list: {scenario}", scenario=scenario_title(case, ranked.scenario)), bold=True)
    if not ranked.levels:
        missing = (say("There is no portfolio that meets all rules."), say("'portfolj solve' tells which rules clash."))
        screen.line(*(missing if ranked.status is Status.INFEASIBLE else no_answer(ranked.stopped_by)))
        return
    within = [row for row in ranked.rows if not row.reserve]
    reserve = [row for row in ranked.rows if row.reserve]
    frame = next(level.kronor for level in ranked.levels if level.percent == _FRAME)
    summary = say("{within:initiatives} within the frame, {reserve} in reserve.", within=len(within), reserve=len(reserve))
    screen.line(summary, _how_sure(ranked), *stopped(ranked.stopped_by), CHECKED)
    screen.blank()
    _show_rows(screen, case, ranked.scenario, within)
    screen.line(say("──── Here the money ends: {frame:kr} of the association's own ────", frame=frame), bold=True, indent=2)
    if reserve:
        screen.blank()
        screen.line(say("Reserve list"), bold=True)
        _show_rows(screen, case, ranked.scenario, reserve)
    _show_price(screen, ranked)


def _how_sure(ranked: RankedList) -> Message:
    if ranked.status is Status.PROVEN:
        return say("Proven best list.")
    return how_far(ranked.gap_percent)


def _show_rows(screen: Screen, case: Case, scenario: str, rows: Sequence[RankedRow]) -> None:
    wide = screen.width >= _WIDE
    sums = wide and any(row.reserve for row in rows)
    out = case.scenario(scenario).out
    members = [member for member in case.members if member.id not in out]
    screen.table(
        (
            Column(say("Place"), figures=True),
            Column(say("Initiative"), least=18),
            Column(say("Start"), figures=True),
            Column(say("Take part"), figures=not wide),
            Column(say("Kronor"), figures=True),
            Column(say("Hours"), figures=True),
            *((Column(say("Enters at, kronor"), figures=True),) if sums else ()),
            Column(say("Why")),
        ),
        [
            (
                f"{row.rank}*" if row.shared else str(row.rank),
                row.name,
                str(row.start),
                screen.words(taking_part(members, row.participants)) if wide else screen.number(len(row.participants)),
                screen.number(row.money),
                screen.number(row.hours),
                *((screen.number(row.enters_at),) if sums else ()),
                " ".join(screen.words(reason) for reason in (*row.reasons, *_enters(row, told=sums))),
            )
            for row in rows
        ],
    )
    if any(row.shared for row in rows):
        screen.line(say("* shared place"), indent=2)


def _enters(row: RankedRow, *, told: bool) -> tuple[Message, ...]:
    """The sum at which a row of the reserve list enters, where no column tells it."""
    return (say("Comes in at {amount:kr}.", amount=row.enters_at),) if row.reserve and not told else ()


def _show_price(screen: Screen, ranked: RankedList) -> None:
    """What one list costs against a new choice at each level, and the levels that no list can hold."""
    screen.blank()
    if ranked.price_percent is None:
        screen.line(say("What one list for all levels costs was not worked out in time."))
    elif ranked.price_percent:
        screen.line(
            say(
                "One list for all levels costs {price:percent} of the benefit against choosing anew at each level.",
                price=str(ranked.price_percent),
            )
        )
    else:
        screen.line(say("One list for all levels costs nothing against choosing anew at each level."))
    for _, why in ranked.left_out:
        screen.line(why)
