"""While something is being worked out: what, since when, and a way to stop; when there is news the page shows it."""

import time
from typing import TypeVar

import streamlit as st

from portfolj.errors import say
from portfolj.ui.answers import waited_for
from portfolj.ui.desk import Job
from portfolj.ui.words import in_markdown, tell

R = TypeVar("R")

# Seconds: how long after a job has begun a page waits for a first result before it shows what it has, and how often it looks for
# news after that.
FIRST, NEWS = 1.1, 0.5


def result(job: Job[R]) -> R | None:
    """What a job has found so far; None when that is nothing. While it goes on, the page says so, and shows news as they come.

    Raises
    ------
    InputError, CheckError
        What the work raised.
    """
    waited_for(job, FIRST - (time.monotonic() - job.began))
    if job.error is not None:
        raise job.error
    if not job.finished:
        _watch(job, job.results)
    return job.result


@st.fragment(run_every=NEWS)
def _watch(job: Job[R], seen: int) -> None:
    job.asked()
    if job.finished or job.results > seen:
        st.rerun()
    with st.container(horizontal=True, vertical_alignment="center", key=f"waiting-{id(job)}"):
        step = tell(job.progress) if job.progress else tell(say("Waiting for its turn"))
        seconds = int(time.monotonic() - job.began)
        st.markdown(in_markdown(tell(say("{step}, for {seconds} s so far", step=step, seconds=seconds))))
        if st.button(tell(say("Stop")), key=f"stop-{id(job)}"):
            job.stop()
