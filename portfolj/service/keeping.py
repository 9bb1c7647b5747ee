"""A register as a whole: its backups, the way back, and whether it is whole."""

from pathlib import Path

from portfolj.service.authorizing import Action, User, authorize
from portfolj.storage import Checked, Manifest, backup, check, file_of, open_register, restore


def back_up(user: User, register: str, file: Path) -> Manifest:
    """Copy a register into a file that is not there yet; errors as `portfolj.storage.backup` has them.

    Raises
    ------
    NotAllowedError
        When the user may not do this.
    """
    authorize(user, Action.BACK_UP)
    return backup(open_register(register), file)


def restore_from(user: User, file: Path, register: str) -> Path | None:
    """Put a backup in a register's place; where the replaced one lies now. Errors as `portfolj.storage.restore` has them.

    Raises
    ------
    NotAllowedError
        When the user may not do this.
    """
    authorize(user, Action.RESTORE)
    return restore(file, file_of(register))


def checked(user: User, register: str) -> Checked:
    """What is wrong with a register, and how much it holds; errors as `portfolj.storage.check` has them.

    Raises
    ------
    NotAllowedError
        When the user may not make backups of it, which hold the same.
    """
    authorize(user, Action.BACK_UP)
    return check(open_register(register))
