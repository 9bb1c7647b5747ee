"""Reading a case, from a folder or from one JSON file, with every fault and its place."""

from dataclasses import dataclass, field
from pathlib import Path as FilePath

from portfolj.domain.case import Case
from portfolj.domain.consistency import faults as faults_of
from portfolj.errors import Fault, InputError, Place, say
from portfolj.exchange.folder import read_folder
from portfolj.exchange.json_case import read_json
from portfolj.exchange.placing import placed
from portfolj.exchange.seals import CASE_FILE, Seal
from portfolj.exchange.source import Source, text_of
from portfolj.exchange.translate import case_of


@dataclass(frozen=True)
class CaseFile:
    """A case as read.

    Parameters
    ----------
    case
        The case; a model can be built of it.
    faults
        Faults of single proposals, which keep them from being candidates, and notices; each with its place.
    files
        The seals of its tables by file name; empty for a JSON file.
    """

    case: Case
    faults: tuple[Fault, ...] = ()
    files: dict[str, Seal] = field(default_factory=dict)


def read_case(path: FilePath | str) -> CaseFile:
    """Read a case.

    Parameters
    ----------
    path
        A case folder, or a file that ends in .json.

    Raises
    ------
    InputError
        When no model can be built; carries all faults, those of single proposals too.
    """
    path = FilePath(path)
    if path.is_dir():
        if not (path / CASE_FILE).is_file():
            raise InputError(say("'{path}' holds no case.yaml; name the folder of a case.", path=str(path)))
        source, files = read_folder(path)
        return _checked(source, files)
    if not path.exists():
        raise InputError(say("'{path}' does not exist; name the folder of a case or its JSON file.", path=str(path)))
    if path.suffix != ".json":
        raise InputError(say("'{path}' is no case; name the folder of a case or its JSON file.", path=str(path)))
    text, wrong = text_of(path, path.name)
    if wrong:
        raise InputError(wrong)
    return _checked(read_json(text, path.name), {})


def _checked(source: Source, files: dict[str, Seal]) -> CaseFile:
    # A document that could not be read at all would only add that everything is missing.
    case = case_of(source) if source.document or not source.faults else None
    found = list(source.faults)
    # What refers to a file that could not be read cannot be judged yet.
    if case is not None and not source.unread():
        found += placed(faults_of(case), case, source)
    refused = any(fault.severity == "fault" and not fault.initiative for fault in found)
    if case is None or refused:
        raise InputError(sorted((fault for fault in found if fault.severity == "fault"), key=lambda fault: _order(fault.place)))
    return CaseFile(case, tuple(found), files)


def _order(place: Place) -> tuple[bool, str, int, str]:
    return (place.file != CASE_FILE, place.file, place.row or 0, place.column)
