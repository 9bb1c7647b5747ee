"""The case that a stored answer is about, found by its id."""

from collections.abc import Iterator
from pathlib import Path

from portfolj.errors import InputError, say
from portfolj.exchange.safe_yaml import read_yaml
from portfolj.exchange.seals import CASE_FILE
from portfolj.exchange.source import text_of


def find_case(wanted: str) -> str:
    """Where the case with an id is: in the current folder or in `scenarios`."""
    for path in _cases():
        if _id(path) == wanted:
            return str(path)
    raise InputError(
        say(
            "The case '{case}' is neither in the current folder nor in 'scenarios'; name it: portfolj verify RESULT.json CASE.",
            case=wanted,
        )
    )


def _cases() -> Iterator[Path]:
    """Folders that are cases, and JSON files that may be, nearest first."""
    here = Path()
    for folder in (here, here / "scenarios"):
        if (folder / CASE_FILE).is_file():
            yield folder
        if folder.is_dir():
            yield from sorted(one for one in folder.iterdir() if (one / CASE_FILE).is_file() or one.suffix == ".json")


def _id(path: Path) -> str:
    """The id of a case folder; of a JSON file the name, which is all that is known before it is read."""
    if path.is_file():
        return path.stem
    text, _ = text_of(path / CASE_FILE, CASE_FILE)
    content = read_yaml(text, CASE_FILE).content
    return str(content.get("id", "")) if isinstance(content, dict) else ""
