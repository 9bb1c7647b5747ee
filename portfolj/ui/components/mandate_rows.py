"""Who decides how much: the table of mandates as it holds."""

import streamlit as st

from portfolj.domain.case import Case
from portfolj.domain.wheel import MandateRow
from portfolj.errors import say
from portfolj.governance.matters import matter_in_words
from portfolj.ui.components.table import Cell, Head, Row, html_table
from portfolj.ui.words import NONE, enumerated, number, tell


def show(case: Case, rows: tuple[MandateRow, ...]) -> None:
    """Show it; where there is none, that is said."""
    st.header(tell(say("Who decides how much")), anchor=False)
    if not rows:
        st.markdown(tell(say("No mandates by amount are stated.")))
        return
    names = {body.id: body.name for body in case.bodies}
    heads = [say("Matter"), say("From, kr"), say("Below, kr"), say("Decides"), say("In consultation with")]
    head = [[Head(tell(one), figures=place in (1, 2)) for place, one in enumerate(heads)]]
    lines = [
        Row(
            (
                Cell(tell(matter_in_words(row.matter))),
                Cell(number(row.at_least), figures=True),
                Cell(NONE if row.below is None else number(row.below), figures=True),
                Cell(names[row.decides], tell(say("Assumed: {what}", what=row.assumed)) if row.assumed else ""),
                Cell(_consulted(row, names)),
            )
        )
        for row in rows
    ]
    st.html(html_table(tell(say("Who decides how much")), head, lines, stacks=True))


def _consulted(row: MandateRow, names: dict[str, str]) -> str:
    always = [names[one] for one in row.consults]
    concerned = [tell(say("{who}, where concerned", who=names[one])) for one in row.consults_where_concerned]
    return enumerated([*always, *concerned]) or NONE
