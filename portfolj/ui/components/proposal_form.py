"""Entering and changing a proposal, where the case stands in a register: a draft with a title alone, and its fields as text."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import streamlit as st

from portfolj.domain.initiative import FourField, Initiative
from portfolj.errors import Fault, InputError, Message, say
from portfolj.explain.fields import FIELDS
from portfolj.service import editing
from portfolj.service.places import in_register
from portfolj.service.saving import save_proposal
from portfolj.ui import seat, state
from portfolj.ui.answers import Opened
from portfolj.ui.components import states
from portfolj.ui.components.table import Cell, Head, Row, html_table
from portfolj.ui.words import NONE, in_markdown, tell
from portfolj.workflow.alike import alike

_TOLD, _BEGUN = "proposal-told", "proposal-begun"
# How many proposals this visitor has begun to change, and has entered: numbers that make widgets new.
_CHANGED, _ENTERED = "proposals-changed", "proposals-entered"
LABELS: Mapping[str, tuple[Message, Message | None]] = {
    "name": (say("Title"), None),
    "summary": (say("What it is"), say("Two sentences that somebody outside understands.")),
    "need": (say("The need behind it"), say("What does not work today, and for whom.")),
    "area": (say("Area"), None),
    "field": (say("Field in the four-field model"), None),
    "owner": (say("Owner"), say("The body that answers for it, not a person.")),
    "starts": (say("Years in which it can start"), say("Such as 2027 2028.")),
    "duration": (say("Years it lasts"), None),
    "next_step": (say("Next step"), None),
    "next_step_date": (say("Date of the next step"), say("Such as 2027-02-01, 2027-02 or 2027.")),
}
LONG = ("summary", "need")


@dataclass(frozen=True, slots=True)
class _Begun:
    """The proposal as it was when this visitor began to change it, a number for the widgets, and whether the form is unfolded."""

    seen: Initiative
    number: int
    unfolded: bool = False


def enter(opened: Opened) -> None:
    """Offer to enter a new proposal with a title alone; what is like it is shown first."""
    if in_register(opened.path) is None:
        told = say("Here proposals are read. To enter and change them one by one, copy the case into a register with 'portfolj copy'.")
        st.caption(in_markdown(tell(told)))
        return
    with st.expander(tell(say("Enter a new proposal"))):
        key = f"new-title-{_count(_ENTERED)}"
        title = st.text_input(tell(say("Title of the new proposal")), max_chars=300, key=key)
        found = alike(title, opened.case.initiatives) if title else ()
        if found:
            st.markdown(tell(say("Perhaps it is there already:")))
            st.markdown("\n".join(f"- {in_markdown(one.name)}" for one in found))
        st.button(tell(say("Save as a draft")), on_click=_enter, args=(opened, key), key="save-draft")
        _tell()


def change(opened: Opened, one: Initiative) -> None:
    """Show the form in which a proposal is changed, with what others have done to it meanwhile."""
    if in_register(opened.path) is None:
        return
    begun = _begun(one)
    clash = begun.seen != one
    # A place that is always there, so that the form below keeps its own, and what is typed in it.
    with st.container():
        if clash:
            _two_versions(one, begun)
    with (
        st.expander(tell(say("Change the proposal")), expanded=clash or begun.unfolded),
        st.form(f"proposal-{one.id}-{begun.number}", border=False),
    ):
        texts = {field: _ask(opened, begun, field) for field in LABELS}
        pressed = st.form_submit_button(tell(say("Save the proposal")))
        if pressed and _kept(opened, begun.seen, lambda: editing.edited(begun.seen, texts)):
            begin_anew(one.id)
            st.toast(tell(say("The proposal is saved.")))
            st.rerun()
        _tell()
    _copy(opened, one)


def _ask(opened: Opened, begun: _Begun, field: str) -> str:
    label, hint = LABELS[field]
    stands, key = editing.text_of(begun.seen, field), f"{field}-{begun.seen.id}-{begun.number}"
    spoken = tell(hint) if hint else None
    if field in LONG:
        return st.text_area(tell(label), stands, max_chars=20_000, key=key, help=spoken)
    choices = _choices(opened, field)
    if choices:
        place = list(choices).index(stands) if stands in choices else 0
        return st.selectbox(tell(label), list(choices), place, format_func=choices.__getitem__, key=key, help=spoken)
    return st.text_input(tell(label), stands, max_chars=300, key=key, help=spoken)


def _choices(opened: Opened, field: str) -> dict[str, str]:
    if field == "area":
        return {"": NONE, **{area.id: area.name for area in opened.case.areas}}
    if field == "field":
        return {"": NONE, **{one.value: tell(FIELDS[one.value]) for one in FourField}}
    return {}


def _begun(one: Initiative) -> _Begun:
    kept: _Begun | None = state.seen(f"{_BEGUN}-{one.id}")
    return kept if kept is not None else _begin(one)


def _begin(one: Initiative) -> _Begun:
    begun = _Begun(one, _count(_CHANGED) + 1)
    state.show(_CHANGED, begun.number)
    state.show(f"{_BEGUN}-{one.id}", begun)
    return begun


def _count(of: str) -> int:
    return int(state.seen(of) or 0)


def begin_anew(identity: str) -> None:
    """Let the form of a proposal start from what stands now."""
    state.show(f"{_BEGUN}-{identity}", None)
    state.show(_TOLD, ())


def _two_versions(stands: Initiative, begun: _Begun) -> None:
    """Somebody else has changed it meanwhile: both versions, and which of them to go on from."""
    st.warning(tell(say("Somebody else has changed this proposal since you began. What you have typed stands below, and is not saved.")))
    heads = [say("Field"), say("As you began"), say("As it stands now")]
    differing = [field for field in LABELS if editing.text_of(stands, field) != editing.text_of(begun.seen, field)]
    rows = [
        Row((Cell(tell(LABELS[field][0])), Cell(editing.text_of(begun.seen, field) or NONE), Cell(editing.text_of(stands, field) or NONE)))
        for field in differing
    ]
    if rows:
        st.html(html_table(tell(say("What has been changed")), [[Head(tell(one)) for one in heads]], rows))
    with st.container(horizontal=True):
        st.button(tell(say("Go on from what stands now")), on_click=begin_anew, args=(stands.id,), key="take-what-stands")
        st.button(tell(say("Keep what I have typed")), on_click=_keep_mine, args=(stands, begun), key="keep-mine")


def _keep_mine(stands: Initiative, begun: _Begun) -> None:
    state.show(f"{_BEGUN}-{stands.id}", _Begun(stands, begun.number, unfolded=True))


def _enter(opened: Opened, key: str) -> None:
    # What was typed last comes together with the click.
    _new(opened, lambda: editing.draft(opened.case, state.widget(key)))


def _copy(opened: Opened, one: Initiative) -> None:
    with st.expander(tell(say("Copy it as a new proposal"))):
        key = f"copy-title-{one.id}"
        st.text_input(tell(say("Title of the copy")), one.name, max_chars=300, key=key)
        made = partial(_copied, opened, one, key)
        st.button(tell(say("Copy")), on_click=_new, args=(opened, made), key="copy-proposal")


def _copied(opened: Opened, one: Initiative, key: str) -> Initiative:
    return editing.copied(opened.case, one, state.widget(key))


def _new(opened: Opened, made: Callable[[], Initiative]) -> None:
    try:
        proposal = made()
    except InputError as error:
        state.show(_TOLD, error.faults)
        return
    if _kept(opened, None, lambda: proposal):
        state.put(state.PROPOSAL, proposal.id)
        state.show(_ENTERED, _count(_ENTERED) + 1)


def _kept(opened: Opened, seen: Initiative | None, made: Callable[[], Initiative]) -> bool:
    """Save it; where that is refused, why is told and everything typed stands."""
    try:
        save_proposal(seat.user(), opened.path, made(), seen=seen, at=seat.now())
    except InputError as error:
        state.show(_TOLD, error.faults)
        return False
    state.show(_TOLD, ())
    return True


def _tell() -> None:
    told: tuple[Fault, ...] = state.seen(_TOLD) or ()
    for fault in told:
        st.warning(states.line(fault))
