"""What is missing: parts of proposals and what that means, owners and next steps, and answers of members."""

import streamlit as st

from portfolj.errors import Message, say
from portfolj.ui.components.table import Cell, Head, Row, html_table
from portfolj.ui.words import enumerated, in_markdown, number, tell
from portfolj.workflow.intake import Part
from portfolj.workflow.overview import Overview

PARTS: dict[Part, Message] = {
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
}


def show(found: Overview) -> None:
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
    if found.lacking:
        st.html(_parts(found))
    if found.waited_for:
        st.html(_members(found))
    if not (found.lacking or found.waited_for or found.without_owner or found.without_next_step):
        st.markdown(tell(say("Nothing is missing, and nobody is waited for.")))


def _parts(found: Overview) -> str:
    heads = [say("Proposal"), say("Missing"), say("What that means")]
    rows = []
    for one in found.lacking:
        for place, part in enumerate(one.lacks):
            name = Cell(one.name, card=one.id) if place == 0 else Cell("")
            rows.append(Row((name, Cell(tell(PARTS[part.part])), Cell(tell(part.means)))))
    return html_table(tell(say("What proposals lack")), [[Head(tell(one)) for one in heads]], rows)


def _members(found: Overview) -> str:
    head = [[Head(tell(say("Member"))), Head(tell(say("Answers waited for")), figures=True), Head(tell(say("Proposals")))]]
    rows = [
        Row((Cell(one.member), Cell(number(len(one.initiatives)), figures=True), Cell(enumerated(one.initiatives))))
        for one in found.waited_for
    ]
    return html_table(tell(say("Members that have not answered")), head, rows)
