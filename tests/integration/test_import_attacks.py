"""Files made to cost much cost little: each at most 5 s and 400 MB, in a process of its own that is held to it."""

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.imports.attacks import attacks

MOST_SECONDS = 5
MOST_BYTES = 400_000_000
ROOT = Path(__file__).parents[2]
# What Python and its libraries reserve without using it is no cost; what is used is measured at the end.
_RESERVED = 1_500_000_000
ATTACKS = attacks()


@pytest.mark.parametrize("name", sorted(ATTACKS))
def test_a_hostile_file_is_refused_at_little_cost(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(ATTACKS[name]())

    def held() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (_RESERVED, _RESERVED))

    command = (
        "import re, sys; from portfolj.cli.main import run; code = run(sys.argv[1:], {'PORTFOLJ_LANG': 'en'});"
        "print(re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())[1], file=sys.stderr); sys.exit(code)"
    )
    arguments = [sys.executable, "-c", command, "import", str(file), "--dry-run", "--json"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    begun = time.monotonic()
    ended = subprocess.run(arguments, capture_output=True, text=True, preexec_fn=held, env=environment, timeout=60, check=False)
    used = time.monotonic() - begun
    assert ended.returncode == 2, ended.stderr[-2000:]
    said = json.loads(ended.stdout.splitlines()[-1])
    assert (said["verdict"] in ("reject", "ask"), said["rows"]) == (True, [])
    assert said["messages"]
    assert int(ended.stderr.split()[-1]) * 1024 <= MOST_BYTES
    print(f"{name}: {used:.1f} s, {int(ended.stderr.split()[-1]) / 1024:.0f} MB")
