"""One form of a step: it starts from the proposal as this visitor began it, and is saved by itself."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from portfolj.domain.initiative import Initiative
from portfolj.errors import Fault, InputError, Message, StaleChange, say
from portfolj.service.authorizing import Action
from portfolj.service.saving import save_proposal
from portfolj.ui import seat, state
from portfolj.ui.answers import Opened
from portfolj.ui.components import begun, states
from portfolj.ui.components.begun import Begun
from portfolj.ui.words import tell

# The form that was refused last, and why.
_TOLD = "step-told"


@dataclass(frozen=True, slots=True)
class StepForm:
    """The forms of one proposal's steps."""

    opened: Opened
    begun: Begun

    @property
    def one(self) -> Initiative:
        """The proposal that the forms start from."""
        return self.begun.seen

    @property
    def changes(self) -> bool:
        """Whether whoever sits here may change the proposal."""
        return seat.may(Action.CHANGE_PROPOSAL, self.one)

    def named(self, form: str, *names: str) -> str:
        """The key of a widget of one of the forms; `names` tell it from others, none: the form itself."""
        return self.begun.named(form, form, *names)


def save_button(form: StepForm, name: str, label: Message, made: Callable[[], Initiative]) -> None:
    """A button that sends the form and saves; where that is refused, why is told below it and everything typed stands.

    Parameters
    ----------
    name
        Of the form, as its widgets are named by.
    made
        Gives the proposal as it shall be.
    """
    if st.form_submit_button(tell(label)):
        _save(form, name, made)
    told: tuple[str, tuple[Fault, ...]] | None = state.seen(_TOLD)
    if told is not None and told[0] == form.named(name):
        for fault in told[1]:
            st.warning(states.line(fault))


def _save(form: StepForm, name: str, made: Callable[[], Initiative]) -> None:
    state.show(_TOLD, None)
    try:
        kept = save_proposal(seat.user(), form.opened.path, made(), seen=form.one, at=seat.now())
    except StaleChange:
        # Told beside the form, with both versions above, as soon as the page has read what stands now.
        pass
    except InputError as error:
        state.show(_TOLD, (form.named(name), error.faults))
    else:
        begun.go_on(kept, name)
        st.toast(tell(say("The proposal is saved.")))
    st.rerun()
