"""How long the command line takes to start: `python -m benchmarks.start` (target for --help: 0.3 s of CPU)."""

import os
import subprocess
import sys
from statistics import median

TIMES = 7
STARTS = {"portfolj --help": ("--help",), "portfolj solve --help": ("solve", "--help")}


def seconds(arguments: tuple[str, ...]) -> float:
    """CPU seconds of one start."""
    before = os.times()
    subprocess.run([sys.executable, "-c", "from portfolj.cli import app; app()", *arguments], stdout=subprocess.DEVNULL, check=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


if __name__ == "__main__":
    for name, arguments in STARTS.items():
        print(f"{name}: median {median(seconds(arguments) for _ in range(TIMES)):.2f} s of CPU")
