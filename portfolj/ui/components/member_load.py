"""What bodies ask of each member: seats, persons and hours in meetings, against how many residents it has."""

from fractions import Fraction

import streamlit as st

from portfolj.domain.case import Case
from portfolj.errors import say
from portfolj.governance.load import load
from portfolj.ui.components.table import Cell, Head, Row, html_table
from portfolj.ui.words import NONE, number, tell


def show(case: Case) -> None:
    """Show it, folded; nothing where no member has a seat."""
    found = [one for one in load(case) if one.seats]
    if not found:
        return
    names = {member.id: member.name for member in case.members}
    heads = [
        say("Member"),
        say("Seats"),
        say("Persons"),
        say("Hours a year, h"),
        say("Share of all seats, %"),
        say("Share of all residents, %"),
    ]
    rows = [
        Row(
            (
                Cell(names[one.member]),
                Cell(number(one.seats), figures=True),
                Cell(number(one.persons), figures=True),
                Cell(number(Fraction(one.minutes, 60)), figures=True),
                Cell(NONE if one.of_seats is None else number(Fraction(one.of_seats), 1), figures=True),
                Cell(NONE if one.of_residents is None else number(Fraction(one.of_residents), 1), figures=True),
            )
        )
        for one in found
    ]
    head = [[Head(tell(one), figures=place > 0) for place, one in enumerate(heads)]]
    with st.expander(tell(say("What it asks of each member"))):
        st.caption(tell(say("Hours are those of meetings whose length is stated.")))
        st.caption(tell(say("Small members can share seats: one person for several bodies, or for several members.")))
        st.html(html_table(tell(say("What it asks of each member")), head, rows, kind="long"))
