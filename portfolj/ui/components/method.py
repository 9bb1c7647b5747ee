"""How the answers were reached, folded: for those who want to check."""

from collections.abc import Iterator

import streamlit as st

from portfolj.errors import Message, say
from portfolj.results.ranked import RankedList
from portfolj.ui.answers import Opened
from portfolj.ui.words import how_sure, in_markdown, number, points, tell
from portfolj.workflow.side_by_side import Alternative, SideBySide


def show(opened: Opened, found: SideBySide, listed: RankedList) -> None:
    """Show the fold."""
    with st.expander(tell(say("How this was worked out"))):
        for one in found.alternatives:
            st.subheader(in_markdown(one.name), anchor=False)
            _paragraph(_of_alternative(one))
        if listed.rows:
            st.subheader(tell(say("The ranked list")), anchor=False)
            _paragraph(_of_list(listed))
        st.subheader(tell(say("What it was worked out from")), anchor=False)
        versions = ", ".join(f"{name} {version}" for name, version in found.alternatives[0].result.receipt.versions)
        fingerprint = say("The case's fingerprint is {digest}.", digest=opened.digest)
        _paragraph([fingerprint, say("Worked out with {versions}.", versions=versions)])


def _paragraph(sentences: Iterator[Message] | list[Message]) -> None:
    st.markdown("\n".join(f"- {in_markdown(tell(one))}" for one in sentences))


def _of_alternative(one: Alternative) -> Iterator[Message]:
    yield say("{sure}.", sure=how_sure(one.result.status, one.figures))
    if one.figures is not None:
        low, high = points(one.figures.benefit), points(one.figures.bound)
        yield say("The benefit is {low} points; no portfolio can have more than {high}.", low=low, high=high)
        yield say("Every condition was checked again in whole kronor and hours, apart from the search.")
        yield _ties(one.result.ties)
    for rule in one.result.answer.fails_alone:
        yield say("The condition '{rule}' cannot be met even alone.", rule=rule)
    if one.result.answer.stopped_by:
        yield say("The search was stopped by its limit.")


def _ties(ties: int | str | None) -> Message:
    if ties is None:
        return say("How many other choices are as good was not counted.")
    if ties == 1:
        return say("No other choice of initiatives is as good.")
    return say("{number} choices of initiatives are equally good; the rules for ties decided.", number=str(ties))


def _of_list(listed: RankedList) -> Iterator[Message]:
    levels = ", ".join(number(level.percent) for level in listed.levels)
    yield say("One order for all of {levels} percent of the money.", levels=levels)
    if listed.price_percent is not None:
        yield say("Keeping one order costs {share:percent} of the benefit of choosing anew at each level.", share=str(listed.price_percent))
    for _, why in listed.left_out:
        yield why
