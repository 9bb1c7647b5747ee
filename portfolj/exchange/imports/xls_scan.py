"""What an .xls file says that its values do not: hidden rows and columns, far cells, read from the records of its stream."""

import struct
from collections.abc import Iterator

from portfolj.exchange.imports.findings import far_away
from portfolj.exchange.imports.table import MOST_COLUMNS, MOST_ROWS
from portfolj.exchange.imports.xlsx_scan import Scan

_END = 0xFFFFFFFA
_HEADER, _IN_HEADER, _ENTRY, _MINI, _MINI_SIZE = 512, 109, 128, 4096, 64
_SHEET, _ROW, _COLUMNS, _BEGIN, _FINISH = 0x0085, 0x0208, 0x007D, 0x0809, 0x000A
_FLAT, _HIDDEN = 0x20, 0x01
# Records of one cell or of several beside each other; each begins with row and column.
_CELLS = frozenset((0x0001, 0x0002, 0x0003, 0x0004, 0x0005, 0x0006, 0x0201, 0x0203, 0x0204, 0x0205, 0x00FD, 0x027E, 0x00BD, 0x00BE, 0x00D6))
_STREAMS = ("workbook", "book")


def scan_xls(content: bytes) -> dict[str, Scan] | None:
    """The scans of the worksheets by name; None when the file is built in a way that this does not read, or damaged.

    Raises
    ------
    Unreadable
        When a cell lies too far away.
    """
    try:
        stream = _stream(content)
        return None if stream is None else {name: _sheet(stream, offset, name) for name, offset in _sheets(stream)}
    except (struct.error, IndexError, UnicodeDecodeError):
        return None


def _stream(content: bytes) -> bytes | None:
    """The stream of records in a compound file."""
    size = 1 << struct.unpack_from("<H", content, 30)[0]
    if size not in (512, 4096):
        return None
    count, first_folder = struct.unpack_from("<II", content, 44)
    listed = struct.unpack_from(f"<{_IN_HEADER}I", content, 76)[: min(count, _IN_HEADER)]
    if count > _IN_HEADER:
        return None
    body, first_link = content[max(_HEADER, size) :], struct.unpack_from("<I", content, 60)[0]
    following = [number for sector in listed for number in struct.unpack_from(f"<{size // 4}I", _sector(body, sector, size))]
    folder = _chain(body, first_folder, following, size)
    for at in range(0, len(folder), _ENTRY):
        length = struct.unpack_from("<H", folder, at + 64)[0]
        name = folder[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le")
        start, whole = struct.unpack_from("<II", folder, at + 116)
        if name.casefold() in _STREAMS:
            stream = _chain(body, start, following, size) if whole >= _MINI else _small(body, folder, start, first_link, following, size)
            return stream[:whole] if len(stream) >= whole else None
    return None


def _small(body: bytes, folder: bytes, start: int, first_link: int, following: list[int], size: int) -> bytes:
    """A stream of less than 4096 bytes: in small sectors of its own, all of them in the stream of the first entry."""
    links = _chain(body, first_link, following, size)
    small = _chain(body, struct.unpack_from("<I", folder, 116)[0], following, size)
    return _chain(small, start, list(struct.unpack(f"<{len(links) // 4}I", links)), _MINI_SIZE)


def _sector(body: bytes, number: int, size: int) -> bytes:
    begin = number * size
    if begin >= len(body):
        raise IndexError(number)
    return body[begin : begin + size].ljust(size, b"\0")


def _chain(body: bytes, first: int, following: list[int], size: int) -> bytes:
    """The sectors that follow each other; a ring ends where the file would."""
    parts: list[bytes] = []
    number = first
    while number < _END and len(parts) * size <= len(body):
        parts.append(_sector(body, number, size))
        number = following[number]
    return b"".join(parts)


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _sheets(stream: bytes) -> Iterator[tuple[str, int]]:
    """The name of each sheet and where its records begin."""
    for kind, part in _records(stream, 0):
        if kind == _FINISH:
            return
        if kind == _SHEET:
            offset, _, _, count, wide = struct.unpack_from("<IBBBB", part)
            yield part[8 : 8 + count * 2].decode("utf-16-le") if wide & 1 else part[8 : 8 + count].decode("latin-1"), offset


def _sheet(stream: bytes, offset: int, name: str) -> Scan:
    """The hidden rows and columns of one sheet; charts inside it have records of their own and are passed over."""
    scan, depth = Scan(), 0
    for kind, part in _records(stream, offset):
        depth += (kind == _BEGIN) - (kind == _FINISH)
        if depth == 0:
            break
        if kind in _CELLS:
            _near(part, name)
        if kind == _ROW and depth == 1 and struct.unpack_from("<H", part, 12)[0] & _FLAT:
            scan.hidden_rows.add(struct.unpack_from("<H", part)[0] + 1)
        elif kind == _COLUMNS and depth == 1 and struct.unpack_from("<H", part, 8)[0] & _HIDDEN:
            first, last = struct.unpack_from("<HH", part)
            scan.hidden_columns.update(range(first, min(last + 1, MOST_COLUMNS)))
    return scan


def _near(part: bytes, name: str) -> None:
    row, column = struct.unpack_from("<HH", part)
    if row >= MOST_ROWS + 50 or column >= MOST_COLUMNS:
        raise far_away(name, row + 1, column + 1)
