"""Who decides how much: the limits on both sides, what is open in the mandates, and what stands in the way of a plan."""

from datetime import date
from typing import Any

import pytest

from portfolj.domain.case import Case
from portfolj.governance.mandates import decided_by, decision_of, mandate_faults, mandate_table, next_version
from tests.e2e.small_case import small_case

ON = date(2027, 1, 31)
BODIES = [
    {"id": "contacts", "name": "The contacts", "kind": "decides"},
    {"id": "head", "name": "The head", "kind": "decides"},
    {"id": "board", "name": "The board", "kind": "decides"},
    {"id": "coordinator", "name": "The coordinator", "kind": "advises"},
]
SMALL = {"matter": "exploration", "below": 20_001, "decides": "contacts"}
BELOW = {"matter": "process", "below": 200_000, "decides": "head", "consults": ["coordinator"]}
EXACTLY = {"matter": "process", "at_least": 200_000, "below": 200_001, "decides": "board", "assumed": "the higher body"}
ABOVE = {"matter": "process", "at_least": 200_001, "decides": "board"}
TIED = [{"text": "Ready", "date": "2027-12", "goal": "service"}]
PLAN = {"main_goal": "A joint archive"}


def case(*rows: dict[str, Any], **changes: Any) -> Case:
    return small_case(**{"bodies": BODIES, "mandate_table": rows, "initiatives": [], "scenarios": [], **changes})


def proposal(kronor: int = 100_000, *, goals: Any = TIED, plan: Any = PLAN, **steering: Any) -> dict[str, Any]:
    return {
        "id": "one",
        "name": "One",
        "takes": {"costs": [{"text": "All", "year": 1, "kronor": kronor}], "financing": [{"fund": "own", "year": 1, "kronor": kronor}]},
        "gives": {"dated_goals": goals},
        "plan": plan,
        "steering": {"stage": "candidate", **steering},
    }


def told(*rows: dict[str, Any], **changes: Any) -> list[str]:
    return [str(fault.message) for fault in mandate_faults(case(*rows, **changes), ON)]


def body(case: Case, matter: str, kronor: int) -> str | None:
    row = decided_by(case, matter, kronor, ON)
    return None if row is None else row.decides


@pytest.mark.parametrize(
    ("matter", "kronor", "decides"),
    [
        ("exploration", 0, "contacts"),
        ("exploration", 20_000, "contacts"),
        ("exploration", 20_001, None),
        ("process", 199_999, "head"),
        ("process", 200_000, "board"),
        ("process", 200_001, "board"),
        ("another", 1, None),
    ],
)
def test_one_krona_decides_who_decides(matter: str, kronor: int, decides: str | None) -> None:
    assert body(case(SMALL, BELOW, EXACTLY, ABOVE), matter, kronor) == decides


def test_only_exactly_the_amount_that_the_source_leaves_open_is_assumed() -> None:
    whole = case(SMALL, BELOW, EXACTLY, ABOVE)
    rows = [decided_by(whole, "process", kronor, ON) for kronor in (199_999, 200_000, 200_001)]
    assert [row is not None and bool(row.assumed) for row in rows] == [False, True, False]


@pytest.mark.parametrize(("older", "newer"), [("2021-02", "2021-11-16"), ("1.9", "1.10"), ("", "1"), ("9", "2021")])
def test_the_latest_version_holds_and_the_older_one_decides_nothing(older: str, newer: str) -> None:
    before = [{"version": older, "matter": "process", "decides": "head"}, {"version": older, "matter": "gone", "decides": "head"}]
    whole = case(*before, {"version": newer, "matter": "process", "decides": "board"})
    assert (body(whole, "process", 1), body(whole, "gone", 1)) == ("board", None)
    assert list(mandate_faults(whole, ON)) == []


def test_a_version_called_by_a_date_holds_from_that_day_and_the_one_before_until_then() -> None:
    versions = ("3", "2026", "2027-02-01")
    whole = case(
        *({"version": version, "matter": "process", "at_least": place, "decides": "head"} for place, version in enumerate(versions))
    )
    days = (date(2025, 12, 31), date(2026, 1, 1), date(2027, 1, 31), date(2027, 2, 1), date(2030, 1, 1))
    assert [[row.version for row in mandate_table(whole, day)] for day in days] == [
        ["3"],
        ["2026"],
        ["2026"],
        ["2027-02-01"],
        ["2027-02-01"],
    ]
    assert [next_version(whole, day) for day in days] == [date(2026, 1, 1), date(2027, 2, 1), date(2027, 2, 1), None, None]
    [fault] = mandate_faults(whole, date(2027, 1, 31))
    assert whole.mandate_table[fault.path[1]].version == "2026"


def test_before_the_first_version_nobody_decides() -> None:
    whole = case({"version": "2027-02", "matter": "process", "decides": "head"}, initiatives=[proposal()])
    assert decision_of(whole, whole.initiatives[0], ON) is None
    assert decision_of(whole, whole.initiatives[0], date(2027, 2, 1)) is not None


def test_where_rows_overlap_the_one_with_the_larger_amount_decides() -> None:
    assert body(case(BELOW, {"matter": "process", "at_least": 150_000, "decides": "board"}), "process", 160_000) == "board"


def test_a_table_whose_rows_meet_is_without_notice() -> None:
    assert told(BELOW, {"matter": "process", "at_least": 200_000, "decides": "board"}) == []


def test_a_gap_is_told_with_its_amounts() -> None:
    assert told(BELOW, ABOVE) == ["Nobody decides 'process' from 200000 to below 200001; add a row, or move a limit."]
    assert told({**ABOVE, "at_least": 1}) == ["Nobody decides 'process' from 0 to below 1; add a row, or move a limit."]


