"""Error cells that the reader of values does not know, such as #SPILL!, written for it as one that it knows; our scan tells their name."""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping

from portfolj.exchange.imports.table import Odd
from portfolj.exchange.imports.xlsx_parts import SheetPart
from portfolj.exchange.imports.xlsx_scan import Scan

_KNOWN = frozenset(("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#GETTING_DATA"))
_CELL = re.compile(rb"<((?:\w+:)?c)(?=\s)[^<>]*\st=[\"']e[\"'][^<>]*(?<!/)>.*?</\1\s*>", re.DOTALL)
_VALUE = re.compile(rb"(<(?:\w+:)?v(?:\s[^<>]*)?>)[^<]*(</)")
# Where text may look like a cell, nothing is rewritten.
_NO_CELLS = (b"<![CDATA[", b"<!--")


def with_known_errors(content: bytes, parts: Mapping[str, bytes], listed: Iterable[SheetPart], scans: Mapping[str, Scan]) -> bytes:
    """A workbook for the reader of values: every error cell holds an error that it knows; nothing else is another.

    Parameters
    ----------
    content
        The whole file, given back as it is where it knows all errors.
    parts
        Its XML parts by name.
    scans
        What our own scan says of its sheets, by their names.
    """
    changed = {one.file: _rewritten(parts[one.file]) for one in listed if _has_unknown(scans[one.name])}
    if not changed:
        return content
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name, part in {**parts, **changed}.items():
            file.writestr(name, part)
    return packed.getvalue()


def _has_unknown(scan: Scan) -> bool:
    return any(mark.odd is Odd.ERROR and mark.shown not in _KNOWN for mark in scan.cells.values())


def _rewritten(part: bytes) -> bytes:
    if any(sign in part for sign in _NO_CELLS):
        return part
    return _CELL.sub(lambda cell: _VALUE.sub(rb"\g<1>#VALUE!\g<2>", cell[0]), part)
