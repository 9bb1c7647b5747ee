"""Sources in YAML as rows of a case: each mark in them becomes where the numbers come from."""

from pathlib import Path
from typing import Any

import yaml

SOURCES = Path(__file__).parent / "sources"
Row = dict[str, Any]


def document(case: str, name: str) -> Any:
    """A source document with its marks spelled out: `at` (passage of the named document), `derived` and `made_up` (why).

    The document's own key `document` names what `at` is a passage of; it is left out.
    """
    content = yaml.safe_load((SOURCES / case / name).read_text(encoding="utf-8"))
    return _spelled_out(content, content.pop("document"))


def _spelled_out(content: Any, paper: str) -> Any:
    if isinstance(content, list):
        return [_spelled_out(one, paper) for one in content]
    if not isinstance(content, dict):
        return content
    row: Row = {name: _spelled_out(part, paper) for name, part in content.items() if name not in _MARKS}
    for name, kind in _MARKS.items():
        if name in content:
            row |= {"provenance": kind, "source": f"{paper}, {content[name]}" if name == "at" else content[name]}
    return row


_MARKS = {"at": "real", "derived": "derived", "made_up": "illustrative"}
