"""The portfolio of a scenario checked again with what people have taken in and out: whether it holds, and what it changes."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from portfolj.compare import Stake
from portfolj.domain.decision import Deviation
from portfolj.domain.scenario import Objective
from portfolj.errors import CheckError, Message, say
from portfolj.results.decided import Standing
from portfolj.results.ledger import ledger
from portfolj.results.portfolio import Choice, Portfolio, References
from portfolj.results.result import Result
from portfolj.results.usage import usage
from portfolj.solve.answer import Progress, silent, solve
from portfolj.solve.limits import Limits
from portfolj.solve.nested import best_total
from portfolj.valuation.instance import Candidate, Instance
from portfolj.verify import broken, values
from portfolj.workflow.solving import new_limits

Moves = Mapping[str, bool]


@dataclass(frozen=True, slots=True)
class MemberChange:
    """What changes for a member against the model: own money in kronor, hours, benefit in thousandths of a point."""

    id: str
    name: str
    change: Stake


@dataclass(frozen=True, slots=True)
class Checked:
    """What the model's portfolio comes to with deviations.

    Parameters
    ----------
    portfolio
        As it is then: what the model chose stays as it chose it, nothing else is added. Where the rules cannot hold,
        one that breaks few of them.
    broken
        The complaints of `verify.broken`, and what is no candidate; empty when all rules hold.
    known
        Whether it is known that no starts and participants would hold.
    moved
        Names of what the model chose that holds only with another start or other participants.
    used
        Kronor of the association's own frames.
    change
        Of the own frames in kronor, of all members' hours, and of the benefit in thousandths of a point.
    members
        Municipalities by falling population, then other bodies.
    """

    portfolio: Portfolio
    broken: tuple[Message, ...]
    known: bool
    moved: tuple[str, ...]
    used: int
    change: Stake
    members: tuple[MemberChange, ...]

    @property
    def standing(self) -> Standing:
        """Whether it holds."""
        if not self.broken:
            return Standing.HOLDS
        return Standing.FAILS if self.known else Standing.NOT_KNOWN


@dataclass(frozen=True, slots=True)
class Rechecked:
    """All deviations of a decision together, each by itself, and what is said of each; by the ids of the initiatives."""

    together: Checked
    alone: Mapping[str, Checked]
    standings: Mapping[str, Standing]


def departing(result: Result, deviations: Iterable[Deviation]) -> tuple[Deviation, ...]:
    """The deviations in which people say something else than the model."""
    chosen = {choice.id for choice in result.chosen}
    return tuple(one for one in deviations if one.chosen != (one.initiative in chosen))


def recheck(
    result: Result,
    deviations: Iterable[Deviation],
    *,
    time_limit: float | None = None,
    cancelled: Callable[[], bool] | None = None,
    progress: Progress = silent,
) -> Rechecked:
    """Check the portfolio of a scenario again with deviations.

    Parameters
    ----------
    result
        One with a portfolio.
    time_limit, cancelled
        The most seconds, and whether nobody waits any more.

    Raises
    ------
    CheckError
        When what was worked out breaks a rule: a defect of portfolj.
    """
    limits = new_limits(time_limit=time_limit, cancelled=cancelled)
    moves = {one.initiative: one.chosen for one in departing(result, deviations)}
    progress(say("Checking the deviations again"))
    alone = {name: _check(result, {name: chosen}, limits) for name, chosen in moves.items()}
    together = next(iter(alone.values())) if len(alone) == 1 else _check(result, moves, limits)
    return Rechecked(together, alone, _standings(result, moves, alone, together, limits))


def recheck_as_stated(
    result: Result, deviations: Iterable[Deviation], portfolio: Portfolio, standings: Mapping[str, Standing], *, known: bool
) -> Rechecked:
    """What a stated portfolio with deviations comes to and breaks, without a search.

    Parameters
    ----------
    portfolio
        In the order of ids.
    standings, known
        What only a search can tell, as stated: what is said of each deviation, and whether no starts and participants would hold.
    """
    moves = {one.initiative: one.chosen for one in departing(result, deviations)}
    judged = _judged(result.instance, moves)
    complaints = (*_no_candidates(result.instance, moves), *broken(judged, portfolio, result.references))
    return Rechecked(_come_to(result, judged, portfolio, complaints, known=known), {}, standings)


def _standings(result: Result, moves: Moves, alone: Mapping[str, Checked], together: Checked, limits: Limits) -> dict[str, Standing]:
    """Where all hold together each does; else those that fail by themselves fail, and the others are held together without those."""
    if together.standing is Standing.HOLDS:
        return dict.fromkeys(moves, Standing.HOLDS)
    fine = {name: chosen for name, chosen in moves.items() if alone[name].standing is Standing.HOLDS}
    others = together if fine.keys() == moves.keys() else _check(result, fine, limits)
    clash = {Standing.FAILS: Standing.NOT_TOGETHER}.get(others.standing, others.standing)
    return {name: clash if name in fine else alone[name].standing for name in moves}


def _check(result: Result, moves: Moves, limits: Limits) -> Checked:
    judged = _judged(result.instance, moves)
    kept = tuple(choice for choice in result.chosen if moves.get(choice.id, True))
    added = tuple(one for one in judged.candidates if moves.get(one.id, False))
    cannot = tuple(_no_candidates(result.instance, moves))
    searched = not cannot and not any(one.by_stage and not moves.get(one.id, True) for one in judged.candidates)
    known = True
    for pinned in (True, False) if searched else ():
        taken, sure = _found(_held(judged, kept, added, pinned=pinned), result.references, limits)
        if taken is not None:
            if complaints := broken(judged, taken, result.references):
                raise CheckError(complaints)
            return _come_to(result, judged, taken, ())
        known = known and sure
    nearest = _nearest(result, judged, kept, added)
    return _come_to(result, judged, nearest, (*cannot, *broken(judged, nearest, result.references)), known=known)


def _found(asked: Instance, references: References, limits: Limits) -> tuple[Portfolio | None, bool]:
    """The one best portfolio, and whether it is known that there is none; that there is none is seen sooner than why."""
    outcome, taken = best_total(asked, references, limits)
    if taken is None:
        return None, outcome.infeasible
    answer = solve(asked, limits, ties=False, references=references)
    return answer.portfolio or taken, True


def _judged(instance: Instance, moves: Moves) -> Instance:
    """The instance with what people say now in the place of what was decided or refused before; what is under way stays decided."""
    candidates = (
        replace(one, decided=one.by_stage or moves[one.id], refused=False) if one.id in moves else one for one in instance.candidates
    )
    return replace(instance, candidates=tuple(candidates))


def _no_candidates(instance: Instance, moves: Moves) -> Iterator[Message]:
    """Why what is taken in and is no candidate cannot be."""
    aside = {one.id: one for one in instance.left_aside}
    for name, chosen in moves.items():
        if chosen and name not in instance.by_id:
            why = aside[name].reasons if name in aside else (say("It has ended or has been reported."),)
            for reason in why:
                yield say("'{name}' is no candidate: {why}", name=aside[name].name if name in aside else name, why=reason)


def _held(judged: Instance, kept: Portfolio, added: tuple[Candidate, ...], *, pinned: bool) -> Instance:
    """Only what is kept and added can be chosen, and all of it must; `pinned` keeps starts and participants as they were chosen."""
    as_chosen = {choice.id: choice for choice in kept}
    wanted = {*as_chosen, *(one.id for one in added)}

    def held(one: Candidate) -> Candidate:
        forced = replace(one, decided=one.id in wanted, refused=one.id not in wanted)
        choice = as_chosen.get(one.id)
        if not pinned or choice is None:
            return forced
        return replace(forced, starts=(choice.start,), fixed=choice.participants, optional=(), participation_keys={})

    return replace(judged, objectives=(Objective.TOTAL_BENEFIT,), candidates=tuple(map(held, judged.candidates)))


def _nearest(result: Result, judged: Instance, kept: Portfolio, added: tuple[Candidate, ...]) -> Portfolio:
    """What is kept as it was chosen, and each that is added where it breaks fewest rules."""
    taken = kept
    for candidate in added:
        tried = [tuple(sorted((*taken, one), key=lambda choice: choice.id)) for one in _ways(candidate)]
        taken = min(tried, key=lambda portfolio: len(broken(judged, portfolio, result.references)))
    return taken


def _ways(candidate: Candidate) -> Iterator[Choice]:
    """Each start, with everybody and with as few as may be."""
    room = max(0, candidate.quorum - len(candidate.fixed))
    fewest = tuple(sorted((*candidate.fixed, *candidate.optional[:room])))
    for start in candidate.starts:
        for members in dict.fromkeys((candidate.participants, fewest)):
            yield Choice(candidate.id, start, members)


def _come_to(result: Result, judged: Instance, taken: Portfolio, complaints: tuple[Message, ...], *, known: bool = True) -> Checked:
    used, before, after = _used(judged, taken), _totals(result.instance, result.chosen), _totals(judged, taken)
    stakes = {row.id: Stake(row.kronor_out, row.hours, row.benefit) for row in result.ledger}
    now = {row.id: Stake(row.kronor_out, row.hours, row.benefit) for row in ledger(judged, taken)}
    as_chosen = {choice.id: choice for choice in result.chosen}
    moved = tuple(judged.by_id[one.id].name for one in taken if one.id in as_chosen and one != as_chosen[one.id])
    changes = tuple(MemberChange(one.id, one.name, now[one.id].less(stakes[one.id])) for one in judged.members_in_order)
    return Checked(taken, complaints, known, moved, used, after.less(before), changes)


def _totals(instance: Instance, taken: Portfolio) -> Stake:
    worth = values(replace(instance, objectives=(Objective.TOTAL_BENEFIT,)), taken, References())
    benefit = worth[Objective.TOTAL_BENEFIT]
    return Stake(_used(instance, taken), sum(row.hours for row in ledger(instance, taken)), int(benefit))


def _used(instance: Instance, taken: Portfolio) -> int:
    """Kronor of the association's own frames."""
    return sum(use.used for use in usage(instance, taken).funds if use.year is None and use.of in instance.own_funds)
