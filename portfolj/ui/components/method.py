"""How the answers were reached, folded: for those who want to check."""

from collections.abc import Iterable

import streamlit as st

from portfolj.errors import Message, say
from portfolj.ui.answers import Opened
from portfolj.ui.words import in_markdown, tell
from portfolj.workflow.planning import how_reached, worked_out_with
from portfolj.workflow.side_by_side import SideBySide


def show(opened: Opened, found: SideBySide) -> None:
    """Show the fold."""
    with st.expander(tell(say("How this was worked out"))):
        for one in found.alternatives:
            st.subheader(in_markdown(one.name), anchor=False)
            _paragraph(how_reached(opened.case, one.result))
        st.subheader(tell(say("What it was worked out from")), anchor=False)
        fingerprint = say("The fingerprint of the case, apart from its scenarios and decisions, is {digest}.", digest=opened.content)
        _paragraph([fingerprint, worked_out_with(found.alternatives[0].result.receipt)])


def _paragraph(sentences: Iterable[Message]) -> None:
    st.markdown("\n".join(f"- {in_markdown(tell(one))}" for one in sentences))
