"""What a page that waits asks the server: how far it has come with what is being worked out, and whether there is news to show."""

import time
from collections.abc import Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from portfolj.errors import Message, say
from portfolj.text.render import render
from portfolj.ui.answers import desk
from portfolj.ui.desk import Job
from portfolj.ui.state import LANGUAGE
from portfolj.ui.words import chosen_language

# Below the address of the app, as its pages are.
ADDRESS, JOB = "nytt", "id"


async def tell_of_news(request: Request) -> Response:
    """The news of the jobs that are asked for, together, and what is being worked out; that somebody asks keeps them going.

    News are null where a job is no more: the page must ask for it anew.
    """
    found = [desk().find(name) for name in request.query_params.getlist(JOB)]
    jobs = [job for job in found if job is not None]
    for job in jobs:
        job.asked()
    whole = len(jobs) == len(found)
    language = chosen_language(request.query_params.get(LANGUAGE, ""))
    return JSONResponse({"news": news_of(jobs) if whole else None, "told": render(progress(jobs), language)})


def news_of(jobs: Sequence[Job[Any]]) -> int:
    """How much there is to show of jobs."""
    return sum(job.news for job in jobs)


def progress(jobs: Sequence[Job[Any]]) -> Message:
    """What is being worked out, and for how long it has been."""
    job = next((one for one in jobs if not one.finished), None)
    if job is None:
        return say("Ready.")
    step = job.progress or say("Waiting for its turn")
    return say("{step}, for {seconds} s so far", step=step, seconds=int(time.monotonic() - job.began))
