"""The app as people start it: at another address than this machine's own it does not start."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("address", ["0.0.0.0", "::"])  # noqa: S104
def test_the_app_ends_at_once_with_a_clear_word_where_others_would_hear_it(address: str) -> None:
    command = [sys.executable, "-m", "streamlit", "run", "app_streamlit.py", "--server.port", "0", "--server.address", address]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode != 0
    assert "visas därför bara på sin egen dator" in done.stderr
    assert "Traceback" not in done.stderr
