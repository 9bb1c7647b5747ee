"""What is decided, as documents to take home, and as text for the minutes."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from portfolj.domain.decision import Decision
from portfolj.errors import InputError, say
from portfolj.exchange.plan.annexes import minutes
from portfolj.exchange.plan.blocks import Paragraph
from portfolj.exchange.plan.carried import carried
from portfolj.exchange.plan.formats import FORMATS, file_name
from portfolj.exchange.plan.making import make_plan
from portfolj.results.decided import DecidedList
from portfolj.results.plan import Plan
from portfolj.results.planned import Planned
from portfolj.results.result import Result
from portfolj.service.authorizing import Action
from portfolj.service.exporting import exported
from portfolj.service.log import head_to_print
from portfolj.ui import seat
from portfolj.ui.answers import Opened
from portfolj.ui.components import states
from portfolj.ui.components.kept import kept
from portfolj.ui.components.room import Draft
from portfolj.ui.words import in_markdown, language, tell

_LABELS = {
    "docx": say("Word"),
    "pdf": say("PDF"),
    "xlsx": say("Excel"),
    "csv": say("CSV for Excel"),
    "csv-machine": say("CSV for programs"),
    "md": say("Markdown"),
    "json": say("JSON"),
    "ics": say("Calendar"),
}
# What most people ask for; the others are folded.
_FIRST = ("docx", "pdf", "xlsx")
_MIMES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
    "csv-machine": "text/csv",
    "md": "text/markdown",
    "json": "application/json",
    "ics": "text/calendar",
}


@dataclass(frozen=True, slots=True)
class Ready:
    """What is known about a decision, and how the whole of it is put together once somebody asks for a document."""

    result: Result
    decision: Decision
    decided: DecidedList
    make: Callable[[], Planned]


def show(opened: Opened, draft: Draft, ready: Ready | None) -> None:
    """Offer the documents of what is saved, and the text for the minutes.

    Parameters
    ----------
    ready
        What was worked out about the decision; None while that is not known.
    """
    if not seat.may(Action.EXPORT):
        return
    st.header(tell(say("What do you take home?")), anchor=False)
    if draft.unsaved:
        st.markdown(in_markdown(tell(say("The documents say what is saved. Save the decision, and they can be downloaded."))))
        return
    if ready is None:
        st.markdown(in_markdown(tell(say("The documents can be downloaded once the order of the list is known."))))
        return
    spoken, user, place = language(), seat.user(), st.container(horizontal=True, key="documents")
    with st.expander(tell(say("Other formats, text for the minutes, and what has changed since the last plan"))):
        others, text = st.container(horizontal=True), st.empty()
        since = _last_plan()

    def plan() -> Plan:
        return make_plan(ready.make(), spoken, since=since, log_head=head_to_print(user, opened.path))

    def file(to: str) -> Callable[[], bytes]:
        return lambda: exported(user, lambda: FORMATS[to](plan()))

    for to in FORMATS:
        with place if to in _FIRST else others:
            _offer(to, file(to), file_name(opened.case.id, draft.now.id, to))
    head = head_to_print(user, opened.path)
    said = exported(user, lambda: _in_minutes((ready.result, ready.decision, ready.decided, since, head), plan))
    text.code(said, language=None, wrap_lines=True)


@kept
def _in_minutes(of: tuple[Result, Decision, DecidedList, Plan | None, str], _plan: Callable[[], Plan]) -> str:  # noqa: ARG001
    """The text for the minutes, and what has changed since the last plan; made once for each answer, decision and head of the log."""
    found = _plan()
    return "\n\n".join((*(block.text for block in minutes(found, tell) if isinstance(block, Paragraph)), *found.since))


def _last_plan() -> Plan | None:
    """The plan before this one, where somebody has brought it."""
    label = say("The last business plan, as portfolj wrote it (Word, Excel, PDF or JSON): what has changed since goes into the documents")
    brought = st.file_uploader(tell(label), type=["docx", "xlsx", "pdf", "json"], key="last-plan")
    if brought is None:
        return None
    try:
        return _carried(brought.getvalue(), brought.name)
    except InputError as error:
        for fault in error.faults:
            st.warning(states.line(fault))
        return None


@kept
def _carried(content: bytes, name: str) -> Plan:
    return carried(content, name)


def _offer(to: str, make: Callable[[], bytes], name: str) -> None:
    st.download_button(tell(_LABELS[to]), make, file_name=name, mime=_MIMES[to], on_click="ignore", key=f"take-{to}")
