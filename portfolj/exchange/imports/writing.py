"""Writing a changed case in one go: built beside the old one, read back, and only then put in its place."""

import ctypes
import os
import shutil
import tempfile
from pathlib import Path as FilePath

from portfolj.domain.case import Case
from portfolj.errors import Fault, InputError, Place, say
from portfolj.exchange.read import read_case
from portfolj.exchange.seal import seal
from portfolj.exchange.seals import CASE_FILE
from portfolj.exchange.source import refused
from portfolj.exchange.write import write_case, write_json

# What renameat2 of Linux calls the swap of two names, and the folder that names are relative to.
_EXCHANGE, _HERE = 2, -100


def replace_case(path: FilePath | str, old: Case, new: Case) -> None:
    """Put a changed case in the place of the old one, all of it or nothing.

    Parameters
    ----------
    path
        A case folder, or its JSON file.
    old
        The case as it was when the change began.
    new
        The case to write. Files that hold what does not change keep every byte.

    Raises
    ------
    InputError
        When the case has changed on disk meanwhile, cannot be read back as written, or the system refuses. Nothing is written then.
    """
    path = FilePath(path)
    if read_case(path).case != old:
        raise InputError(say("'{path}' has changed on disk meanwhile; begin again.", path=str(path)))
    try:
        if path.is_file():
            write_json(new, path)
            return
        with tempfile.TemporaryDirectory(dir=path.resolve().parent, prefix=f".{path.resolve().name}.") as beside:
            built = FilePath(beside) / "new"
            _build(path, old, new, built, FilePath(beside) / "plain")
            _swap(path.resolve(), built, FilePath(beside) / "old")
    except OSError as refusal:
        raise InputError([Fault(refused(refusal), place=Place(str(path)))]) from refusal


def _build(path: FilePath, old: Case, new: Case, built: FilePath, plain: FilePath) -> None:
    """The new folder: the changed files anew, all others byte for byte."""
    shutil.copytree(path, built)
    write_case(old, plain)
    write_case(new, built)
    for file in sorted(plain.rglob("*")):
        name = file.relative_to(plain)
        written, before = built / name, path / name
        if file.is_file() and before.is_file() and written.is_file() and written.read_bytes() == file.read_bytes():
            shutil.copy2(before, written)
    if (path / "initiatives.csv").is_file() and _said_once(built) == _said_once(plain):
        shutil.copy2(path / CASE_FILE, built / CASE_FILE)
        seal(built)
    if read_case(built).case != new:
        raise InputError(say("The changed case does not read back as it was written; nothing has been changed."))
    for folder in (built, *(one for one in built.rglob("*") if one.is_dir())):
        _flush(folder)


def _said_once(folder: FilePath) -> str:
    """What case.yaml says as we write it, without the seals, which stand last."""
    return (folder / CASE_FILE).read_text("utf-8").partition("\nfiles:")[0]


def _flush(folder: FilePath) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _swap(path: FilePath, built: FilePath, aside: FilePath) -> None:
    """Exchange two folders: at once where the system can, else by two renames."""
    exchange = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if os.name == "posix" else None
    if exchange is not None and exchange(_HERE, os.fsencode(built), _HERE, os.fsencode(path), _EXCHANGE) == 0:
        _flush(path.parent)
        return
    path.rename(aside)
    try:
        built.rename(path)
    except OSError:
        aside.rename(path)
        raise
