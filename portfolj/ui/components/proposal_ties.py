"""What a proposal has wrong, and how it depends on others."""

from collections.abc import Iterable, Iterator

import streamlit as st

from portfolj.domain.case import Case
from portfolj.domain.initiative import Initiative
from portfolj.errors import Message, say
from portfolj.ui.answers import Opened
from portfolj.ui.words import in_markdown, tell


def wrong(opened: Opened, one: Initiative) -> None:
    """Show what keeps it from being a candidate until it is corrected; nothing where nothing does."""
    found = [fault.message for fault in opened.file.faults if fault.initiative == one.id and fault.severity == "fault"]
    _listed(say("{number:faults} to correct before it can be a candidate", number=len(found)), found)


def others(case: Case, one: Initiative) -> None:
    """Show which proposals it needs, and which ones it is an alternative to; nothing where it stands alone."""
    _listed(say("Depends on others"), list(_others(case, one)))


def _others(case: Case, one: Initiative) -> Iterator[Message]:
    names = {other.id: other.name for other in case.initiatives}
    for row in one.steering.requires:
        name = names[row.initiative]
        yield say("{name} must have ended first.", name=name) if row.finished else say("{name} must be chosen too.", name=name)
    same = one.steering.option_of
    alternatives = tuple(other.name for other in case.initiatives if same and other.steering.option_of == same and other.id != one.id)
    if alternatives:
        yield say("At most one is chosen of it and {names:list}.", names=alternatives)


def _listed(title: Message, told: Iterable[Message]) -> None:
    if lines := "\n".join(f"- {in_markdown(tell(message))}" for message in told):
        st.subheader(tell(title), anchor=False)
        st.markdown(lines)
