"""The ranked list, the line where the money ends, and the reserve list after it."""

import streamlit as st

from portfolj.domain.case import Case
from portfolj.errors import say
from portfolj.results.ranked import RankedList, RankedRow
from portfolj.ui.components.table import Cell, Head, Row, html_table
from portfolj.ui.state import Asked
from portfolj.ui.words import in_markdown, number, tell

COLUMNS = 6


def show(case: Case, listed: RankedList, asked: Asked) -> None:
    """Show the list with the line at the percent of the money that was asked for, and offer it as a file."""
    name = case.scenario(listed.scenario).name
    st.header(in_markdown(tell(say("In which order? {name}", name=name))), anchor=False)
    if not listed.rows:
        st.markdown(tell(say("There is no list, since this alternative has no portfolio.")))
        return
    within = [row for row in listed.rows if row.level <= asked.money_percent]
    reserve = listed.rows[len(within) :]
    say_so = say(
        "{within:initiatives} within {share:percent} of the money, {reserve} in reserve. The order holds at every level of money.",
        within=len(within),
        share=asked.money_percent,
        reserve=len(reserve),
    )
    st.markdown(in_markdown(tell(say_so)))
    words = [say("Place"), say("Initiative and why it stands there"), say("Starts"), say("Take part"), say("Money, kr"), say("Hours, h")]
    head = [[Head(tell(word), figures=place > 1) for place, word in enumerate(words)]]
    line = Row((Cell(tell(say("Here the money ends, at {share:percent}", share=asked.money_percent)), columns=COLUMNS),), kind="line")
    rows = [*map(_row, within), line, *map(_row, reserve)]
    st.html(html_table(tell(say("Ranked list: {name}", name=name)), head, rows))


def _row(row: RankedRow) -> Row:
    shared = tell(say("shared")) if row.shared else ""
    reasons = " ".join(tell(reason) for reason in row.reasons)
    enters = tell(say("Comes in at {amount:kr}.", amount=row.enters_at)) if row.reserve else ""
    cells = (
        Cell(number(row.rank), shared),
        Cell(row.name, f"{reasons} {enters}".strip()),
        Cell(str(row.start), figures=True),
        Cell(number(len(row.participants)), figures=True),
        Cell(number(row.money), figures=True),
        Cell(number(row.hours), figures=True),
    )
    return Row(cells)
