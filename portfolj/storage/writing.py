"""The one way to write to a case of the register: edits held against what was seen, judged, and noted as one change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, and_, delete, func, insert, select, update

from portfolj.errors import Clash, Fault, InputError, Message, Place, StaleChange, say
from portfolj.storage.contacts import erased_with_proposals, forget_others
from portfolj.storage.reading import Record, judged, place_of, standing
from portfolj.storage.records import CASE, PROPOSALS, Document, Name, case_of
from portfolj.storage.register import Register
from portfolj.storage.schema import changes, records, steps
from portfolj.storage.seals import Head, Step, Way, seal_of


@dataclass(frozen=True, slots=True)
class Edit:
    """A record as it shall stand, None taken away, and the version it had when that was decided, 0 where there was none."""

    name: Name
    seen: int
    content: Document | None


@dataclass(frozen=True, slots=True)
class Changed:
    """What a change has done.

    Parameters
    ----------
    number
        Of the change in the history; None when nothing differed.
    faults
        Faults of single proposals of the case as it now stands, and notices.
    erased
        What there is to tell of contact persons that went with what was taken away.
    """

    number: int | None
    faults: tuple[Fault, ...]
    erased: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class _Desk:
    """What a change is written with: the connection, the case, and its records as they stand."""

    connection: Connection
    case_id: str
    place: str
    stands: Mapping[Name, Record]

    def version(self, name: Name) -> int:
        return self.stands[name].version if name in self.stands else 0

    def content(self, name: Name) -> Document | None:
        return self.stands[name].content if name in self.stands else None


def write(
    register: Register, case_id: str, edits: Sequence[Edit], *, seat: str, at: datetime, undoes: int | None = None, way: Way | None = None
) -> Changed:
    """Write edits of one case as one change, all of them or none.

    Parameters
    ----------
    seat
        The role or seat that changes it, never a person.
    at
        When, with a time zone.
    undoes
        The number of the change that this one takes back.
    way
        By what way it comes; None for the usual one.

    Raises
    ------
    StaleChange
        When a record has another version than was seen.
    InputError
        When no model could be built of what would become, or the database refuses.
    """
    with register.writing() as connection:
        place = place_of(register.file, case_id)
        desk = _Desk(connection, case_id, place, standing(connection, case_id, place))
        _refuse_twin(desk, edits)
        _refuse_stale(desk, edits)
        becomes = _becomes(desk, edits)
        found = judged(case_of(becomes, place=place), place) if becomes else ()
        if not edits:
            return Changed(None, found)
        number = (connection.scalar(select(func.max(changes.c.number))) or 0) + 1
        _note(desk, Head(number, case_id, at.astimezone(UTC).isoformat(), seat, undoes, len(becomes), way), edits)
        for edit in edits:
            _put(desk, edit, number)
        gone = forget_others(connection, case_id, [name.key for name in becomes if name.kind == PROPOSALS])
    return Changed(number, found, erased_with_proposals(register, gone))


def _refuse_twin(desk: _Desk, edits: Sequence[Edit]) -> None:
    """A new case whose id another has, whatever its capitals."""
    if not any(edit.name.kind == CASE and not edit.seen for edit in edits):
        return
    for other in desk.connection.scalars(select(records.c.case_id).where(records.c.kind == CASE)):
        if other.casefold() == desk.case_id.casefold():
            message = say("The register holds the case '{other}' already; give the new one another id.", other=other)
            raise InputError([Fault(message, place=Place(desk.place))])


def _refuse_stale(desk: _Desk, edits: Sequence[Edit]) -> None:
    """What has been changed since it was seen, even when to the same: two who count one up are two."""
    clashes = [
        Clash(*edit.name, desk.version(edit.name), _last_seat(desk, edit.name), desk.content(edit.name), edit.content)
        for edit in edits
        if desk.version(edit.name) != edit.seen
    ]
    if clashes:
        raise StaleChange([_stale(desk, Name(clash.kind, clash.key), clash.seat) for clash in clashes], clashes)


def _stale(desk: _Desk, name: Name, seat: str) -> Fault:
    message = say("This has been changed meanwhile, by {seat}; compare both versions, then save again.", seat=seat)
    return Fault(message, place=Place(desk.place, None, str(name)))


def _last_seat(desk: _Desk, name: Name) -> str:
    touched = and_(changes.c.case_id == desk.case_id, steps.c.kind == name.kind, steps.c.key == name.key)
    newest = select(changes.c.seat).join_from(changes, steps).where(touched).order_by(changes.c.number.desc()).limit(1)
    return desk.connection.scalar(newest) or ""


def _becomes(desk: _Desk, edits: Sequence[Edit]) -> dict[Name, Document]:
    """The records as they would be."""
    becomes = {name: record.content for name, record in desk.stands.items()} | {edit.name: edit.content for edit in edits}
    return {name: content for name, content in becomes.items() if content is not None}


def _note(desk: _Desk, head: Head, edits: Sequence[Edit]) -> None:
    newest = select(changes.c.seal).where(changes.c.case_id == head.case_id).order_by(changes.c.number.desc()).limit(1)
    made = [Step(edit.name, desk.content(edit.name), edit.content) for edit in edits]
    desk.connection.execute(
        insert(changes).values(
            number=head.number,
            case_id=head.case_id,
            at=head.at,
            seat=head.seat,
            undoes=head.undoes,
            holds=head.holds,
            way=head.way,
            seal=seal_of(head, made, before=desk.connection.scalar(newest) or ""),
        )
    )
    desk.connection.execute(
        insert(steps),
        [{"number": head.number, "kind": one.name.kind, "key": one.name.key, "before": one.before, "after": one.after} for one in made],
    )


def _put(desk: _Desk, edit: Edit, number: int) -> None:
    row = {"case_id": desk.case_id, "kind": edit.name.kind, "key": edit.name.key}
    if not edit.seen:
        desk.connection.execute(insert(records).values(version=number, content=edit.content, **row))
        return
    seen = and_(*(records.c[name] == value for name, value in row.items()), records.c.version == edit.seen)
    if edit.content is None:
        written = desk.connection.execute(delete(records).where(seen))
    else:
        written = desk.connection.execute(update(records).where(seen).values(version=number, content=edit.content))
    if written.rowcount != 1:
        raise StaleChange([_stale(desk, edit.name, _last_seat(desk, edit.name))], ())
