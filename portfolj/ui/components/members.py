"""What changes for each member from the first scenario to the others: a picture for each of them, and the table."""

import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

import pandas as pd
import streamlit as st

from portfolj.charts.differences import differences
from portfolj.compare.differences import Amount, Difference, StakeIn, largest, more_and_less
from portfolj.errors import Message, say
from portfolj.ui import state
from portfolj.ui.components import picture
from portfolj.ui.components.kept import kept
from portfolj.ui.components.table import Cell, Head, Row, html_table
from portfolj.ui.words import in_markdown, number, points, tell
from portfolj.workflow.side_by_side import Alternative, SideBySide

# The measure's name in the address.
MEASURE = "matt"
NAME_SIGNS = 17


@dataclass(frozen=True)
class Spoken:
    """How a measure is spoken of: its name with its unit, the same for a part of the residents, and how both are written."""

    name: Message
    unit: Message
    share: Message
    whole: Callable[[int], str]
    part: Callable[[Fraction], str]


# Thousandths of a point for a resident are points for a thousand.
SPOKEN = {
    StakeIn.KRONOR: Spoken(say("Own money, kr"), say("kr"), say("per resident"), number, lambda part: number(part, 1)),
    StakeIn.HOURS: Spoken(say("Hours, h"), say("h"), say("per 1 000"), number, lambda part: number(part * 1000, 1)),
    StakeIn.BENEFIT: Spoken(say("Benefit, points"), say("points"), say("per 1 000"), points, lambda part: number(part, 2)),
}


def show(found: SideBySide) -> None:
    """Show it in the measure that is chosen; where there is nothing to compare, nothing."""
    first, *others = found.answered
    if not others:
        return
    st.header(in_markdown(tell(say("What changes for each member, compared with {name}?", name=first.name))), anchor=False)
    counted_in = _choose()
    lines = found.differences(counted_in)
    places = st.columns(max(len(others), 2), gap="large")
    for place, other in enumerate(others):
        with places[place]:
            _picture(lines, place, first, other, counted_in, most=largest(lines))
    with places[1] if len(others) == 1 else st.expander(tell(say("The same as a table"))):
        st.html(_table(found, lines, counted_in))


def _choose() -> StakeIn:
    asked = state.one(MEASURE)
    stands = StakeIn(asked) if asked in set(StakeIn) else StakeIn.KRONOR
    chosen = st.segmented_control(
        tell(say("Counted in")),
        list(StakeIn),
        default=stands,
        format_func=lambda one: tell(SPOKEN[one].name),
        key="measure",
        required=True,
        label_visibility="collapsed",
    )
    state.put(MEASURE, chosen.value)
    return chosen


def _summary(counted_in: StakeIn, other: Alternative, more: int, less: int) -> Message:
    if counted_in is StakeIn.KRONOR:
        return say("{name}: {more:members} pay more, {less} less", name=other.name, more=more, less=less)
    if counted_in is StakeIn.HOURS:
        return say("{name}: {more:members} give more hours, {less} fewer", name=other.name, more=more, less=less)
    return say("{name}: {more:members} get more benefit, {less} less", name=other.name, more=more, less=less)


@kept
def _picture(_lines: tuple[Difference, ...], place: int, first: Alternative, other: Alternative, counted_in: StakeIn, *, most: int) -> None:
    spoken, changes = SPOKEN[counted_in], [line.others[place] for line in _lines]
    title = _summary(counted_in, other, *more_and_less(changes))
    st.subheader(in_markdown(tell(title)), anchor=False)
    shared = [line.name for line in _lines]
    whole = [line.name if shared.count(line.name) == 1 else f"{line.name} ({line.id})" for line in _lines]
    names = [textwrap.fill(name, NAME_SIGNS) for name in whole]
    rows = [("", 0, tell(spoken.unit), tell(spoken.share))]
    rows += [(name, one.whole, _whole(one, spoken), _part(one, spoken)) for name, one in zip(names, changes, strict=True)]
    table = pd.DataFrame(rows, columns=["name", "change", "amount", "share"])
    means = say(
        "{title}, compared with {first}. Bars to the right: more, to the left: less. The table says the same.",
        title=title,
        first=first.name,
    )
    picture.draw(differences, table, alt_text=tell(means), most=most)


def _whole(change: Amount, spoken: Spoken) -> str:
    return _signed(spoken.whole(change.whole), change)


def _part(change: Amount, spoken: Spoken) -> str:
    return "" if change.per_resident is None else _signed(spoken.part(change.per_resident), change)


def _signed(written: str, change: Amount) -> str:
    """With a plus where it is more, unless what is written comes to 0."""
    return f"+{written}" if change.whole > 0 and any(sign in "123456789" for sign in written) else written


def _table(found: SideBySide, lines: tuple[Difference, ...], counted_in: StakeIn) -> str:
    spoken = SPOKEN[counted_in]
    heads = [say("{name}", name=found.answered[0].name)]
    heads += [say("{name}, difference", name=one.name) for one in found.answered[1:]]
    member = say("Member; {unit}, below {share}", unit=spoken.unit, share=spoken.share)
    head = [[Head(tell(member)), *(Head(tell(one), figures=True) for one in heads)]]
    rows = []
    for line in lines:
        part = "" if line.first.per_resident is None else spoken.part(line.first.per_resident)
        first = Cell(spoken.whole(line.first.whole), part, figures=True)
        others = (Cell(_whole(one, spoken), _part(one, spoken), figures=True) for one in line.others)
        residents = tell(say("{number} residents", number=line.residents)) if line.residents else ""
        rows.append(Row((Cell(line.name, residents), first, *others)))
    return html_table(tell(say("What changes for each member")), head, rows)
