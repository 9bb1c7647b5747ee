"""A case folder, read into one document: case.yaml, the tables beside it, scenarios/ID.yaml and decisions/ID.yaml."""

from collections.abc import Mapping
from pathlib import Path as FilePath
from typing import Any

from portfolj.domain.consistency.names import unknown_name
from portfolj.errors import Fault, Place, say
from portfolj.exchange.csv_table import CsvRows, document_of_row, owner, read_csv
from portfolj.exchange.safe_yaml import read_yaml
from portfolj.exchange.seals import CASE_FILE, Seal, broken, seal_of, stated_seals, unknown_files
from portfolj.exchange.source import MOST_YAML_BYTES, Origin, Path, Source, bytes_of, text_of
from portfolj.exchange.tables import OWNER, TABLES, Table

# Folders in which each row of a list has a file of its own, named by its id.
SCENARIOS, DECISIONS = ROW_FILES = ("scenarios", "decisions")


def read_folder(folder: FilePath) -> tuple[Source, dict[str, Seal]]:
    """Read everything in a case folder.

    Returns
    -------
    tuple
        The document with its origins and faults, and the seals of the tables as they are.
    """
    source = Source(CASE_FILE)
    stated = _case_file(folder, source)
    found: dict[str, Seal] = {}
    for table in TABLES:
        if (read := read_table(folder, table)) is not None:
            rows, found[table.file] = read
            source.faults.extend(rows.faults)
            _add(source, table, rows)
    source.faults.extend(unknown_files([file.name for file in folder.glob("*.csv")]))
    source.faults.extend(broken(stated, found))
    for name in ROW_FILES:
        _row_files(folder / name, source)
    return source, found


def _case_file(folder: FilePath, source: Source) -> dict[str, Seal]:
    content = _yaml(folder / CASE_FILE, CASE_FILE, source, ())
    stated, faults = stated_seals(content.pop("files", None))
    source.faults.extend(faults)
    source.document = content
    return stated


def _yaml(file: FilePath, name: str, source: Source, path: Path) -> dict[str, Any]:
    """The mapping in a YAML file, its origins noted below a path of the document."""
    text, faults = text_of(file, name, most=MOST_YAML_BYTES)
    source.faults.extend(faults)
    found = read_yaml(text, name)
    source.faults.extend(found.faults)
    source.origins.update({(*path, *below): Origin(name, line, root=path) for below, line in found.lines.items()})
    if isinstance(found.content, dict):
        return found.content
    if not faults and not found.faults:
        source.faults.append(Fault(say("The file must hold keys and values; write them as 'key: value'."), place=Place(name)))
    return {}


def read_table(folder: FilePath, table: Table) -> tuple[CsvRows, Seal] | None:
    """A table of the folder, and its seal as it is; None where there is no such file."""
    if not (folder / table.file).exists():
        return None
    content, faults = bytes_of(folder / table.file, table.file)
    rows = CsvRows(faults=faults) if faults else read_csv(content, table)
    return rows, seal_of(content, rows.count)


def _add(source: Source, table: Table, rows: CsvRows) -> None:
    if table.nested:
        _add_to_initiatives(source, table, rows)
        return
    name = table.path[0]
    if name in source.document:
        source.faults.append(_stated_twice(table))
        return
    source.document[name] = [document_of_row(cells, table) for _, cells in rows.rows]
    source.origins.update({(name, at): Origin(table.file, row, table) for at, (row, _) in enumerate(rows.rows)})


def _stated_twice(table: Table) -> Fault:
    return Fault(
        say("'{table}' stands in {file} and in case.yaml as well; keep one of them.", table=table.name, file=table.file),
        path=table.path,
        place=Place(table.file),
    )


def _add_to_initiatives(source: Source, table: Table, rows: CsvRows) -> None:
    group, name = table.path
    initiatives = source.document.get("initiatives")
    listed = [one for one in initiatives if isinstance(one, dict)] if isinstance(initiatives, list) else []
    if any(isinstance(one.get(group), dict) and name in one[group] for one in listed):
        source.faults.append(_stated_twice(table))
        return
    positions: dict[str, int] = {}
    for at, one in enumerate(initiatives if isinstance(initiatives, list) else []):
        if isinstance(one, dict):
            positions.setdefault(str(one.get("id", "")), at)
    for row, cells in rows.rows:
        at = positions.get(owner(cells), -1)
        if at < 0:
            source.faults.append(_no_owner(table, row, cells, tuple(positions)))
            continue
        inside = initiatives[at].setdefault(group, {}) if isinstance(initiatives, list) else {}
        if isinstance(inside, dict):
            inside.setdefault(name, []).append(document_of_row(cells, table))
            source.origins["initiatives", at, group, name, len(inside[name]) - 1] = Origin(table.file, row, table)


def _no_owner(table: Table, row: int, cells: Mapping[str, str], known: tuple[str, ...]) -> Fault:
    place = Place(table.file, row, OWNER)
    if not cells.get(OWNER):
        return Fault(say("The row names no initiative; fill in the column 'initiative'."), place=place)
    return Fault(unknown_name("initiative", table.file, cells[OWNER], known), place=place)


def _row_files(folder: FilePath, source: Source) -> None:
    listed = folder.name
    if folder.is_file():
        message = say("A file stands where a folder belongs; rename the file, or restore the folder.")
        source.faults.append(Fault(message, place=Place(listed)))
    files = sorted(folder.glob("*.yaml")) if folder.is_dir() else []
    for stray in sorted(folder.glob("*.yml")) if folder.is_dir() else []:
        place = Place(f"{listed}/{stray.name}")
        source.faults.append(Fault(say("Files in '{folder}' end in .yaml; rename '{file}'.", folder=listed, file=stray.name), place=place))
    if files and listed in source.document:
        message = say("'{name}' stands in case.yaml and in the folder '{name}' as well; keep one of them.", name=listed)
        source.faults.append(Fault(message, path=(listed,), place=Place(CASE_FILE, None, listed)))
        return
    for at, file in enumerate(files):
        name = f"{listed}/{file.name}"
        source.origins[listed, at] = Origin(name, root=(listed, at))
        content = _yaml(file, name, source, (listed, at))
        if content.setdefault("id", file.stem) != file.stem:
            message = say("The id '{id}' is not the name of the file; remove the id or rename the file.", id=str(content["id"]))
            source.faults.append(Fault(message, path=(listed, at, "id"), place=source.place((listed, at, "id"))))
        source.document.setdefault(listed, []).append(content)
