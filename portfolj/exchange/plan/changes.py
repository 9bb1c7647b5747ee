"""What has changed since the last business plan, in sentences."""

from collections.abc import Iterator

from portfolj.compare.plans import Changed, PlanChanges, plan_changes
from portfolj.errors import Message, say
from portfolj.results.plan import Plan, PlanRow


def what_changed(earlier: Plan, later: Plan) -> Iterator[Message]:
    """The sentences: how much, then each initiative that is new, has ended, is in no longer, or has changed."""
    found = plan_changes(earlier, later)
    if found.none:
        yield say("Nothing has changed since the last plan.")
        return
    yield from _in_short(found)
    if earlier.frame != later.frame:
        yield say("The own frames are {now:kr}; they were {then:kr}.", now=later.frame, then=earlier.frame)
    yield from (_new(row) for row in found.new)
    yield from (say("Ended: {name}, as planned.", name=row.name) for row in found.ended)
    yield from (say("No longer in: {name}.", name=row.name) for row in found.dropped)
    for one in found.changed:
        yield from _of(one)


def _in_short(found: PlanChanges) -> Iterator[Message]:
    yield say(
        "Since the last plan: {new} new, {ended} ended, {dropped} no longer in, {changed} changed.",
        new=len(found.new),
        ended=len(found.ended),
        dropped=len(found.dropped),
        changed=len(found.changed),
    )


def _new(row: PlanRow) -> Message:
    return say("New: {name}, from {year}, {amount:kr}.", name=row.name, year=str(row.start or ""), amount=row.kronor or 0)


def _of(one: Changed) -> Iterator[Message]:
    name = one.after.name
    if one.moved:
        yield say("Moved: {name} starts in {now}; it was {then}.", name=name, now=str(one.after.start), then=str(one.before.start))
    if one.other_money:
        now, then = (sum(row.kronor_by_year.values()) for row in (one.after, one.before))
        if now != then:
            yield say("Money: {name} costs {now:kr} in the years of both plans; it was {then:kr}.", name=name, now=now, then=then)
        elif not one.moved:
            yield say("Money: {name} costs the same, {now:kr}, spread over the years in another way.", name=name, now=now)
    if one.joined:
        yield say("Participants: {names:list} join {name}.", name=name, names=tuple(member.name for member in one.joined))
    if one.left:
        yield say("Participants: {names:list} leave {name}.", name=name, names=tuple(member.name for member in one.left))
