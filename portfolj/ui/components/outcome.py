"""The answer as a sentence with numbers, and what came in and went out since the last turn of a dial."""

import time
from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from portfolj.compare import Moves, moves
from portfolj.domain.case import Case
from portfolj.errors import Message, say
from portfolj.explain.certainty import how_sure
from portfolj.results.result import Result
from portfolj.ui import state
from portfolj.ui.answers import Opened
from portfolj.ui.components.heading import answer_line
from portfolj.ui.components.table import card_link
from portfolj.ui.words import in_html, number, points, tell
from portfolj.workflow.key_figures import KeyFigures, key_figures

_SHOWN = "outcome"
# Seconds the browser gets to paint the answer before the charts and tables under it keep it busy.
PAINTING = 0.05


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the visitor sees, and what was seen before the last turn; of the case whose content this is."""

    content: str
    now: Result
    before: Result


def last(opened: Opened) -> Result | None:
    """What was shown last of this case."""
    shown: _Shown | None = state.seen(_SHOWN)
    return shown.now if shown is not None and shown.content == opened.content else None


def show(place: DeltaGenerator, opened: Opened, found: Result, *, stale: bool) -> Moves:
    """Show the answer in its place, and let the browser paint it before more comes.

    Parameters
    ----------
    stale
        Whether it answers an earlier question, and the new answer is still being worked out.

    Returns
    -------
    Moves
        What changed since the last turn.
    """
    shown: _Shown | None = state.seen(_SHOWN)
    before = found
    if shown is not None and shown.content == opened.content:
        before = shown.before if shown.now.digest == found.digest else shown.now
    state.show(_SHOWN, _Shown(opened.content, found, before))
    changed, figures = moves(before, found), key_figures(found)
    with place.container():
        if figures is not None:
            _sentence(found, figures, stale=stale)
        _since(opened.case, changed)
        if figures is not None:
            _key_figures(figures)
    time.sleep(PAINTING)
    return changed


def working(place: DeltaGenerator) -> None:
    """Nothing has been found yet."""
    place.html(answer_line(tell(say("The first portfolio is being worked out."))))


def _sentence(found: Result, figures: KeyFigures, *, stale: bool) -> None:
    sure = say("The new answer is being worked out.") if stale else how_sure(found)
    sentence = say("{number:initiatives} for {amount:kr}. {sure}", number=figures.initiatives, amount=figures.kronor, sure=sure)
    st.html(answer_line(tell(sentence), found.digest, stale=stale))


def _since(case: Case, changed: Moves) -> None:
    """One line that is always there, so that nothing below it jumps."""
    names = {one.id: one.name for one in case.initiatives}
    links = {one: card_link(one, names[one]) for one in (*changed.came_in, *changed.went_out, *changed.moved)}
    another_year = in_html(tell(say("(another year)")))
    parts = [f"+ {links[one]}" for one in changed.came_in] + [f"− {links[one]}" for one in changed.went_out]
    parts += [f"{links[one]} {another_year}" for one in changed.moved]
    said = tell(say("Since just now:") if parts else say("Since just now: nothing has come in or gone out."))
    st.html(f'<p class="portfolj-since">{in_html(said)} {", ".join(parts)}</p>')


def _key_figures(figures: KeyFigures) -> None:
    told: list[Message] = [
        say("{share:percent} of the own frames", share=100 * figures.kronor // figures.frame if figures.frame else 0),
        say("{hours:h} of the members", hours=figures.hours),
        say("{benefit} points of benefit", benefit=points(figures.benefit)),
    ]
    least = figures.least_served
    if least is not None and least.per_resident.benefit is not None:
        told.append(
            say("least served {name}: {amount} points per 1 000 residents", name=least.name, amount=number(least.per_resident.benefit, 1))
        )
    st.html(f'<p class="portfolj-figures">{" · ".join(in_html(tell(one)) for one in told)}</p>')
