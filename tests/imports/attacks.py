"""Files made to cost time and memory, or to reach outside: each small, each generated."""

import io
import json
import zipfile
from collections.abc import Callable
from functools import partial

from tests.imports.forms import FIRST, HEADER, SECOND, SHEET, YAML, ods, repacked, replaced, table, workbook, xls

PLAIN = workbook([HEADER, FIRST, SECOND])
STRINGS = "xl/sharedStrings.xml"
_MEGA = 1_000_000
_ONE = 'office:value-type="float" office:value="1"'


def _repeated(times: int, cells: str) -> str:
    """A row of an .ods file that stands for many."""
    return f'<table:table-row table:number-rows-repeated="{times}">{cells}</table:table-row>'


def _cell(place: str) -> bytes:
    """The usual workbook with one more cell, far away."""
    return replaced(PLAIN, SHEET, "</sheetData>", f'<row r="{place.lstrip("ABCDEFX")}"><c r="{place}"><v>1</v></c></row></sheetData>')


def _doctype(entity: str) -> bytes:
    """The usual workbook whose sheet declares entities."""
    return replaced(PLAIN, SHEET, "<worksheet", f"<!DOCTYPE worksheet [{entity}]><worksheet")


def _rows(count: int, row: str) -> bytes:
    """A sheet of many rows."""
    return replaced(PLAIN, SHEET, "</sheetData>", "".join(row.format(r=at) for at in range(4, count)) + "</sheetData>")


def _liar() -> bytes:
    """A bomb whose headers say that it is small."""
    content = bytearray(repacked(PLAIN, lambda name, part: part + b" " * 100 * _MEGA if name == STRINGS else part))
    size = (len(zipfile.ZipFile(io.BytesIO(content)).read(STRINGS))).to_bytes(4, "little")
    return bytes(content.replace(size, (1000).to_bytes(4, "little")))


def _laughs() -> str:
    """Ten levels of ten references."""
    names = "abcdefghij"
    return "".join(
        f'<!ENTITY {name} "{("&" + last + ";") * 10 if last else "ha" * 10}">' for last, name in zip(["", *names], names, strict=False)
    )


