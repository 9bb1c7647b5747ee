"""What is wrong or open in work plans: times, benefits that cannot be followed up, purchases, and what is a proposal of its own."""

from collections.abc import Iterator, Mapping

from portfolj.domain.case import Case
from portfolj.domain.consistency.dates import before
from portfolj.domain.initiative import Initiative
from portfolj.errors import Fault, Message, say


def work_plan_faults(case: Case) -> Iterator[Fault]:
    """Everything that is wrong or open in the work plans of a case, as notices; a date is wrong only when every reading of it is."""
    by_id = {one.id: one for one in case.initiatives}
    for one in case.initiatives:
        yield from _activities(one)
        yield from _benefits(one)
        yield from _purchases(one)
        yield from _phases(one)
        yield from _requirements(one, by_id)


def _activities(one: Initiative) -> Iterator[Fault]:
    start, end = one.steering.start, one.steering.end
    for position, activity in enumerate(one.plan.activities):
        said = {"text": activity.text, "id": one.id}
        first, last = activity.start, activity.end or activity.start
        if first is not None and last is not None and before(last, first):
            told = say(
                "The activity '{text}' of '{id}' ends on {last:date}, before it starts on {first:date}; correct the date.",
                **said,
                first=first,
                last=last,
            )
            yield _notice(one, told, "plan", "activities", position, "end")
        elif start is not None and (earliest := first or last) is not None and before(earliest, start):
            told = say(
                "The activity '{text}' of '{id}' starts on {day:date}, before the period begins on {start:date}; correct one of them.",
                **said,
                day=earliest,
                start=start,
            )
            yield _notice(one, told, "plan", "activities", position, "start")
        elif end is not None and last is not None and before(end, last):
            told = say(
                "The activity '{text}' of '{id}' goes on to {day:date}, after the period ends on {end:date}; correct one of them.",
                **said,
                day=last,
                end=end,
            )
            yield _notice(one, told, "plan", "activities", position, "end")


def _benefits(one: Initiative) -> Iterator[Fault]:
    lacking = [effect for effect in one.gives.effects if not all((effect.owner, effect.measure, effect.baseline, effect.target))]
    if lacking:
        told = say(
            "{lacking} of {all} benefits of '{id}' cannot be followed up: {owner} lack an owner, {measure} a measure, {baseline} a value "
            "before and {target} a value aimed at; state them.",
            id=one.id,
            lacking=len(lacking),
            all=len(one.gives.effects),
            owner=sum(not effect.owner for effect in lacking),
            measure=sum(not effect.measure for effect in lacking),
            baseline=sum(not effect.baseline for effect in lacking),
            target=sum(not effect.target for effect in lacking),
        )
        yield _notice(one, told, "gives", "effects")


def _purchases(one: Initiative) -> Iterator[Fault]:
    for position, purchase in enumerate(one.plan.purchases):
        if not purchase.buyer:
            told = say("It is not said who buys '{text}' for '{id}'; name the buyer.", text=purchase.text, id=one.id)
            yield _notice(one, told, "plan", "purchases", position, "buyer")


def _phases(one: Initiative) -> Iterator[Fault]:
    """A phase after the period, such as a roll-out, is decided later: a proposal of its own."""
    end = one.steering.end
    for position, phase in enumerate(one.steering.phases):
        if end is not None and before(end, phase.start):
            told = say(
                "The phase '{text}' of '{id}' begins on {day:date}, when the period has ended on {end:date}; make it a proposal of its own "
                "that requires '{id}' to have finished.",
                text=phase.text,
                id=one.id,
                day=phase.start,
                end=end,
            )
            yield _notice(one, told, "steering", "phases", position, "start")


def _requirements(one: Initiative, by_id: Mapping[str, Initiative]) -> Iterator[Fault]:
    """What follows on another says that the other must have finished, and does not begin before that."""
    start = one.steering.start
    for position, row in enumerate(one.steering.requires):
        end = by_id[row.initiative].steering.end
        if start is None or end is None:
            continue
        said = {"id": one.id, "other": row.initiative, "start": start, "end": end}
        if row.finished and before(start, end):
            told = say(
                "'{id}' begins on {start:date}, and requires '{other}', which ends on {end:date}, to have finished; correct one of them.",
                **said,
            )
            yield _notice(one, told, "steering", "requires", position, "finished")
        elif not row.finished and before(end, start):
            told = say(
                "'{id}' begins on {start:date}, when '{other}' has ended on {end:date}; say that it requires '{other}' to have finished.",
                **said,
            )
            yield _notice(one, told, "steering", "requires", position, "finished")


def _notice(one: Initiative, told: Message, *path: str | int) -> Fault:
    return Fault(told, path=("initiatives", one.id, *path), initiative=one.id, severity="notice")
