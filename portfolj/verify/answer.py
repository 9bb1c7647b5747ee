"""The check: everything an answer says, held against the instance."""

from collections.abc import Callable, Iterator

from portfolj.errors import Message
from portfolj.results.portfolio import Answer, Portfolio, References
from portfolj.valuation.instance import Instance
from portfolj.verify.choice import count, decided, excludes, quorum, refused, requires
from portfolj.verify.chosen import Chosen, read
from portfolj.verify.claims import reached, references, references_fit, shape, status
from portfolj.verify.fairness import floor_per_resident, go_it_alone, nobody_loses, participation_floor
from portfolj.verify.goals import balance, goal_floor
from portfolj.verify.hours import hours, pool
from portfolj.verify.money import budget, money_ceiling
from portfolj.verify.structure import known, start_once, takes_part

STRUCTURE: tuple[Callable[[Instance, Portfolio], Iterator[Message]], ...] = (known, start_once, takes_part)

RULES: tuple[Callable[[Chosen], Iterator[Message]], ...] = (
    decided,
    refused,
    budget,
    hours,
    pool,
    money_ceiling,
    quorum,
    requires,
    excludes,
    count,
    goal_floor,
    balance,
    participation_floor,
    floor_per_resident,
    nobody_loses,
    go_it_alone,
)


def broken(instance: Instance, portfolio: Portfolio, references: References) -> tuple[Message, ...]:
    """Every rule of docs/math.md, section 3, that a portfolio breaks; empty when all hold.

    Parameters
    ----------
    portfolio
        Held against the structure first; only what is well formed is held against the other rules.
    references
        What floor_per_resident and go_it_alone refer to.

    Returns
    -------
    tuple of Message
        Each begins with the rule's name and names the thing, the amount and the limit. The rule synergy complains of nothing
        by itself: a pair counts when both are chosen, in every sum it belongs to.
    """
    if malformed := tuple(message for rule in STRUCTURE for message in rule(instance, portfolio)):
        return malformed
    chosen = read(instance, portfolio, references)
    return tuple(message for rule in RULES for message in rule(chosen))


def check(instance: Instance, answer: Answer) -> tuple[Message, ...]:
    """Hold an answer against its instance: its rules, references, values, bounds and status.

    Parameters
    ----------
    answer
        From wherever it comes; nothing in it is taken on trust but what only a proof can tell: that a bound is one, that
        there is no portfolio, that the references are the best, how many sets are equally good.

    Returns
    -------
    tuple of Message
        Empty when everything holds.
    """
    said = (*shape(instance, answer), *references(instance, answer), *status(instance, answer))
    if answer.portfolio is None:
        return said
    if malformed := tuple(message for rule in STRUCTURE for message in rule(instance, answer.portfolio)):
        return (*said, *malformed)
    chosen = read(instance, answer.portfolio, answer.references)
    kept = (message for rule in RULES for message in rule(chosen))
    return (*said, *kept, *references_fit(chosen, answer), *reached(chosen, answer))
