"""The question of a page, and the answer as a sentence with numbers below it."""

from collections.abc import Iterable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from portfolj.domain.case import Case
from portfolj.errors import Message, say
from portfolj.ui.words import in_html, tell


def ask(question: Message) -> DeltaGenerator:
    """Show the question; the place for its answer."""
    st.title(tell(question), anchor=False)
    return st.empty()


def answer(place: DeltaGenerator, sentences: Iterable[Message]) -> None:
    """Show the answer in its place."""
    place.html(answer_line(" ".join(map(tell, sentences))))


def nothing_yet(case: Case, place: DeltaGenerator, shows: Message) -> bool:
    """Whether nothing is proposed yet; the answer is then the one step to change that, and what the page will show after it."""
    if case.initiatives:
        return False
    answer(place, (say("Nothing is proposed yet."), say("Begin on the page Proposals: import a file, or enter the first proposal."), shows))
    return True


def answer_line(sentence: str, digest: str = "", *, stale: bool = False) -> str:
    """The first line as HTML.

    Parameters
    ----------
    digest
        Says which question it answers, for those who measure.
    stale
        Whether it answers an earlier question, and the new answer is still being worked out.
    """
    kind = "portfolj-answer stale" if stale else "portfolj-answer"
    return f'<p class="{kind}" role="status" data-answers="{in_html(digest)}">{in_html(sentence)}</p>'
