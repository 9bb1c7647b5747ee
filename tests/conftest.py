"""What all tests share: quiet surroundings, the number of random cases, and what is left out where a part of the machine is missing."""

import importlib.util
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass

import pytest
from hypothesis import settings

# A person's own settings change no test.
for name in ("PORTFOLJ_LANG", "PORTFOLJ_DATABASE_URL", "FORCE_COLOR", "CLICOLOR_FORCE"):
    os.environ.pop(name, None)
os.environ.update({"NO_COLOR": "1", "TERM": "dumb", "COLUMNS": "140"})

LONG = "PORTFOLJ_CASES" in os.environ
settings.register_profile("portfolj", derandomize=True, deadline=None, database=None, print_blob=True, max_examples=1000 if LONG else 100)
settings.load_profile("portfolj")

EVERYTHING = os.environ.get("PORTFOLJ_ALL") == "1"
COMMAND = "make test-tools"
LEFT_OUT = "left out: "


def find_chromium() -> str | None:
    """Where a Chromium is that Playwright can drive, if there is one."""
    if importlib.util.find_spec("playwright") is None:
        return None
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def has_office() -> bool:
    """Whether LibreOffice is there, and poppler, which reads the PDF files that it writes."""
    return all(map(shutil.which, ("soffice", "pdftotext", "pdftoppm")))


@dataclass(frozen=True)
class Part:
    """A part of the machine that some tests need; the marker has its name."""

    marker: str
    title: str
    present: bool


PARTS = (
    Part("browser", "a Chromium browser", find_chromium() is not None),
    Part("office", "LibreOffice or poppler", has_office()),
)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave a test out whose part is missing, or fail it where everything is asked for."""
    for part in PARTS:
        if item.get_closest_marker(part.marker) and not part.present:
            reason = f"{part.title} is missing; `{COMMAND}` brings it"
            if EVERYTHING:
                pytest.fail(reason, pytrace=False)
            pytest.skip(LEFT_OUT + reason)


def left_out(reports: Iterable[pytest.TestReport]) -> dict[str, list[str]]:
    """Tests by the reason for which they were left out."""
    found: dict[str, list[str]] = {}
    for report in reports:
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        if LEFT_OUT in reason:
            found.setdefault(reason.partition(LEFT_OUT)[2], []).append(report.nodeid)
    return found


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name each test that was left out, and the command that brings what it needs."""
    for reason, tests in sorted(left_out(terminalreporter.stats.get("skipped", ())).items()):
        terminalreporter.section(f"{len(tests)} left out: {reason}", sep="-")
        for test in sorted(tests):
            terminalreporter.write_line(test)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the browser; for tests marked `browser`."""
    found = find_chromium()
    assert found, "mark the test with `browser`"
    return found


@pytest.fixture(scope="session")
def cases() -> int:
    """How many random cases to try: PORTFOLJ_CASES, 200 unless stated."""
    return int(os.environ.get("PORTFOLJ_CASES", "200"))
