"""What a page that waits is told by the server."""

import asyncio
import json
import threading
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from starlette.requests import Request

from portfolj.errors import say
from portfolj.ui import desk as desks
from portfolj.ui.answers import desk
from portfolj.ui.desk import Job
from portfolj.ui.progress import JOB, tell_of_news
from portfolj.ui.state import LANGUAGE

SOON = 10.0


def told(*jobs: str, language: str = "") -> dict[str, Any]:
    """What the server answers."""
    asked = [*((JOB, job) for job in jobs), (LANGUAGE, language)]
    response = asyncio.run(tell_of_news(Request({"type": "http", "query_string": urlencode(asked).encode(), "headers": []})))
    answer: dict[str, Any] = json.loads(bytes(response.body))
    return answer


def test_each_result_and_the_end_are_news_and_the_step_is_told_in_the_language_of_the_page() -> None:
    begun, more = threading.Event(), threading.Event()

    def work(job: Job[int]) -> Iterator[int]:
        job.tell(say("Looking for the best portfolio"))
        begun.set()
        more.wait(SOON)
        yield 1

    job = desk().ask("news of one", work)
    assert begun.wait(SOON)
    assert told(job.name) == {"news": 0, "told": "Söker den bästa portföljen, 0 s hittills"}
    assert told(job.name, language="en")["told"] == "Looking for the best portfolio, for 0 s so far"
    more.set()
    assert job.wait(SOON)
    until_finished(job)
    assert told(job.name)["news"] == 2
    assert told(job.name, job.name)["news"] == 4


def test_a_job_that_is_no_more_must_be_asked_for_anew() -> None:
    assert told("no such job")["news"] is None


def test_work_goes_on_as_long_as_a_page_asks_for_news_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    now, end = [100.0], threading.Event()
    monkeypatch.setattr(desks.time, "monotonic", lambda: now[0])

    def work(_: Job[int]) -> Iterator[int]:
        end.wait(SOON)
        yield 1

    job = desk().ask("news of what goes on", work)
    for _ in range(3):
        now[0] += desks.PATIENCE - 1
        told(job.name)
        assert not job.given_up()
    now[0] += desks.PATIENCE + 1
    assert job.given_up()
    end.set()


def until_finished(job: Job[int]) -> None:
    """Wait for the end of a job."""
    for _ in range(1000):
        if job.finished:
            return
        threading.Event().wait(0.01)
