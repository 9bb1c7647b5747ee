"""Documents as an office program shows them: through LibreOffice to PDF or another format, and what a PDF file holds, by poppler."""

import atexit
import contextlib
import functools
import os
import re
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from html import unescape
from pathlib import Path
from typing import NamedTuple

PATIENCE = 120
# How LibreOffice reads a .csv file when Swedish is chosen: semicolons, UTF-8, from the first line, decimal commas.
SWEDISH_CSV = "CSV:59,34,76,1,,1053,false,false"


class Box(NamedTuple):
    """Where a word stands, in points from the page's upper left corner."""

    page: int
    word: str
    left: float
    top: float
    right: float
    bottom: float


@functools.cache
def _profile() -> Path:
    """A profile of this process's own: two that share one wait for each other, or give up."""
    folder = tempfile.mkdtemp(prefix="office-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


def all_rendered(paths: Sequence[Path], to: str = "pdf", *, reading: str = "") -> list[Path]:
    """Documents in another format, each in the folder `to` beside it; one start of LibreOffice for all of one folder.

    Parameters
    ----------
    reading
        The filter that they are read with, such as `SWEDISH_CSV`; LibreOffice's own choice unless given.
    """
    folder = paths[0].parent / to
    command = ["soffice", f"-env:UserInstallation={_profile().as_uri()}", "--headless", *([f"--infilter={reading}"] if reading else [])]
    _run([*command, "--convert-to", to, "--outdir", str(folder), *map(str, paths)])
    written = [folder / f"{path.stem}.{to}" for path in paths]
    assert all(path.is_file() for path in written), f"LibreOffice did not write all of {written}"
    return written


def rendered(path: Path, to: str = "pdf", *, reading: str = "") -> Path:
    """One document in another format."""
    return all_rendered([path], to, reading=reading)[0]


def pictures(pdf: Path, *, dots: int = 90) -> list[Path]:
    """A picture of each page, beside the file; `dots` to an inch."""
    _run(["pdftoppm", "-png", "-r", str(dots), str(pdf), str(pdf.with_suffix(""))])
    return sorted(pdf.parent.glob(f"{pdf.stem}-*.png"))


def words(pdf: Path) -> str:
    """The text as it stands on the pages, with a form feed after each."""
    return _run(["pdftotext", "-layout", str(pdf), "-"])


def boxes(pdf: Path) -> list[Box]:
    """Each word and where it stands."""
    found, page = [], 0
    for line in _run(["pdftotext", "-bbox", str(pdf), "-"]).splitlines():
        page += "<page " in line
        if match := re.search(r'<word xMin="(.+)" yMin="(.+)" xMax="(.+)" yMax="(.+)">(.*)</word>', line):
            left, top, right, bottom = map(float, match.groups()[:4])
            found.append(Box(page, unescape(match[5]), left, top, right, bottom))
    return found


def _run(command: Sequence[str]) -> str:
    """What a program prints; it is ended with all that it started when it takes too long."""
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", start_new_session=True
    ) as process:
        try:
            out, errors = process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            raise
    assert process.returncode == 0, errors
    return out
