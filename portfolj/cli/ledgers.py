"""A table of what each member gives and gets."""

from fractions import Fraction

from portfolj.cli.screen import Column, Screen
from portfolj.errors import say
from portfolj.results.ledger import LedgerRow
from portfolj.results.result import Result


def show_ledger(screen: Screen, result: Result) -> None:
    """Print the ledger: municipalities by falling population, then other bodies."""
    rows = {row.id: row for row in result.ledger}
    screen.table(
        (
            Column(say("Member"), least=14),
            Column(say("Number"), figures=True),
            Column(say("Own kronor"), figures=True),
            Column(say("Kronor back"), figures=True),
            Column(say("Hours"), figures=True),
            Column(say("Benefit, points"), figures=True),
            Column(say("Per thousand residents"), figures=True),
            Column(say("Against population"), figures=True),
            Column(say("Most used, %"), figures=True),
        ),
        [_cells(screen, rows[member.id]) for member in result.instance.members_in_order],
    )
    screen.line(
        say("Against population: the member's share of all municipalities' benefit, by its share of their population; 1 is even."), indent=2
    )


def _cells(screen: Screen, row: LedgerRow) -> tuple[str, ...]:
    def shown(number: Fraction | None, decimals: int) -> str:
        return "–" if number is None else screen.number(number, decimals=decimals)

    return (
        row.name,
        screen.number(row.initiatives),
        screen.number(row.kronor_out),
        screen.number(row.kronor_in),
        screen.number(row.hours),
        screen.points(row.benefit),
        shown(row.per_resident.benefit, 2),
        shown(row.against_population.benefit, 2),
        shown(row.largest_use, 0),
    )
