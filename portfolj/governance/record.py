"""The record: what was promised and what came, by kind of benefit and by who owns it."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from portfolj.domain.base import ProvenanceKind, replace
from portfolj.domain.case import Case
from portfolj.domain.dates import last_day
from portfolj.domain.gives import EconomicBenefit
from portfolj.domain.initiative import Initiative
from portfolj.domain.takes import Effort
from portfolj.governance.accounts import PartyKind, Unit
from portfolj.governance.benefits import REACHED
from portfolj.governance.follow_up import Followed, followed


class BenefitKind(StrEnum):
    """What is promised: points for goals, kronor, hours spared at home, effects and dated goals; the last two in percent."""

    GOALS = "goals"
    ECONOMIC = "economic"
    RELEASED = "released"
    EFFECTS = "effects"
    DATED_GOALS = "dated_goals"


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise; `realised` None where nobody has told what came of it, though its time has come."""

    kind: BenefitKind
    owner: str
    initiative: str
    promised: Fraction
    realised: Fraction | None


@dataclass(frozen=True, slots=True)
class Record:
    """The promises of one kind and one owner.

    Parameters
    ----------
    owner
        A body or member by name; "": nobody.
    promised, realised
        Of the promises of which it is told what came: points, kronor, hours or percent.
    told, untold
        How many promises of which it is told, and of which it is not though their time has come.
    """

    kind: BenefitKind
    owner: str
    promised: Fraction
    realised: Fraction
    told: int
    untold: int

    @property
    def percent(self) -> Fraction | None:
        """What came of what was promised; None where nothing was promised of which it is told."""
        return 100 * self.realised / self.promised if self.promised > 0 else None


def promises(case: Case, on: datetime.date) -> Iterator[Promise]:
    """Every promise whose time has come, or of which it is told before that."""
    names = {member.id: member.name for member in case.members}
    for one in followed(case, on):
        yield from _of_members(one, names, on)
        yield from _of_effects(one, on)
        yield from _of_owner(one)


def record(found: Iterable[Promise]) -> tuple[Record, ...]:
    """The promises by kind and owner; those of several cases can be taken together."""
    groups: dict[tuple[BenefitKind, str], list[Promise]] = {}
    for one in found:
        groups.setdefault((one.kind, one.owner), []).append(one)
    kinds = list(BenefitKind)
    return tuple(_record(*key, groups[key]) for key in sorted(groups, key=lambda key: (kinds.index(key[0]), key[1].casefold(), key[1])))


Sources = Callable[[Record, int], str]


def corrected(one: Initiative, found: Iterable[Record], names: Mapping[str, str], source: Sources) -> Initiative:
    """A proposal whose economic benefit and spared hours are what the record of each member makes of them, in whole kronor and hours.

    What was stated is kept in each row, and what has been corrected before is corrected anew from that.

    Parameters
    ----------
    found
        The records to correct by; a member without one keeps what it states.
    names
        Of the members, by id.
    source
        What a corrected row says of where its number comes from, given the record and the number as stated.

    Notes
    -----
    Halves are rounded away from 0. A record below 0 percent leaves no hours, since none can be spared then.
    """
    records = {(row.kind, row.owner): row for row in found}

    def of(kind: BenefitKind, member: str) -> Record | None:
        return records.get((kind, names[member]))

    economic = tuple(_benefit(row, of(BenefitKind.ECONOMIC, row.member), source) for row in one.gives.economic)
    efforts = tuple(_effort(row, of(BenefitKind.RELEASED, row.member), source) for row in one.takes.efforts)
    return replace(one, gives=replace(one.gives, economic=economic), takes=replace(one.takes, efforts=efforts))


def _benefit(row: EconomicBenefit, by: Record | None, source: Sources) -> EconomicBenefit:
    if by is None or by.percent is None or not row.promised:
        return row
    return replace(row, kronor=_whole(row.promised * by.percent / 100), stated=row.promised, **_from(source(by, row.promised)))


def _effort(row: Effort, by: Record | None, source: Sources) -> Effort:
    if by is None or by.percent is None or not row.promised_released:
        return row
    stated = row.promised_released
    released = max(0, _whole(stated * by.percent / 100))
    return replace(row, released=released, stated_released=stated, **_from(source(by, stated)))


def _from(source: str) -> dict[str, object]:
    return {"provenance": ProvenanceKind.DERIVED, "source": source}


def _whole(amount: Fraction) -> int:
    return int(amount + Fraction(1, 2)) if amount >= 0 else -int(-amount + Fraction(1, 2))


def _record(kind: BenefitKind, owner: str, several: list[Promise]) -> Record:
    told = [(one.promised, one.realised) for one in several if one.realised is not None]
    promised, realised = sum((one for one, _ in told), Fraction(0)), sum((one for _, one in told), Fraction(0))
    return Record(kind, owner, promised, realised, len(told), len(several) - len(told))


def _of_members(one: Followed, names: Mapping[str, str], on: datetime.date) -> Iterator[Promise]:
    name = one.initiative.name
    for row in one.money:
        if row.promised is not None and (row.realised is not None or row.year < on.year):
            realised = None if row.realised is None else Fraction(row.realised)
            yield Promise(BenefitKind.ECONOMIC, names.get(row.member, row.member), name, Fraction(row.promised), realised)
    worked = {(row.member, row.year) for row in one.initiative.outcome.worked}
    for entry in one.entries:
        if entry.unit is Unit.RELEASED and entry.party.kind is PartyKind.MEMBER and entry.planned:
            told = (entry.party.id, entry.year) in worked
            if told or entry.year < on.year:
                realised = Fraction(entry.actual) if told else None
                yield Promise(BenefitKind.RELEASED, names.get(entry.party.id, entry.party.id), name, Fraction(entry.planned), realised)


def _of_effects(one: Followed, on: datetime.date) -> Iterator[Promise]:
    for row in one.benefits:
        over = row.effect.date is not None and last_day(row.effect.date) < on
        if row.percent is not None or over:
            yield Promise(BenefitKind.EFFECTS, row.effect.owner, one.initiative.name, Fraction(100), row.percent)


def _of_owner(one: Followed) -> Iterator[Promise]:
    owner, name = one.initiative.parties.owner, one.initiative.name
    for goal in one.goals:
        if goal.told is not None or goal.late:
            reached = None if goal.told is None else Fraction(REACHED[goal.told.state])
            yield Promise(BenefitKind.DATED_GOALS, owner, name, Fraction(100), reached)
    for row in one.served:
        if row.served is not None or (one.ended and row.promised):
            yield Promise(BenefitKind.GOALS, owner, name, row.promised, row.served)
