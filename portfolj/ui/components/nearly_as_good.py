"""Which other portfolios are nearly as good as a scenario's: looked for once somebody opens the fold, better ones as they are found."""

from collections.abc import Iterator
from fractions import Fraction
from functools import partial

import streamlit as st

from portfolj.domain.case import Case
from portfolj.errors import Message, say
from portfolj.explain.alternatives import how_many, money_apart, of_the_best, what_is_counted
from portfolj.results.alternatives import Alternatives, Difference
from portfolj.results.result import Result
from portfolj.ui import answers, state
from portfolj.ui.answers import Opened
from portfolj.ui.components import waiting
from portfolj.ui.components.table import Cell, Head, Row, html_table
from portfolj.ui.desk import Job
from portfolj.ui.words import NONE, in_markdown, number, points, tell
from portfolj.workflow.alternatives import WITHIN, alternatives
from portfolj.workflow.side_by_side import Alternative, SideBySide
from portfolj.workflow.solving import new_limits

# Seconds for all of them, the percents that can be chosen, the fold, and the names of both choices in the address.
LIMIT, PERCENTS, KEY = 20.0, (1, 2, 5), "nearly-as-good-fold"
OF, PERCENT = "nastan", "inom"
TITLE = say("Which other portfolios are nearly as good?")


def show(opened: Opened, found: SideBySide) -> None:
    """Show it, folded, for the first scenario that has a portfolio or the one that is chosen; nothing is looked for before it is opened."""
    with st.expander(tell(TITLE), key=KEY, on_change="rerun"):
        if not state.typed(KEY):
            return
        with st.container(horizontal=True, vertical_alignment="bottom"):
            of, percent = _scenario(found.answered), _percent()
        key = ("alternatives", *answers.named(of.result), percent)
        near = waiting.result(answers.desk().ask(key, partial(_work, of.result, percent)))
        if near is None:
            return
        st.markdown(in_markdown(" ".join(map(tell, how_many(near)))))
        if near.found:
            st.html(_table(opened.case, of, near))
            st.caption(in_markdown(tell(what_is_counted(near))))


def _scenario(answered: tuple[Alternative, ...]) -> Alternative:
    by_id = {one.result.scenario: one for one in answered}
    stands = state.one(OF) if state.one(OF) in by_id else next(iter(by_id))
    if len(by_id) == 1:
        return by_id[stands]
    chosen = st.selectbox(
        tell(say("Scenario")), list(by_id), index=list(by_id).index(stands), format_func=lambda one: by_id[one].name, key=OF, width=320
    )
    state.put(OF, chosen)
    return by_id[chosen]


def _percent() -> int:
    asked = {str(one): one for one in PERCENTS}.get(state.one(PERCENT), int(WITHIN))
    chosen = st.segmented_control(
        tell(say("At most so much less benefit")),
        PERCENTS,
        default=asked,
        format_func=lambda one: tell(say("{share:percent}", share=one)),
        key=PERCENT,
        required=True,
    )
    state.put(PERCENT, str(chosen))
    return chosen


def _work(result: Result, percent: int, job: Job[Alternatives]) -> Iterator[Alternatives]:
    job.tell(say("Looking for portfolios that are nearly as good"))
    return alternatives(result, lambda: new_limits(time_limit=LIMIT, cancelled=job.given_up), within=Fraction(percent))


def _table(case: Case, of: Alternative, near: Alternatives) -> str:
    names = {one.id: one.name for one in case.initiatives}
    heads = (say("Comes in"), say("Goes out"))
    figures = (
        say("Benefit, points"),
        say("Own frames, kr"),
        say("Members' hours, h"),
        say("Differs from the chosen"),
        say("Differs from the nearest"),
    )
    head = [Head(tell(say("Portfolio"))), *(Head(tell(one)) for one in heads), *(Head(tell(one), figures=True) for one in figures)]
    rows = [_chosen(of)]
    for place, one in enumerate(near.found, 1):
        share = of_the_best(near, one)
        rows.append(
            Row(
                (
                    Cell(tell(say("Alternative {number}", number=place)), "" if share is None else tell(share)),
                    *(Cell("" if ids else NONE, cards=tuple((name, names[name]) for name in ids)) for ids in (one.comes_in, one.goes_out)),
                    *(Cell(text, figures=True) for text in (points(one.benefit), number(one.kronor), number(one.hours))),
                    _apart(near, one.from_answer),
                    _apart(near, one.from_nearest),
                )
            )
        )
    return html_table(tell(TITLE), [head], rows, stacks=True)


def _chosen(of: Alternative) -> Row:
    """What they are compared with."""
    figures = of.figures
    texts = [NONE] * 3 if figures is None else [points(figures.benefit), number(figures.kronor), number(figures.hours)]
    told: Message = say("the chosen")
    return Row((Cell(of.name, tell(told)), Cell(NONE), Cell(NONE), *(Cell(one, figures=True) for one in (*texts, NONE, NONE))))


def _apart(near: Alternatives, difference: Difference | None) -> Cell:
    if difference is None:
        return Cell(NONE, figures=True)
    return Cell(tell(say("{number:initiatives}", number=difference.initiatives)), tell(money_apart(near, difference)), figures=True)
