"""From proposals to a prioritised list that can be trusted.

>>> case = portfolj.load("scenarios/skaraborg")
>>> result = portfolj.solve(case, "base")
>>> table = portfolj.ledger(result)
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from portfolj.compare import compare
    from portfolj.domain.case import Case
    from portfolj.errors import CheckError, InputError, PortfoljError
    from portfolj.results.portfolio import Status
    from portfolj.results.result import Result
    from portfolj.results.tables import ledger_frame as ledger
    from portfolj.workflow.ranking import rank_scenario as rank
    from portfolj.workflow.solving import solve_case
    from portfolj.workflow.solving import solve_scenario as solve

__all__ = [
    "Case",
    "CheckError",
    "InputError",
    "PortfoljError",
    "Result",
    "Status",
    "compare",
    "ledger",
    "load",
    "rank",
    "solve",
    "solve_case",
]

_HOME = {
    "Case": "portfolj.domain.case:Case",
    "CheckError": "portfolj.errors:CheckError",
    "InputError": "portfolj.errors:InputError",
    "PortfoljError": "portfolj.errors:PortfoljError",
    "Result": "portfolj.results.result:Result",
    "Status": "portfolj.results.portfolio:Status",
    "compare": "portfolj.compare:compare",
    "ledger": "portfolj.results.tables:ledger_frame",
    "rank": "portfolj.workflow.ranking:rank_scenario",
    "solve": "portfolj.workflow.solving:solve_scenario",
    "solve_case": "portfolj.workflow.solving:solve_case",
}


def load(path: "Path | str") -> "Case":
    """Read a case: its folder, its JSON file, or register.db#ID in a register.

    Raises
    ------
    InputError
        When no model can be built of it; `faults` holds everything that was found, each with its place.
    """
    service = "portfolj.service"
    local = import_module(f"{service}.authorizing").LOCAL
    case: Case = import_module(f"{service}.opening").read_any(local, str(path)).case
    return case


class _Front(ModuleType):
    """The package, whose public names are fetched when they are asked for, so that importing it is quick.

    `solve` and `compare` are packages as well, which the import system puts under the same names; here the functions go first.
    """

    def __getattribute__(self, name: str) -> Any:
        home = _HOME.get(name)
        if home is None:
            return super().__getattribute__(name)
        module, _, attribute = home.partition(":")
        return getattr(import_module(module), attribute)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *__all__})


sys.modules[__name__].__class__ = _Front
