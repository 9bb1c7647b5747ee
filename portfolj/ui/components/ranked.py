"""The ranked list as people have decided about it: the line where the money ends, what is taken out, and the reserve list after it."""

from collections.abc import Iterable, Iterator

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from portfolj.domain.scenario import Scenario
from portfolj.errors import Message, say
from portfolj.results.decided import DecidedList, DecidedRow, Side, Standing
from portfolj.results.ranked import RankedList
from portfolj.ui import answers
from portfolj.ui.answers import Opened
from portfolj.ui.components import frame
from portfolj.ui.components.table import Cell, Head, Row, html_table
from portfolj.ui.words import NONE, in_markdown, number, tell
from portfolj.workflow.planning import how_good

COLUMNS = 6
_SIGNS = {Side.TAKEN_IN: "+", Side.TAKEN_OUT: "−"}
_KINDS = {Side.TAKEN_IN: "in", Side.TAKEN_OUT: "out"}


def show(place: DeltaGenerator, decided: DecidedList, name: str) -> None:
    """Show the list in its place.

    Parameters
    ----------
    name
        Of the scenario.
    """
    name_and_why = say("Initiative") if frame.presenting() else say("Initiative and why it stands there")
    words = [say("Place"), name_and_why, say("Starts"), say("Take part"), say("Money, kr"), say("Hours, h")]
    head = [[Head(tell(word), figures=place > 1) for place, word in enumerate(words)]]
    ends = tell(say("Here the money ends: {frame:kr}.", frame=decided.frame))
    takes = tell(say("The list takes {used:kr} of it.", used=decided.used))
    rows = [*map(_row, decided.within), Row((Cell(ends, takes, columns=COLUMNS),), kind="line")]
    for heading, below in ((say("Taken out"), decided.taken_out), (say("Reserve list"), decided.reserve)):
        rows += [Row((Cell(tell(heading), columns=COLUMNS),), kind="part")] if below else []
        rows += map(_row, below)
    with place.container():
        st.html(html_table(tell(say("Ranked list: {name}", name=name)), head, rows, kind="portfolj-ranked"))


def price(listed: RankedList) -> Iterator[Message]:
    """What holding on to one order for all levels of money costs, and the levels at which none could be held."""
    yield say("The order is the model's: one for all of {levels} percent of the money.", levels=_levels(listed))
    if listed.price_percent is None:
        yield say("What one list for all levels costs was not worked out in time.")
    elif listed.price_percent:
        cost = str(listed.price_percent)
        yield say("One list for all levels costs {price:percent} of the benefit against choosing anew at each level.", price=cost)
    else:
        yield say("One list for all levels costs nothing against choosing anew at each level.")
    for _, why in listed.left_out:
        yield why


def tell_how_good(opened: Opened, scenario: Scenario, listed: RankedList | None) -> None:
    """Show what is known about the model's list, and what one order costs; while that is not known, how the rows stand."""
    if listed is not None and listed.found:
        sentences = [how_good(listed), *price(listed)]
    elif listed is not None:
        sentences = [say("The order was not found in time; the rows stand by the year they start.")]
    else:
        sentences = [say("The order is not known yet; the rows stand by the year they start.")]
    st.markdown("\n".join(f"- {in_markdown(tell(sentence))}" for sentence in sentences))
    if answers.ranked(opened, scenario).stopped:
        st.button(tell(say("Work out the order")), key="order-again", on_click=_again, args=(opened, scenario))


def _again(opened: Opened, scenario: Scenario) -> None:
    answers.ranked(opened, scenario, again=True)


def _levels(listed: RankedList) -> str:
    return ", ".join(number(level.percent) for level in listed.levels)


def _row(row: DecidedRow) -> Row:
    cells = (
        Cell(*_place(row)),
        Cell(row.name, " ".join(map(tell, _why(row))), card=row.id),
        Cell(NONE if row.start is None else str(row.start), figures=True),
        Cell(NONE if row.start is None else number(len(row.participants)), figures=True),
        _amount(row.money),
        _amount(row.hours),
    )
    return Row(cells, kind=_KINDS.get(row.side, ""))


def _amount(amount: int | None) -> Cell:
    return Cell(NONE if amount is None else number(amount), figures=True)


def _place(row: DecidedRow) -> tuple[str, str]:
    """The place, or the sign of what people have taken in or out with its place in the model's list below."""
    rank = NONE if row.place is None else number(row.place.rank)
    shared = tell(say("shared")) if row.place is not None and row.place.shared else ""
    if row.side not in _SIGNS:
        return rank, shared
    return _SIGNS[row.side], "" if row.place is None else tell(say("place {rank}", rank=rank))


def _why(row: DecidedRow) -> Iterable[Message]:
    """The reason of those who decided, or the model's; for the whole room only the former."""
    if row.side in _SIGNS:
        if row.standing in (Standing.FAILS, Standing.NOT_TOGETHER):
            yield say("Does not hold.") if frame.presenting() else say("Does not hold; see below.")
        yield say("Your reason: {reason}", reason=row.reason)
        return
    if row.place is not None and not frame.presenting():
        yield from row.place.reasons
        if row.side is Side.RESERVE:
            yield say("Comes in at {amount:kr}.", amount=row.place.enters_at)
