"""The example that comes with portfolj: where it lies, and that an installed program keeps it as it is."""

from pathlib import Path

from portfolj.errors import InputError, say

_PACKAGE = Path(__file__).parents[1]
_CLONED, _INSTALLED = _PACKAGE.parent / "scenarios" / "skaraborg", _PACKAGE / "skaraborg"
# In a clone of the source it is its reader's own folder; an installed program has it inside its own.
SHIPPED = str(_CLONED if _CLONED.is_dir() else _INSTALLED)


def refuse_installed(path: str) -> None:
    """Refuse to change a case that lies inside the installed program, where the next version would replace it.

    Raises
    ------
    InputError
        When it does.
    """
    if Path(path).resolve().is_relative_to(_PACKAGE):
        raise InputError(
            say("The example belongs to the program and stays as it is; change a copy of it: portfolj copy {path} register.db", path=path)
        )
