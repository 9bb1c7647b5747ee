"""What waits for a decision: the next meeting that can decide it, and the way of one proposal there."""

import streamlit as st

from portfolj.domain.stages import STAGES
from portfolj.errors import Message, say
from portfolj.governance.ways import Stop
from portfolj.ui import state
from portfolj.ui.components import wheel_choices
from portfolj.ui.components.table import Cell, Head, Row, html_table
from portfolj.ui.components.wheel_tables import when
from portfolj.ui.words import in_markdown, tell
from portfolj.workflow.annual_wheel import AnnualWheel, Waiting


def show(found: AnnualWheel) -> None:
    """Show it; nothing where nothing waits."""
    if not found.waiting:
        return
    st.header(tell(say("What waits for a decision?")), anchor=False)
    if found.decides is None:
        st.markdown(tell(say("No body of the case decides. Write one of the kind 'decides' in bodies.csv.")))
        return
    wheel_choices.decides(found)
    counted = say("Meetings are counted from {day:date}.", day=found.counted_from.isoformat())
    st.caption(tell(counted))
    heads = (say("Proposal"), say("Stage"), say("Decides"), say("Can be decided"))
    rows = [
        Row((Cell(one.name, card=one.id), Cell(tell(STAGES[one.stage])), Cell(one.stops[-1].body.name), _at(one.stops[-1])))
        for one in found.waiting
    ]
    st.html(html_table(tell(say("What waits for a decision")), [[Head(tell(one)) for one in heads]], rows, kind="long"))
    _way(found)


def _at(stop: Stop) -> Cell:
    """When a body can deal with it."""
    if stop.meeting is None:
        return Cell(tell(say("no further meeting of {body}", body=stop.body.name)))
    return when(stop.meeting, late=stop.late)


def _way(found: AnnualWheel) -> None:
    """Ask for a proposal, and show whom it passes."""
    waiting = {one.id: one for one in found.waiting}
    asked = state.one(state.PROPOSAL)
    place = list(waiting).index(asked) if asked in waiting else None
    chosen: str | None = st.selectbox(
        tell(say("Show the way of a proposal to its decision")),
        list(waiting),
        place,
        format_func=lambda one: waiting[one].name,
        placeholder=tell(say("Choose a proposal")),
        key="wheel-proposal",
    )
    if chosen is None:
        return
    state.put(state.PROPOSAL, chosen)
    one = waiting[chosen]
    st.subheader(in_markdown(tell(_in_short(one))), anchor=False)
    head = [[Head(tell(text)) for text in (say("Body"), say("Next meeting"))]]
    st.html(html_table(tell(say("The way of {name}", name=one.name)), head, [Row((Cell(stop.body.name), _at(stop))) for stop in one.stops]))


def _in_short(one: Waiting) -> Message:
    bodies = tuple(stop.body.name for stop in one.stops)
    if len(bodies) == 1:
        return say("{name} goes straight to {body}", name=one.name, body=bodies[0])
    return say("{name} passes {bodies:list}", name=one.name, bodies=bodies)
