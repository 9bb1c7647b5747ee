"""The examples that come with portfolj: where they lie, and that an installed program keeps them as they are."""

from pathlib import Path

from portfolj.errors import InputError, say

FIRST = "skaraborg"
EXAMPLES = (FIRST, "skane", "norrbotten", "landsbygdsnatverket", "kongsberg")
_PACKAGE = Path(__file__).parents[1]
_CLONED, _INSTALLED = _PACKAGE.parent / "scenarios", _PACKAGE / "scenarios"
# In a clone of the source they are its reader's own folders; an installed program has them inside its own.
_FOLDER = _CLONED if (_CLONED / FIRST).is_dir() else _INSTALLED
SHIPPED = str(_FOLDER / FIRST)


def place_of(named: str) -> str:
    """Where the example of this name lies; any other text, and a folder or file of the name, is a place already."""
    return str(_FOLDER / named) if named in EXAMPLES and not Path(named).exists() else named


def refuse_installed(path: str) -> None:
    """Refuse to change a case that lies inside the installed program, where the next version would replace it.

    Raises
    ------
    InputError
        When it does.
    """
    if Path(place_of(path)).resolve().is_relative_to(_PACKAGE):
        raise InputError(
            say("The example belongs to the program and stays as it is; change a copy of it: portfolj copy {path} register.db", path=path)
        )
