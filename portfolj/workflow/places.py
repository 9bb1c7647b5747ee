"""The places of a ranked list: levels first, within a level prerequisites, then what is lost without each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from portfolj.errors import Message, say
from portfolj.results.amounts import hours, money
from portfolj.results.portfolio import Choice
from portfolj.results.ranked import RankedLevel, RankedRow
from portfolj.solve.nested import best_total
from portfolj.valuation.instance import Instance
from portfolj.workflow.levels import FRAME, FreeLevel, Ranking


@dataclass(frozen=True, slots=True)
class Loss:
    """Thousandths of a point; None when it cannot be left out; `measured` is false where the time did not suffice."""

    points: int | None
    measured: bool = True


def places(ranking: Ranking, levels: Sequence[RankedLevel], alone: Mapping[int, FreeLevel | None]) -> tuple[RankedRow, ...]:
    """The rows of the list, in order.

    Parameters
    ----------
    levels
        Of the list, lowest first.
    alone
        Each level free of the list; the losses are measured there.
    """
    ranking.progress(say("Finding what is lost without each initiative"))
    in_frame = {choice.id: choice for level in levels if level.percent == FRAME for choice in level.portfolio}
    placed: list[RankedRow] = []
    before: set[str] = set()
    for level in levels:
        entering = {choice.id: choice for choice in level.portfolio if choice.id not in before}
        before |= entering.keys()
        losses = {name: _loss(ranking, alone[level.percent], name) for name in entering}
        for name in _in_order(ranking.instance, entering, losses):
            shown = in_frame.get(name, entering[name])
            placed.append(_row(ranking.instance, level, shown, losses[name], placed))
    needed = {row.id: tuple(sorted(other.id for other in placed if row.id in _needs(ranking.instance, other.id))) for row in placed}
    explained = ((row, needed[row.id]) for row in _shared(placed))
    return tuple(replace(row, required_by=by, reasons=_reasons(ranking.instance, row, by)) for row, by in explained)


def _loss(ranking: Ranking, free: FreeLevel | None, name: str) -> Loss:
    """What the best total benefit at the level, free of the list, loses without an initiative."""
    if free is None or free.value is None or free.portfolio is None:
        return Loss(0, measured=False)
    known = free.value == free.bound
    if all(choice.id != name for choice in free.portfolio):
        return Loss(0, measured=known)
    instance = free.level.instance
    candidates = tuple(replace(one, refused=one.refused or one.id == name) for one in instance.candidates)
    outcome, _ = best_total(replace(instance, candidates=candidates), free.level.references, ranking.limits)
    if outcome.infeasible:
        return Loss(None)
    return Loss(max(0, free.value - (outcome.value or 0)), measured=known and outcome.proven)


def _needs(instance: Instance, name: str) -> frozenset[str]:
    return frozenset(needed for needed, _ in instance.by_id[name].requires)


def _in_order(instance: Instance, entering: Iterable[str], losses: Mapping[str, Loss]) -> list[str]:
    """Prerequisites first, then what cannot be left out, then by loss; equals by key."""

    def place(name: str) -> tuple[bool, int, str]:
        points = losses[name].points
        return (points is not None, -(points or 0), instance.by_id[name].key)

    waiting, ordered = sorted(entering, key=place), []
    while waiting:
        following = next(name for name in waiting if not _needs(instance, name) & set(waiting))
        waiting.remove(following)
        ordered.append(following)
    return ordered


def _row(instance: Instance, level: RankedLevel, choice: Choice, loss: Loss, placed: Sequence[RankedRow]) -> RankedRow:
    """A row with its place: that of the row before it where level and loss are equal and neither needs the other."""
    rank = len(placed) + 1
    if placed and (placed[-1].level, placed[-1].loss) == (level.percent, loss.points) and placed[-1].id not in _needs(instance, choice.id):
        rank = placed[-1].rank
    return RankedRow(
        rank=rank,
        shared=False,
        id=choice.id,
        name=instance.by_id[choice.id].name,
        level=level.percent,
        start=choice.start,
        participants=choice.participants,
        money=money(instance, choice),
        hours=hours(instance, choice),
        loss=loss.points,
        measured=loss.measured,
        required_by=(),
        reasons=(),
        reserve=level.percent > FRAME,
        enters_at=level.kronor,
    )


def _shared(rows: Sequence[RankedRow]) -> list[RankedRow]:
    ranks = [row.rank for row in rows]
    return [replace(row, shared=ranks.count(row.rank) > 1) for row in rows]


def _reasons(instance: Instance, row: RankedRow, needed_by: Sequence[str]) -> tuple[Message, ...]:
    reasons = [say("Enters at {percent:percent} of the frame.", percent=row.level)]
    if not row.measured:
        reasons.append(say("What is lost without it was not worked out in time."))
    elif row.loss is None:
        reasons.append(say("Cannot be left out there."))
    elif row.loss:
        reasons.append(say("Without it the best there loses {loss:points}.", loss=row.loss))
    else:
        reasons.append(say("The best there is as good without it."))
    if needed_by:
        reasons.append(say("Needed by {names:list}.", names=tuple(instance.by_id[name].name for name in needed_by)))
    return tuple(reasons)
