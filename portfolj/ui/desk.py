"""Work that goes on beside the pages: asked for once, shared by all who want it, given up when nobody waits for it any more."""

import secrets
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from concurrent.futures import ThreadPoolExecutor
from threading import Condition, Lock
from typing import Generic, TypeVar

from portfolj.errors import Message

R = TypeVar("R")

# Seconds without anybody asking after which work is given up; pages ask several times a second.
PATIENCE = 5.0
WORKERS = 2
MOST_KEPT = 100


class Job(Generic[R]):
    """One piece of work: it gives its results as they come, the last of them stands.

    Parameters
    ----------
    work
        Gives results; is handed the job, to tell its progress and to ask whether anybody still waits.
    """

    def __init__(self, work: "Callable[[Job[R]], Iterable[R]]") -> None:
        self._work = work
        self._news = Condition()
        # Nobody but whose page was given it can name the job. No "__" in it: Streamlit parts names by that.
        self.name = secrets.token_hex()
        self.began = self._asked = time.monotonic()
        self.progress: Message | None = None
        self.result: R | None = None
        self.error: Exception | None = None
        self.results = 0
        self.finished = self.whole = self.stopped = self._lost = False

    def run(self) -> None:
        """Do the work."""
        try:
            results = iter(self._work(self))
            while not self.given_up() and (result := next(results, None)) is not None:
                if not self.given_up() or self.stopped:
                    self._give(result)
            self.whole = not self.given_up()
        except Exception as error:  # noqa: BLE001  whoever asks is told, on the page
            self.error = error
        with self._news:
            self.finished = True
            self._news.notify_all()

    def _give(self, result: R) -> None:
        with self._news:
            self.result = result
            self.results += 1
            self._news.notify_all()

    def tell(self, step: Message) -> None:
        """Say what is being worked out."""
        self.progress = step

    @property
    def news(self) -> int:
        """A number that grows with each result, and with the end."""
        return self.results + self.finished

    def asked(self) -> bool:
        """Somebody still waits; False where that comes too late, since the work has been given up."""
        with self._news:
            self._asked = time.monotonic()
            return not self._lost

    def stop(self) -> None:
        """End it by hand; what has been found by then stands."""
        self.stopped = True

    def given_up(self) -> bool:
        """Whether nobody waits any more. What has once been given up stays so: the work may have ended on that word."""
        with self._news:
            self._lost = self._lost or time.monotonic() - self._asked > PATIENCE
            return self.stopped or self._lost

    def wait(self, seconds: float) -> bool:
        """Wait until there is a result, or none will come; whether that is so."""
        self.asked()
        with self._news:
            return self._news.wait_for(lambda: self.finished or self.results > 0, timeout=seconds)


class Desk:
    """All work of one server, under keys: the same key is the same work."""

    def __init__(self) -> None:
        self._jobs: OrderedDict[Hashable, Job[object]] = OrderedDict()
        self._lock = Lock()
        self._workers = ThreadPoolExecutor(WORKERS, thread_name_prefix="desk")

    def ask(self, key: Hashable, work: Callable[[Job[R]], Iterable[R]], *, again: bool = False) -> Job[R]:
        """The job under a key, begun if it has not been, or was given up before its end.

        Parameters
        ----------
        again
            Begin anew what was stopped by hand.
        """
        with self._lock:
            job = self._jobs.get(key)
            if job is None or (again and job.stopped) or not (job.asked() or job.whole or job.stopped):
                job = Job(work)  # type: ignore[arg-type]  # a key is asked for with one kind of work only
                self._jobs[key] = job
                self._workers.submit(job.run)
            self._jobs.move_to_end(key)
            while len(self._jobs) > MOST_KEPT:
                self._jobs.popitem(last=False)
        return job  # type: ignore[return-value]

    def find(self, name: str) -> Job[object] | None:
        """The job with a name; None where it is no more."""
        with self._lock:
            return next((job for job in self._jobs.values() if job.name == name), None)
