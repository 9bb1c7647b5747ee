"""Whether a register is whole: its file, its cases, and that they are what their history made of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import Connection, func, select

from portfolj.errors import Fault, InputError, Place, say
from portfolj.storage import sqlite
from portfolj.storage.reading import Record, found_records, judged, place_of
from portfolj.storage.records import Name, case_of
from portfolj.storage.register import Register
from portfolj.storage.schema import changes, metadata, records, steps
from portfolj.storage.seals import Head, Step, seal_of


@dataclass(frozen=True)
class Checked:
    """What a check has found.

    Parameters
    ----------
    rows
        How many rows each table holds.
    faults
        Everything that is wrong; empty when the register is whole.
    """

    rows: dict[str, int]
    faults: tuple[Fault, ...]


def check(register: Register) -> Checked:
    """Check all of a register.

    Raises
    ------
    InputError
        When it is so damaged that it cannot be read through.
    """
    place = Place(register.file.name)
    with register.reading() as connection:
        broken = [Fault(say("The file is damaged ({why}); restore a backup.", why=why), place=place) for why in sqlite.faults(connection)]
        if broken:
            return Checked({}, tuple(broken))
        rows = {table.name: connection.scalar(select(func.count()).select_from(table)) or 0 for table in metadata.sorted_tables}
        ids = connection.scalars(select(records.c.case_id).union(select(changes.c.case_id))).all()
        return Checked(rows, tuple(fault for one in sorted(ids) for fault in _of_case(connection, one, place_of(register.file, one))))


def _of_case(connection: Connection, case_id: str, place: str) -> Iterator[Fault]:
    """What is wrong, told once: where the history is broken, or a record is not what it made, what follows from that is not told."""
    stands, _ = found_records(connection, case_id, place)
    made, broken = made_by_history(connection, case_id, place)
    differing = [name for name in sorted({*made, *stands}) if made.get(name) != stands.get(name)]
    if broken:
        yield from broken
    elif differing:
        message = say("What is stored here is not what its history made of it; restore a backup.")
        yield from (Fault(message, place=Place(place, None, str(name))) for name in differing)
    elif stands:
        try:
            judged(case_of({name: record.content for name, record in stands.items()}, place=place), place)
        except InputError as wrong:
            yield from wrong.faults


def made_by_history(connection: Connection, case_id: str, place: str) -> tuple[dict[Name, Record], list[Fault]]:
    """The records as the history of a case makes them, and the changes at which it does not hold."""
    made: dict[Name, Record] = {}
    broken: list[Fault] = []
    seal = ""
    for head, steps_made, stated in _history(connection, case_id):
        follows = all(step.before == (made[step.name].content if step.name in made else None) for step in steps_made)
        for step in steps_made:
            made.pop(step.name, None)
            if step.after is not None:
                made[step.name] = Record(head.number, step.after)
        if not follows or head.holds != len(made) or stated != seal_of(head, steps_made, before=seal):
            message = say("The history does not hold at change {number}; restore a backup.", number=head.number)
            broken.append(Fault(message, place=Place(place)))
        seal = stated
    return made, broken


def _history(connection: Connection, case_id: str) -> Iterator[tuple[Head, list[Step], str]]:
    """Each change of a case with its steps and the seal it states."""
    rows = connection.execute(
        select(*changes.c, steps.c.kind, steps.c.key, steps.c.before, steps.c.after)
        .outerjoin_from(changes, steps)
        .where(changes.c.case_id == case_id)
        .order_by(changes.c.number)
    ).mappings()
    for _, group in groupby(rows, key=lambda row: row["number"]):
        together = list(group)
        first = together[0]
        head = Head(first["number"], first["case_id"], first["at"], first["seat"], first["undoes"], first["holds"], first["way"])
        made = [Step(Name(one["kind"], one["key"]), one["before"], one["after"]) for one in together if one["kind"] is not None]
        yield head, made, first["seal"]
