"""What each member gives and gets in each alternative, and what that is for each resident."""

from dataclasses import replace

import streamlit as st

from portfolj.domain.case import Case
from portfolj.domain.member import MemberKind
from portfolj.errors import say
from portfolj.results.ledger import LedgerRow
from portfolj.ui.components.table import Cell, Head, Row, html_table
from portfolj.ui.words import number, per_resident, per_thousand, points, tell
from portfolj.workflow.side_by_side import SideBySide


def show(case: Case, found: SideBySide) -> None:
    """Show the table."""
    if not found.answered:
        return
    st.header(tell(say("What does it mean at home?")), anchor=False)
    ledgers = [{row.id: row for row in one.result.ledger} for one in found.answered]
    populations = {member.id: member.weight for member in case.members if member.kind is MemberKind.MUNICIPALITY}
    beside = len(ledgers)
    measures = [
        say("Own money, kr; below: per resident"),
        say("Hours, h; below: per 1 000 residents"),
        say("Benefit, points; below: per 1 000 residents"),
    ]
    head = [
        [Head(tell(say("Member")), rows=2), *(Head(tell(one), columns=beside, figures=True, first=True) for one in measures)],
        [Head(one.name, figures=True, first=place == 0) for _ in measures for place, one in enumerate(found.answered)],
    ]
    rows = []
    for member in found.members:
        mine = [ledger[member] for ledger in ledgers]
        cells = [replace(cell(row), first=row is mine[0]) for cell in (_kronor, _hours, _benefit) for row in mine]
        residents = ""
        if member in populations:
            residents = tell(say("{number} residents", number=populations[member]))
        else:
            cells = [replace(cell, below="") for cell in cells]
        rows.append(Row((Cell(mine[0].name, residents), *cells)))
    st.html(html_table(tell(say("What each member gives and gets in each alternative")), head, rows))


def _kronor(row: LedgerRow) -> Cell:
    return Cell(number(row.kronor_out), per_resident(row.per_resident.kronor), figures=True)


def _hours(row: LedgerRow) -> Cell:
    return Cell(number(row.hours), per_thousand(row.per_resident.hours), figures=True)


def _benefit(row: LedgerRow) -> Cell:
    # Thousandths of a point for a resident are points for a thousand.
    return Cell(points(row.benefit), per_resident(row.per_resident.benefit), figures=True)
