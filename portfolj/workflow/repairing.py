"""The smallest changes, kind by kind, after which the rules of a scenario can all hold. docs/math.md, section 10."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from portfolj.results.labels import parts_of
from portfolj.results.portfolio import References
from portfolj.results.repair import Means, Repair
from portfolj.solve.answer import possible
from portfolj.solve.elastic import Soft
from portfolj.solve.limits import Limits
from portfolj.solve.loosening import Loose, ease_fund, loosen
from portfolj.valuation.instance import Instance
from portfolj.workflow.eased import every_limit, soft_share
from portfolj.workflow.solved_anew import changed

Changes = tuple[tuple[str, int], ...]


def repairs(instance: Instance, references: References, limits: Callable[[], Limits]) -> Iterator[Repair]:
    """The smallest change of each kind that the instance has something of, as they are found.

    Parameters
    ----------
    references
        What fairness refers to, as far as it is known.
    limits
        Gives what each search may spend.
    """
    for means, labels in _labels(instance).items():
        loose = loosen(instance, references, limits(), labels)
        columns = _EASE[means](loose) if loose.rows else {}
        if not columns:
            continue
        found = loose.fewest(tuple(columns.values()))
        if found.steps is None:
            yield Repair(means, least=found.bound, impossible=found.impossible)
            continue
        changes = _whole(instance, {rule: steps for rule, steps in zip(columns, found.counted, strict=True) if steps})
        holds = possible(repaired(instance, means, changes), limits())
        yield Repair(means, changes, found.steps, found.bound, holds=holds)


def repaired(instance: Instance, means: Means, changes: Changes) -> Instance:
    """The instance after a repair."""
    if means is Means.FLOOR:
        return replace(instance, floor_percent=instance.floor_percent - changes[0][1])
    if means is Means.ALONE:
        return replace(instance, alone_percent=instance.alone_percent - changes[0][1])
    if means is Means.POINTS:
        lowered = {_subject(rule): points for rule, points in changes}
        return replace(instance, goal_floors={goal: least - lowered.get(goal, 0) for goal, least in instance.goal_floors.items()})
    if means is Means.DECISIONS:
        return changed(instance, *(replace(instance.by_id[_subject(rule)], decided=False, refused=False) for rule, _ in changes))
    for rule, more in changes:
        instance = next(one for one in every_limit(instance) if one.rule == rule).by(more)
    return instance


def _subject(label: str) -> str:
    """The id that a rule of one subject speaks of."""
    return parts_of(label)[1][0]


def _labels(instance: Instance) -> dict[Means, tuple[str, ...]]:
    """The rules that each kind of change speaks of."""
    limits = [one.rule for one in every_limit(instance)]
    by_hand = [one for one in instance.candidates if not one.by_stage]
    decisions = [f"decided({one.id})" for one in by_hand if one.decided] + [f"refused({one.id})" for one in by_hand if one.refused]
    return {
        Means.KRONOR: tuple(one for one in limits if one.startswith(("budget(", "money_ceiling("))),
        Means.HOURS: tuple(one for one in limits if one.startswith(("hours(", "pool("))),
        Means.POINTS: tuple(f"goal_floor({goal})" for goal in instance.goal_floors),
        Means.FLOOR: tuple(f"floor_per_resident({member})" for member in instance.parties),
        Means.ALONE: tuple(f"go_it_alone({member})" for member in instance.parties),
        Means.DECISIONS: tuple(decisions),
    }


def _each(loose: Loose) -> dict[str, int]:
    return {rule: loose.session.ease([Soft(terms, limit)]) for rule, (terms, limit) in loose.rows.items()}


def _kronor(loose: Loose) -> dict[str, int]:
    funds = {rule: column for fund in loose.block.instance.funds for rule, column in ease_fund(loose, fund).items()}
    ceilings = {rule: row for rule, row in loose.rows.items() if rule.startswith("money_ceiling(")}
    return funds | {rule: loose.session.ease([Soft(*row)]) for rule, row in ceilings.items()}


def _shares(loose: Loose) -> dict[str, int]:
    """Percent of what a rule of fairness refers to, for all members alike; the rows are of one such rule."""
    block = loose.block
    soft = [soft_share(block.instance, label, terms, limit, block.references) for label, (terms, limit) in loose.rows.items()]
    rows = [one for one in soft if one is not None]
    return {parts_of(next(iter(loose.rows)))[0]: loose.session.ease(rows)} if rows else {}


def _whole(instance: Instance, counted: Mapping[str, int]) -> Changes:
    """The changes, with what is added to the years of a fund added to its total too."""
    added = dict(counted)
    for fund in instance.totals:
        added[f"budget({fund})"] = sum(more for rule, more in counted.items() if rule.startswith((f"budget({fund},", f"budget({fund})")))
    return tuple((rule, more) for rule, more in added.items() if more)


_EASE: Mapping[Means, Callable[[Loose], dict[str, int]]] = {
    Means.KRONOR: _kronor,
    Means.HOURS: _each,
    Means.POINTS: _each,
    Means.FLOOR: _shares,
    Means.ALONE: _shares,
    Means.DECISIONS: _each,
}
