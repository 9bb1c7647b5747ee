"""What is shown when something is missing or wrong: what happened, and what to do."""

from collections.abc import Iterable

import streamlit as st

from portfolj.errors import Fault, Message, say
from portfolj.ui.words import in_markdown, tell


def faulty_case(faults: Iterable[Fault]) -> None:
    """The case cannot be opened; every fault with its place."""
    st.title(tell(say("The case cannot be opened")), anchor=False)
    st.markdown(tell(say("Nothing is lost. Correct this in the files of the case, and load the page again:")))
    listed(faults)


def not_allowed(why: Message) -> None:
    """Whoever sits here may not do this; who may is told."""
    st.title(tell(say("This is not for your seat")), anchor=False)
    st.markdown(in_markdown(tell(why)))


def listed(faults: Iterable[Fault]) -> None:
    """Every fault with its place."""
    st.markdown("\n".join(f"- {line(fault)}" for fault in faults))


def notices(faults: tuple[Fault, ...]) -> None:
    """The case could be opened, but something in it wants attention."""
    if not faults:
        return
    with st.expander(tell(say("{number:faults} and notices in the case", number=len(faults)))):
        listed(faults)


def own_fault(complaints: Iterable[Message]) -> None:
    """Something of ours went wrong."""
    st.title(tell(say("Something went wrong in portfolj")), anchor=False)
    st.markdown(tell(say("Nothing is lost, and nothing unchecked is shown. Load the page again; the server's log tells what happened.")))
    st.markdown("\n".join(f"- {in_markdown(tell(complaint))}" for complaint in complaints))


def line(fault: Fault) -> str:
    """A fault with its place, as text."""
    where = str(fault.place) or ".".join(str(part) for part in fault.path)
    return in_markdown(f"{where}: {tell(fault.message)}" if where else tell(fault.message))
