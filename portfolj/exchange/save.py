"""Saving one scenario or one decision of a case that is open elsewhere too: never torn, never over what somebody else has saved."""

from pathlib import Path as FilePath
from threading import Lock
from typing import TypeVar

from portfolj.domain.base import replace
from portfolj.domain.case import Case
from portfolj.domain.consistency import faults
from portfolj.domain.decision import Decision
from portfolj.domain.document import plain
from portfolj.domain.scenario import Scenario
from portfolj.errors import Fault, InputError, Place, saved_meanwhile, say
from portfolj.exchange.folder import DECISIONS, SCENARIOS
from portfolj.exchange.read import read_case
from portfolj.exchange.source import refused
from portfolj.exchange.write import write_json, write_row_file

Row = TypeVar("Row", Scenario, Decision)
_ONE_AT_A_TIME = Lock()


def save_scenario(path: FilePath | str, scenario: Scenario, *, seen: Scenario | None) -> Case:
    """Save a scenario with its case.

    Parameters
    ----------
    path
        The case's folder, or its JSON file.
    seen
        The scenario as it was when the change began; None for a new one.

    Returns
    -------
    Case
        As it now stands on disk.

    Raises
    ------
    StaleChange
        When it has been saved otherwise since it was seen; carries both versions.
    InputError
        When the scenario does not fit the case, is locked, or the system refuses to write.

    Notes
    -----
    Nothing is written when anything is raised.
    """
    if seen is not None and seen.locked:
        raise InputError(say("The scenario '{name}' is locked; duplicate it and change the copy.", name=seen.name))
    return _save(FilePath(path), SCENARIOS, scenario, seen)


def save_decision(path: FilePath | str, decision: Decision, *, seen: Decision) -> Case:
    """Save a decision with its case; parameters, result and errors as for a scenario, `seen` empty where there was none."""
    return _save(FilePath(path), DECISIONS, decision, None if seen == Decision(id=seen.id) else seen)


def _save(path: FilePath, listed: str, row: Row, seen: Row | None) -> Case:
    with _ONE_AT_A_TIME:
        case = read_case(path).case
        rows: tuple[Row, ...] = getattr(case, listed)
        standing: Row | None = next((one for one in rows if one.id.casefold() == row.id.casefold()), None)
        if standing not in (seen, row):
            raise saved_meanwhile(listed, row.id, theirs=None if standing is None else plain(standing), ours=plain(row))
        changed = replace(case, **{listed: (*(one for one in rows if one is not standing), row)})
        if wrong := [fault for fault in faults(changed) if fault.severity == "fault" and not fault.initiative]:
            raise InputError(wrong)
        if path.is_dir() and rows and not any((path / listed).glob("*.yaml")):
            message = say("'{name}' stands in case.yaml; move it to files in the folder '{name}' so that one can be saved.", name=listed)
            raise InputError([Fault(message, place=Place("case.yaml", None, listed))])
        try:
            if path.is_dir():
                write_row_file(path / listed, row)
            else:
                write_json(changed, path)
        except OSError as refusal:
            raise InputError([Fault(refused(refusal), place=Place(listed if path.is_dir() else path.name))]) from refusal
        return changed
