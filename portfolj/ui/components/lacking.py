"""What is missing: parts of proposals and what that means, owners and next steps, and answers of members."""

from collections.abc import Iterator

import streamlit as st

from portfolj.domain.steering import DRAFT_STAGES
from portfolj.errors import Message, say
from portfolj.ui.answers import Opened
from portfolj.ui.components import held_back
from portfolj.ui.components.table import Cell, Head, Row, html_table
from portfolj.ui.words import enumerated, in_markdown, number, tell
from portfolj.workflow.intake import Bar, Part
from portfolj.workflow.overview import Overview, Standing

PARTS: dict[Part | Bar, Message] = {
    Part.WHAT: say("What it is"),
    Part.AREA: say("Area"),
    Part.FIELD: say("Field in the four-field model"),
    Part.GOALS: say("Goals"),
    Part.OWNER: say("Owner"),
    Part.MEMBERS: say("Members"),
    Part.MONEY: say("Money"),
    Part.HOURS: say("Hours"),
    Part.START: say("Start"),
    Part.MANDATE: say("Mandate"),
    Part.CRITERIA: say("Answers of the admission test"),
    Part.NEXT_STEP: say("Next step"),
    Bar.SIZE: say("Size"),
    Bar.ASSOCIATION: say("Goal of the association"),
}


def show(opened: Opened, found: Overview) -> None:
    """Show all of it; where nothing is missing, that."""
    st.header(tell(say("What is missing, and who is waited for?")), anchor=False)
    for title, names in (
        (say("{number} without an owner: {names:list}.", number=len(found.without_owner), names=found.without_owner), found.without_owner),
        (
            say("{number} without a next step: {names:list}.", number=len(found.without_next_step), names=found.without_next_step),
            found.without_next_step,
        ),
    ):
        if names:
            st.markdown(in_markdown(tell(title)))
    if found.lacking or found.drafts:
        st.html(_parts(found))
    if found.drafts:
        draft = next(one for one in opened.case.initiatives if one.id == found.drafts[0].id)
        st.caption(in_markdown(tell(held_back.remedy(opened, draft))))
    if found.waited_for:
        st.html(_members(found))
    if not (found.lacking or found.drafts or found.waited_for or found.without_owner or found.without_next_step):
        st.markdown(tell(say("Nothing is missing, and nobody is waited for.")))


def _parts(found: Overview) -> str:
    heads = [say("Proposal"), say("Missing"), say("What that means")]
    rows = []
    for one in found.route:
        for place, (what, means) in enumerate(_lacks(one)):
            name = Cell(one.name, card=one.id) if place == 0 else Cell("")
            rows.append(Row((name, Cell(tell(what)), Cell(tell(means)))))
    return html_table(tell(say("What proposals lack")), [[Head(tell(one)) for one in heads]], rows)


def _lacks(one: Standing) -> Iterator[tuple[Message, Message]]:
    """The parts it lacks and the bars it stays below, then the stage that keeps it back, each with what that means."""
    yield from ((PARTS[part.part], part.means) for part in one.lacks)
    if one.stage in DRAFT_STAGES:
        yield held_back.means(one.stage)


def _members(found: Overview) -> str:
    head = [[Head(tell(say("Member"))), Head(tell(say("Answers waited for")), figures=True), Head(tell(say("Proposals")))]]
    rows = [
        Row((Cell(one.member), Cell(number(len(one.initiatives)), figures=True), Cell(enumerated(one.initiatives))))
        for one in found.waited_for
    ]
    return html_table(tell(say("Members that have not answered")), head, rows)
