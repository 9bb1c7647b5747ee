"""Filling in cells of an .xlsx file as a person would, in its XML: everything else in the file stays as it is."""

import io
import re
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

Content = str | int | float | None


def filled(content: bytes, cells: Mapping[str, Content], *, sheet: int = 2) -> bytes:
    """The file with some cells of a sheet (1 is the first) holding something else; None empties a cell.

    Raises
    ------
    KeyError
        When the file has no such cell.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            part = old.read(entry)
            if entry.filename == f"xl/worksheets/sheet{sheet}.xml":
                part = _with(part.decode(), cells).encode()
            new.writestr(entry, part)
    return out.getvalue()


def _with(xml: str, cells: Mapping[str, Content]) -> str:
    for place, content in cells.items():
        found = re.search(rf'<c r="{place}"( s="\d+")?(?: t="\w+")?(?:/>|>.*?</c>)', xml)
        if found is None:
            raise KeyError(place)
        style = found[1] or ""
        if content is None:
            written = f'<c r="{place}"{style}/>'
        elif isinstance(content, str):
            text = f'<is><t xml:space="preserve">{escape(content)}</t></is>'
            written = f'<c r="{place}"{style} t="inlineStr">{text}</c>'
        else:
            written = f'<c r="{place}"{style}><v>{content}</v></c>'
        xml = xml[: found.start()] + written + xml[found.end() :]
    return xml
