"""Why the others choose otherwise than the first: each difference turned back by itself, once somebody opens the fold."""

from collections.abc import Iterator
from functools import partial

import streamlit as st

from portfolj.domain.case import Case
from portfolj.errors import Message, say
from portfolj.explain.why_different import Words, in_short, what_comes_of_it, what_it_is_due_to, where_it_differs, words_for
from portfolj.results.portfolio import Status
from portfolj.results.result import Result
from portfolj.results.why_different import WhyDifferent
from portfolj.ui import answers, state
from portfolj.ui.answers import Opened
from portfolj.ui.components import waiting
from portfolj.ui.components.table import Cell, Head, Row, html_table
from portfolj.ui.desk import Job
from portfolj.ui.words import in_markdown, tell
from portfolj.workflow.side_by_side import SideBySide, scenario_names
from portfolj.workflow.why_different import why_different

# Seconds for each search, and the fold.
LIMIT, KEY = 20.0, "why-different-fold"
TITLE = say("Why do they differ?")


def show(opened: Opened, found: SideBySide) -> None:
    """Show it, folded, where there are two answers; nothing is worked out before it is opened."""
    settled = [one.result for one in found.alternatives if one.result.status is not Status.NO_ANSWER]
    if len(settled) < 2:
        return
    with st.expander(tell(TITLE), key=KEY, on_change="rerun"):
        if not state.typed(KEY):
            return
        told = say("Each difference between the scenarios is turned back by itself, all else as it is. What comes of them need not add up.")
        st.caption(tell(told))
        first, *others = settled
        # All are asked for before any is waited for.
        for other, job in [(other, _asked(opened, first, other)) for other in others]:
            words = words_for(opened.case, first.scenario, other.scenario, scenario_names(opened.case))
            title = say("Why does '{second}' choose otherwise than '{first}'?", first=words.first, second=words.second)
            st.subheader(in_markdown(tell(title)), anchor=False)
            if (why := waiting.result(job)) is not None:
                _found(why, words)


def _asked(opened: Opened, first: Result, second: Result) -> Job[WhyDifferent]:
    key = ("why different", answers.named(first), answers.named(second))
    return answers.desk().ask(key, partial(_work, opened.case, first, second))


def _work(case: Case, first: Result, second: Result, job: Job[WhyDifferent]) -> Iterator[WhyDifferent]:
    for why in why_different(case, first, second, time_limit=LIMIT, cancelled=job.given_up):
        job.tell(say("Turned back: {done} of {number}", done=len(why.effects), number=len(why.departures)))
        yield why


def _found(why: WhyDifferent, words: Words) -> None:
    st.markdown(in_markdown(" ".join(map(tell, in_short(why, words)))))
    if why.departures:
        st.html(_differences(why, words))
    if len(why.departures) > 1 and why.differing:
        st.html(_initiatives(why, words))


def _differences(why: WhyDifferent, words: Words) -> str:
    then = say("If just that were as in '{scenario}'", scenario=words.first)
    told = {one.departure: tuple(what_comes_of_it(one, why, words)) for one in why.effects}
    told |= {one: (say("Not worked out yet."),) for one in why.departures if one not in told}
    rows = [Row((Cell(tell(words.departure(one))), _cell(sentences))) for one, sentences in told.items()]
    return html_table(tell(say("What differs")), [[Head(tell(say("What differs"))), Head(tell(then))]], rows, stacks=True)


def _initiatives(why: WhyDifferent, words: Words) -> str:
    heads = (say("Initiative"), say("How it differs"), say("What it is due to"))
    rows = [
        Row((Cell(words.initiatives[one], card=one), _cell([where_it_differs(one, why, words)]), _cell(what_it_is_due_to(one, why, words))))
        for one in why.differing
    ]
    return html_table(tell(say("What each is due to")), [[Head(tell(one)) for one in heads]], rows, stacks=True)


def _cell(sentences: tuple[Message, ...] | list[Message]) -> Cell:
    return Cell(" ".join(map(tell, sentences)))
