"""Where a case stands, as people write it: a folder, a JSON file, or a case of a register, by its file or the address of its database."""

import re
from typing import NamedTuple

# The surroundings' own name for the register, where no other is given.
REGISTER = "PORTFOLJ_DATABASE_URL"
_REGISTER = re.compile(r"(.+://.+?|.+\.db)(?:#([A-Za-z0-9_-]*))?")


class InRegister(NamedTuple):
    """A register, and the id of a case in it; "" where it holds one only."""

    register: str
    case_id: str


def in_register(path: str) -> InRegister | None:
    """The place that `register.db#ID`, or an address such as `sqlite:///FILE#ID`, names; None for a folder or a JSON file."""
    found = _REGISTER.fullmatch(path)
    return InRegister(found[1], found[2] or "") if found else None
