"""Who decides what? Bodies with their seats, mandates by amount, and what is wrong, due or open in how the case is steered."""

from collections.abc import Iterator

import streamlit as st

from portfolj import governance
from portfolj.domain.case import Case
from portfolj.errors import Fault, Message, say
from portfolj.ui.answers import Opened
from portfolj.ui.components import as_of, boards, frame, heading, mandate_rows, member_load, steering_forms
from portfolj.ui.words import in_markdown, tell
from portfolj.workflow import steering

ADDRESS, TITLE = "styrning", say("Steering")


def show(opened: Opened) -> None:
    """Show the page."""
    place, case = heading.ask(say("Who decides what?")), opened.case
    if not (case.bodies or case.mandate_table or case.remarks):
        where = say("Enter them here in a register, or in the tables bodies, seats and mandate_table of a case folder.")
        heading.answer(place, (say("No bodies are stated."), where, say("Then you see here who may decide what.")))
        steering_forms.bodies(opened)
        return
    found = tuple(governance.found(case, as_of.asked()))
    remarks = tuple(governance.remarks(case))
    heading.answer(place, _answer(case, (*found, *remarks)))
    if frame.presenting():
        return
    as_of.show()
    if found:
        st.header(tell(say("What is wrong, due or open")), anchor=False)
        _listed(found)
    if remarks:
        with st.expander(tell(say("What the sources have wrong or leave open"))):
            _listed(remarks)
    boards.show(case, steering.boards(case))
    steering_forms.bodies(opened)
    mandate_rows.show(case, as_of.asked())
    steering_forms.mandates(opened)
    member_load.show(case)


def _answer(case: Case, found: tuple[Fault, ...]) -> Iterator[Message]:
    yield from as_of.told()
    yield say("{bodies:bodies} with {seats:seats}.", bodies=len(case.bodies), seats=len(case.seats))
    yield say("{number:notices} to settle.", number=len(found)) if found else say("Nothing is left to settle.")


def _listed(found: tuple[Fault, ...]) -> None:
    st.markdown("\n".join(f"- {in_markdown(tell(one.message))}" for one in found))
