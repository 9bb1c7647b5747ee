"""The app as people start it, on a free port of this machine."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from types import TracebackType
from typing import Self

ROOT = Path(__file__).parents[2]
# seconds
PATIENCE = 60
OK = 200


class Server:
    """An app that shows a case, or none, for as long as it is needed; it can be killed and started again at the same address."""

    def __init__(self, case: Path | None) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}/"
        self._case = case
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it answers."""
        port = str(self.port)
        command = [sys.executable, "-m", "streamlit", "run", "app_streamlit.py", "--server.port", port, "--server.fileWatcherType", "none"]
        environment = {**os.environ, "PORTFOLJ_CASE": "" if self._case is None else str(self._case)}
        self._process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._wait(self._process)

    def kill(self) -> None:
        """End it at once, as a lost power cord would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(PATIENCE)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(PATIENCE)

    def _wait(self, process: subprocess.Popen[bytes]) -> None:
        until = time.monotonic() + PATIENCE
        while process.poll() is None and time.monotonic() < until:
            connection = HTTPConnection("127.0.0.1", self.port, timeout=5)
            try:
                connection.request("GET", "/_stcore/health")
                if connection.getresponse().status == OK:
                    return
            except (HTTPException, OSError):
                pass
            finally:
                connection.close()
            time.sleep(0.2)
        message = f"no answer on port {self.port}"
        raise TimeoutError(message)


@contextmanager
def serving(case: Path | None) -> Iterator[str]:
    """The address of an app that shows a case, or none, for as long as it is needed."""
    with Server(case) as server:
        yield server.address
