"""The shipped Kongsberg case: the Norwegian project description as written, with its two wrong dates and nothing added in silence."""

import subprocess
import sys
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from portfolj.cli.main import run
from portfolj.domain.base import Sourced
from portfolj.domain.case import Case, Currency, Vat
from portfolj.domain.consistency import faults
from portfolj.domain.consistency.walk import values
from portfolj.domain.gives import GoalKind
from portfolj.domain.initiative import Initiative
from portfolj.domain.outcome import Outcome
from portfolj.domain.participation import Answer
from portfolj.domain.steering import Requirement
from portfolj.domain.work_plan import WorkPlan
from portfolj.exchange import read_case
from portfolj.governance.mandates import mandate_faults
from portfolj.governance.work_plans import work_plan_faults

ROOT = Path(__file__).parents[2]
ON = date(2027, 1, 31)
FOLDER = ROOT / "scenarios" / "kongsberg"
PEOPLE = {
    "Kongsberg": 27_694,
    "Notodden": 12_994,
    "Tinn": 5_604,
    "Flesberg": 2_713,
    "Nore og Uvdal": 2_412,
    "Hjartdal": 1_561,
    "Rollag": 1_386,
}
# The goals of action with their dates as printed; the last one is wrong in the paper.
ACTION_GOALS = {
    "HM1": "2010-04-01",
    "HM2": "2010-05-01",
    "HM3": "2010-09-01",
    "HM4": "2010-09-01",
    "HM5": "2010-10-01",
    "HM6": "2010-12-01",
    "HM7": "2009-12-31",
}


@cache
def kongsberg() -> Case:
    return read_case(FOLDER).case


def initiative(name: str) -> Initiative:
    return next(one for one in kongsberg().initiatives if one.id == name)


def files(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_the_shipped_folder_is_what_the_script_writes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "scenarios.make_kongsberg", str(tmp_path / "made")], cwd=ROOT, check=True)
    assert files(tmp_path / "made") == files(FOLDER)


def test_the_two_wrong_dates_are_found_and_nothing_else_is_wrong() -> None:
    found = {(fault.initiative, fault.path[2:]): str(fault.message) for fault in faults(kongsberg())}
    assert found == {
        ("forprosjekt", ("steering", "decision_points", 0, "date")): (
            "The decision point 'Oppstart' of 'forprosjekt' is dated 2009-02, before its paper of 2009-11-17; correct the date."
        ),
        ("forprosjekt", ("gives", "dated_goals", 0, "date")): (
            "'HM7: nettverksskolen er prøvd og evaluert i 3-5 interne nettverk' of 'forprosjekt' is dated 2009-12-31, "
            "before its period begins on 2010-02-01; correct the date."
        ),
    }


def test_check_in_the_shell_tells_both_dates(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(FOLDER)], {"PORTFOLJ_LANG": "sv"}) != 0
    told = capsys.readouterr().err
    assert "februari 2009" in told
    assert "31 december 2009" in told


def test_what_is_open_is_that_no_benefit_can_be_followed_up_and_that_nobody_is_named_who_buys() -> None:
    benefits, purchase = (str(fault.message) for fault in (*work_plan_faults(kongsberg()), *mandate_faults(kongsberg(), ON)))
    lacking = "4 lack an owner, 4 a measure, 4 a value before and 4 a value aimed at"
    assert benefits == f"4 of 4 benefits of 'forprosjekt' cannot be followed up: {lacking}; state them."
    assert purchase == "It is not said who buys 'Ekstern kompetanse fra FoU-miljøer' for 'forprosjekt'; name the buyer."


def test_amounts_are_norwegian_without_value_added_tax() -> None:
    assert (kongsberg().currency, kongsberg().vat, kongsberg().date) == (Currency.NOK, Vat.EXCLUDED, "2009-11-17")


def test_the_members_are_the_seven_municipalities_with_their_population() -> None:
    assert {one.name: one.weight for one in kongsberg().members} == PEOPLE


