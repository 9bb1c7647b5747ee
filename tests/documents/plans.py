"""Plans to write: of the case that can be worked out by hand, with what people decided about it."""

from functools import cache
from typing import Any

from portfolj.domain.case import Case
from portfolj.exchange.plan.making import make_plan
from portfolj.results.plan import Plan
from portfolj.results.planned import Planned
from portfolj.text import Language
from portfolj.workflow.planning import plan_scenario
from tests.e2e.small_case import HOSTILE, small_case

AGREED = "Vi följer listan.\n- ett\n\n# två\n1. tre\n    fyra\n=== "
DECISION: dict[str, Any] = {
    "id": "base",
    "body": "Direktionen",
    "date": "2026-11-27",
    "mandate": "Förbundsordningen, paragraf 4",
    "deviations": [{"initiative": "bibliotek", "chosen": False, "reason": f"Väntar. {HOSTILE}"}],
    "agreed": AGREED,
    "reserved": "=1+1",
}


def decided_case(**changes: Any) -> Case:
    """The case with a decision: Bibliotek is taken out of E-arkiv, Bibliotek and HOSTILE."""
    return small_case(**{"decisions": [DECISION], **changes})


def worked_out(case: Case, scenario: str = "base") -> Planned:
    """What a plan of the case is made of."""
    made = plan_scenario(case, scenario)
    assert isinstance(made, Planned)
    return made


@cache
def decided_plan(language: Language = Language.SWEDISH) -> Plan:
    """The plan of the decided case."""
    return make_plan(worked_out(decided_case()), language)
