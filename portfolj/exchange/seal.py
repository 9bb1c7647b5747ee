"""Sealing a case folder anew after an edit that was meant: only the block `files:` of case.yaml changes."""

from pathlib import Path as FilePath

from portfolj.errors import Fault, InputError, Message, Place, say
from portfolj.exchange.folder import read_table
from portfolj.exchange.safe_yaml import YamlText, read_yaml
from portfolj.exchange.seals import CASE_FILE, Seal, stated_seals, unknown_files
from portfolj.exchange.source import MOST_YAML_BYTES, text_of
from portfolj.exchange.tables import TABLES
from portfolj.exchange.write import replace_file

_BLOCK = "files"


def difference(folder: FilePath | str) -> tuple[Message, ...]:
    """What sealing would change, in words; nothing is written.

    Raises
    ------
    InputError
        When case.yaml or a table cannot be read.
    """
    stated, found, _ = _both(FilePath(folder))
    return _difference(stated, found)


def seal(folder: FilePath | str) -> tuple[Message, ...]:
    """Write the seals of the tables as they are now, and tell what that changed.

    Parameters
    ----------
    folder
        The case folder. Everything in case.yaml but the block `files:` stays byte for byte.

    Raises
    ------
    InputError
        When case.yaml or a table cannot be read.
    """
    folder = FilePath(folder)
    stated, found, text = _both(folder)
    changes = _difference(stated, found)
    if changes or stated_seals(text.content.get(_BLOCK))[1]:
        content = (folder / CASE_FILE).read_bytes()
        replace_file(folder / CASE_FILE, _with_block(content, text, found))
    return changes


def _both(folder: FilePath) -> tuple[dict[str, Seal], dict[str, Seal], YamlText]:
    """The seals as stated, the seals as they should be, and case.yaml as read."""
    if not (folder / CASE_FILE).is_file():
        raise InputError(say("'{path}' holds no case.yaml; name the folder of a case.", path=str(folder)))
    plain, faults = text_of(folder / CASE_FILE, CASE_FILE, most=MOST_YAML_BYTES)
    text = read_yaml(plain, CASE_FILE)
    faults = [*faults, *text.faults]
    if not faults and not isinstance(text.content, dict):
        faults = [Fault(say("The file must hold keys and values; write them as 'key: value'."), place=Place(CASE_FILE))]
    found: dict[str, Seal] = {}
    for table in TABLES:
        if (read := read_table(folder, table)) is not None:
            rows, found[table.file] = read
            faults += rows.faults
    faults += unknown_files([file.name for file in folder.glob("*.csv")])
    if faults:
        raise InputError(faults)
    return stated_seals(text.content.get(_BLOCK))[0], found, text


def _difference(stated: dict[str, Seal], found: dict[str, Seal]) -> tuple[Message, ...]:
    changes: list[Message] = []
    for file in sorted({*stated, *found}):
        old, new = stated.get(file), found.get(file)
        if old == new:
            continue
        if old is None and new is not None:
            changes.append(say("{file} is new: rows {rows}, SHA-256 {new}.", file=file, rows=new.rows or 0, new=_short(new)))
        elif new is None and old is not None:
            changes.append(say("{file} is gone: rows {rows}, SHA-256 {old}.", file=file, rows=old.rows or 0, old=_short(old)))
        elif old is not None and new is not None:
            changes.append(_changed(file, old, new))
    return tuple(changes)


def _changed(file: str, old: Seal, new: Seal) -> Message:
    before, after = old.rows or 0, new.rows or 0
    if before == after:
        return say(
            "{file} has changed: rows {rows} as before, SHA-256 {old} to {new}.", file=file, rows=after, old=_short(old), new=_short(new)
        )
    if after > before:
        return say(
            "{file} has changed: rows {before} to {after} ({more} more), SHA-256 {old} to {new}.",
            file=file,
            before=before,
            after=after,
            more=after - before,
            old=_short(old),
            new=_short(new),
        )
    return say(
        "{file} has changed: rows {before} to {after} ({fewer} fewer), SHA-256 {old} to {new}.",
        file=file,
        before=before,
        after=after,
        fewer=before - after,
        old=_short(old),
        new=_short(new),
    )


def _short(one: Seal) -> str:
    return one.sha256[:8]


def _with_block(content: bytes, text: YamlText, found: dict[str, Seal]) -> bytes:
    """The bytes of case.yaml with another block of seals, and nothing else changed."""
    mark = "\ufeff" if content.startswith(b"\xef\xbb\xbf") else ""
    plain = content.decode("utf-8-sig")
    newline = "\r\n" if "\r\n" in plain else "\n"
    lines = [f"{_BLOCK}:" if found else f"{_BLOCK}: {{}}"]
    for file, one in sorted(found.items()):
        lines += [f"  {file}:", f"    rows: {one.rows}", f"    sha256: {one.sha256}"]
    block = newline.join(lines)
    if _BLOCK in text.spans:
        begin, end = text.spans[_BLOCK]
        sealed = plain[:begin] + block + plain[end:]
    else:
        sealed = plain + ("" if plain.endswith("\n") else newline) + block + newline
    again = read_yaml(sealed, CASE_FILE)
    others = {key: value for key, value in text.content.items() if key != _BLOCK}
    kept = {key: value for key, value in again.content.items() if key != _BLOCK} if isinstance(again.content, dict) else None
    if again.faults or kept != others or stated_seals(again.content.get(_BLOCK))[0] != found:
        message = say("The block 'files' cannot be replaced in case.yaml as it is written; put it last, one key on each line.")
        raise InputError([Fault(message, place=Place(CASE_FILE, text.lines.get((_BLOCK,))))])
    return (mark + sealed).encode()
