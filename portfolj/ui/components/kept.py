"""What is drawn of an answer, kept: a page is drawn again at each turn of a dial, and drawing takes far longer than showing it again."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from portfolj.compare import Moves
from portfolj.domain.decision import Decision
from portfolj.domain.member import Member
from portfolj.results.decided import DecidedList
from portfolj.results.plan import Plan, plan_text
from portfolj.results.result import Result
from portfolj.ui.words import language
from portfolj.workflow.side_by_side import Alternative


def _which(result: Result) -> tuple[str, ...]:
    """Tells a portfolio, in the language of the screen, from every other; not how sure it is."""
    return result.digest, result.scenario, repr(result.chosen), language().value


def _named(one: Alternative) -> tuple[str, ...]:
    return one.name, *_which(one.result)


# For a function that shows parts of a page without widgets; arguments that follow from the others begin with a low line.
HASHED: dict[str | type[Any], Callable[[Any], Any]] = {
    Result: _which,
    Decision: repr,
    DecidedList: repr,
    Plan: plan_text,
    Alternative: _named,
    Moves: repr,
    Member: lambda one: one.id,
}
kept = st.cache_data(max_entries=300, show_spinner=False, hash_funcs=HASHED)
