"""A case begun afresh: what stands about a cooperation, without what was proposed, tried and decided in it."""

from typing import TypeVar

from portfolj.domain.base import replace
from portfolj.domain.case import Case
from portfolj.domain.rules import BalanceRule, CountRule, Selection

Rule = TypeVar("Rule", CountRule, BalanceRule)


def afresh(case: Case) -> Case:
    """The members, goals, scales, money and rules of a case; rules that speak of single proposals go with these."""
    counts, balances = _without_names(case.rules.counts), _without_names(case.rules.balances)
    rules = replace(case.rules, counts=counts, balances=balances, decided=(), refused=())
    return replace(case, question="", date=None, draw="", initiatives=(), rules=rules, scenarios=(), decisions=())


def _without_names(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """The rules without the proposals they name; a rule that speaks of nothing else is left out."""
    unnamed = (replace(rule, of=replace(rule.of, initiatives=())) for rule in rules)
    return tuple(rule for rule in unnamed if rule.of != Selection())