def attacks() -> dict[str, Callable[[], bytes]]:
    """What writes each file, by its name; each must be refused."""
    plain_json = json.dumps({"schema_version": 1})
    return {
        "bomb.xlsx": lambda: repacked(PLAIN, lambda name, part: part + b" " * 300 * _MEGA if name == STRINGS else part),
        "bomb_in_sheet.xlsx": lambda: repacked(PLAIN, lambda name, part: part + b" " * 300 * _MEGA if name == SHEET else part),
        "bomb_beside.xlsx": lambda: repacked(PLAIN, lambda name, part: part + b"\0" * 300 * _MEGA if "theme" in name else part),
        "bomb.ods": lambda: repacked(ods([HEADER, FIRST]), lambda name, part: part + b" " * 300 * _MEGA if name == "content.xml" else part),
        "lying_bomb.xlsx": _liar,
        "far_cell.xlsx": partial(_cell, "XFD1048576"),
        "far_row.xlsx": partial(_cell, "A1048576"),
        "far_column.xlsx": partial(_cell, "XFD2"),
        "far_outside.xlsx": partial(_cell, "XFD999999999"),
        "far_cell.xls": lambda: xls([HEADER, FIRST], far=(65_535, 255)),
        "cut.xls": lambda: xls([HEADER, *(FIRST for _ in range(100))])[:-3000],
        "odd_place.xlsx": lambda: replaced(PLAIN, SHEET, 'r="A3"', 'r="Aormat3"'),
        "small_letters.xlsx": lambda: replaced(PLAIN, SHEET, 'r="A3"', 'r="xfd1048576"'),
        "endless_row.xlsx": lambda: replaced(PLAIN, SHEET, 'r="A3"', 'r="A99999999999"'),
        "many_rows.xlsx": lambda: _rows(400_000, '<row r="{r}"><c r="A{r}"><v>{r}</v></c></row>'),
        "many_empty_rows.xlsx": lambda: _rows(900_000, '<row r="{r}"/>'),
        "many_cells_in_place.xlsx": lambda: _rows(500_000, '<row r="4"><c r="A4"><v>{r}</v></c></row>'),
        "huge_strings.xlsx": lambda: replaced(
            PLAIN, STRINGS, "</sst>", "".join(f"<si><t>{at:020d}{'x' * 30}</t></si>" for at in range(900_000)) + "</sst>"
        ),
        "struck_strings.xlsx": lambda: replaced(PLAIN, STRINGS, "</sst>", "<si><strike/></si>" + _numbered("si") + "</sst>"),
        "many_styles.xlsx": lambda: replaced(PLAIN, "xl/styles.xml", "</styleSheet>", _numbered("xf") + "</styleSheet>"),
        "many_styles.ods": lambda: repacked(
            _beside(ods([HEADER, FIRST]), "styles.xml"),
            lambda name, part: f"<x line-through=''>{_numbered('y')}</x>".encode() if name == "styles.xml" else part,
        ),
        "one_huge_string.xlsx": lambda: replaced(
            PLAIN, STRINGS, "</sst>", "<si><t>" + "".join(map(str, range(6 * _MEGA))) + "</t></si></sst>"
        ),
        "entities.xlsx": lambda: _doctype(_laughs()),
        "external_entity.xlsx": lambda: _doctype('<!ENTITY x SYSTEM "file:///etc/passwd">'),
        "doctype.ods": lambda: replaced(
            ods([HEADER, FIRST]), "content.xml", "<office:document-content", "<!DOCTYPE x><office:document-content"
        ),
        "wide_xml.xlsx": lambda: repacked(
            PLAIN, lambda name, part: part.decode().replace("UTF-8", "UTF-16").encode("utf-16") if name == SHEET else part
        ),
        "deep_xml.xlsx": lambda: replaced(PLAIN, SHEET, "</sheetData>", "</sheetData>" + "<x>" * 700_000),
        "repeated_cells.ods": lambda: ods(
            [HEADER, FIRST],
            raw=_repeated(1_048_576, f'<table:table-cell table:number-columns-repeated="16384" {_ONE}/>'),
        ),
        "endless_repeat.ods": lambda: ods([HEADER, FIRST], raw=_repeated(99_999_999_999, f"<table:table-cell {_ONE}/>")),
        "repeated_far.ods": lambda: ods(
            [HEADER, FIRST],
            raw=_repeated(1_048_000, "<table:table-cell/>") + _repeated(1, f"<table:table-cell {_ONE}/>"),
        ),
        "climbing.xlsx": partial(_with_entry, "../../evil.xml"),
        "part_twice.xlsx": lambda: _with_entry(SHEET.upper()),
        "many_entries.xlsx": lambda: _with_entry(*(f"xl/media/{at}.bin" for at in range(5000))),
        "deep.json": lambda: b"[" * 200_000,
        "deep_objects.json": lambda: b'{"a":' * 100_000,
        "deep_inside.json": lambda: plain_json[:-1].encode() + b', "initiatives": ' + b"[" * 50_000 + b"]" * 50_000 + b"}",
        "large.json": lambda: plain_json[:-1].encode() + b', "x": "' + b"x" * 15 * _MEGA + b'"}',
        "many.json": lambda: json.dumps({"schema_version": 1, "name": "x", "initiatives": [{"id": "a"}] * 200_000}).encode(),
        "long_number.json": lambda: b'{"schema_version": ' + b"1" * 3 * _MEGA + b"}",
        "laughs.yaml": lambda: bytes(
            "a: &a [x,x,x,x,x,x,x,x,x]\n"
            + "".join(f"{n}: &{n} [{','.join(['*' + p] * 9)}]\n" for p, n in zip("abcdefgh", "bcdefghi", strict=True)),
            "utf-8",
        ),
        "deep.yaml": lambda: b"[" * 100_000,
        "deep_blocks.yaml": lambda: bytes("".join(" " * at + "a:\n" for at in range(800)), "utf-8"),
        "many_parts.yaml": lambda: YAML.encode() + b"- [" + b"[]," * 80_000 + b"]\n",
        "many_lines.yaml": lambda: YAML.encode() + b"-\n" * 120_000,
        "many_keys.yaml": lambda: bytes("".join(f"k{at}:\n" for at in range(30_000)), "utf-8"),
        "large.yaml": lambda: YAML.encode() + b"# x\n" * 4 * _MEGA,
        "object_tag.yaml": lambda: b"!!python/object/apply:os.system ['touch owned']\n",
        "long_cells.csv": lambda: bytes(table() + "I003;" + "x" * 7 * _MEGA + ";a;1;1;Hjo\n", "utf-8"),
        "many_cells.csv": lambda: bytes(table() + ";" * 7 * _MEGA, "utf-8"),
        "many_rows.csv": lambda: bytes(table() + "I003;a;b;1;1;Hjo\n" * 400_000, "utf-8"),
        "many_blank_rows.csv": lambda: bytes(table() + "\n" * 7 * _MEGA, "utf-8"),
        "many_quotes.csv": lambda: bytes(table() + '"' * 7 * _MEGA, "utf-8"),
        "zero_bytes.csv": lambda: bytes(15 * _MEGA),
        "long_amount.csv": lambda: bytes(table(cost="1 " * 40_000), "utf-8"),
        "many_names.csv": lambda: bytes(table(municipalities="|".join(f"Ort{at}" for at in range(15_000))), "utf-8"),
        "too_large.csv": lambda: b"x" * 25 * _MEGA,
    }


def _numbered(name: str) -> str:
    """Very many elements, no two of them the same, so that they are not packed to nothing."""
    return "".join(f"<{name} n='{at * 7919 % 10_000_019}'/>" for at in range(1_900_000))


def _with_entry(*names: str) -> bytes:
    """The usual workbook with further entries in its package."""
    return _beside(PLAIN, *names)


def _beside(content: bytes, *names: str) -> bytes:
    """A packed file with further entries."""
    out = io.BytesIO(content)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as packed:
        for name in names:
            packed.writestr(name, "<x/>")
    return out.getvalue()
