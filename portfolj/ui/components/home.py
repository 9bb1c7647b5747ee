"""Which member is spoken of, the answer as a sentence, and what it gives and gets beside the others."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from portfolj.charts.gives_and_gets import gives_and_gets
from portfolj.domain.member import Member
from portfolj.domain.scenario import BASE
from portfolj.errors import Argument, Message, say
from portfolj.explain.certainty import how_sure
from portfolj.results.portfolio import Status
from portfolj.results.result import Result
from portfolj.ui import state
from portfolj.ui.answers import Opened
from portfolj.ui.components import frame, picture
from portfolj.ui.components.kept import kept
from portfolj.ui.components.table import Cell, Head, Row, html_table
from portfolj.ui.words import NONE, in_markdown, number, per_resident, per_thousand, points, tell
from portfolj.workflow.at_home import Measure, Range, ranges, row_of
from portfolj.workflow.side_by_side import scenario_names


@dataclass(frozen=True)
class Spoken:
    """How a measure is spoken of: its name with its unit, the same per resident, and how both are written."""

    name: Message
    per_resident: Message
    whole: Callable[[int], str]
    part: Callable[[Fraction | None], str]


# Thousandths of a point for a resident are points for a thousand.
SPOKEN = {
    Measure.KRONOR_OUT: Spoken(say("Own money, kr"), say("for each resident"), number, per_resident),
    Measure.HOURS: Spoken(say("Hours, h"), say("for each 1 000 residents"), number, per_thousand),
    Measure.KRONOR_IN: Spoken(say("Economic benefit, kr"), say("for each resident"), number, per_resident),
    Measure.BENEFIT: Spoken(say("Benefit, points"), say("for each 1 000 residents"), points, per_resident),
}


def choose(opened: Opened) -> tuple[Member, str]:
    """Show the choice of member and scenario with what the address says; the member, and the id of the scenario."""
    members = {member.id: member for member in opened.case.members_in_order}
    member = state.one(state.MEMBER) if state.one(state.MEMBER) in members else next(iter(members))
    scenario = state.one(state.SCENARIO) if state.one(state.SCENARIO) in opened.case.scenario_ids else BASE
    if not frame.presenting():
        left, right = st.columns(2)
        names = {one: found.name for one, found in members.items()}
        _select(left, say("Municipality or other member"), names, state.MEMBER, member)
        _select(right, say("Scenario"), scenario_names(opened.case), state.SCENARIO, scenario)
        if any(state.several(name) for name in state.DIALS):
            st.caption(tell(say("The scenario is shown as it is saved; what is turned on the page Scenario is not in it.")))
    return members[member], scenario


def _select(place: DeltaGenerator, label: Message, names: dict[str, str], name: str, chosen: str) -> None:
    key = f"home-{name}"
    place.selectbox(
        tell(label), list(names), list(names).index(chosen), format_func=names.__getitem__, key=key, on_change=_chosen, args=(name, key)
    )


def _chosen(name: str, key: str) -> None:
    if name == state.SCENARIO:
        state.put_back(state.DIALS)
    state.put(name, state.widget(key))


def answer(result: Result, member: str) -> Iterator[Message]:
    """What it means for a member, in a sentence with numbers."""
    row = row_of(result, member)
    if row is None:
        yield how_sure(result)
        return
    parts: dict[str, Argument] = {
        "name": row.name,
        "kronor": row.kronor_out,
        "hours": row.hours,
        "mine": row.initiatives,
        "all": len(result.chosen),
    }
    times = row.against_population.benefit
    if times is None:
        yield say(
            "{name} gives {kronor:kr} and {hours} hours, takes part in {mine} of {all:initiatives} and gets {benefit} points of benefit.",
            benefit=points(row.benefit),
            **parts,
        )
    else:
        yield say(
            "{name} gives {kronor:kr} and {hours} hours, takes part in {mine} of {all:initiatives} and gets {times} times its average by "
            "residents.",
            times=number(times, 1),
            **parts,
        )
    if any(one.id == member and one.out for one in result.instance.members):
        yield say("{name} stays out in this scenario.", name=row.name)
    if result.status is not Status.PROVEN:
        yield how_sure(result)


@kept
def beside_the_others(result: Result, member: Member) -> None:
    """Show its amounts per resident on the range of all municipalities, and the same as a table."""
    found = ranges(result, member.id)
    drawn = [one for one in found if one.times(one.mine) is not None]
    above = sum(one.above for one in drawn)
    title = say("Per resident {name} is above the average in {above} of {all}", name=member.name, above=above, all=len(drawn))
    if not found:
        title = say("{name} has no residents to count by", name=member.name)
    elif not drawn:
        title = say("Nobody gives or gets anything in this portfolio")
    st.subheader(in_markdown(tell(title)), anchor=False)
    if not found:
        st.markdown(tell(say("Only municipalities are compared by residents.")))
    if not drawn:
        return
    means = say("{title}. Each bar runs from the municipality with least to that with most; the table says the same.", title=title)
    picture.draw(gives_and_gets, pd.DataFrame(map(_drawn, drawn)), alt_text=tell(means), average=tell(say("average")))
    with st.expander(tell(say("The same as a table"))):
        st.html(_table(found, member.name))


def _drawn(one: Range) -> dict[str, str | float]:
    spoken = SPOKEN[one.measure]
    name = f"{tell(spoken.name)}\n{tell(spoken.per_resident)}"
    places = {"least": one.least[0], "most": one.most[0], "mine": one.mine}
    written = {f"at_{place}": spoken.part(amount) for place, amount in places.items()}
    return {"name": name, **{place: float(one.times(amount) or 0) for place, amount in places.items()}, **written}


def _table(found: tuple[Range, ...], name: str) -> str:
    words = [say("Average"), say("Times the average"), say("Least"), say("Most")]
    head = [[Head(tell(say("Per resident"))), *(Head(one, figures=True) for one in (name, *map(tell, words)))]]
    rows = []
    for one in found:
        spoken, times = SPOKEN[one.measure], one.times(one.mine)
        cells = [
            Cell(tell(spoken.name), tell(spoken.per_resident)),
            Cell(spoken.part(one.mine), figures=True),
            Cell(spoken.part(one.average), figures=True),
            Cell(NONE if times is None else number(times, 1), figures=True),
            *(Cell(spoken.part(amount), whose, figures=True) for amount, whose in (one.least, one.most)),
        ]
        rows.append(Row(tuple(cells)))
    return html_table(tell(say("What {name} gives and gets beside all municipalities", name=name)), head, rows)
