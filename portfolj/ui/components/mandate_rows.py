"""Who decides how much: the table of mandates as it holds on a day, since when, and until when."""

from collections.abc import Iterator
from datetime import date

import streamlit as st

from portfolj.domain.case import Case
from portfolj.domain.wheel import MandateRow
from portfolj.errors import Message, say
from portfolj.governance.mandates import begins, mandate_table, next_version
from portfolj.governance.matters import matter_in_words
from portfolj.ui.components.table import Cell, Head, Row, html_table
from portfolj.ui.words import NONE, enumerated, in_markdown, number, tell


def show(case: Case, on: date) -> None:
    """Show it; where there is none, that is said."""
    rows, then = mandate_table(case, on), next_version(case, on)
    st.header(tell(say("Who decides how much")), anchor=False)
    if not rows:
        none = say("No mandates by amount are stated.")
        st.markdown(tell(none if then is None else say("No mandates hold yet; the first hold from {day:date}.", day=then.isoformat())))
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
    if told := " ".join(map(tell, _since(rows[0].version, then))):
        st.caption(in_markdown(told))


def _since(version: str, then: date | None) -> Iterator[Message]:
    """Which version it is, and when another one holds."""
    if begins(version) is not None:
        yield say("These hold from {day:date}.", day=version)
    elif version:
        yield say("This is version {version}.", version=version)
    if then is not None:
        yield say("From {day:date} another version holds; write that day above to read it.", day=then.isoformat())


def _consulted(row: MandateRow, names: dict[str, str]) -> str:
    always = [names[one] for one in row.consults]
    concerned = [tell(say("{who}, where concerned", who=names[one])) for one in row.consults_where_concerned]
    return enumerated([*always, *concerned]) or NONE
