"""Rules that clash: smallest sets of them that cannot hold together, though each less one can."""

from collections.abc import Callable, Collection, Iterable, Sequence

from portfolj.model.block import Block
from portfolj.model.build import build
from portfolj.model.constraints import RULES
from portfolj.results.clash import Clash, Clashes
from portfolj.results.labels import parts_of
from portfolj.results.portfolio import References
from portfolj.solve.limits import Limits
from portfolj.solve.session import Point, Session
from portfolj.valuation.instance import Instance

# What ties the variables together; without it nothing means anything.
_TIES = frozenset(("start_once", "takes_part", "synergy"))
# What people can change comes last, so that a clash is told with as much of it as there is: QuickXplain drops what comes last first.
_ORDER = ("decided", "requires", "excludes", "quorum", "refused", "count", "goal_floor", "participation_floor", "balance")


def find_clashes(
    instance: Instance, references: References, limits: Limits, *, most: int = 3, tell: Callable[[Clash], None] = lambda _: None
) -> Clashes:
    """Find smallest clashing sets of rules.

    Parameters
    ----------
    references
        What fairness refers to, as far as it is known; rules that refer to what is not known are left out.
    most
        How many are looked for.
    tell
        Is told each clash as soon as it is found.

    References
    ----------
    Junker 2004, QuickXplain, AAAI-04, 167-172; Reiter 1987, A theory of diagnosis from first principles, doi 10.1016/0004-3702(87)90062-2,
    for the others: each lacks a rule of every one found before.
    """
    search = _Search(instance, references, limits)
    every = tuple(search.groups)
    found: list[Clash] = []
    waiting: list[frozenset[str]] = [frozenset()]
    tried: set[frozenset[str]] = set()
    complete = True
    while waiting and len(found) < most and not limits.reached():
        without = waiting.pop(0)
        if without in tried:
            continue
        tried.add(without)
        known = next((one for one in found if without.isdisjoint(one.rules)), None)
        if known is None:
            rest = [rule for rule in every if rule not in without]
            holds = search.can_hold(rest)
            complete = complete and holds is not None
            if holds is not False:
                if not without:
                    return Clashes((), holds is not None, holds is True)
                continue
            known = search.smallest(rest)
            found.append(known)
            tell(known)
        waiting += [without | {rule} for rule in known.rules]
    return Clashes(tuple(found), complete and not waiting and not limits.reached(), possible=False)


class _Search:
    """A live problem in which each named rule can be set aside."""

    def __init__(self, instance: Instance, references: References, limits: Limits) -> None:
        named = frozenset(rule.__name__ for rule in RULES) - _TIES
        problem, block = build(instance, references, leave_out=named)
        self._session = Session(problem, limits)
        self.groups: dict[str, list[int]] = {}
        rules = sorted((rule for rule in RULES if rule.__name__ in named), key=_place)
        for rule in rules:
            for name, constraint in rule(block):
                self.groups.setdefault(_group(block, name), []).extend(self._session.require_all(constraint))
        self._seen: list[Point] = []
        self._held = set(self.groups)

    def can_hold(self, rules: Collection[str]) -> bool | None:
        """Whether these rules can hold together; None where that was not settled in time."""
        rows = [row for rule in rules for row in self.groups[rule]]
        if any(self._session.keeps(point, rows) for point in self._seen):
            return True
        self._hold(set(rules))
        outcome = self._session.find()
        if outcome.point is not None:
            self._seen.append(outcome.point)
            return True
        return False if outcome.infeasible else None

    def smallest(self, rules: Sequence[str]) -> Clash:
        """A smallest clashing set among rules that clash; what is not settled in time stays in it."""
        order = list(self.groups)
        kept = sorted(self._explain((), rules, asked=False), key=order.index)
        needed = all(self.can_hold([other for other in kept if other != one]) for one in kept)
        return Clash(tuple(kept), needed and self.can_hold(kept) is False)

    def _explain(self, background: tuple[str, ...], rules: Sequence[str], *, asked: bool) -> list[str]:
        """Those of `rules` that clash with the background, as few as can be.

        Parameters
        ----------
        asked
            The background has grown since it was known to hold.
        """
        if asked and self._clash(background):
            return []
        if len(rules) == 1:
            return list(rules)
        half = len(rules) // 2
        first, second = list(rules[:half]), list(rules[half:])
        of_second = self._explain((*background, *first), second, asked=bool(first))
        of_first = self._explain((*background, *of_second), first, asked=bool(of_second))
        return of_first + of_second

    def _clash(self, rules: Collection[str]) -> bool:
        """Whether rules are known to clash; a question that is not settled counts as no."""
        return self.can_hold(rules) is False

    def _hold(self, rules: set[str]) -> None:
        self._session.set_aside(row for rule in self._held - rules for row in self.groups[rule])
        self._session.take_up(row for rule in rules - self._held for row in self.groups[rule])
        self._held = rules


def _place(rule: Callable[[Block], Iterable[object]]) -> int:
    name = rule.__name__
    return _ORDER.index(name) if name in _ORDER else len(_ORDER)


def _group(block: Block, name: str) -> str:
    """The rule that a row is of; a prerequisite is one rule, whatever the start."""
    label = block.labels[name]
    rule, subjects = parts_of(label)
    return f"{rule}({', '.join(subjects[:2])})" if rule == "requires" else label
