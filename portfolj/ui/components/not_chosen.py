"""Why the others are not in and what would bring them in: worked out one after the other, once somebody opens the fold."""

from collections.abc import Iterator
from functools import partial

import streamlit as st

from portfolj.domain.case import Case
from portfolj.errors import say
from portfolj.explain.not_chosen import told
from portfolj.results.not_chosen import NotChosen
from portfolj.results.result import Result
from portfolj.ui import answers, state
from portfolj.ui.answers import Opened
from portfolj.ui.components import waiting
from portfolj.ui.components.table import Cell, Head, Row, html_table
from portfolj.ui.desk import Job
from portfolj.ui.words import tell
from portfolj.workflow.not_chosen import not_chosen
from portfolj.workflow.solving import new_limits

# Seconds for each search, and the fold.
LIMIT, KEY = 20.0, "not-chosen-fold"
TITLE = say("Why not the others, and what would it take?")


def show(opened: Opened, result: Result) -> None:
    """Show it, folded; nothing is worked out before it is opened."""
    with st.expander(tell(TITLE), key=KEY, on_change="rerun"):
        if not state.typed(KEY):
            return
        st.caption(
            tell(
                say(
                    "Points are counted as if they fell to the region as a whole. Each number is worked out twice. "
                    "A name opens the card, which tells what money, a larger frame and limits would do."
                )
            )
        )
        key = ("not chosen", *answers.named(result))
        found = waiting.result(answers.desk().ask(key, partial(_work, result)))
        if found:
            st.html(_table(opened.case, found))


def _work(result: Result, job: Job[tuple[NotChosen, ...]]) -> Iterator[tuple[NotChosen, ...]]:
    found: tuple[NotChosen, ...] = ()
    for one in not_chosen(result, lambda: new_limits(time_limit=LIMIT, cancelled=job.given_up)):
        job.tell(say("Worked out: {name}", name=one.name))
        found = (*found, one)
        yield found


def _table(case: Case, found: tuple[NotChosen, ...]) -> str:
    names = {one.id: one.name for one in case.initiatives}
    head = [[Head(tell(say("Initiative"))), Head(tell(say("Why, and what it takes")))]]
    rows = [Row((Cell(one.name, card=one.id), Cell(" ".join(map(tell, told(one, names)))))) for one in found]
    return html_table(tell(TITLE), head, rows, stacks=True)
