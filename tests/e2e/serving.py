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

ROOT = Path(__file__).parents[2]
# seconds
PATIENCE = 60
OK = 200


@contextmanager
def serving(case: Path) -> Iterator[str]:
    """The address of an app that shows a case, for as long as it is needed."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}/"
    command = [sys.executable, "-m", "streamlit", "run", "app_streamlit.py", "--server.port", str(port), "--server.fileWatcherType", "none"]
    environment = {**os.environ, "PORTFOLJ_CASE": str(case)}
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(port, server)
        yield address
    finally:
        server.terminate()
        server.wait(PATIENCE)


def wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    """Wait until the app on a port is up."""
    until = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < until:
        connection = HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/_stcore/health")
            if connection.getresponse().status == OK:
                return
        except (HTTPException, OSError):
            pass
        finally:
            connection.close()
        time.sleep(0.2)
    message = f"no answer on port {port}"
    raise TimeoutError(message)
