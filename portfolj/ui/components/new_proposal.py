"""Entering and changing a proposal, where the case stands in a register: a draft with a title alone, and its fields as text."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

from portfolj.domain.initiative import FourField, Initiative
from portfolj.errors import Fault, InputError, StaleChange, say
from portfolj.explain.fields import FIELDS
from portfolj.service import editing
from portfolj.service.authorizing import Action
from portfolj.service.places import in_register
from portfolj.service.saving import save_proposal
from portfolj.ui import seat, state
from portfolj.ui.answers import Opened
from portfolj.ui.components import proposal_links, states, touched, versions
from portfolj.ui.components.proposal_words import LABELS, in_words
from portfolj.ui.words import NONE, in_markdown, tell
from portfolj.workflow.alike import alike

# Why something was not saved, beside the form of a proposal and beside that of a new one.
_TOLD, _TOLD_NEW, _BEGUN = "proposal-told", "proposal-new-told", "proposal-begun"
# How many proposals this visitor has begun to change, and has entered: numbers that make widgets new.
_CHANGED, _ENTERED = "proposals-changed", "proposals-entered"
_FIELDS = "fields"
LONG = ("summary", "need")


@dataclass(frozen=True, slots=True)
class Begun:
    """What the forms of a proposal start from, for one visitor.

    Parameters
    ----------
    seen
        The proposal that a change is made of, and compared with when it is saved.
    number
        Makes all widgets new when the forms begin anew.
    unfolded
        Whether that form is unfolded.
    saved
        The forms that have been saved since, each as often as it was.
    """

    seen: Initiative
    number: int
    unfolded: bool = False
    saved: tuple[str, ...] = ()

    def named(self, form: str, *names: str) -> str:
        """The key of a widget: another one when its form is saved, the same when another form is, so that what is typed in it stays."""
        return "-".join((*names, self.seen.id, str(self.number), str(self.saved.count(form))))


def enter(opened: Opened) -> None:
    """Offer to enter a new proposal with a title alone; what is like it is shown first."""
    if in_register(opened.path) is None:
        told = say("Here proposals are read. To enter and change them one by one, copy the case into a register with 'portfolj copy'.")
        st.caption(in_markdown(tell(told)))
        return
    if not seat.may(Action.CHANGE_PROPOSAL):
        return
    with st.expander(tell(say("Enter a new proposal"))):
        key = f"new-title-{_count(_ENTERED)}"
        title = st.text_input(tell(say("Title of the new proposal")), max_chars=300, key=key)
        found = alike(title, opened.case.initiatives) if title else ()
        if found:
            st.markdown(tell(say("Perhaps it is there already:")))
            st.html(proposal_links.alike_ones(found))
        st.button(tell(say("Save as a draft")), on_click=_enter, args=(opened, key), key="save-draft")
        _tell(_TOLD_NEW)


def change(opened: Opened, one: Initiative) -> None:
    """Show the form in which a proposal is changed, with what others have done to it meanwhile."""
    if in_register(opened.path) is None:
        return
    if not any(seat.may(action, one) for action in (Action.CHANGE_PROPOSAL, Action.ASSESS, Action.DECIDE)):
        return
    edit = begun(one)
    clash = edit.seen != one
    # A place that is always there, so that the form below keeps its own, and what is typed in it.
    with st.container():
        if clash:
            _two_versions(opened, one, edit)
    if not seat.may(Action.CHANGE_PROPOSAL, one):
        return
    with (
        st.expander(tell(say("Change the proposal")), expanded=clash or edit.unfolded),
        st.form(edit.named(_FIELDS, "proposal"), border=False),
    ):
        texts = {field: _ask(opened, edit, field) for field in LABELS}
        pressed = st.form_submit_button(tell(say("Save the proposal")))
        if pressed:
            typed = {field: said.content for field, said in texts.items() if said.touched}
            if (kept := _kept(opened, edit.seen, lambda: editing.edited(edit.seen, typed))) is not None:
                go_on(kept, _FIELDS)
                st.toast(tell(say("The proposal is saved.")))
            st.rerun()
        tell_of_clash(one)
        _tell(_TOLD)
    _copy(opened, one)


def _ask(opened: Opened, edit: Begun, field: str) -> touched.Said[str]:
    label, hint = LABELS[field]
    stands, key, spoken = editing.text_of(edit.seen, field), edit.named(_FIELDS, field), tell(hint) if hint else None
    choices = _choices(opened, field)
    if choices:
        return touched.choice(tell(label), choices, stands, key=key, spoken=spoken)
    return touched.text(tell(label), stands, key=key, most=20_000 if field in LONG else 300, long=field in LONG, spoken=spoken)


def _choices(opened: Opened, field: str) -> dict[str, str]:
    if field == "area":
        return {"": NONE, **{area.id: area.name for area in opened.case.areas}}
    if field == "field":
        return {"": NONE, **{one.value: tell(FIELDS[one.value]) for one in FourField}}
    return {}


def begun(one: Initiative) -> Begun:
    """The proposal as it was when this visitor began; from it every form of the page starts, and with it what is saved is compared."""
    kept: Begun | None = state.seen(f"{_BEGUN}-{one.id}")
    return kept if kept is not None else _begin(one)


def tell_of_clash(one: Initiative) -> None:
    """Say beside a form that nothing is saved from it until one of the two versions has been chosen."""
    if begun(one).seen != one:
        st.warning(tell(say("The proposal has been changed since you opened the form. Choose above which version to go on from.")))


def _begin(one: Initiative) -> Begun:
    edit = Begun(one, _count(_CHANGED) + 1)
    state.show(_CHANGED, edit.number)
    state.show(f"{_BEGUN}-{one.id}", edit)
    return edit


def _count(of: str) -> int:
    return int(state.seen(of) or 0)


def begin_anew(identity: str) -> None:
    """Let the form of a proposal start from what stands now."""
    state.show(f"{_BEGUN}-{identity}", None)
    state.show(_TOLD, ())


def go_on(kept: Initiative, form: str) -> None:
    """Let the forms of a proposal go on from what one of them has saved; only that one begins anew, and what is typed in others stays."""
    edit = begun(kept)
    state.show(f"{_BEGUN}-{kept.id}", replace(edit, seen=kept, saved=(*edit.saved, form)))
    state.show(_TOLD, ())


def _two_versions(opened: Opened, stands: Initiative, edit: Begun) -> None:
    """It has been changed meanwhile, by somebody else or by an import of this visitor: both versions, and which of them to go on from."""
    st.warning(tell(say("The proposal has been changed since you opened the form. What you have typed stands below, and is not saved.")))
    versions.show(in_words(opened.case, edit.seen), in_words(opened.case, stands), called=say("As you began"))
    with st.container(horizontal=True):
        st.button(tell(say("Go on from what stands now")), on_click=begin_anew, args=(stands.id,), key="take-what-stands")
        st.button(tell(say("Keep what I have typed")), on_click=_keep_mine, args=(stands, edit), key="keep-mine")


def _keep_mine(stands: Initiative, edit: Begun) -> None:
    state.show(f"{_BEGUN}-{stands.id}", replace(edit, seen=stands, unfolded=True))


def _enter(opened: Opened, key: str) -> None:
    # What was typed last comes together with the click.
    _new(opened, lambda: editing.draft(opened.case, state.widget(key)))


def _copy(opened: Opened, one: Initiative) -> None:
    with st.expander(tell(say("Copy it as a new proposal"))):
        key = f"copy-title-{one.id}"
        st.text_input(tell(say("Title of the copy")), one.name, max_chars=300, key=key)
        made = partial(_copied, opened, one, key)
        st.button(tell(say("Copy")), on_click=_new, args=(opened, made), key="copy-proposal")
        _tell(_TOLD_NEW)


def _copied(opened: Opened, one: Initiative, key: str) -> Initiative:
    return editing.copied(opened.case, one, state.widget(key))


def _new(opened: Opened, made: Callable[[], Initiative]) -> None:
    try:
        proposal = made()
    except InputError as error:
        state.show(_TOLD_NEW, error.faults)
        return
    if _kept(opened, None, lambda: proposal) is not None:
        state.put(state.PROPOSAL, proposal.id)
        state.show(_ENTERED, _count(_ENTERED) + 1)


def _kept(opened: Opened, seen: Initiative | None, made: Callable[[], Initiative]) -> Initiative | None:
    """Save it; None where that is refused: why is told then, and everything typed stands."""
    told = _TOLD if seen is not None else _TOLD_NEW
    try:
        kept = save_proposal(seat.user(), opened.path, made(), seen=seen, at=seat.now())
    except StaleChange as error:
        # Of one that stands both versions are shown, as soon as the page has read what stands now.
        state.show(told, () if seen is not None else error.faults)
        return None
    except InputError as error:
        state.show(told, error.faults)
        return None
    state.show(told, ())
    return kept


def _tell(name: str) -> None:
    told: tuple[Fault, ...] = state.seen(name) or ()
    for fault in told:
        st.warning(states.line(fault))
