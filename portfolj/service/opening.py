"""Opening a case wherever it stands."""

from portfolj.exchange import CaseFile, read_case
from portfolj.service.places import in_register
from portfolj.storage import open_register, read


def read_any(path: str) -> CaseFile:
    """Read a case from its folder, its JSON file or a register.

    Raises
    ------
    InputError
        When no model can be built of it.
    """
    place = in_register(path)
    if place is None:
        return read_case(path)
    stored = read(open_register(place.register), place.case_id)
    return CaseFile(stored.case, stored.faults)
