"""The initiatives that a member takes part in or could, in and out."""

import streamlit as st

from portfolj.domain.case import Case
from portfolj.domain.member import Member
from portfolj.errors import say
from portfolj.results.result import Result
from portfolj.ui.components.table import Cell, Head, Row, html_table
from portfolj.ui.words import NONE, in_markdown, number, tell
from portfolj.workflow.at_home import Involvement, Role, involvements

ROLES = {Role.LEADS: say("leads"), Role.TAKES_PART: say("takes part"), Role.COULD: say("could take part")}
COLUMNS, NO_BREAK = 5, "\u00a0"


def show(case: Case, result: Result, member: Member) -> None:
    """Show what is in, and below a line what is not."""
    st.header(in_markdown(tell(say("Which initiatives concern {name}?", name=member.name))), anchor=False)
    found = involvements(case, result, member.id)
    if not found:
        st.markdown(in_markdown(tell(say("No initiative lists {name}.", name=member.name))))
        return
    heads = [say("Initiative"), say("Role"), say("Starts"), say("Own money, kr"), say("Hours, h")]
    head = [[Head(tell(one), figures=place > 1) for place, one in enumerate(heads)]]
    rows = [_row(one) for one in found if one.start is not None]
    left_out = [_row(one) for one in found if one.start is None]
    if left_out:
        line = say("Not in; the role, money and hours are what they would be")
        rows += [Row((Cell(tell(line), columns=COLUMNS),), kind="line"), *left_out]
    st.html(html_table(tell(say("Initiatives that concern {name}, in and out", name=member.name)), head, rows))


def _row(one: Involvement) -> Row:
    cells = (
        Cell(one.name, card=one.id),
        Cell(tell(ROLES[one.role]).replace(" ", NO_BREAK)),
        Cell(NONE if one.start is None else str(one.start), figures=True),
        Cell(number(one.kronor), figures=True),
        Cell(number(one.hours), figures=True),
    )
    return Row(cells)