def test_a_table_that_ends_is_told_with_the_amount_from_which_nobody_decides() -> None:
    assert told(SMALL) == ["Nobody decides 'exploration' of 20001 or more; add a row if there can be such."]


def test_an_overlap_is_told_with_its_amounts_and_both_bodies() -> None:
    one_krona = {"matter": "process", "at_least": 199_999, "decides": "board"}
    assert told(BELOW, one_krona) == ["Both The head and The board decide 'process' from 199999 to below 200000; move a limit."]
    assert told({"matter": "process", "decides": "head"}, one_krona) == [
        "Both The head and The board decide 'process' of 199999 or more; move a limit."
    ]


def test_rows_of_different_matters_neither_overlap_nor_fill_each_others_gaps() -> None:
    assert told({"matter": "a", "decides": "head"}, {"matter": "b", "decides": "board"}) == []


def test_an_assumed_row_is_told_with_what_it_assumes_until_it_is_confirmed() -> None:
    assert told(BELOW, EXACTLY, ABOVE) == [
        "That The board decides 'process' of exactly 200000 is assumed until the association confirms it: the higher body"
    ]


def test_a_body_that_does_not_decide_by_its_kind_is_told() -> None:
    [said] = told({"matter": "process", "decides": "coordinator"})
    assert said.startswith("By the mandates The coordinator decides 'process' of 0 or more, but its kind is one that does not decide")


def test_everything_told_is_a_notice_at_its_row() -> None:
    faults = list(mandate_faults(case(BELOW, EXACTLY, ABOVE), ON))
    assert [(fault.severity, fault.path) for fault in faults] == [("notice", ("mandate_table", 1, "assumed"))]


@pytest.mark.parametrize(("kronor", "decides"), [(199_999, "head"), (200_000, "board"), (200_001, "board")])
def test_the_cash_cost_of_a_proposal_over_all_years_decides_who_decides_it(kronor: int, decides: str) -> None:
    one = proposal(kronor - 1, matter="process", duration=2)
    one["takes"]["costs"].append({"text": "More", "year": 2, "kronor": 1})
    one["takes"]["own_effort"] = [{"year": 1, "kronor": 500_000}]
    whole = case(SMALL, BELOW, EXACTLY, ABOVE, initiatives=[one])
    found = decision_of(whole, whole.initiatives[0], ON)
    assert found is not None
    assert found.row is not None
    assert (found.kronor, found.row.decides, found.hindrances) == (kronor, decides, ())


def test_a_proposal_needs_no_matter_where_the_table_has_one_only() -> None:
    whole = case(BELOW, initiatives=[proposal()])
    found = decision_of(whole, whole.initiatives[0], ON)
    assert found is not None
    assert found.row is not None
    assert found.row.consults == ("coordinator",)


def hindrances(*rows: dict[str, Any], one: dict[str, Any]) -> list[str]:
    whole = case(*rows, initiatives=[one])
    found = decision_of(whole, whole.initiatives[0], ON)
    assert found is not None
    return [str(message) for message in found.hindrances]


def test_without_its_matter_nobody_can_be_named_where_the_table_has_several() -> None:
    assert hindrances(SMALL, BELOW, one=proposal()) == [
        "Nobody can be named who decides 'one': state its matter, one of exploration, process."
    ]


@pytest.mark.parametrize(("kronor", "stands_in_the_way"), [(20_000, False), (20_001, True)])
def test_an_amount_that_no_row_covers_stands_in_the_way(kronor: int, stands_in_the_way: bool) -> None:
    found = hindrances(SMALL, one=proposal(kronor))
    assert [one.startswith("Nobody may decide 'one': no row of the mandates covers 20001") for one in found] == [True] * stands_in_the_way


UNTIED = [{"text": "Ready", "date": "2027-12"}]


@pytest.mark.parametrize("goals", [[], UNTIED])
@pytest.mark.parametrize(("stage", "plan"), [("candidate", PLAN), ("candidate", {}), ("exploration", PLAN)])
def test_a_plan_that_ties_to_no_dated_goal_cannot_be_decided(goals: Any, stage: str, plan: Any) -> None:
    [found] = hindrances(BELOW, one=proposal(goals=goals, plan=plan, stage=stage))
    assert found.startswith("The plan of 'one' cannot be decided: no dated goal in it serves a goal")


def test_an_exploration_without_a_plan_needs_no_dated_goal() -> None:
    assert hindrances(SMALL, one=proposal(20_000, goals=[], plan={}, stage="exploration")) == []


@pytest.mark.parametrize("stage", ["decided", "under_way", "reported", "ended"])
def test_nothing_stands_in_the_way_of_what_has_been_decided(stage: str) -> None:
    assert hindrances(BELOW, one=proposal(goals=[], stage=stage, starts=[2027])) == []


def test_what_stands_in_the_way_is_a_notice_of_the_proposal_unless_it_is_a_draft() -> None:
    faults = list(mandate_faults(case({**BELOW, "below": None}, initiatives=[proposal(goals=UNTIED)]), ON))
    assert [(fault.severity, fault.initiative) for fault in faults] == [("notice", "one")]
    assert told({**BELOW, "below": None}, initiatives=[proposal(goals=UNTIED, stage="exploration")]) == []


def test_a_case_without_mandates_says_nothing_of_who_decides() -> None:
    whole = case(initiatives=[proposal(goals=UNTIED)])
    assert decision_of(whole, whole.initiatives[0], ON) is None
    assert list(mandate_faults(whole, ON)) == []
