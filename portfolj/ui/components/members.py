"""What each member gives and gets in each alternative, and what that is for each resident."""

import streamlit as st

from portfolj.domain.case import Case
from portfolj.errors import say
from portfolj.results.ledger import LedgerRow
from portfolj.ui.components.table import Cell, Head, Row, html_table
from portfolj.ui.words import NONE, number, per_thousand, points, tell
from portfolj.workflow.side_by_side import SideBySide


def show(case: Case, found: SideBySide) -> None:
    """Show the table."""
    if not found.answered:
        return
    st.header(tell(say("What does it mean at home?")), anchor=False)
    ledgers = [{row.id: row for row in one.result.ledger} for one in found.answered]
    weights = {member.id: member.weight for member in case.members}
    beside = len(ledgers)
    measures = [
        say("Own money, kr; below: per 1 000 residents"),
        say("Hours, h; below: per 1 000 residents"),
        say("Benefit, points; below: per 1 000 residents"),
    ]
    head = [
        [Head(tell(say("Member")), rows=2), *(Head(tell(one), columns=beside, figures=True) for one in measures)],
        [Head(one.name, figures=True) for _ in measures for one in found.answered],
    ]
    rows = []
    for member in found.members:
        mine = [ledger[member] for ledger in ledgers]
        cells = [*map(_kronor, mine), *map(_hours, mine), *map(_benefit, mine)]
        residents = tell(say("{number} residents", number=weights[member]))
        rows.append(Row((Cell(mine[0].name, residents), *cells)))
    st.html(html_table(tell(say("What each member gives and gets in each alternative")), head, rows))


def _kronor(row: LedgerRow) -> Cell:
    return Cell(number(row.kronor_out), per_thousand(row.per_resident.kronor), figures=True)


def _hours(row: LedgerRow) -> Cell:
    return Cell(number(row.hours), per_thousand(row.per_resident.hours), figures=True)


def _benefit(row: LedgerRow) -> Cell:
    each = row.per_resident.benefit
    return Cell(points(row.benefit), NONE if each is None else number(each, 1), figures=True)
