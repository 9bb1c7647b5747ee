"""While something is being worked out: what, since when, and a way to stop; when there is news the page shows it."""

import time
from collections.abc import Sequence
from typing import TypeVar
from urllib.parse import urlencode

import streamlit as st

from portfolj.errors import Message, say
from portfolj.ui import state
from portfolj.ui.answers import waited_for
from portfolj.ui.desk import Job
from portfolj.ui.progress import ADDRESS, JOB, progress
from portfolj.ui.words import tell

R = TypeVar("R")

# Seconds: how long after a job has begun a page waits for a first result before it shows what it has, how often it looks for news
# after that, and how long it shows none after somebody has clicked or typed.
FIRST, NEWS, UNTOUCHED = 1.1, 0.5, 1.0

# Asks the server for news and lets the page be made anew when there are some, again until it shows them: never while it is being made
# nor right after a click, which Streamlit could forget over it.
_LOOK = """
export default ({ data, parentElement, setTriggerValue }) => {
  const line = parentElement.querySelector("p");
  const mine = (parentElement.looking = {});
  const app = document.querySelector(".stApp");
  line.textContent = data.told;
  const look = async () => {
    if (parentElement.looking !== mine || !line.isConnected) return;
    try {
      const answer = await fetch(data.address, { cache: "no-store" });
      const { news, told } = await answer.json();
      if (parentElement.looking !== mine) return;
      if (!data.fixed) line.textContent = told;
      const calm = app.dataset.testScriptState === "notRunning" && performance.now() - window.portfoljTouched > 1000 * data.untouched;
      if (news !== data.seen && calm) setTriggerValue("news", news);
    } catch {
      // The server is away. Streamlit says so, and finds it again.
    }
    setTimeout(look, 1000 * data.every);
  };
  setTimeout(look, 1000 * data.every);
  return () => { if (parentElement.looking === mine) parentElement.looking = undefined; };
};
"""
_looker = st.components.v2.component("portfolj_waiting", html="<p></p>", js=_LOOK)


def result(job: Job[R]) -> R | None:
    """What a job has found so far; None when that is nothing. While it goes on, the page says so, and shows news as they come.

    Raises
    ------
    InputError, CheckError
        What the work raised.
    """
    waited_for(job, FIRST - (time.monotonic() - job.began))
    # Before all else is read: what comes after it is news.
    seen, goes_on = job.news, not job.finished
    if job.error is not None:
        raise job.error
    if goes_on:
        with st.container(horizontal=True, vertical_alignment="center", key=f"waiting-{job.name}"):
            look([job], seen)
            st.button(tell(say("Stop")), on_click=job.stop, key=f"stop-{job.name}")
    return job.result


def look(jobs: Sequence[Job[R]], seen: int, told: Message | None = None) -> None:
    """A line that says what is being worked out; the page is made anew when there is more than what it shows.

    Parameters
    ----------
    seen
        The news of the jobs, together, as the page shows them.
    told
        What the line says instead.
    """
    names = [job.name for job in jobs]
    language = state.one(state.LANGUAGE)
    asked = urlencode([*((JOB, name) for name in names), *([(state.LANGUAGE, language)] if language else [])])
    line = tell(told or progress(jobs))
    address, fixed = f"{ADDRESS}?{asked}", told is not None
    data = {"address": address, "seen": seen, "told": line, "fixed": fixed, "every": NEWS, "untouched": UNTOUCHED}
    _looker(data=data, key=f"look-{names[0]}", on_news_change=_nothing, width="content")


def _nothing() -> None:
    """That the page is made anew is all there is to do."""
