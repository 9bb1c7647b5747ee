"""What came of a proposal, entered as text: days that were told before stay, and nothing of what was promised changes."""

import pytest

from portfolj.domain.initiative import Initiative
from portfolj.errors import InputError
from portfolj.service.plan_lines import OUTCOME_LISTS, plan_lines, with_plan_lines
from portfolj.service.reporting import BenefitMeasured, GoalTold, with_told
from tests.e2e.small_case import small_case

CASE = small_case()
ONE = Initiative.model_validate(
    {
        "id": "one",
        "name": "One",
        "gives": {
            "dated_goals": [
                {"text": "Report", "date": "2027-06"},
                {"text": "Report", "date": "2028-06"},
                {"text": "Ready", "date": "2028"},
            ],
            "effects": [{"text": "Faster", "baseline": "9", "target": "4", "owner": "The board"}],
        },
    }
)
FIRST, SECOND, READY = ONE.gives.dated_goals[0], ONE.gives.dated_goals[2], ONE.gives.dated_goals[1]
[FASTER] = ONE.gives.effects


def states(one: Initiative) -> list[tuple[str, str | None, str, str, str]]:
    return [(row.text, row.due, row.state.value, row.date, row.note) for row in one.outcome.goal_states]


def test_a_state_is_told_as_of_its_day_and_replaces_what_was_told_of_the_same_day_only() -> None:
    one = with_told(ONE, [GoalTold(READY, "partly", "Half of it")], [], date="2027-12-31")
    one = with_told(one, [GoalTold(READY, "not_reached", "")], [], date="2028-12-31")
    one = with_told(one, [GoalTold(READY, "reached", "After all")], [], date="2028-12-31")
    assert states(one) == [
        ("Ready", None, "partly", "2027-12-31", "Half of it"),
        ("Ready", None, "reached", "2028-12-31", "After all"),
    ]
    assert one.gives == ONE.gives


def test_goals_that_are_written_alike_are_told_with_their_date() -> None:
    one = with_told(ONE, [GoalTold(FIRST, "reached", ""), GoalTold(SECOND, "given_up", "")], [], date="2028-07-01")
    assert {(text, due, state) for text, due, state, _, _ in states(one)} == {
        ("Report", "2027-06", "reached"),
        ("Report", "2028-06", "given_up"),
    }


def test_no_state_takes_away_what_was_told_last() -> None:
    one = with_told(ONE, [GoalTold(READY, "partly", "")], [], date="2027-12-31")
    one = with_told(one, [GoalTold(READY, "reached", "")], [], date="2028-12-31")
    assert [state for _, _, state, _, _ in states(with_told(one, [GoalTold(READY, "", "")], [], date="2029-01-01"))] == ["partly"]


def test_a_benefit_is_measured_by_a_body_as_a_value_or_a_percent() -> None:
    one = with_told(ONE, [], [BenefitMeasured(FASTER, "6", "", "The board", "")], date="2028-06")
    one = with_told(one, [], [BenefitMeasured(FASTER, "", "80", "The board", "Roughly")], date="2029-06")
    assert [(row.value, row.percent, row.body, row.date, row.note) for row in one.outcome.measurements] == [
        ("6", None, "The board", "2028-06", ""),
        ("", 80, "The board", "2029-06", "Roughly"),
    ]
    assert len(with_told(one, [], [BenefitMeasured(FASTER, "", "", "The board", "")], date="2029-06").outcome.measurements) == 1


def test_what_cannot_be_read_is_told() -> None:
    for wrong in ({"date": "soon", "percent": "80", "body": "The board"}, {"date": "2028", "percent": "much", "body": "The board"}):
        measured = BenefitMeasured(FASTER, "", wrong["percent"], wrong["body"], "")
        with pytest.raises(InputError):
            with_told(ONE, [], [measured], date=wrong["date"])
    with pytest.raises(InputError):
        with_told(ONE, [], [BenefitMeasured(FASTER, "5", "", "", "")], date="2028")


WRITTEN = {
    "payments": (
        "2027; 2027-06-30; 40 000; Egen ram; Kurs; 2027-118; Litenby\n2027; ; 500; ; Kaffe; ; ; Storköping\n2027; ; 9; ; ; ; ; ; Staten"
    ),
    "worked": "2027; Storköping; 40; 5; Möten",
    "realised": "Litenby; 2028; -1 000",
    "served": "Service; 60; Direktionen; Hälften kom",
}


def test_money_hours_and_benefit_are_written_by_lines_with_names_and_read_back_the_same() -> None:
    made = with_plan_lines(CASE, ONE, WRITTEN, str)
    assert {(row.fund, row.member, row.external, row.kronor, row.invoice, row.invoiced_by) for row in made.outcome.payments} == {
        ("own", None, "", 40_000, "2027-118", "liten"),
        (None, "stor", "", 500, "", None),
        (None, None, "Staten", 9, "", None),
    }
    assert [(row.member, row.hours, row.released, row.text) for row in made.outcome.worked] == [("stor", 40, 5, "Möten")]
    assert [(row.member, row.year, row.kronor) for row in made.outcome.realised] == [("liten", 2028, -1_000)]
    assert [(row.goal, row.points, row.reason) for row in made.outcome.served] == [("service", 60, "Hälften kom")]
    assert with_plan_lines(CASE, made, {name: plan_lines(CASE, made, name, str) for name in OUTCOME_LISTS}, str) == made


def test_a_payment_names_one_payer_and_hours_one_that_worked() -> None:
    with pytest.raises(InputError) as wrong:
        with_plan_lines(CASE, ONE, {"payments": "2027; ; 5; Egen ram; ; ; ; Litenby", "worked": "2027; ; 5"}, str)
    assert [str(fault.message) for fault in wrong.value.faults] == [
        "Paid, line 1: Name exactly one payer: fund, member or external.",
        "Hours worked, line 1: Name exactly one that worked: member or pool.",
    ]
