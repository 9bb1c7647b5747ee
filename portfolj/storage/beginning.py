"""Beginning a register: a new file that holds a case from its first moment, or no file at all."""

import tempfile
from datetime import datetime
from pathlib import Path

from portfolj.domain.case import Case
from portfolj.errors import InputError, say
from portfolj.storage import sqlite
from portfolj.storage.changing import change
from portfolj.storage.register import open_register, told
from portfolj.storage.writing import Changed


def begin(file: Path, case: Case, *, seat: str, at: datetime) -> Changed:
    """Make a register with one case.

    Parameters
    ----------
    file
        A name that nothing has yet.
    seat
        The role or seat that begins it, never a person.
    at
        When, with a time zone.

    Raises
    ------
    InputError
        When something has that name, no model could be built of the case, or the disk refuses.

    Notes
    -----
    It is filled in a folder of its own beside the file and gets its name last, so whatever is raised leaves nothing behind.
    """
    if file.exists() or file.is_symlink():
        raise _taken(file)
    with tempfile.TemporaryDirectory(dir=file.parent, prefix=f".{file.name}.") as folder:
        made = open_register(Path(folder) / file.name, new=True)
        changed = change(made, None, case, seat=seat, at=at)
        try:
            with told(file):
                sqlite.give_name(made.file, file)
        except FileExistsError as wrong:
            raise _taken(file) from wrong
    return changed


def _taken(file: Path) -> InputError:
    return InputError(say("'{file}' is there already; choose another name, or move it.", file=str(file)))
