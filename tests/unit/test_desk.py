"""Work beside the pages: shared, told as it comes, given up when nobody waits."""

import threading
from collections.abc import Iterator

import pytest

from portfolj.errors import say
from portfolj.ui import desk as desks
from portfolj.ui.desk import Desk, Job

SOON = 10.0


def test_the_same_key_is_worked_out_once_and_all_get_its_result() -> None:
    desk, runs = Desk(), []

    def work(_: Job[int]) -> Iterator[int]:
        runs.append(1)
        yield 7

    jobs = [desk.ask("one", work) for _ in range(5)]
    assert all(job.wait(SOON) for job in jobs)
    assert ([job.result for job in jobs], len(runs)) == ([7] * 5, 1)


def test_results_are_there_as_they_come_and_the_last_one_stands() -> None:
    desk, more = Desk(), threading.Event()

    def work(_: Job[int]) -> Iterator[int]:
        yield 1
        more.wait(SOON)
        yield 2

    job = desk.ask("one", work)
    assert job.wait(SOON)
    assert (job.result, job.finished) == (1, False)
    more.set()
    until_finished(job)
    assert (job.result, job.results) == (2, 2)


def test_what_goes_wrong_is_kept_for_whoever_asks() -> None:
    def work(_: Job[int]) -> Iterator[int]:
        raise ValueError("no")
        yield 1

    job = Desk().ask("one", work)
    assert job.wait(SOON)
    assert isinstance(job.error, ValueError)


def test_work_that_nobody_asks_for_any_more_is_given_up_and_begun_anew_when_somebody_does(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(desks.time, "monotonic", lambda: now[0])
    desk, begun = Desk(), threading.Semaphore(0)

    def work(job: Job[int]) -> Iterator[int]:
        begun.release()
        while not job.given_up():
            threading.Event().wait(0.01)
        yield 1

    forgotten = desk.ask("one", work)
    assert begun.acquire(timeout=SOON)
    now[0] += desks.PATIENCE + 1
    assert until_finished(forgotten)
    assert forgotten.result is None
    assert desk.ask("one", work) is not forgotten


def test_work_once_given_up_is_not_revived_by_a_question_that_comes_too_late(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(desks.time, "monotonic", lambda: now[0])
    desk, end = Desk(), threading.Event()

    def work(_: Job[int]) -> Iterator[int]:
        end.wait(SOON)
        yield 1

    forgotten = desk.ask("one", work)
    now[0] += desks.PATIENCE + 1
    # The solver asks, hears that nobody waits, and takes its time to end.
    assert forgotten.given_up()
    assert not forgotten.asked()
    assert forgotten.given_up()
    again = desk.ask("one", work)
    end.set()
    assert again is not forgotten
    assert until_finished(again)
    assert (again.result, again.whole) == (1, True)


def test_what_is_stopped_by_hand_keeps_what_it_has_found_until_it_is_asked_for_anew() -> None:
    desk = Desk()

    def work(job: Job[int]) -> Iterator[int]:
        while not job.given_up():
            threading.Event().wait(0.01)
        yield 3

    job = desk.ask("one", work)
    job.stop()
    assert until_finished(job)
    assert job.result == 3
    assert desk.ask("one", work) is job
    assert desk.ask("one", work, again=True) is not job
    desk.ask("one", work).stop()


def test_work_in_progress_tells_its_step() -> None:
    desk, told = Desk(), threading.Event()

    def work(job: Job[int]) -> Iterator[int]:
        job.tell(say("Looking for the best portfolio"))
        told.set()
        yield 1

    job = desk.ask("one", work)
    assert told.wait(SOON)
    assert job.progress == say("Looking for the best portfolio")


def test_long_work_of_one_does_not_keep_others_waiting_for_what_is_known() -> None:
    desk, end = Desk(), threading.Event()

    def long(_: Job[int]) -> Iterator[int]:
        end.wait(SOON)
        yield 1

    def short(_: Job[int]) -> Iterator[int]:
        yield 2

    assert desk.ask("known", short).wait(SOON)
    for key in range(desks.WORKERS):
        desk.ask(key, long)
    assert desk.ask("known", short).result == 2
    end.set()


def until_finished(job: Job[int]) -> bool:
    """Wait for the end of a job, whether anybody asks for it or not."""
    for _ in range(1000):
        if job.finished:
            return True
        threading.Event().wait(0.01)
    return False
