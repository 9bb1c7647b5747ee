"""Why an initiative is not in, and the smallest change of every kind that would bring it in: worked out once somebody asks, one by one."""

from collections.abc import Iterator
from functools import partial

import streamlit as st

from portfolj.errors import Message, say
from portfolj.explain import not_chosen as why
from portfolj.explain import what_it_takes as takes
from portfolj.explain.names import names_by_id
from portfolj.results.change import Change
from portfolj.results.not_chosen import NotChosen
from portfolj.results.result import Result
from portfolj.ui import answers
from portfolj.ui.answers import Opened
from portfolj.ui.components import waiting
from portfolj.ui.components.table import Cell, Head, Row, html_table
from portfolj.ui.desk import Job
from portfolj.ui.words import in_markdown, tell
from portfolj.workflow.not_chosen import not_chosen
from portfolj.workflow.solving import new_limits
from portfolj.workflow.what_it_takes import what_it_takes

# Seconds for each search.
LIMIT = 20.0
Known = tuple[NotChosen, tuple[Change, ...]]


def show(opened: Opened, result: Result, initiative: str) -> None:
    """Show it as it is found."""
    key = ("why not", *answers.named(result), initiative)
    found = waiting.result(answers.desk().ask(key, partial(_work, result, initiative)))
    if found is None:
        return
    one, changes = found
    names = names_by_id(opened.case)
    if not one.competes:
        st.markdown(in_markdown(" ".join(map(tell, why.told(one, names)))))
        return
    rows = [(say("Points"), tuple(why.told(one, names)))]
    rows += [(takes.KINDS[change.kind], tuple(takes.told(opened.case, result.instance, change))) for change in changes]
    head = [[Head(tell(say("What is changed"))), Head(tell(say("Why, and what it takes")))]]
    st.html(html_table(tell(say("What would bring it in")), head, [_row(*row) for row in rows]))


def _work(result: Result, initiative: str, job: Job[Known]) -> Iterator[Known]:
    limits = partial(new_limits, time_limit=LIMIT, cancelled=job.given_up)
    changes: tuple[Change, ...] = ()
    for one in not_chosen(result, limits, only=initiative):
        yield one, changes
        for change in what_it_takes(result, initiative, limits) if one.competes else ():
            job.tell(say("Worked out: {name}", name=takes.KINDS[change.kind]))
            changes = (*changes, change)
            yield one, changes


def _row(kind: Message, told: tuple[Message, ...]) -> Row:
    return Row((Cell(tell(kind)), Cell(" ".join(map(tell, told)))))
