"""The shipped Landsbygdsnätverket case: a real frame, real limits and routines, and made-up plans one krona apart."""

import subprocess
import sys
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from portfolj.domain.base import ProvenanceKind, Sourced
from portfolj.domain.case import Case
from portfolj.domain.consistency import faults
from portfolj.domain.consistency.walk import values
from portfolj.domain.gives import Gives
from portfolj.domain.initiative import Initiative
from portfolj.domain.outcome import Outcome
from portfolj.domain.participation import Answer
from portfolj.domain.takes import Takes
from portfolj.domain.work_plan import WorkPlan
from portfolj.exchange import read_case
from portfolj.governance.mandates import WhoDecides, decided_by, decision_of, mandate_faults
from portfolj.governance.work_plans import work_plan_faults
from portfolj.results.portfolio import Status
from portfolj.workflow.solving import solve_scenario

ROOT = Path(__file__).parents[2]
ON = date(2027, 1, 31)
FOLDER = ROOT / "scenarios" / "landsbygdsnatverket"
PLANS = {"plan-under": 199_999, "plan-exakt": 200_000, "plan-over": 200_001}


@cache
def case() -> Case:
    return read_case(FOLDER).case


def initiative(name: str) -> Initiative:
    return next(one for one in case().initiatives if one.id == name)


def decision(name: str) -> WhoDecides:
    found = decision_of(case(), initiative(name), ON)
    assert found is not None
    return found


def files(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_the_shipped_folder_is_what_the_script_writes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "scenarios.make_landsbygdsnatverket", str(tmp_path / "made")], cwd=ROOT, check=True)
    assert files(tmp_path / "made") == files(FOLDER)


def test_nothing_is_wrong_with_it() -> None:
    assert faults(case()) == ()


def test_what_is_open_is_the_limit_itself_and_what_lies_above_an_exploration() -> None:
    assert list(work_plan_faults(case())) == []
    above, exactly = (str(fault.message) for fault in mandate_faults(case(), ON))
    assert above == "Nobody decides 'exploration' of 20001 or more; add a row if there can be such."
    assert exactly.startswith(
        "That Styrgruppen decides 'process' of exactly 200000 is assumed until the association confirms it: underlaget"
    )


def test_the_frame_is_one_million_and_an_hour_worth_500() -> None:
    assert [(one.id, one.total) for one in case().funds] == [("ram", 1_000_000)]
    assert sum(row.kronor for row in case().budgets) == 1_000_000
    assert case().hour_value == 20_000 // 40


@pytest.mark.parametrize(
    ("matter", "kronor", "decides"),
    [
        ("exploration", 20_000, "kontaktpersoner"),
        ("exploration", 20_001, None),
        ("process", 199_999, "kanslichef"),
        ("process", 200_000, "styrgrupp"),
        ("process", 200_001, "styrgrupp"),
    ],
)
def test_the_limits_of_the_routine_decide_who_decides(matter: str, kronor: int, decides: str | None) -> None:
    row = decided_by(case(), matter, kronor, ON)
    assert (None if row is None else row.decides) == decides


@pytest.mark.parametrize(
    ("name", "decides", "assumed"),
    [("plan-under", "kanslichef", False), ("plan-exakt", "styrgrupp", True), ("plan-over", "styrgrupp", False)],
)
def test_each_plan_is_decided_by_its_body_after_asking_the_coordinator_and_where_concerned_the_chair(
    name: str, decides: str, assumed: bool
) -> None:
    found = decision(name)
    assert found.row is not None
    assert (found.kronor, found.row.decides, bool(found.row.assumed)) == (PLANS[name], decides, assumed)
    assert (found.row.consults, found.row.consults_where_concerned) == (("samordnare",), ("ordforande",))
    assert found.hindrances == ()


def test_the_exploration_is_20_000_and_decided_by_two_contact_persons() -> None:
    found = decision("utforskning")
    assert found.row is not None
    assert (found.kronor, found.row.decides) == (20_000, "kontaktpersoner")
    assert sum(one.body == "kontaktpersoner" for one in case().seats) == 2


def test_only_the_row_for_exactly_the_limit_is_made_up() -> None:
    kinds = {(row.matter, row.at_least): row.provenance for row in case().mandate_table}
    assert {key for key, kind in kinds.items() if kind is not ProvenanceKind.REAL} == {("process", 200_000)}


def test_the_plans_and_the_members_are_marked_as_made_up() -> None:
    assert {one.provenance for one in case().members} == {ProvenanceKind.ILLUSTRATIVE}
    for name in PLANS:
        one = initiative(name)
        groups = (one.what, one.gives, one.takes, one.parties, one.steering, one.plan)
        assert {group.provenance for group in groups} == {ProvenanceKind.ILLUSTRATIVE}


def test_at_least_two_members_take_part_in_each_proposal() -> None:
    for one in case().initiatives:
        if one.not_a_portfolio_matter:
            continue
        assert sum(row.answer in (Answer.LEAD, Answer.COMMITTED) for row in one.parties.participations) >= 2


def test_the_admission_test_asks_for_mandate_contact_persons_and_relevance() -> None:
    assert {one.id for one in case().admission.criteria} == {"mandat", "kontaktpersoner", "relevans"}


def test_a_plan_says_how_the_routine_is_followed() -> None:
    plan = initiative("plan-exakt").plan
    assert "kanaler" in plan.secretariat
    assert plan.invoicing.startswith("Löpande faktura till kansliet")
    assert "Slutrapport" in plan.follow_up
    assert [one.buyer.startswith("Kansliet") for one in plan.purchases] == [True]


def test_the_remarks_hold_that_the_title_says_five_steps_and_the_text_six() -> None:
    [remark] = [one for one in case().remarks if "fem steg" in one.passage]
    assert "sex" in remark.text


def test_every_row_says_what_kind_it_is_and_where_it_comes_from() -> None:
    nothing = (WorkPlan(), Outcome(), Takes(), Gives(), Gives().feasibility)
    sourced = [(path, value) for path, value in values(case()) if isinstance(value, Sourced) and value not in nothing]
    assert len(sourced) > 80
    assert [path for path, value in sourced if value.provenance is None or not value.source] == []


def test_one_of_the_plans_is_chosen_and_begins_when_the_exploration_has_ended() -> None:
    answer = solve_scenario(case(), "base")
    starts = {choice.id: choice.start for choice in answer.chosen}
    assert answer.answer.status is Status.PROVEN
    assert starts.pop("utforskning") == 2022
    assert list(starts.values()) == [2023]


def test_what_the_first_processes_taught_stands_as_the_document_says_and_the_exploration_is_paid_against_invoice() -> None:
    by_id = {one.id: one for one in case().initiatives}
    first = by_id["forsok"].outcome
    assert first.provenance is ProvenanceKind.REAL
    assert first.lesson.startswith("Kansliet fick samordna för mycket.")
    payments = by_id["utforskning"].outcome.payments
    assert sum(row.kronor for row in payments) == 20_000
    assert {(row.fund, row.invoiced_by, bool(row.invoice)) for row in payments} == {("ram", "medlem", True)}
