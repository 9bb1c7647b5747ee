"""Money, hours, answers, mandates and steps of a proposal, entered as text."""

import pytest

from portfolj.domain.initiative import Initiative
from portfolj.domain.participation import Answer
from portfolj.domain.steering import RouteStep, Stage
from portfolj.errors import InputError
from portfolj.service.entering import who_may_take, with_answer, with_criterion, with_mandate, with_money, with_step

ONE = Initiative.model_validate(
    {
        "id": "i",
        "name": "I",
        "takes": {
            "financing": [
                {"year": 1, "fund": "own", "kronor": 5},
                {"year": 1, "fund": "eu", "kronor": 7},
                {"year": 3, "fund": "own", "kronor": 9},
            ],
            "efforts": [
                {"member": "hjo", "year": 1, "hours": 10, "released": 4},
                {"member": "hjo", "year": 1, "role": "jurist", "hours": 3},
                {"member": "tibro", "year": 1, "hours": 8},
            ],
        },
        "parties": {"participations": [{"member": "hjo", "answer": "undecided", "share": "25"}]},
    }
)


def test_swedish_amounts_are_understood_and_other_funds_and_years_stay() -> None:
    one = with_money(ONE, "own", {1: "1 250 000", 2: "12 tkr"})
    assert {(row.fund, row.year): row.kronor for row in one.takes.financing} == {
        ("own", 1): 1_250_000,
        ("own", 2): 12_000,
        ("own", 3): 9,
        ("eu", 1): 7,
    }
    assert {(row.fund, row.year) for row in with_money(ONE, "own", {1: "", 3: " "}).takes.financing} == {("eu", 1)}


def test_all_that_is_no_amount_is_told_at_once() -> None:
    with pytest.raises(InputError) as told:
        with_money(ONE, "own", {1: "1.250", 2: "mycket", 3: "-5"})
    assert len(told.value.faults) == 3


def test_an_answer_keeps_the_stated_share_and_hours_keep_those_released_and_other_roles() -> None:
    one = with_answer(ONE, "hjo", Answer.WILLING, {1: "20", 2: "5"})
    [row] = one.parties.participations
    assert (row.answer, row.share) == (Answer.WILLING, 25)
    assert {(row.member, row.year, row.role): (row.hours, row.released) for row in one.takes.efforts} == {
        ("hjo", 1, ""): (20, 4),
        ("hjo", 2, ""): (5, 0),
        ("hjo", 1, "jurist"): (3, 0),
        ("tibro", 1, ""): (8, 0),
    }


def test_a_member_that_is_not_asked_gives_no_hours_and_none_that_are_stated_are_lost() -> None:
    with pytest.raises(InputError, match="what the member has answered"):
        with_answer(ONE, "hjo", None, {1: "20"})
    one = with_answer(ONE, "hjo", None, {})
    assert one.parties.participations == ()
    assert {(row.member, row.role) for row in one.takes.efforts} == {("hjo", "jurist"), ("tibro", "")}


def test_years_and_an_answer_that_are_not_named_stay_with_where_they_come_from() -> None:
    sourced = {"provenance": "real", "source": "Brev"}
    takes = {"efforts": [{"member": "hjo", "year": year, "hours": 10, **sourced} for year in (1, 2)]}
    asked = {"member": "hjo", "answer": "willing", **sourced}
    one = Initiative.model_validate({"id": "i", "name": "I", "takes": takes, "parties": {"participations": [asked]}})
    changed = with_answer(one, "hjo", Answer.WILLING, {1: "20"})
    assert changed.parties == one.parties
    assert [(row.hours, row.source) for row in changed.takes.efforts] == [(20, ""), (10, "Brev")]


def test_mandates_answers_and_steps_are_put_on_record() -> None:
    one = with_mandate(ONE, "Direktionen", "2026-06", "Får beredas")
    one = with_criterion(one, "kontakter", holds=False, note="En av två", body="Rådet", date="2026-09-01")
    one = with_criterion(one, "kontakter", holds=True, note="Båda", body="Styrgruppen", date="2026-10-01")
    one = with_step(one, Stage.ASSESSED, "Nätverket", "Klart", date="2026-11-01")
    steering = one.steering
    assert [(row.body, row.matter) for row in steering.mandates] == [("Direktionen", "Får beredas")]
    assert [(row.holds, row.note, row.body) for row in steering.admission_answers] == [(True, "Båda", "Styrgruppen")]
    assert (steering.stage, [(row.stage, row.body, row.reason) for row in steering.steps]) == (
        Stage.ASSESSED,
        [(Stage.ASSESSED, "Nätverket", "Klart")],
    )
    assert with_criterion(one, "kontakter", holds=None, note="", body="", date="2026").steering.admission_answers == ()


def test_a_step_says_how_far_the_assignment_is_carried_from_then_on() -> None:
    tested = with_step(ONE, Stage.UNDER_WAY, "Styrgruppen", "Prövas i två", date="2027-01", route=RouteStep.TEST)
    carried = with_step(tested, Stage.UNDER_WAY, "Styrgruppen", "Går", date="2028-01", route=RouteStep.CARRY)
    assert (tested.steering.route, carried.steering.route) == (RouteStep.TEST, RouteStep.CARRY)
    assert [row.route for row in carried.steering.steps] == [RouteStep.TEST, RouteStep.CARRY]
    assert with_step(carried, Stage.REPORTED, "Styrgruppen", "Klar", date="2029").steering.route is None


def test_a_step_without_a_reason_or_with_no_date_is_refused() -> None:
    with pytest.raises(InputError, match="why"):
        with_step(ONE, Stage.ASSESSED, "Nätverket", " ", date="2026")
    with pytest.raises(InputError, match="date"):
        with_step(ONE, Stage.ASSESSED, "Nätverket", "Klart", date="i höst")


def test_an_answer_of_the_admission_test_without_a_body_is_refused() -> None:
    with pytest.raises(InputError, match="which body"):
        with_criterion(ONE, "kontakter", holds=True, note="Båda", body="", date="2026")


def test_what_no_answer_rests_on_is_refused() -> None:
    with pytest.raises(InputError, match="yes or no"):
        with_criterion(ONE, "kontakter", holds=None, note="Båda", body="Rådet", date="2026")


def test_a_step_or_mandate_without_a_body_is_refused() -> None:
    with pytest.raises(InputError, match="body"):
        with_step(ONE, Stage.ASSESSED, " ", "Klart", date="2026")
    with pytest.raises(InputError, match="body"):
        with_mandate(ONE, "", "2026", "")


@pytest.mark.parametrize(
    ("begins", "stage", "roles"),
    [
        (Stage.NEED, Stage.ASSESSED, "strategists and administrators"),
        (Stage.EXPLORATION, Stage.CANDIDATE, "strategists and administrators"),
        (Stage.CANDIDATE, Stage.DECIDED, "decision-makers and administrators"),
        (Stage.NEED, Stage.DECIDED, "administrators"),
    ],
)
def test_who_may_take_a_step_is_who_may_do_all_that_it_changes(begins: Stage, stage: Stage, roles: str) -> None:
    one = Initiative.model_validate({"id": "i", "name": "I", "steering": {"stage": begins.value}})
    assert str(who_may_take(one, stage, date="2026-11-28")) == roles
