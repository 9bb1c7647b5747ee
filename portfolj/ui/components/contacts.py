"""The contact persons of a proposal, where the case stands in a register: shown to those who may see them, changed, erased for good."""

import streamlit as st

from portfolj.domain.initiative import Initiative
from portfolj.errors import Fault, InputError, StaleChange, say
from portfolj.service.authorizing import Action
from portfolj.service.contacts import contacts_of, erase_contact, keep_contact
from portfolj.service.places import in_register
from portfolj.ui import seat, state
from portfolj.ui.answers import Opened
from portfolj.ui.components import states
from portfolj.ui.words import NONE, in_markdown, tell

# What is told after a click, which place is to be erased once more, and a number that makes the fields new.
_TOLD, _ONCE_MORE, _ROUND = "contacts-told", "contacts-once-more", "contacts-round"
LONGEST = 300


def show(opened: Opened, one: Initiative) -> None:
    """Show them; where the case stands in files, where they can be kept."""
    if not seat.may(Action.READ_CONTACTS, one):
        return
    st.subheader(tell(say("Contact persons")), anchor=False)
    if in_register(opened.path) is None:
        told = say("They are kept in a register only, apart from the case, so that they can be erased. 'portfolj copy' makes a register.")
        st.caption(in_markdown(tell(told)))
        return
    found = contacts_of(seat.user(), opened.path, one)
    st.markdown("\n".join(f"{place}. {in_markdown(text) or NONE}" for place, text in found.items()))
    if not seat.may(Action.CHANGE_CONTACTS, one):
        return
    told_before: tuple[Fault, ...] = state.seen(_TOLD) or ()
    with st.expander(tell(say("Change the contact persons")), expanded=bool(told_before)):
        st.caption(tell(say("They stand in no history, no list and no copy of the case.")))
        for fault in told_before:
            st.warning(states.line(fault))
        for column, (place, text) in zip(st.columns(2, gap="large"), found.items(), strict=True):
            with column:
                _keep(opened, one, place, text)
                _erase(opened, one, place, text)


def _named(one: Initiative, part: str, place: int) -> str:
    return f"contact-{part}-{one.id}-{place}-{state.seen(_ROUND) or 0}"


def _keep(opened: Opened, one: Initiative, place: int, text: str) -> None:
    begun = _named(one, "begun", place)
    if state.seen(begun) is None:
        state.show(begun, text)
    # A place that is always there, so that what is typed below stays.
    with st.container():
        if state.seen(begun) != text:
            _two_versions(one, place, text)
    key = _named(one, "text", place)
    with st.form(_named(one, "form", place), border=False):
        label = say("Contact person {place}: name, and how to reach her or him", place=place)
        st.text_input(tell(label), text, max_chars=LONGEST, key=key, autocomplete="off")
        st.form_submit_button(tell(say("Save contact person {place}", place=place)), on_click=_kept, args=(opened, one, place, key))


def _two_versions(one: Initiative, place: int, stands: str) -> None:
    """It has been changed meanwhile: what stands, beside what is typed below, and which of them to go on from."""
    told = say(
        "Contact person {place} has been changed since you began; there stands now: {theirs}. What you have typed is not saved.",
        place=place,
        theirs=stands or NONE,
    )
    st.warning(in_markdown(tell(told)))
    with st.container(horizontal=True):
        st.button(tell(say("Go on from what stands now")), on_click=_done, key=_named(one, "theirs", place))
        keeping = (_named(one, "begun", place), stands)
        st.button(tell(say("Keep what I have typed")), on_click=state.show, args=keeping, key=_named(one, "mine", place))


def _kept(opened: Opened, one: Initiative, place: int, key: str) -> None:
    try:
        keep_contact(seat.user(), opened.path, one, place, state.widget(key), seen=state.seen(_named(one, "begun", place)))
    except StaleChange:
        # Both are shown beside the field as soon as the page has read what stands now.
        state.show(_TOLD, ())
    except InputError as error:
        state.show(_TOLD, error.faults)
    else:
        _done()


def _erase(opened: Opened, one: Initiative, place: int, text: str) -> None:
    if not text and state.seen(_ONCE_MORE) != (one.id, place):
        return
    yes = say("Yes, erase contact person {place} for good", place=place)
    sure = st.checkbox(tell(yes), key=_named(one, "sure", place))
    st.caption(tell(say("That cannot be undone. Backups made before still hold the name.")))
    label = tell(say("Erase contact person {place} for good", place=place))
    st.button(label, on_click=_erased, args=(opened, one, place), disabled=not sure, key=_named(one, "erase", place))


def _erased(opened: Opened, one: Initiative, place: int) -> None:
    try:
        erase_contact(seat.user(), opened.path, one, place)
    except InputError as error:
        state.show(_TOLD, error.faults)
        state.show(_ONCE_MORE, (one.id, place))
    else:
        st.toast(tell(say("Contact person {place} is erased for good.", place=place)))
        _done()


def _done() -> None:
    """Begin anew with what stands now."""
    state.show(_TOLD, ())
    state.show(_ONCE_MORE, None)
    state.show(_ROUND, (state.seen(_ROUND) or 0) + 1)
