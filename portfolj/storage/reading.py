"""Reading cases of the register, each validated and held against its history."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Connection, and_, select

from portfolj.domain.case import Case
from portfolj.domain.consistency import faults as faults_of
from portfolj.errors import Fault, InputError, Message, Place, say
from portfolj.storage.records import CASE, Document, Name, case_of
from portfolj.storage.register import Register
from portfolj.storage.schema import changes, records, steps


@dataclass(frozen=True, slots=True)
class Record:
    """A record as it stands; its version is the number of the change that wrote it."""

    version: int
    content: Document


@dataclass(frozen=True)
class Stored:
    """A case as it stood in the register when it was read.

    Parameters
    ----------
    versions
        The version of each of its records.
    faults
        Faults of single proposals, which keep them from being candidates, and notices; each with its place.
    """

    case: Case
    versions: Mapping[Name, int]
    faults: tuple[Fault, ...]


def cases(register: Register) -> tuple[str, ...]:
    """The ids of the cases in a register."""
    with register.reading() as connection:
        return tuple(connection.scalars(select(records.c.case_id).where(records.c.kind == CASE).order_by(records.c.case_id)))


def names(register: Register) -> Mapping[str, str]:
    """The name of each case in a register, by its id."""
    with register.reading() as connection:
        rows = connection.execute(select(records.c.case_id, records.c.content).where(records.c.kind == CASE).order_by(records.c.case_id))
        return {case_id: content["name"] for case_id, content in rows}


def read(register: Register, case_id: str = "") -> Stored:
    """Read a case; the id may be left out where there is only one.

    Raises
    ------
    InputError
        When there is no such case, or no model can be built of it.
    """
    known = cases(register)
    if not case_id and len(known) == 1:
        case_id = known[0]
    if case_id not in known:
        raise InputError([Fault(_which(register.file, case_id, known), place=Place(register.file.name))])
    place = place_of(register.file, case_id)
    with register.reading() as connection:
        found = standing(connection, case_id, place)
    case = case_of({name: record.content for name, record in found.items()}, place=place)
    return Stored(case, {name: record.version for name, record in found.items()}, judged(case, place))


def case_id_of(register: Register, case_id: str = "") -> str:
    """The id of a case whose history is asked for, also of one that has been taken away; it may be left out where there is only one.

    Raises
    ------
    InputError
        When the register has never held such a case.
    """
    known = cases(register)
    with register.reading() as connection:
        ever = tuple(connection.scalars(select(changes.c.case_id).distinct().order_by(changes.c.case_id)))
    if not case_id and len(known or ever) == 1:
        return (known or ever)[0]
    if case_id not in ever:
        raise InputError([Fault(_which(register.file, case_id, known or ever), place=Place(register.file.name))])
    return case_id


def _which(file: Path, case_id: str, known: tuple[str, ...]) -> Message:
    if not known:
        return say("The register holds no case yet; bring one in: portfolj copy CASE {file}.", file=str(file))
    if not case_id:
        return say("The register holds {cases:list}; name one of them: {file}#{first}.", cases=known, file=str(file), first=known[0])
    return say("The register holds no case '{case}', but {cases:list}; correct the name.", case=case_id, cases=known)


def standing(connection: Connection, case_id: str, place: str) -> dict[Name, Record]:
    """The records of a case.

    Raises
    ------
    InputError
        When a record is not what its last change made of it, or records are missing.
    """
    found, wrong = found_records(connection, case_id, place)
    if wrong:
        raise InputError(wrong)
    return found


def found_records(connection: Connection, case_id: str, place: str) -> tuple[dict[Name, Record], list[Fault]]:
    """The records of a case as they are, and where they are not what the last changes made of them."""
    written = and_(steps.c.number == records.c.version, steps.c.kind == records.c.kind, steps.c.key == records.c.key)
    change = and_(changes.c.number == steps.c.number, changes.c.case_id == records.c.case_id)
    rows = connection.execute(
        select(records.c.kind, records.c.key, records.c.version, records.c.content, steps.c.after, changes.c.number)
        .outerjoin_from(records, steps, written)
        .outerjoin(changes, change)
        .where(records.c.case_id == case_id)
        .order_by(records.c.kind, records.c.key)
    )
    found: dict[Name, Record] = {}
    wrong: list[Fault] = []
    for kind, key, version, content, after, number in rows:
        name = Name(kind, key)
        found[name] = Record(version, content)
        if number is None or content != after:
            message = say("What is stored here is not what change {number} made of it; restore a backup.", number=version)
            wrong.append(Fault(message, place=Place(place, None, str(name))))
    newest = select(changes.c.holds).where(changes.c.case_id == case_id).order_by(changes.c.number.desc()).limit(1)
    holds = connection.scalar(newest) or 0
    if holds != len(found):
        message = say("{found} records are found where {holds} belong; restore a backup.", found=len(found), holds=holds)
        wrong.append(Fault(message, place=Place(place)))
    return found, wrong


def judged(case: Case, place: str) -> tuple[Fault, ...]:
    """What is wrong with single proposals, and notices.

    Raises
    ------
    InputError
        When no model can be built.
    """
    found = tuple(replace(one, place=Place(place, None, ".".join(map(str, one.path)))) for one in faults_of(case))
    if wrong := [fault for fault in found if fault.severity == "fault" and not fault.initiative]:
        raise InputError(wrong)
    return found


def place_of(file: Path, case_id: str) -> str:
    """How people name a case in a register."""
    return f"{file.name}#{case_id}"
