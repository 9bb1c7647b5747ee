"""A part of the page that shows what has come so far, and looks for more by itself; nothing else on the page waits for it."""

from collections.abc import Callable, Sequence

import streamlit as st

from portfolj.errors import say
from portfolj.results.result import Result
from portfolj.ui.components.waiting import NEWS
from portfolj.ui.desk import Job
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
    waits = not all(job.finished for job in jobs)
    st.fragment(_part, run_every=NEWS if waits else None)(draw, jobs, again=again, key=key, waits=waits)


def _part(draw: Callable[[], None], jobs: Sequence[Job[Result]], *, again: Callable[[], None], key: str, waits: bool) -> None:
    waiting = [job for job in jobs if not job.finished]
    if waits and not waiting:
        st.rerun()
    for job in waiting:
        job.asked()
    draw()
    if waiting and st.button(tell(say("Stop")), key=f"stop-{key}"):
        for job in waiting:
            job.stop()
    stopped = [job for job in jobs if job.finished and job.stopped]
    if stopped and not waiting and st.button(tell(say("Work out the rest")), key=f"again-{key}"):
        again()
        st.rerun()
