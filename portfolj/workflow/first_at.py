"""At which limit, or which frame, an initiative is first in, where everybody may use what is added. docs/math.md, section 10.

More for all may help others first, so that what is chosen changes on the way: each search asks for the least with which a portfolio
that has it is as good as the best one known there, until it is in.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from portfolj.results.change import Change, Kind
from portfolj.results.portfolio import Answer
from portfolj.results.result import Result
from portfolj.solve.limits import Limits
from portfolj.solve.loosening import as_good_as, fewest_as_good, loosen
from portfolj.solve.rows import at_most
from portfolj.valuation.instance import Candidate
from portfolj.workflow.eased import Eased, every_limit
from portfolj.workflow.solved_anew import is_in, left_and_came, solved_anew, with_it

ROUNDS = 40


def helping(result: Result, candidate: Candidate, limits: Limits) -> Iterator[Eased | None]:
    """The limits of which one alone, eased far enough, lets a portfolio that has the candidate be as good as what is chosen.

    All limits are lifted at once, then those that the portfolio found exceeds, by halves, and the rest: where lifting some of them
    together is not enough, none of them is (group testing; Dorfman 1943, doi 10.1214/aoms/1177731363).

    Returns
    -------
    Iterator
        None last, where it was not settled whether there are others.
    """
    every = list(every_limit(result.instance))
    loose = loosen(with_it(result.instance, candidate), result.references, limits, {label for one in every for label in one.labels})
    session = loose.session
    held = {label: session.require(at_most(terms, limit)) for label, (terms, limit) in loose.rows.items()}
    rows = {one.rule: [held[label] for label in one.labels if label in held] for one in every}
    binding = {label for label, (terms, limit) in loose.rows.items() if _most(terms) > limit}
    left, settled = [one for one in every if not binding.isdisjoint(one.labels)], True
    # What is as good already is brought in by what makes it better.
    better = any(loose.found_under(level).point is not None for level in as_good_as(loose, result.answer.reached))
    for level in as_good_as(loose, result.answer.reached, better=better):
        waiting = [left] if left else []
        while waiting:
            lifted = waiting.pop()
            session.set_aside(row for one in lifted for row in rows[one.rule])
            outcome = loose.found_under(level)
            session.take_up(row for one in lifted for row in rows[one.rule])
            settled = settled and (outcome.infeasible or outcome.point is not None)
            if outcome.point is None:
                continue
            exceeded = [one for one in lifted if not session.keeps(outcome.point, rows[one.rule])]
            if not exceeded:
                # As good with no limit eased: what is explained was not the best.
                yield None
                return
            if len(exceeded) == 1:
                yield exceeded[0]
                left = [one for one in left if one is not exceeded[0]]
                exceeded.clear()
            half = len(exceeded) // 2
            rest = [one for one in lifted if one in left and one not in exceeded]
            waiting += [part for part in (rest, exceeded[half:], exceeded[:half]) if part]
    # Where it is as good, the order among equals may let it in with a limit that makes nothing better.
    if better or not settled:
        yield None


def first_at(result: Result, candidate: Candidate, eased: Eased, limits: Callable[[], Limits]) -> Change:
    """The fewest steps at which it is in; above that it may be out again."""
    kind = Kind.LIMIT if eased.rule else Kind.FRAME
    loose = loosen(with_it(result.instance, candidate), result.references, limits(), eased.labels)
    softs = []
    for label, (terms, limit) in loose.rows.items():
        if soft := eased.soften(label, terms, limit, result.references):
            softs.append(soft)
        else:
            loose.session.require(at_most(terms, limit))
    # Where the answer is not settled, it may be in with no step at all.
    out = is_in(result.answer, candidate.id) is False
    if not softs:
        return Change(kind, eased.rule, impossible=out)
    column = loose.session.ease(softs)
    reached, left_out_at, better, tied = result.answer.reached, 0 if out else -1, False, False
    least = out_below = left_out_at + 1
    for _ in range(ROUNDS):
        found = fewest_as_good(loose, (column,), reached, better=better)
        least = max(least, found.bound)
        if found.steps is None or found.portfolio is None:
            # Where it was as good, the order among equals may let it in yet.
            return Change(kind, eased.rule, least=out_below if tied else least, impossible=found.impossible and not tied)
        if found.steps <= left_out_at and not better:
            better = tied = True
            continue
        answer = solved_anew(result, eased.by(found.steps), limits())
        inside = is_in(answer, candidate.id)
        if inside is None:
            break
        if inside:
            change = _first(result, candidate, Change(kind, eased.rule, least, found.steps), eased, answer, limits)
            # With less it is only as good, and the order among equals may let it in.
            return change if change.checked or not tied else replace(change, least=out_below)
        reached, left_out_at, better = answer.reached, found.steps, False
        least = found.steps + 1 if found.proven else least
        out_below = out_below if tied else least
    return Change(kind, eased.rule, least=out_below if tied else least)


def _first(result: Result, candidate: Candidate, change: Change, eased: Eased, answer: Answer, limits: Callable[[], Limits]) -> Change:
    """The change with all that is known of it, and whether one step less leaves the candidate out."""
    steps = change.most or 0
    one_less = None
    if change.settled:
        one_less = steps > 0 and is_in(solved_anew(result, eased.by(steps - 1), limits()), candidate.id)
    before, after = result.instance, eased.by(steps)
    more = sum(after.budgets.values()) - sum(before.budgets.values()) if not eased.rule else 0
    left, came = left_and_came(result.answer, answer, candidate.id)
    return replace(change, checked=one_less is False, kronor=more, pushed_out=left, brought_in=came)


def _most(terms: dict[int, int]) -> int:
    """No left side is larger."""
    return sum(factor for factor in terms.values() if factor > 0)
