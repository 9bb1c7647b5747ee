"""A part of the page that shows what has come so far, and the rest as it comes; nothing else on the page waits for it."""

from collections.abc import Callable, Sequence

import streamlit as st

from portfolj.errors import say
from portfolj.results.result import Result
from portfolj.ui.components import waiting
from portfolj.ui.desk import Job
from portfolj.ui.progress import news_of
from portfolj.ui.words import tell


def show(draw: Callable[[], None], jobs: Sequence[Job[Result]], *, again: Callable[[], None], key: str) -> None:
    """Show the part.

    Parameters
    ----------
    draw
        Draws it from the jobs as they stand.
    again
        Asks anew for what was stopped.
    """
    seen = news_of(jobs)
    going_on = [job for job in jobs if not job.finished]
    draw()
    if going_on:
        with st.container(horizontal=True, vertical_alignment="center", key=f"waiting-{key}"):
            waiting.look(jobs, seen)
            st.button(tell(say("Stop")), on_click=_stop, args=(going_on,), key=f"stop-{key}")
    elif any(job.stopped for job in jobs):
        st.button(tell(say("Work out the rest")), on_click=again, key=f"again-{key}")


def _stop(jobs: Sequence[Job[Result]]) -> None:
    for job in jobs:
        job.stop()
