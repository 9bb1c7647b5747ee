"""Writing a case: a folder with its tables sealed, or one JSON file. What stands under a name is whole at any time."""

import csv
import io
import json
import os
import tempfile
from pathlib import Path as FilePath
from typing import Any

import yaml

from portfolj.domain.base import Value
from portfolj.domain.case import Case
from portfolj.domain.decision import Decision
from portfolj.domain.document import plain
from portfolj.domain.scenario import Scenario
from portfolj.errors import InputError, say
from portfolj.exchange.document import cells
from portfolj.exchange.folder import ROW_FILES
from portfolj.exchange.seals import CASE_FILE, seal_of
from portfolj.exchange.tables import TABLES, Table


def write_case(case: Case, folder: FilePath | str) -> None:
    """Write a case as a folder, over the case that may stand there.

    Parameters
    ----------
    case
        What to write.
    folder
        Made if it is not there. Other files in it stay.

    Raises
    ------
    InputError
        When the folder holds something but no case.

    Notes
    -----
    Each file is replaced whole, `case.yaml` with the seals last: a run cut short in between leaves tables that do not
    fit their seals, which the next reader refuses.
    """
    folder = FilePath(folder)
    if folder.exists() and not (folder / CASE_FILE).is_file() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(say("'{folder}' holds something else than a case; choose another folder.", folder=str(folder)))
    tables = {table.file: _csv(table, rows) for table in TABLES if (rows := _rows(case, table)) or table.name in _ALWAYS}
    document = {"format": case.format} | {key: part for key, part in plain(case).items() if key not in _ELSEWHERE}
    seals = {name: _entry(content, rows) for name, (content, rows) in tables.items()}
    folder.mkdir(parents=True, exist_ok=True)
    for name, (content, _) in tables.items():
        replace_file(folder / name, content)
    written = {folder / name for name in tables} | {write_row_file(folder / name, row) for name in ROW_FILES for row in getattr(case, name)}
    for stale in {folder / table.file for table in TABLES}.union(*((folder / name).glob("*.yaml") for name in ROW_FILES)) - written:
        stale.unlink(missing_ok=True)
    replace_file(folder / CASE_FILE, _yaml(document | {"files": seals}))


def write_row_file(folder: FilePath, row: Scenario | Decision) -> FilePath:
    """Write a row that has a file of its own, named by its id; returns the file."""
    folder.mkdir(exist_ok=True)
    file = folder / f"{row.id}.yaml"
    replace_file(file, _yaml({key: part for key, part in plain(row).items() if key != "id"}))
    return file


def write_json(case: Case, path: FilePath | str) -> None:
    """Write a case as one JSON file."""
    text = json.dumps({"format": case.format} | plain(case), ensure_ascii=False, indent=1)
    replace_file(FilePath(path), (text + "\n").encode())


def replace_file(file: FilePath, content: bytes) -> None:
    """Put new content under a name, all of it or nothing."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    temporary = FilePath(name)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        temporary.chmod(file.stat().st_mode & 0o777 if file.exists() else 0o644)
        temporary.replace(file)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


# Tables that a case cannot do without are written even when they have no rows.
_ALWAYS = frozenset(("members", "goals"))
_ELSEWHERE = frozenset((*(table.path[0] for table in TABLES if not table.nested), *ROW_FILES))


def _rows(case: Case, table: Table) -> list[tuple[str, ...]]:
    if not table.nested:
        values: tuple[Value, ...] = getattr(case, table.path[0])
        return [tuple(cells(row, table)) for row in values]
    group, name = table.path
    return [(one.id, *cells(row, table)) for one in case.initiatives for row in getattr(getattr(one, group), name)]


def _csv(table: Table, rows: list[tuple[str, ...]]) -> tuple[bytes, int]:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.header)
    writer.writerows(rows)
    return out.getvalue().encode(), len(rows)


def _entry(content: bytes, rows: int) -> dict[str, Any]:
    return {"rows": rows, "sha256": seal_of(content, rows).sha256}


def _yaml(document: dict[str, Any]) -> bytes:
    text: str = yaml.safe_dump(document, allow_unicode=True, sort_keys=False, width=120)
    return text.encode()
