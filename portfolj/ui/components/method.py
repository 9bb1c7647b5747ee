"""How the answers were reached, folded: for those who want to check."""

from collections.abc import Iterator

import streamlit as st

from portfolj.domain.case import Case
from portfolj.errors import Message, say
from portfolj.explain.certainty import how_sure
from portfolj.explain.conflicts import failing_alone, shut_out
from portfolj.ui.answers import Opened
from portfolj.ui.words import in_markdown, points, tell
from portfolj.workflow.side_by_side import Alternative, SideBySide


def show(opened: Opened, found: SideBySide) -> None:
    """Show the fold."""
    with st.expander(tell(say("How this was worked out"))):
        for one in found.alternatives:
            st.subheader(in_markdown(one.name), anchor=False)
            _paragraph(_of_alternative(opened.case, one))
        st.subheader(tell(say("What it was worked out from")), anchor=False)
        versions = ", ".join(f"{name} {version}" for name, version in found.alternatives[0].result.receipt.versions)
        fingerprint = say("The fingerprint of the case, apart from its scenarios and decisions, is {digest}.", digest=opened.content)
        _paragraph([fingerprint, say("Worked out with {versions}.", versions=versions)])


def _paragraph(sentences: Iterator[Message] | list[Message]) -> None:
    st.markdown("\n".join(f"- {in_markdown(tell(one))}" for one in sentences))


def _of_alternative(case: Case, one: Alternative) -> Iterator[Message]:
    yield how_sure(one.result)
    if one.figures is not None:
        low, high = points(one.figures.benefit), points(one.figures.bound)
        yield say("The benefit is {low} points; no portfolio can have more than {high}.", low=low, high=high)
        yield say("Every condition was checked again in whole kronor and hours, apart from the search.")
        yield _ties(one.result.ties)
    for rule in one.result.answer.fails_alone:
        yield failing_alone(case, rule)
    for member, rule in one.result.references.unreachable:
        yield shut_out(case, member, rule)
    if one.result.answer.stopped_by:
        yield say("The search was stopped by the time limit.")


def _ties(ties: int | str | None) -> Message:
    if ties is None:
        return say("How many other choices are as good was not counted.")
    if ties == 1:
        return say("No other choice of initiatives is as good.")
    return say("{number} choices of initiatives are equally good; the rules for ties decided.", number=str(ties))
