"""What is decided, as documents to take home, and as text for the minutes."""

from collections.abc import Callable

import streamlit as st

from portfolj.errors import say
from portfolj.exchange.plan.annexes import minutes
from portfolj.exchange.plan.blocks import Paragraph
from portfolj.exchange.plan.formats import FORMATS
from portfolj.exchange.plan.making import make_plan
from portfolj.results.plan import Plan
from portfolj.results.planned import Planned
from portfolj.service.authorizing import Action
from portfolj.service.exporting import exported
from portfolj.ui import seat
from portfolj.ui.answers import Opened
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


def show(opened: Opened, draft: Draft, made: Planned | None) -> None:
    """Offer the documents of what is saved, and the text for the minutes.

    Parameters
    ----------
    made
        What was worked out about the decision; None while that is not known.
    """
    if not seat.may(Action.EXPORT):
        return
    st.header(tell(say("What do you take home?")), anchor=False)
    if draft.unsaved:
        st.markdown(in_markdown(tell(say("The documents say what is saved. Save the decision, and they can be downloaded."))))
        return
    if made is None:
        st.markdown(in_markdown(tell(say("The documents can be downloaded once the order of the list is known."))))
        return
    spoken, user = language(), seat.user()

    def plan() -> Plan:
        return make_plan(made, spoken)

    def file(to: str) -> Callable[[], bytes]:
        return lambda: exported(user, lambda: FORMATS[to](plan()))

    name = f"{opened.case.id}-{made.result.scenario}"
    with st.container(horizontal=True, key="documents"):
        for to in (one for one in _FIRST if one in FORMATS):
            _offer(to, file(to), name)
    with st.expander(tell(say("Other formats, and text for the minutes"))):
        with st.container(horizontal=True):
            for to in (one for one in FORMATS if one not in _FIRST):
                _offer(to, file(to), name)
        lines = [block.text for block in minutes(exported(user, plan), tell) if isinstance(block, Paragraph)]
        st.code("\n\n".join(lines), language=None, wrap_lines=True)


def _offer(to: str, make: Callable[[], bytes], name: str) -> None:
    ending = "machine.csv" if to == "csv-machine" else to
    st.download_button(tell(_LABELS[to]), make, file_name=f"{name}.{ending}", mime=_MIMES[to], on_click="ignore", key=f"take-{to}")
