"""Solve the scenarios of a case; nothing leaves here unverified."""

import time
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version

from portfolj.domain.base import replace
from portfolj.domain.case import Case
from portfolj.domain.digest import digest
from portfolj.domain.scenario import Scenario
from portfolj.errors import CheckError, InputError, say
from portfolj.results.portfolio import Receipt
from portfolj.results.result import Result, make_result
from portfolj.solve.answer import Progress, possible, silent, solve
from portfolj.solve.engine import OPTIONS
from portfolj.solve.limits import Limits, Stop
from portfolj.valuation.prepare import prepare
from portfolj.verify import check

# Read once: while another thread changes sys.path for a moment, as Streamlit does around each script, a package can seem not to be there.
VERSIONS = tuple((name, version(name)) for name in ("portfolj", "pulp", "highspy"))


def receipt(*, nodes: int | None, time_limit: float | None) -> Receipt:
    """What an answer was worked out with."""
    options = [(name, str(value)) for name, value in OPTIONS]
    limits = [("nodes", str(nodes or "none")), ("time_limit", str(time_limit or "none"))]
    return Receipt(VERSIONS, tuple(sorted(options + limits)))


def new_limits(*, nodes: int | None = None, time_limit: float | None = None, cancelled: Callable[[], bool] | None = None) -> Limits:
    """Limits that start now.

    Raises
    ------
    InputError
        When a limit is not above 0.
    """
    for name, limit in (("nodes", nodes), ("time-limit", time_limit)):
        if limit is not None and limit <= 0:
            raise InputError(say("--{name} is {limit}; give a number above 0.", name=name, limit=str(limit)))
    return Limits(nodes, time_limit, time.monotonic, cancelled)


def posed(case: Case, scenario: Scenario | str) -> tuple[Case, Scenario]:
    """A scenario with the case that holds it: one of the case's by its id, or one of its own that joins the case or takes a place in it.

    Raises
    ------
    InputError
        When the case has no scenario of this id; the message names those it has.
    """
    if isinstance(scenario, Scenario):
        others = (one for one in case.scenarios if one.id != scenario.id)
        return replace(case, scenarios=(*others, scenario)), scenario
    if scenario in case.scenario_ids:
        return case, case.scenario(scenario)
    raise InputError(
        say("Case '{case}' has no scenario '{scenario}'; it has {names:list}.", case=case.id, scenario=scenario, names=case.scenario_ids)
    )


def solve_scenario(
    case: Case,
    scenario: Scenario | str = "base",
    *,
    nodes: int | None = None,
    time_limit: float | None = None,
    cancelled: Callable[[], bool] | None = None,
    progress: Progress = silent,
) -> Result:
    """Solve one scenario of a case, and check the answer.

    Parameters
    ----------
    scenario
        The id of one of the case's, or one that is not saved with it.
    nodes
        The most branch-and-bound nodes, where bytes must repeat.
    time_limit
        The most seconds, for the screen.
    cancelled
        Whether nobody waits for the answer any more.
    progress
        Is told each step.

    Raises
    ------
    InputError
        When the case or scenario is faulty, or there is no such scenario.
    CheckError
        When the answer breaks a rule: a defect of portfolj.
    """
    case, asked = posed(case, scenario)
    instance = prepare(case, asked)
    answer = solve(instance, new_limits(nodes=nodes, time_limit=time_limit, cancelled=cancelled), progress=progress)
    if complaints := check(instance, answer):
        raise CheckError(complaints)
    return make_result(instance, answer, digest(case), receipt(nodes=nodes, time_limit=time_limit))


def solve_in_steps(
    case: Case, scenario: Scenario | str, *, at_once: float, time_limit: float, cancelled: Callable[[], bool], progress: Progress = silent
) -> Iterator[Result]:
    """Solve one scenario for the screen: what is found at once, and after it, where that is not all, what more time gives.

    Parameters
    ----------
    at_once, time_limit
        Seconds for the first answer, and for the last.

    Raises
    ------
    InputError, CheckError
        As `solve_scenario`.
    """
    first = solve_scenario(case, scenario, time_limit=at_once, cancelled=cancelled, progress=progress)
    yield first
    if first.answer.stopped_by == Stop.TIME:
        yield solve_scenario(case, scenario, time_limit=time_limit, cancelled=cancelled, progress=progress)


def is_possible(case: Case, scenario: Scenario, *, time_limit: float, cancelled: Callable[[], bool]) -> bool:
    """Whether a portfolio that meets the scenario's rules is found in time."""
    case, asked = posed(case, scenario)
    return possible(prepare(case, asked), new_limits(time_limit=time_limit, cancelled=cancelled))


def solve_case(
    case: Case,
    scenario_ids: Sequence[str] = (),
    *,
    nodes: int | None = None,
    time_limit: float | None = None,
    progress: Progress = silent,
) -> tuple[Result, ...]:
    """Solve several scenarios, all of them when none is named; the same limits hold for each.

    Raises
    ------
    InputError, CheckError
        As `solve_scenario`.
    """
    wanted = tuple(dict.fromkeys(scenario_ids)) or case.scenario_ids
    return tuple(solve_scenario(case, name, nodes=nodes, time_limit=time_limit, progress=progress) for name in wanted)
