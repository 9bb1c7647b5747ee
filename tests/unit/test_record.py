"""The record: promised and realised by kind and owner, and what it makes of the next estimate; figures worked out by hand."""

import datetime
from fractions import Fraction
from typing import Any

from portfolj.domain.initiative import Initiative
from portfolj.governance.record import BenefitKind, Record, corrected, promises, record
from tests.e2e.small_case import small_case

DAY = datetime.date(2029, 2, 1)
NAMES = {"stor": "Storköping", "liten": "Litenby", "mellan": "Mellanstad"}


def undertaking(name: str = "one", **changes: Any) -> dict[str, Any]:
    """From 2027 to 2028: 1 000 kr a year promised to two members, ten hours spared, two goals with a date, two effects, 80 points."""
    return {
        "id": name,
        "name": name.capitalize(),
        "gives": {
            "contributions": [{"goal": "service", "likely": 80}],
            "economic": [{"member": member, "year": year, "kronor": 1_000} for member in ("stor", "liten") for year in (1, 2, 3)],
            "effects": [
                {"text": "Faster", "baseline": "9", "target": "4", "date": "2028", "owner": "The board"},
                {"text": "Kinder", "date": "2028", "owner": "The board"},
            ],
            "dated_goals": [{"text": text, "date": "2028-06"} for text in ("Begun", "Half", "Whole", "Later")],
        },
        "takes": {"efforts": [{"member": "stor", "year": 1, "hours": 30, "released": 10}]},
        "parties": {
            "participations": [{"member": "stor", "answer": "lead"}, {"member": "liten", "answer": "committed"}],
            "owner": "The office",
        },
        "steering": {"stage": "reported", "starts": [2027], "duration": 2},
        "outcome": {
            "worked": [{"member": "stor", "year": 2027, "hours": 40, "released": 5}],
            "realised": [{"member": "stor", "year": 2027, "kronor": 900}, {"member": "stor", "year": 2028, "kronor": 300}],
            "goal_states": [
                {"text": text, "state": state, "date": "2028-07"}
                for text, state in (("Begun", "reached"), ("Half", "partly"), ("Whole", "not_reached"))
            ],
            "measurements": [{"text": "Faster", "date": "2028-12", "value": "5", "body": "The board"}],
            "served": [{"goal": "service", "points": 60, "body": "The board", "reason": "Three of four came"}],
        },
        **changes,
    }


def found(*several: dict[str, Any], on: datetime.date = DAY) -> tuple[Record, ...]:
    return record(promises(small_case(initiatives=list(several), scenarios=[]), on))


def test_each_kind_stands_by_its_owner_with_what_was_promised_realised_told_and_not_told() -> None:
    assert found(undertaking()) == (
        Record(BenefitKind.GOALS, "The office", Fraction(80), Fraction(60), 1, 0),
        Record(BenefitKind.ECONOMIC, "Litenby", Fraction(0), Fraction(0), 0, 2),
        Record(BenefitKind.ECONOMIC, "Storköping", Fraction(2_000), Fraction(1_200), 2, 0),
        Record(BenefitKind.RELEASED, "Storköping", Fraction(10), Fraction(5), 1, 0),
        Record(BenefitKind.EFFECTS, "The board", Fraction(100), Fraction(80), 1, 1),
        Record(BenefitKind.DATED_GOALS, "The office", Fraction(300), Fraction(150), 3, 1),
    )
    assert [row.percent for row in found(undertaking())] == [75, None, 60, 50, 80, 50]


def test_promises_of_a_year_that_has_not_passed_do_not_count_before_they_are_told() -> None:
    early = [row for row in found(undertaking(outcome={}), on=datetime.date(2027, 12, 31)) if row.kind is BenefitKind.ECONOMIC]
    late = [row for row in found(undertaking(outcome={}), on=datetime.date(2030, 1, 1)) if row.kind is BenefitKind.ECONOMIC]
    assert (early, [row.untold for row in late]) == ([], [3, 3])


def test_several_undertakings_of_one_owner_stand_together_with_weights_as_they_promised() -> None:
    other = undertaking("other")
    other["gives"]["economic"] = [{"member": "stor", "year": 1, "kronor": 8_000}]
    other["outcome"] = {"realised": [{"member": "stor", "year": 2027, "kronor": 8_800}]}
    [row] = [row for row in found(undertaking(), other) if (row.kind, row.owner) == (BenefitKind.ECONOMIC, "Storköping")]
    assert (row.promised, row.realised, row.told, row.percent) == (10_000, 10_000, 3, 100)


def proposal() -> Initiative:
    return Initiative.model_validate(
        {
            "id": "next",
            "name": "Next",
            "gives": {
                "economic": [
                    {"member": "stor", "year": 1, "kronor": 1_001, "provenance": "real", "source": "The application"},
                    {"member": "stor", "year": 2, "kronor": -1_001},
                    {"member": "liten", "year": 1, "kronor": 500},
                ]
            },
            "takes": {"efforts": [{"member": "stor", "year": 1, "hours": 30, "released": 11}]},
        }
    )


def source(row: Record, stated: int) -> str:
    return f"{row.owner}: {row.percent} % of {stated}"


def test_the_record_corrects_kronor_and_spared_hours_in_whole_units_and_keeps_what_was_stated() -> None:
    after = corrected(proposal(), found(undertaking()), NAMES, source)
    assert [(row.member, row.year, row.kronor, row.stated, row.provenance, row.source) for row in after.gives.economic] == [
        ("liten", 1, 500, None, None, ""),
        ("stor", 1, 601, 1_001, "derived", "Storköping: 60 % of 1001"),
        ("stor", 2, -601, -1_001, "derived", "Storköping: 60 % of -1001"),
    ]
    assert [(row.hours, row.released, row.stated_released, row.source) for row in after.takes.efforts] == [
        (30, 6, 11, "Storköping: 50 % of 11")
    ]


def test_what_has_been_corrected_is_corrected_anew_from_what_was_stated() -> None:
    once = corrected(proposal(), found(undertaking()), NAMES, source)
    assert corrected(once, found(undertaking()), NAMES, source) == once
    doubled = Record(BenefitKind.ECONOMIC, "Storköping", Fraction(100), Fraction(200), 1, 0)
    assert [row.kronor for row in corrected(once, (doubled,), NAMES, source).gives.economic] == [500, 2_002, -2_002]


def test_a_promise_is_what_was_stated_also_where_the_record_has_corrected_it() -> None:
    one = undertaking()
    for row in one["gives"]["economic"]:
        row |= {"kronor": 600, "stated": 1_000}
    one["takes"]["efforts"][0] |= {"released": 5, "stated_released": 10}
    assert found(one) == found(undertaking())


def test_who_has_no_record_keeps_what_is_stated() -> None:
    assert corrected(proposal(), (), NAMES, source) == proposal()
    untold = Record(BenefitKind.ECONOMIC, "Storköping", Fraction(0), Fraction(0), 0, 4)
    assert corrected(proposal(), (untold,), NAMES, source) == proposal()


def test_a_record_below_nothing_turns_a_benefit_into_a_loss_and_leaves_no_hours_to_spare() -> None:
    row = Record(BenefitKind.ECONOMIC, "Storköping", Fraction(100), Fraction(-50), 1, 0)
    hours = Record(BenefitKind.RELEASED, "Storköping", Fraction(100), Fraction(-50), 1, 0)
    after = corrected(proposal(), (row, hours), NAMES, source)
    assert [one.kronor for one in after.gives.economic] == [500, -501, 501]
    assert [one.released for one in after.takes.efforts] == [0]
