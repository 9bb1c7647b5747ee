"""What the forms of a proposal start from, for one visitor, and which version to go on from when others have changed it meanwhile."""

from dataclasses import dataclass, replace

import streamlit as st

from portfolj.domain.initiative import Initiative
from portfolj.errors import say
from portfolj.ui import state
from portfolj.ui.answers import Opened
from portfolj.ui.components import versions
from portfolj.ui.components.proposal_words import in_words
from portfolj.ui.words import tell

_BEGUN = "proposal-begun"
# How many proposals this visitor has begun to change: a number that makes widgets new.
_CHANGED = "proposals-changed"


@dataclass(frozen=True, slots=True)
class Begun:
    """What the forms of a proposal start from, for one visitor.

    Parameters
    ----------
    seen
        The proposal that a change is made of, and compared with when it is saved.
    number
        Makes all widgets new when the forms begin anew.
    saved
        The forms that have been saved since, each as often as it was.
    """

    seen: Initiative
    number: int
    saved: tuple[str, ...] = ()

    def named(self, form: str, *names: str) -> str:
        """The key of a widget: another one when its form is saved, the same when another form is, so that what is typed in it stays."""
        return "-".join((*names, self.seen.id, str(self.number), str(self.saved.count(form))))


def begun(one: Initiative) -> Begun:
    """The proposal as it was when this visitor began; from it every form of the page starts, and with it what is saved is compared."""
    kept: Begun | None = state.seen(f"{_BEGUN}-{one.id}")
    return kept if kept is not None else _begin(one)


def _begin(one: Initiative) -> Begun:
    edit = Begun(one, int(state.seen(_CHANGED) or 0) + 1)
    state.show(_CHANGED, edit.number)
    _keep(edit)
    return edit


def _keep(edit: Begun) -> None:
    state.show(f"{_BEGUN}-{edit.seen.id}", edit)


def begin_anew(identity: str) -> None:
    """Let the forms of a proposal start from what stands now."""
    state.show(f"{_BEGUN}-{identity}", None)


def go_on(kept: Initiative, form: str) -> None:
    """Let the forms of a proposal go on from what one of them has saved; only that one begins anew, and what is typed in others stays."""
    edit = begun(kept)
    _keep(replace(edit, seen=kept, saved=(*edit.saved, form)))


def two_versions(opened: Opened, stands: Initiative, edit: Begun) -> None:
    """It has been changed meanwhile, by somebody else or by an import of this visitor: both versions, and which of them to go on from."""
    st.warning(tell(say("The proposal has been changed since you opened the form. What you have typed stands below, and is not saved.")))
    versions.show(in_words(opened.case, edit.seen), in_words(opened.case, stands), called=say("As you began"))
    with st.container(horizontal=True):
        st.button(tell(say("Go on from what stands now")), on_click=begin_anew, args=(stands.id,), key="take-what-stands")
        st.button(tell(say("Keep what I have typed")), on_click=_keep, args=(replace(edit, seen=stands),), key="keep-mine")
