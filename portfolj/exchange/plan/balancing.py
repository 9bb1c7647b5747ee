"""What falls to goals, areas and fields of what was decided."""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from math import floor

from portfolj.domain.goal import Area, Goal
from portfolj.domain.money import Fund
from portfolj.errors import say
from portfolj.exchange.plan.words import Tell
from portfolj.results import plan as parts
from portfolj.results.amounts import money_by_payer
from portfolj.results.document import points
from portfolj.results.planned import Planned
from portfolj.results.portfolio import Choice
from portfolj.valuation.instance import Candidate


def names_of(several: Iterable[Goal | Area | Fund]) -> dict[str, str]:
    """Names by id."""
    return {one.id: one.name for one in several}


def main_goal(candidate: Candidate | None) -> str:
    """The goal that it gives most to; the first by id where several are given as much."""
    given = candidate.contribution if candidate else {}
    return min(given, key=lambda goal: (-given[goal], goal), default="")


def _fund_money(made: Planned, choice: Choice) -> int:
    """Kronor of funds in the planning years."""
    found = money_by_payer(made.instance, choice)
    return sum(amount for payer, by_year in found.items() if payer for year, amount in by_year.items() if year in made.instance.years)


def balance(
    made: Planned, names: Mapping[str, str], of: Callable[[Candidate], str], *, none: str, given: Mapping[str, int] | None = None
) -> tuple[parts.Balance, ...]:
    """What falls to each part: how many and how much fund money, in the order of the names; what has none last.

    Parameters
    ----------
    names
        Of the parts, by id.
    given
        The benefit of each part in thousandths of a point; parts that are not in it are left out.
    """
    number: dict[str, int] = {}
    kronor: dict[str, int] = {}
    for choice in made.portfolio:
        part = of(made.instance.by_id[choice.id])
        number[part] = number.get(part, 0) + 1
        kronor[part] = kronor.get(part, 0) + _fund_money(made, choice)
    whole = sum(kronor.values())
    wanted = [name for name in names if name] if given is None else [name for name in names if name in given]
    return tuple(
        parts.Balance(
            name=names.get(part, none) or none,
            number=number.get(part, 0),
            kronor=kronor.get(part, 0),
            percent=floor(Fraction(100 * kronor.get(part, 0), whole) + Fraction(1, 2)) if whole else None,
            points=None if given is None else points(given.get(part, 0)),
        )
        for part in (*wanted, *(("",) if "" in number else ()))
    )


def by_goal(made: Planned, tell: Tell) -> tuple[parts.Balance, ...]:
    """Each initiative counts for the goal that it gives most to; the points of a goal are all that it is given."""
    given = dict.fromkeys((goal for one in made.instance.candidates for goal in one.contribution), 0)
    for choice in made.portfolio:
        for goal, amount in made.instance.by_id[choice.id].contribution.items():
            given[goal] += amount
    return balance(made, names_of(made.case.goals), main_goal, none=tell(say("No goal")), given=given)
