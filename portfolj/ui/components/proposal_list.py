"""The list of proposals, searched and filtered, each with how much of it is there."""

from collections.abc import Sequence

import streamlit as st

from portfolj.domain.case import Case
from portfolj.domain.stages import STAGES
from portfolj.domain.steering import Stage
from portfolj.errors import say
from portfolj.ui import state
from portfolj.ui.components.table import Cell, Head, Row, html_table
from portfolj.ui.words import NONE, number, tell
from portfolj.workflow.intake import Part
from portfolj.workflow.proposals import Listed, proposals


def show(case: Case) -> None:
    """Show the two ways to search, and what is found."""
    left, right = st.columns(2, gap="large")
    words = left.text_input(tell(say("Search in names, texts and owners")), state.one(state.SOUGHT), max_chars=100, key="sought")
    stages = {"": tell(say("All stages")), **{stage.value: tell(name) for stage, name in STAGES.items()}}
    asked = state.one(state.STAGE)
    place = list(stages).index(asked) if asked in stages else 0
    stage = right.selectbox(tell(say("Stage")), list(stages), place, format_func=stages.__getitem__, key="stage")
    state.put(state.SOUGHT, *([words] if words else []))
    state.put(state.STAGE, *([stage] if stage else []))
    found = proposals(case, words=words, stage=Stage(stage) if stage else None)
    if not found:
        st.markdown(tell(say("Nothing is found. Search for other words, or among all stages.")))
        return
    st.html(_table(found))


def choose(every: Sequence[Listed]) -> str | None:
    """Ask which proposal to show; its id, or None."""
    names = {one.id: one.name for one in every}
    asked = state.one(state.PROPOSAL)
    place = list(names).index(asked) if asked in names else None
    # Another name where another one is asked for, so that a link to it is followed; what is picked is noted before that.
    key = f"proposal-{asked}-{names.get(asked, '')}"
    chosen: str | None = st.selectbox(
        tell(say("Show one proposal with all that is known of it")),
        list(names),
        place,
        format_func=names.__getitem__,
        placeholder=tell(say("Choose a proposal")),
        key=key,
        on_change=_put,
        args=(key,),
    )
    return chosen


def _put(key: str) -> None:
    chosen = state.widget(key)
    state.put(state.PROPOSAL, *([chosen] if chosen else []))


def _table(found: Sequence[Listed]) -> str:
    heads = [say("Proposal"), say("Stage"), say("Owner"), say("There"), say("Money, kr"), say("Hours, h")]
    head = [[Head(tell(one), figures=place > 2) for place, one in enumerate(heads)]]
    rows = [
        Row(
            (
                Cell(one.name, card=one.id),
                Cell(tell(STAGES[one.stage])),
                Cell(one.owner or NONE),
                _there(one),
                Cell(number(one.kronor), figures=True),
                Cell(number(one.hours), figures=True),
            )
        )
        for one in found
    ]
    return html_table(tell(say("The proposals")), head, rows)


def _there(one: Listed) -> Cell:
    """How much is there, in figures and as filled and hollow signs; nothing where it is not asked for any more."""
    if not one.waits:
        return Cell(NONE, figures=True)
    signs = "●" * one.there + "○" * (len(Part) - one.there)
    return Cell(tell(say("{there} of {all}", there=one.there, all=len(Part))), signs, figures=True)
