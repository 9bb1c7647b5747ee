"""Backups: the whole register in one file, with its hash and row counts beside it, and the way back."""

import hashlib
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from portfolj.errors import Fault, InputError, Message, Place, say
from portfolj.storage import sqlite
from portfolj.storage.check import Checked, check
from portfolj.storage.register import Register, bring_up, told
from portfolj.storage.schema import VERSION


class Manifest(BaseModel):
    """What is noted beside a backup."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal["portfolj-backup/1"] = "portfolj-backup/1"
    version: str
    bytes: int
    sha256: str
    rows: dict[str, int]


def manifest_of(file: Path) -> Path:
    """Where the manifest of a backup lies."""
    return file.with_name(f"{file.name}.manifest.json")


def backup(register: Register, file: Path) -> Manifest:
    """Copy a register as it stands at one moment, while others may write.

    Parameters
    ----------
    file
        A name that nothing has yet; the manifest is laid beside it.

    Raises
    ------
    InputError
        When the name is taken, or the register is not whole.
    """
    for taken in filter(Path.exists, (file, manifest_of(file))):
        raise _wrong(taken, say("The file is there already; choose another name."))
    with tempfile.TemporaryDirectory(dir=file.parent, prefix=f".{file.name}.") as folder:
        copy = Path(folder) / file.name
        with told(register.file):
            sqlite.copy(register.file, copy)
        rows = _whole(copy, file.name).rows
        manifest = Manifest(version=VERSION, bytes=copy.stat().st_size, sha256=_hash(copy), rows=rows)
        noted = manifest_of(copy)
        noted.write_text(manifest.model_dump_json(indent=1) + "\n", encoding="utf-8")
        sqlite.sync(noted)
        noted.rename(manifest_of(file))
        copy.rename(file)
    sqlite.sync(file.parent)
    return manifest


def restore(file: Path, to: Path) -> Path | None:
    """Put a backup in the place of a register.

    Parameters
    ----------
    file
        The backup; its manifest lies beside it.
    to
        The register's file.

    Returns
    -------
    Path or None
        Where the replaced file lies now; None when there was none.

    Raises
    ------
    InputError
        When the backup is not what its manifest says, is not whole, a newer portfolj has written it, or the register is in use.
        The register stays as it is then.
    """
    manifest = _read_manifest(file)
    with tempfile.TemporaryDirectory(dir=to.parent, prefix=f".{to.name}.") as folder:
        copy = Path(folder) / to.name
        shutil.copyfile(file, copy)
        if (copy.stat().st_size, _hash(copy)) != (manifest.bytes, manifest.sha256):
            raise _wrong(file, say("The backup is not what was written: its SHA-256 differs from the manifest's; take another backup."))
        _whole(copy, file.name)
        sqlite.sync(copy)
        with told(to):
            return sqlite.replace(to, copy)


def _whole(copy: Path, name: str) -> Checked:
    """Check a copy, and leave nothing beside it."""
    register = Register(copy, sqlite.engine_of(copy))
    bring_up(register, aside=False)
    found = check(register)
    if found.faults:
        raise InputError(
            [Fault(one.message, one.path, one.initiative, Place(name, None, str(one.place)), one.severity) for one in found.faults]
        )
    return found


def _read_manifest(file: Path) -> Manifest:
    if not file.is_file():
        raise _wrong(file, say("There is no such backup; correct the name."))
    beside = manifest_of(file)
    with suppress(OSError, ValidationError):
        return Manifest.model_validate_json(beside.read_bytes())
    raise _wrong(beside, say("The manifest that belongs to the backup is missing or cannot be read; bring it too, or take another backup."))


def _hash(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _wrong(file: Path, message: Message) -> InputError:
    return InputError([Fault(message, place=Place(file.name))])
