"""What a packed workbook may cost, checked before anything parses it: size, entries, and no tricks of XML."""

import io
import re
import zipfile
import zlib

from portfolj.errors import say
from portfolj.exchange.imports.findings import Unreadable

MOST_UNPACKED = 40_000_000
MOST_ENTRIES = 500
_MOST_RATIO = 300
_SMALL = 2_000_000
_BLOCK = 1 << 16
_DECLARED = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCODED = re.compile(rb"<\?xml[^>]{0,200}encoding\s*=\s*[\"'](?!utf-8[\"'])", re.IGNORECASE)
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\0", b"<\0")


def unpacked(content: bytes) -> dict[str, bytes]:
    """The XML parts of a packed workbook by name; the others are only measured.

    Parameters
    ----------
    content
        The whole file.

    Raises
    ------
    Unreadable
        When it is damaged, encrypted, unpacks to more than `MOST_UNPACKED` bytes, or its XML declares types or entities.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return _parts(packed)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError, UnicodeError) as wrong:
        raise Unreadable(say("The workbook is cut off, damaged or locked; open and save it anew without a password.")) from wrong


def _parts(packed: zipfile.ZipFile) -> dict[str, bytes]:
    entries = packed.infolist()
    names = [entry.filename.casefold().replace("\\", "/") for entry in entries]
    if len(entries) > MOST_ENTRIES or len(set(names)) != len(names) or any(".." in name.split("/") for name in names):
        raise Unreadable(say("The workbook is packed in an unusual way; open and save it anew in Excel or LibreOffice."))
    left, parts = MOST_UNPACKED, {}
    for entry in entries:
        read = _read(packed, entry, left)
        left -= len(read)
        if entry.filename.casefold().endswith((".xml", ".rels", "mimetype")):
            _check_xml(read)
            parts[entry.filename] = read
    return parts


def _read(packed: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int) -> bytes:
    """An entry as it really unpacks, whatever its header says."""
    blocks, size = [], 0
    with packed.open(entry) as stream:
        while block := stream.read(_BLOCK):
            blocks.append(block)
            size += len(block)
            bomb = size > _SMALL and size > _MOST_RATIO * max(entry.compress_size, 1)
            if size > left or bomb:
                message = say("The workbook unpacks to more than it may ({most} bytes); delete what is not needed.", most=MOST_UNPACKED)
                raise Unreadable(message)
    return b"".join(blocks)


def _check_xml(part: bytes) -> None:
    if _DECLARED.search(part):
        raise Unreadable(
            say("The workbook declares XML types or entities, which no spreadsheet needs; save it anew in Excel or LibreOffice.")
        )
    if part.startswith(_WIDE) or _ENCODED.match(part):
        raise Unreadable(say("The workbook is packed in an unusual way; open and save it anew in Excel or LibreOffice."))
