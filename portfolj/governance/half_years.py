"""How often the steps need a body in a half-year, beside how often it met in the same half-year of the year before."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from portfolj.domain.case import Case
from portfolj.domain.dates import first_day, last_day
from portfolj.domain.wheel import CycleStep
from portfolj.errors import Argument, Message, say
from portfolj.governance.meetings import in_order

_FIRST_OF_AUTUMN = 7


@dataclass(frozen=True, slots=True, order=True)
class HalfYear:
    """January to June of a year, or July to December."""

    year: int
    autumn: bool

    @classmethod
    def of(cls, day: datetime.date) -> "HalfYear":
        """The half-year in which a day lies."""
        return cls(day.year, day.month >= _FIRST_OF_AUTUMN)

    @property
    def year_before(self) -> "HalfYear":
        """The same half of the year before."""
        return HalfYear(self.year - 1, self.autumn)


def needed_more_often(case: Case) -> Iterator[tuple[tuple[str, ...], Message]]:
    """Bodies that the steps need more often in a half-year than they met in the same half-year of the year before.

    Steps that can share a meeting need one. What can fall in either half-year is not counted, and a year in which no meeting of the body
    is on record is not compared with.
    """
    for body in case.bodies:
        met: dict[HalfYear, list[str]] = defaultdict(list)
        for one in in_order(case, body.id):
            if half := _within(one.date, one.date):
                met[half].append(one.date)
        years = {half.year for half in met}
        for half, dates in sorted(_needed(case, body.id).items()):
            before = half.year_before
            if before.year in years and len(dates) > len(met[before]):
                yield ("bodies", body.id), _too_few(body.name, half, dates, met[before])


def _needed(case: Case, body: str) -> dict[HalfYear, list[str]]:
    """The dates of the fewest meetings at which a body can take its steps, by half-year."""
    found: dict[HalfYear, list[CycleStep]] = defaultdict(list)
    for step in case.cycle:
        half = _within(step.date, step.last or step.date)
        if step.at_a_meeting and body in step.bodies and half is not None:
            found[half].append(step)
    return {half: list(_fewest(steps)) for half, steps in found.items()}


def _within(first: str, last: str) -> HalfYear | None:
    """The half-year that a time lies in; None where that is not certain."""
    half = HalfYear.of(first_day(first))
    return half if half == HalfYear.of(last_day(last)) else None


def _fewest(steps: Iterable[CycleStep]) -> Iterator[str]:
    """One date for each meeting that is needed: a step that begins before the last meeting can be held shares that."""
    held = datetime.date.min
    for step in sorted(steps, key=lambda one: (last_day(one.last or one.date), first_day(one.date))):
        if first_day(step.date) > held:
            held = last_day(step.last or step.date)
            yield step.date


def _too_few(body: str, half: HalfYear, needed: list[str], met: list[str]) -> Message:
    parts: dict[str, Argument] = {
        "body": body,
        "year": str(half.year),
        "needed": len(needed),
        "times": tuple(say("{day:date}", day=one) for one in needed),
        "before": str(half.year - 1),
        "met": len(met),
        "held": tuple(say("{day:date}", day=one) for one in met) or ("–",),
        "more": len(needed) - len(met),
    }
    if half.autumn:
        return say(
            "The steps need {needed:meetings} of {body} in the autumn of {year} ({times:list}); in the autumn of {before} it had {met} "
            "({held:list}). See that it meets {more} more, or move a step.",
            **parts,
        )
    return say(
        "The steps need {needed:meetings} of {body} in the spring of {year} ({times:list}); in the spring of {before} it had {met} "
        "({held:list}). See that it meets {more} more, or move a step.",
        **parts,
    )
