"""Which rules of a scenario clash, when nothing satisfies all of them."""

from collections.abc import Callable
from dataclasses import dataclass

from portfolj.domain.case import Case
from portfolj.domain.scenario import Scenario
from portfolj.results.clash import Clash, Clashes
from portfolj.results.portfolio import References
from portfolj.solve.conflict import find_clashes
from portfolj.solve.references import NoPortfolio, find_references
from portfolj.valuation.instance import Instance
from portfolj.valuation.prepare import prepare
from portfolj.workflow.solving import new_limits, posed


@dataclass(frozen=True, slots=True)
class Conflict:
    """What is known of the clashes of a scenario; `case` holds it, and `references` is what fairness refers to, as far as it is known."""

    case: Case
    instance: Instance
    references: References
    clashes: Clashes


def conflict_of(
    case: Case,
    scenario: Scenario | str,
    *,
    most: int = 3,
    time_limit: float | None = None,
    cancelled: Callable[[], bool] | None = None,
    tell: Callable[[Clash], None] = lambda _: None,
) -> Conflict:
    """Find smallest sets of a scenario's rules that cannot hold together.

    Parameters
    ----------
    most
        How many are looked for.
    tell
        Is told each as soon as it is found.

    Raises
    ------
    InputError
        When the case or scenario is faulty, or there is no such scenario.
    """
    case, asked = posed(case, scenario)
    instance, limits = prepare(case, asked), new_limits(time_limit=time_limit, cancelled=cancelled)
    try:
        references = find_references(instance, limits)
    except NoPortfolio:
        references = References()
    return Conflict(case, instance, references, find_clashes(instance, references, limits, most=most, tell=tell))
