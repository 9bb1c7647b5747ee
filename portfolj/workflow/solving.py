"""Solve the scenarios of a case; nothing leaves here unverified."""

import time
from collections.abc import Sequence
from importlib.metadata import version

from portfolj.domain.case import Case
from portfolj.domain.digest import digest
from portfolj.domain.scenario import Scenario
from portfolj.errors import CheckError, InputError, say
from portfolj.results.portfolio import Receipt
from portfolj.results.result import Result, make_result
from portfolj.solve.answer import Progress, silent, solve
from portfolj.solve.engine import OPTIONS
from portfolj.solve.limits import Limits
from portfolj.valuation.instance import at_level
from portfolj.valuation.prepare import prepare
from portfolj.verify import check


def receipt(*, nodes: int | None, time_limit: float | None, money_percent: int = 100) -> Receipt:
    """What an answer was worked out with; the money is named where it is not the scenario's own."""
    options = [(name, str(value)) for name, value in OPTIONS]
    options += [("money_percent", str(money_percent))] if money_percent != 100 else []
    limits = [("nodes", str(nodes or "none")), ("time_limit", str(time_limit or "none"))]
    versions = [(name, version(name)) for name in ("portfolj", "pulp", "highspy")]
    return Receipt(tuple(versions), tuple(sorted(options + limits)))


def new_limits(*, nodes: int | None, time_limit: float | None) -> Limits:
    """Limits that start now.

    Raises
    ------
    InputError
        When a limit is not above 0.
    """
    for name, limit in (("nodes", nodes), ("time-limit", time_limit)):
        if limit is not None and limit <= 0:
            raise InputError(say("--{name} is {limit}; give a number above 0.", name=name, limit=str(limit)))
    return Limits(nodes, time_limit, time.monotonic)


def known_scenario(case: Case, scenario_id: str) -> Scenario:
    """The scenario of this id.

    Raises
    ------
    InputError
        When the case has no such scenario; the message names those it has.
    """
    if scenario_id in case.scenario_ids:
        return case.scenario(scenario_id)
    raise InputError(
        say("Case '{case}' has no scenario '{scenario}'; it has {names:list}.", case=case.id, scenario=scenario_id, names=case.scenario_ids)
    )


def solve_scenario(
    case: Case,
    scenario_id: str = "base",
    *,
    money_percent: int = 100,
    nodes: int | None = None,
    time_limit: float | None = None,
    progress: Progress = silent,
) -> Result:
    """Solve one scenario of a case, and check the answer.

    Parameters
    ----------
    money_percent
        Of the scenario's own frames, each rounded down to a krona, as at a level of the ranked list.
    nodes
        The most branch-and-bound nodes, where bytes must repeat.
    time_limit
        The most seconds, for the screen.
    progress
        Is told each step.

    Raises
    ------
    InputError
        When the case or scenario is faulty, or there is no such scenario.
    CheckError
        When the answer breaks a rule: a defect of portfolj.
    """
    instance = at_level(prepare(case, known_scenario(case, scenario_id)), money_percent)
    answer = solve(instance, new_limits(nodes=nodes, time_limit=time_limit), progress=progress)
    if complaints := check(instance, answer):
        raise CheckError(complaints)
    worked_out_with = receipt(nodes=nodes, time_limit=time_limit, money_percent=money_percent)
    return make_result(instance, answer, digest(case), worked_out_with)


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
