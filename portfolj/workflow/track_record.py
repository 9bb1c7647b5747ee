"""What those who promise something have promised and realised before, for those who assess the next proposal."""

import datetime
from collections.abc import Iterable

from portfolj.domain.base import replace
from portfolj.domain.case import Case
from portfolj.domain.initiative import Initiative
from portfolj.governance.record import Record, Sources, corrected, promises, record
from portfolj.valuation.assessed import as_assessed


def track_record(cases: Iterable[Case], on: datetime.date) -> tuple[Record, ...]:
    """The record over several rounds, by kind of benefit and owner, as it is known on a day; points are as they were assessed."""
    assessed = (replace(case, initiatives=tuple(map(as_assessed, case.initiatives))) for case in cases)
    return record(promise for case in assessed for promise in promises(case, on))


def concerning(case: Case, one: Initiative, found: Iterable[Record]) -> tuple[Record, ...]:
    """The records of those who promise something in a proposal: its owner, who owns its benefits, and its members."""
    names = {member.id: member.name for member in case.members}
    owners = {
        one.parties.owner,
        *(effect.owner for effect in one.gives.effects),
        *(names[row.member] for row in one.parties.participations),
    }
    return tuple(row for row in found if row.owner in owners and row.owner)


def corrected_by(case: Case, one: Initiative, found: Iterable[Record], source: Sources) -> Initiative:
    """A proposal whose kronor and spared hours are what the record of its members makes of them; `source` as for `corrected`."""
    return corrected(one, found, {member.id: member.name for member in case.members}, source)