def test_nobody_has_answered_yet() -> None:
    answers = Counter(row.answer for one in kongsberg().initiatives for row in one.parties.participations)
    assert answers == {Answer.UNDECIDED: 14}


def test_costs_and_financing_are_those_of_the_paper() -> None:
    takes = initiative("forprosjekt").takes
    assert sorted(row.kronor for row in takes.costs) == [20_000, 50_000, 50_000, 120_000]
    assert [(row.external, row.kronor) for row in takes.financing] == [("Skjønnsmidler", 240_000)]
    assert [row.kronor for row in takes.own_effort] == [200_000]
    assert {(row.side.value, row.cash, row.own_effort, row.total) for row in takes.totals} == {
        ("cost", 240_000, 200_000, 440_000),
        ("financing", 240_000, 200_000, 440_000),
    }


def test_the_goals_have_the_dates_of_the_paper_wrong_or_not() -> None:
    goals = initiative("forprosjekt").gives.dated_goals
    assert {one.text[:3]: one.date for one in goals if one.kind is GoalKind.ACTION} == ACTION_GOALS
    assert sorted(one.date for one in goals if one.kind is GoalKind.EFFECT) == ["2010-09-01", "2010-12-31", "2011-12-31"]


def test_period_decision_points_and_milestones_have_the_dates_of_the_paper() -> None:
    steering = initiative("forprosjekt").steering
    assert (steering.paper, steering.start, steering.end) == ("2009-11-17", "2010-02-01", "2010-12-31")
    assert [(one.date, one.kind.value) for one in steering.decision_points] == [
        ("2009-02", "start"),
        ("2010-09", "continue"),
        ("2010-12", "end"),
    ]
    assert [one.date for one in steering.milestones] == [
        "2010-02-01",
        "2010-04-01",
        "2010-05-01",
        "2010-09-01",
        "2010-09-01",
        "2010-10-01",
        "2010-12-20",
        "2010-12-31",
    ]


def test_nine_activities_have_no_month_and_a_remark_says_why() -> None:
    activities = initiative("forprosjekt").plan.activities
    assert [(one.start, one.end) for one in activities] == [(None, None)] * 9
    assert any("ingen av de ni aktivitetene har tid" in one.text for one in kongsberg().remarks)


def test_the_plan_names_its_roles_and_success_factors_with_what_is_done_for_them() -> None:
    plan = initiative("forprosjekt").plan
    assert {one.role for one in plan.roles} == {
        "Oppdragsgivere",
        "Eiere",
        "Prosjektansvarlig",
        "Styringsgruppe",
        "Prosjektleder",
        "Prosjektgruppe",
    }
    assert [bool(one.measures) for one in plan.success_factors] == [True] * 4
    assert "i stedet for, ikke i tillegg til" in plan.instead_of


def test_the_project_group_has_a_seat_of_each_municipality_and_the_steering_group_is_the_committee() -> None:
    seats = [one.member for one in kongsberg().seats if one.body == "prosjektgruppe"]
    assert sorted(str(one) for one in seats) == sorted(one.id for one in kongsberg().members)
    [committee] = [one for one in kongsberg().bodies if one.id == "radmannsutvalget"]
    assert committee.purpose.startswith("Styringsgruppe")


def test_the_roll_out_is_a_proposal_of_its_own_that_requires_the_pre_project_to_have_finished() -> None:
    steering = initiative("utrulling").steering
    assert steering.requires == (Requirement(initiative="forprosjekt", finished=True),)
    assert steering.starts == (2011,)


def test_every_row_says_what_kind_it_is_and_where_it_comes_from() -> None:
    sourced = [(path, value) for path, value in values(kongsberg()) if isinstance(value, Sourced) and value not in (WorkPlan(), Outcome())]
    assert len(sourced) > 80
    assert [path for path, value in sourced if value.provenance is None or not value.source] == []
