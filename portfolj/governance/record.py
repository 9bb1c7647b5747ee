"""The record: what was promised and what came, by kind of benefit and by who owns it."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from portfolj.domain.base import ProvenanceKind, replace
from portfolj.domain.case import Case
from portfolj.domain.dates import last_day
from portfolj.domain.initiative import Initiative
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


Sources = Mapping[tuple[BenefitKind, str], str]


def corrected(
    one: Initiative, found: Iterable[Record], names: Mapping[str, str], sources: Mapping[tuple[BenefitKind, str], str]
) -> Initiative:
    """A proposal whose economic benefit and spared hours are what the record of each member makes of them, in whole kronor and hours.

    Parameters
    ----------
    names
        Of the members, by id.
    sources
        What each changed row says of where its number comes from, by kind and owner; what has no source stays as it is.

    Notes
    -----
    Halves are rounded away from 0. A record below 0 percent makes 0 hours, since none can be spared then.
    """
    shares = {(row.kind, row.owner): row.percent / 100 for row in found if row.percent is not None and (row.kind, row.owner) in sources}
    economic, efforts = [], []
    for benefit in one.gives.economic:
        key = (BenefitKind.ECONOMIC, names[benefit.member])
        kronor = _whole(benefit.kronor * shares[key]) if key in shares else benefit.kronor
        economic.append(benefit if kronor == benefit.kronor else replace(benefit, kronor=kronor, **_from(sources[key])))
    for effort in one.takes.efforts:
        key = (BenefitKind.RELEASED, names[effort.member])
        released = max(0, _whole(effort.released * shares[key])) if key in shares else effort.released
        efforts.append(effort if released == effort.released else replace(effort, released=released, **_from(sources[key])))
    gives, takes = replace(one.gives, economic=tuple(economic)), replace(one.takes, efforts=tuple(efforts))
    return replace(one, gives=gives, takes=takes)


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
