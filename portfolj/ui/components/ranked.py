"""The ranked list, the line where the money ends, and the reserve list after it."""

from collections.abc import Iterator

import streamlit as st

from portfolj.domain.case import Case
from portfolj.errors import Message, say
from portfolj.exchange.lists import list_as_csv
from portfolj.explain.certainty import how_far
from portfolj.results.portfolio import Status
from portfolj.results.ranked import RankedList, RankedRow
from portfolj.ui.components.table import Cell, Head, Row, html_table
from portfolj.ui.state import OWN_MONEY, Asked
from portfolj.ui.words import LANGUAGE, in_markdown, number, tell
from portfolj.workflow.side_by_side import scenario_names

COLUMNS = 6


def show(case: Case, listed: RankedList, asked: Asked) -> None:
    """Show the list with the line at the percent of the money that was asked for, and offer it as a file."""
    name = scenario_names(case)[listed.scenario]
    st.header(tell(say("In which order?")), anchor=False)
    if not listed.rows:
        st.markdown(tell(say("There is no list, since this alternative has no portfolio.")))
        return
    within = [row for row in listed.rows if row.level <= asked.money_percent]
    reserve = listed.rows[len(within) :]
    say_so = say(
        "{name}: {within:initiatives} within {share:percent} of the money, {reserve} in reserve.",
        name=name,
        within=len(within),
        share=asked.money_percent,
        reserve=len(reserve),
    )
    sentences = [say_so]
    if asked.money_percent != OWN_MONEY:
        sentences.append(
            say("The order is one that holds at every level of money, and so the choice at one level can differ from the best there.")
        )
    st.markdown(in_markdown(" ".join(map(tell, sentences))))
    words = [say("Place"), say("Initiative and why it stands there"), say("Starts"), say("Take part"), say("Money, kr"), say("Hours, h")]
    head = [[Head(tell(word), figures=place > 1) for place, word in enumerate(words)]]
    line = Row((Cell(tell(say("Here the money ends, at {share:percent}", share=asked.money_percent)), columns=COLUMNS),), kind="line")
    rows = [*map(_row, within), line, *map(_row, reserve)]
    st.html(html_table(tell(say("Ranked list: {name}", name=name)), head, rows))
    st.markdown("\n".join(f"- {in_markdown(tell(sentence))}" for sentence in _how_good(listed)))
    st.download_button(
        tell(say("Download the list (CSV)")),
        list_as_csv(case, listed, LANGUAGE).encode("utf-8-sig"),
        file_name=f"{case.id}-{listed.scenario}.csv",
        mime="text/csv",
        on_click="ignore",
    )


def _how_good(listed: RankedList) -> Iterator[Message]:
    """What holding on to one order costs, and where none could be held."""
    yield say("One order for all of {levels} percent of the money.", levels=", ".join(number(level.percent) for level in listed.levels))
    if listed.price_percent is not None:
        yield say("Keeping one order costs {share:percent} of the benefit of choosing anew at each level.", share=str(listed.price_percent))
    if listed.status is not Status.PROVEN:
        yield how_far(listed.gap_percent)
    for _, why in listed.left_out:
        yield why


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
