"""HiGHS, and all that portfolj knows of it: arrays in; status, bound and values out, unjudged."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

import highspy
import numpy as np

OPTIONS: tuple[tuple[str, str | int | float | bool], ...] = (
    ("output_flag", False),
    ("threads", 1),
    ("random_seed", 0),
    ("mip_rel_gap", 0.0),
    ("mip_abs_gap", 0.9),
)

HEURISTICS = (
    "mip_heuristic_run_feasibility_jump",
    "mip_heuristic_run_rins",
    "mip_heuristic_run_rens",
    "mip_heuristic_run_root_reduced_cost",
)


class Claim(StrEnum):
    """What a solver says about a run; only what is listed here is believed to any degree."""

    OPTIMAL = "optimal"
    INFEASIBLE = "infeasible"
    FIRST = "first"
    NODES = "nodes"
    TIME = "time"
    CANCELLED = "cancelled"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Run:
    """What came out of a run: the upper bound on the objective, and the values of the columns if there are any."""

    claim: Claim
    bound: float
    values: Sequence[float] | None
    nodes: int


class Engine(Protocol):
    """What a session needs of a solver. Maximises; columns and rows keep the numbers of their order."""

    def add_columns(self, lower: Sequence[float], upper: Sequence[float], integer: Sequence[bool]) -> None:
        """Add columns."""

    def add_row(self, columns: Sequence[int], factors: Sequence[float], lower: float, upper: float) -> None:
        """Add a row."""

    def bound_row(self, row: int, lower: float, upper: float) -> None:
        """Change a row's limits."""

    def maximise(
        self,
        columns: Sequence[int],
        factors: Sequence[float],
        *,
        start: Sequence[float] | None,
        nodes: int | None,
        seconds: float | None,
        cancelled: Callable[[], bool] | None,
        presolve: bool,
        heuristics: bool,
        first: bool,
    ) -> Run:
        """Run, with every other objective coefficient 0, until the best, or the first point; `cancelled` is asked now and then."""


_CLAIMS = {
    highspy.HighsModelStatus.kOptimal: Claim.OPTIMAL,
    highspy.HighsModelStatus.kInfeasible: Claim.INFEASIBLE,
    highspy.HighsModelStatus.kObjectiveTarget: Claim.FIRST,
    highspy.HighsModelStatus.kTimeLimit: Claim.TIME,
    highspy.HighsModelStatus.kSolutionLimit: Claim.NODES,
    highspy.HighsModelStatus.kIterationLimit: Claim.NODES,
    highspy.HighsModelStatus.kInterrupt: Claim.CANCELLED,
}


class Highs:
    """A live HiGHS model: built once, then patched."""

    def __init__(self) -> None:
        self._highs = highspy.Highs()
        for name, value in OPTIONS:
            self._highs.setOptionValue(name, value)
        self._highs.changeObjectiveSense(highspy.ObjSense.kMaximize)
        self._count = 0

    def add_columns(self, lower: Sequence[float], upper: Sequence[float], integer: Sequence[bool]) -> None:
        """Add columns, all at once."""
        count, first = len(lower), self._count
        nothing = np.zeros(0, dtype=np.int32)
        self._highs.addCols(count, np.zeros(count), np.array(lower), np.array(upper), 0, nothing, nothing, np.zeros(0))
        whole = np.array([first + j for j, one in enumerate(integer) if one], dtype=np.int32)
        if len(whole):
            self._highs.changeColsIntegrality(len(whole), whole, np.full(len(whole), highspy.HighsVarType.kInteger))
        self._count += count

    def add_row(self, columns: Sequence[int], factors: Sequence[float], lower: float, upper: float) -> None:
        """Add a row."""
        self._highs.addRow(lower, upper, len(columns), np.array(columns, dtype=np.int32), np.array(factors, dtype=np.float64))

    def bound_row(self, row: int, lower: float, upper: float) -> None:
        """Change a row's limits."""
        self._highs.changeRowBounds(row, lower, upper)

    def maximise(
        self,
        columns: Sequence[int],
        factors: Sequence[float],
        *,
        start: Sequence[float] | None,
        nodes: int | None,
        seconds: float | None,
        cancelled: Callable[[], bool] | None,
        presolve: bool,
        heuristics: bool,
        first: bool,
    ) -> Run:
        """Run HiGHS; its own model status, bound and values are read, never PuLP's."""
        highs = self._highs
        cost = np.zeros(self._count)
        cost[list(columns)] = factors
        highs.changeColsCost(self._count, np.arange(self._count, dtype=np.int32), cost)
        highs.setOptionValue("presolve", "choose" if presolve else "off")
        for name in HEURISTICS:
            highs.setOptionValue(name, heuristics)
        highs.setOptionValue("mip_heuristic_effort", 0.05 if heuristics else 0.0)
        highs.setOptionValue("objective_target", -sum(map(abs, factors)) - 1 if first else float("-inf"))
        highs.setOptionValue("mip_max_nodes", 2**31 - 1 if nodes is None else nodes)
        highs.clearSolver()
        highs.setOptionValue("time_limit", float("inf") if seconds is None else seconds)
        if start is not None:
            highs.setSolution(self._count, np.arange(self._count, dtype=np.int32), np.array(start, dtype=np.float64))
        if cancelled is not None:
            self._ask_now_and_then(cancelled)
        highs.run()
        return self._outcome()

    def _ask_now_and_then(self, cancelled: Callable[[], bool]) -> None:
        def ask(event: highspy.highs.HighsCallbackEvent) -> None:
            # What is said once stays said until it is taken back.
            if event.data_in is not None:
                event.data_in.user_interrupt = cancelled()

        self._highs.clearCallbacks()
        self._highs.cbMipInterrupt.subscribe(ask)
        self._highs.cbSimplexInterrupt.subscribe(ask)

    def _outcome(self) -> Run:
        info = self._highs.getInfo()
        claim = _CLAIMS.get(self._highs.getModelStatus(), Claim.NOTHING)
        found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        values = list(self._highs.getSolution().col_value) if found else None
        bound = info.mip_dual_bound if claim is not Claim.INFEASIBLE else float("-inf")
        return Run(claim, bound, values, max(0, info.mip_node_count))
