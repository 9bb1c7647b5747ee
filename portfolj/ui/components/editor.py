"""A form about how the cooperation is steered: opened by a button, saved as one change, closed; what was refused stands as it was typed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from portfolj.domain.case import Case
from portfolj.errors import InputError, Message, StaleChange, say
from portfolj.service.authorizing import Action
from portfolj.service.places import in_register
from portfolj.service.saving_steering import save_steering
from portfolj.ui import seat, state
from portfolj.ui.answers import Opened
from portfolj.ui.components import frame, states, versions
from portfolj.ui.words import in_markdown, tell


@dataclass(frozen=True, slots=True)
class Begun:
    """What a form that is open starts from, for one visitor.

    Parameters
    ----------
    form
        Which one is open.
    seen
        The case that a change is made of, and compared with when it is saved.
    number
        Makes all widgets new when a form is opened.
    stale
        Whether a save was refused since somebody else was first.
    """

    form: str
    seen: Case
    number: int
    stale: bool = False

    def named(self, name: str) -> str:
        """The key of a widget."""
        return f"steered-{name}-{self.form}-{self.number}"


@dataclass(frozen=True, slots=True)
class Form:
    """A form that can be opened.

    Parameters
    ----------
    label
        On its button, and above it when it is open.
    first
        The name of its first field.
    ask
        Shows its fields; gives what makes the case that shall be, of what stands in them.
    words
        What it is about in a case, by the names of its fields.
    saved
        Is told the case that was saved.
    taken_away
        Makes the case without what it is about; None where that cannot be asked for.
    """

    label: Message
    first: str
    ask: Callable[[Begun], Callable[[], Case]]
    words: Callable[[Case], Mapping[str, str]]
    saved: Callable[[Case], None] | None = None
    taken_away: Callable[[Case], Case] | None = None


def show(
    opened: Opened,
    place: str,
    forms: Mapping[str, Form],
    offered: Sequence[str],
    *,
    files: Message | None = None,
    none: Message | None = None,
) -> None:
    """Offer the forms of a place on a page, or show the one that is open; nothing for those who may not change the case.

    Parameters
    ----------
    offered
        Those that a button opens now.
    files
        Told where the case stands in files, and can be changed there only.
    none
        Told where none is offered.
    """
    if frame.presenting() or not seat.may(Action.CHANGE_CASE):
        return
    if in_register(opened.path) is None:
        if files is not None:
            st.caption(in_markdown(tell(files)))
        return
    begun: Begun | None = state.seen(_open(opened, place))
    with st.container(key=f"editor-{place}"):
        if begun is None or begun.form not in forms:
            with st.container(horizontal=True):
                for name in offered:
                    st.button(in_markdown(tell(forms[name].label)), on_click=_begin, args=(opened, place, name), key=f"open-{place}-{name}")
            if none is not None and not offered:
                st.caption(tell(none))
            return
        form = forms[begun.form]
        # What was typed goes with the page; whoever comes back begins with what stands.
        if not begun.stale and not state.shown_before(begun.named(form.first)):
            begun = replace(begun, seen=opened.case)
            state.show(_open(opened, place), begun)
        _show(opened, place, form, begun)


def _open(opened: Opened, place: str) -> str:
    return f"steered-{place}-{opened.path}"


def _told(opened: Opened, place: str) -> str:
    return f"steered-told-{place}-{opened.path}"


def _begin(opened: Opened, place: str, form: str) -> None:
    number = int(state.seen("steered-number") or 0) + 1
    state.show("steered-number", number)
    state.show(_told(opened, place), ())
    state.show(_open(opened, place), Begun(form, opened.case, number))


def _close(opened: Opened, place: str) -> None:
    state.show(_open(opened, place), None)
    state.show(_told(opened, place), ())


def _show(opened: Opened, place: str, form: Form, begun: Begun) -> None:
    st.subheader(in_markdown(tell(form.label)), anchor=False)
    # A place that is always there, so that the form below keeps its own, and what is typed in it.
    with st.container():
        mine, theirs = form.words(begun.seen), form.words(opened.case)
        if begun.stale or mine != theirs:
            _two_versions(opened, place, begun, mine, theirs)
    with st.form(begun.named("form"), border=False):
        made = form.ask(begun)
        if st.form_submit_button(tell(say("Save"))):
            _keep(opened, place, begun, made, say("It is saved."), form.saved)
            st.rerun()
        for fault in state.seen(_told(opened, place)) or ():
            st.warning(states.line(fault))
    with st.container(horizontal=True):
        st.button(tell(say("Close without saving")), on_click=_close, args=(opened, place), key=f"close-{place}")
        if form.taken_away is not None:
            taking = (opened, place, begun, form.taken_away)
            st.button(tell(say("Take it away")), on_click=_take_away, args=taking, key=f"take-away-{place}")


def _take_away(opened: Opened, place: str, begun: Begun, taken_away: Callable[[Case], Case]) -> None:
    _keep(opened, place, begun, lambda: taken_away(begun.seen), say("It is taken away; the history can bring it back."))


def _keep(
    opened: Opened, place: str, begun: Begun, made: Callable[[], Case], done: Message, saved: Callable[[Case], None] | None = None
) -> None:
    state.show(_told(opened, place), ())
    try:
        wanted = made()
        save_steering(seat.user(), opened.path, wanted, seen=begun.seen, at=seat.now())
    except StaleChange:
        # Told above the form, with both versions, as soon as the page has read what stands now.
        state.show(_open(opened, place), replace(begun, stale=True))
    except InputError as error:
        state.show(_told(opened, place), error.faults)
    else:
        _close(opened, place)
        if saved is not None:
            saved(wanted)
        st.toast(tell(done))


def _two_versions(opened: Opened, place: str, begun: Begun, mine: Mapping[str, str], theirs: Mapping[str, str]) -> None:
    st.warning(tell(say("It has been changed since you opened the form. What you have typed stands below, and is not saved.")))
    versions.show(mine, theirs, called=say("As you began"))
    kept = replace(begun, seen=opened.case, stale=False)
    with st.container(horizontal=True):
        st.button(tell(say("Go on from what stands now")), on_click=_begin, args=(opened, place, begun.form), key=f"theirs-{place}")
        st.button(tell(say("Keep what I have typed")), on_click=_go_on, args=(opened, place, kept), key=f"mine-{place}")


def _go_on(opened: Opened, place: str, kept: Begun) -> None:
    state.show(_open(opened, place), kept)
    state.show(_told(opened, place), ())
