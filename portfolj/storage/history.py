"""What has been done to a case of the register, when, and from which seat."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from portfolj.storage.later import later
from portfolj.storage.records import Name
from portfolj.storage.register import Register
from portfolj.storage.schema import changes, steps
from portfolj.storage.seals import Step


@dataclass(frozen=True, slots=True)
class Entry:
    """One change of a case.

    Parameters
    ----------
    number
        By which it can be taken back.
    at
        When, in UTC.
    undoes
        The number of the change that this one takes back.
    way
        By what way it came, where that is not the usual one.
    steps
        What it did to each record, as plain data, so that old entries can be read whatever the domain becomes.
    taken_back_by
        The change that has taken it back; None where none has, or that one has been taken back itself.
    under
        The newest change that stands on it and must be taken back first; None where none does.
    """

    number: int
    at: datetime
    seat: str
    undoes: int | None
    way: str | None
    steps: tuple[Step, ...]
    taken_back_by: int | None
    under: int | None


def history(
    register: Register, case_id: str, name: Name | None = None, *, before: int | None = None, count: int | None = None
) -> tuple[Entry, ...]:
    """Changes of a case, newest first.

    Parameters
    ----------
    name
        The record that they must have touched; None for all of the case.
    before
        Only changes older than the one of this number.
    count
        How many at most; all unless given.
    """
    chosen = select(changes.c.number, changes.c.at, changes.c.seat, changes.c.undoes, changes.c.way).where(changes.c.case_id == case_id)
    if name is not None:
        chosen = chosen.join_from(changes, steps).where(steps.c.kind == name.kind, steps.c.key == name.key)
    if before is not None:
        chosen = chosen.where(changes.c.number < before)
    with register.reading() as connection:
        heads = connection.execute(chosen.order_by(changes.c.number.desc()).limit(count)).all()
        if not heads:
            return ()
        made = _steps(connection, [number for number, *_ in heads])
        since = later(connection, case_id, heads[-1][0])
    return tuple(
        Entry(
            number=number,
            at=datetime.fromisoformat(at),
            seat=seat,
            undoes=undoes,
            way=way,
            steps=tuple(made[number]),
            taken_back_by=since.taken_back.get(number),
            under=since.on(number, (step.name for step in made[number])),
        )
        for number, at, seat, undoes, way in heads
    )


def _steps(connection: Connection, numbers: Sequence[int]) -> dict[int, list[Step]]:
    found: dict[int, list[Step]] = {number: [] for number in numbers}
    columns = (steps.c.number, steps.c.kind, steps.c.key, steps.c.before, steps.c.after)
    chosen = select(*columns).where(steps.c.number.in_(numbers)).order_by(steps.c.number, steps.c.kind, steps.c.key)
    for number, kind, key, before, after in connection.execute(chosen):
        found[number].append(Step(Name(kind, key), before, after))
    return found
