"""Seats for tests: one for each role, the case that they meet with a draft in it, and a screen at which one of them sits."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from portfolj.domain.base import replace
from portfolj.domain.case import Case
from portfolj.domain.decision import Decision, Deviation
from portfolj.domain.initiative import Initiative
from portfolj.domain.rules import Override
from portfolj.domain.steering import Requirement
from portfolj.service.authorizing import LOCAL, Role, User
from portfolj.storage import change, open_register
from tests.e2e.small_case import small_case

AT = datetime(2026, 11, 27, 12, tzinfo=UTC)
READER, STRATEGIST, DECISION_MAKER = (User(role.value, role) for role in (Role.READER, Role.STRATEGIST, Role.DECISION_MAKER))
SEATS = (READER, STRATEGIST, DECISION_MAKER, LOCAL)
SEES_DRAFTS = (STRATEGIST, LOCAL)
# A word that stands in the draft's id, name and text, and nowhere else.
HIDDEN = "Hemlighet"
DRAFT = Initiative.model_validate(
    {"id": "hemlighet", "name": "Hemlighet", "what": {"summary": "Hemlighet", "area": None}, "steering": {"stage": "exploration"}}
)


def with_draft() -> Case:
    """The small case with a draft that a candidate needs, a scenario refuses and a decision speaks of."""
    case = small_case()
    needs = {one.id: one for one in case.initiatives}["app"]
    needs = replace(needs, steering=replace(needs.steering, requires=(Requirement(initiative=DRAFT.id),)))
    others = tuple(one for one in case.initiatives if one.id != "app")
    refuses = replace(case.scenario("mindre"), refused=(Override(initiative=DRAFT.id, reason="prov"),))
    scenarios = (*(one for one in case.scenarios if one.id not in ("mindre", "utan")), refuses)
    decided = Decision(id="timmar", deviations=(Deviation(initiative=DRAFT.id, chosen=True, reason="prov"),))
    return replace(case, initiatives=(*others, needs, DRAFT), scenarios=scenarios, decisions=(decided,))


def in_register(folder: Path, case: Case) -> str:
    """Where the case stands: in a new register."""
    file = folder / "register.db"
    change(open_register(file, new=True), None, case, seat="test", at=AT)
    return f"{file}#{case.id}"


def sits(monkeypatch: pytest.MonkeyPatch, user: User) -> None:
    """Let somebody sit at the screen, as signing in will."""
    monkeypatch.setattr("portfolj.ui.seat.user", lambda: user)
