"""Which other portfolios are nearly as good as an answer."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction

from portfolj.errors import CheckError, say
from portfolj.results.alternatives import Alternative, Alternatives, difference, fund_money
from portfolj.results.portfolio import Portfolio, Reached, Status
from portfolj.results.result import Result, make_result
from portfolj.solve.alternatives import Spread, spread_out
from portfolj.solve.limits import Limits
from portfolj.verify import broken, values
from portfolj.workflow.key_figures import key_figures

# How many are looked for unless somebody asks for more, and how much less benefit they may have, percent.
COUNT, WITHIN = 4, Fraction(2)


def alternatives(
    result: Result, limits: Callable[[], Limits], *, within: Fraction = WITHIN, count: int = COUNT, seed: int = 0
) -> Iterator[Alternatives]:
    """Portfolios with nearly the answer's benefit that lie apart from it and from each other; better ones as they are found.

    Parameters
    ----------
    result
        An answer with a portfolio.
    limits
        Gives what all of it may spend.
    within
        How much less total benefit than the answer's they may have, percent from 0 to 100.
    seed
        Of the random directions of the search.

    Raises
    ------
    CheckError
        When one of them breaks a rule or reaches less than was asked: a defect of portfolj.

    Notes
    -----
    What fairness refers to is held as it is in the answer, and so is what it reaches in the objectives before total benefit.
    """
    best = int(result.objectives[-1].value)
    least = best - int(abs(best) * within // 100)
    for spread in spread_out(result.instance, result.answer, least, limits(), count=count, seed=seed):
        found = tuple(_beside(result, one, spread, least) for one in spread.portfolios)
        yield Alternatives(
            scenario=result.scenario,
            within=within,
            best=best,
            least=least,
            proven=result.status is Status.PROVEN,
            money=sum(fund_money(result.instance.by_id[choice.id]) for choice in result.chosen),
            asked=count,
            found=found,
            farthest=spread.farthest,
            no_others=spread.no_others,
            ended=spread.ended,
        )


def _beside(result: Result, portfolio: Portfolio, spread: Spread, least: int) -> Alternative:
    instance, reached = result.instance, values(result.instance, portfolio, result.references)
    complaints = list(broken(instance, portfolio, result.references))
    asked = {**{level.name: level.value for level in result.objectives}, result.objectives[-1].name: Fraction(least)}
    if any(reached[name] < value for name, value in asked.items()):
        complaints.append(say("An alternative reaches less than it was asked to."))
    if complaints:
        raise CheckError(complaints)
    answer = replace(result.answer, portfolio=portfolio, reached=tuple(Reached(name, value, value) for name, value in reached.items()))
    figures = key_figures(make_result(instance, answer, result.digest, result.receipt))
    if figures is None:
        raise AssertionError
    own, mine = ({choice.id for choice in one} for one in (result.chosen, portfolio))
    others = (difference(instance, mine, {choice.id for choice in other}) for other in spread.portfolios if other != portfolio)
    return Alternative(
        portfolio=portfolio,
        benefit=int(figures.benefit),
        kronor=figures.kronor,
        hours=figures.hours,
        comes_in=tuple(sorted(mine - own)),
        goes_out=tuple(sorted(own - mine)),
        from_answer=difference(instance, own, mine),
        from_nearest=min(others, key=lambda one: (one.kronor, one.initiatives), default=None),
    )
