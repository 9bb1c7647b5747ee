"""Reading a file of initiatives in the simple form, or of another list, whatever it is written in, and judging it."""

from collections.abc import Sequence
from pathlib import Path as FilePath

from portfolj.errors import Fault, InputError, Place, say
from portfolj.exchange.imports.delimited import read_delimited
from portfolj.exchange.imports.encoding import text_of_bytes
from portfolj.exchange.imports.findings import ImportFile, Notes, Rows, Unreadable, judged
from portfolj.exchange.imports.forms import BY_KIND, FORMS, INITIATIVES, Form
from portfolj.exchange.imports.header import Found, records_of
from portfolj.exchange.imports.judging import judge
from portfolj.exchange.imports.judging_lists import judge_list
from portfolj.exchange.imports.reference import Reference
from portfolj.exchange.imports.structured import read_json_form, read_yaml_form
from portfolj.exchange.imports.workbook import read_old, read_packed
from portfolj.exchange.source import MOST_BYTES, refused

MOST_TEXT = 8_000_000
KINDS = (".xlsx", ".xlsm", ".ods", ".xls", ".csv", ".tsv", ".txt", ".json", ".yaml", ".yml")
_PACKED, _OLD = b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORKBOOKS = frozenset((".xlsx", ".xlsm", ".ods", ".xls"))


def read_import(path: FilePath | str, reference: Reference, *, kind: str = "") -> ImportFile:
    """Read and judge a file.

    Parameters
    ----------
    path
        A file that ends in one of `KINDS`.
    reference
        What it may refer to.
    kind
        The name of its form; "" lets the columns tell.

    Raises
    ------
    InputError
        When there is no such kind, when there is no such file, or the system refuses to read it.
    """
    if kind and kind not in BY_KIND:
        raise InputError(say("There is no list '{kind}'; choose one of {kinds:list}.", kind=kind, kinds=tuple(BY_KIND)))
    forms = (BY_KIND[kind],) if kind else FORMS
    path = FilePath(path)
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= MOST_BYTES and path.is_file() else b""
    except OSError as wrong:
        raise InputError([Fault(refused(wrong), place=Place(str(path)))]) from wrong
    if path.is_dir():
        raise InputError([Fault(refused(IsADirectoryError()), place=Place(str(path)))])
    notes = Notes()
    rows: Rows = ()
    try:
        if size > MOST_BYTES:
            raise Unreadable(say("The file is larger than {most} bytes; split it.", most=MOST_BYTES))
        found = _found(content, path.suffix.casefold(), forms, reference, notes)
        simple = found.form is INITIATIVES
        rows = judge(found.records, reference, notes) if simple else judge_list(found, reference, notes)
    except Unreadable as wrong:
        notes.all.append(wrong.note)
    return judged(notes.all, rows)


def _found(content: bytes, ending: str, forms: Sequence[Form], reference: Reference, notes: Notes) -> Found:
    if ending not in KINDS:
        raise Unreadable(say("The file ends in '{ending}'; save it as one of {kinds:list}.", ending=ending, kinds=KINDS))
    if not content.strip():
        raise Unreadable(say("The file is empty; write the header row and the rows."))
    if content.startswith(_PACKED):
        _as_named(ending, (".xlsx", ".xlsm", ".ods"), notes)
        return records_of(read_packed(content, notes), forms, notes)
    if content.startswith(_OLD):
        if ending != ".xls":
            raise Unreadable(say("The workbook is locked with a password, or an old one under a new name; save it as .xlsx without one."))
        return records_of(read_old(content, notes), forms, notes)
    if ending in _WORKBOOKS:
        raise Unreadable(say("The file is called {ending} but is no workbook; save it as .xlsx in Excel or LibreOffice.", ending=ending))
    if len(content) > MOST_TEXT:
        raise Unreadable(say("The file is larger than {most} bytes; split it.", most=MOST_TEXT))
    text = text_of_bytes(content, notes)
    if ending == ".json":
        return read_json_form(text, forms, notes)
    if ending in (".yaml", ".yml"):
        return read_yaml_form(text, forms, notes)
    return records_of([read_delimited(text, reference.texts, notes)], forms, notes)


def _as_named(ending: str, endings: tuple[str, ...], notes: Notes) -> None:
    if ending not in endings:
        notes.warn(say("The file is called {ending} but is a workbook, and is read as one.", ending=ending))
