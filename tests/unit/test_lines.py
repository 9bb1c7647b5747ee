"""Lists of a proposal written by lines: what was not touched stays whole, and what cannot be read is told by list and line."""

import pytest

from portfolj.domain.base import ProvenanceKind
from portfolj.domain.initiative import Initiative
from portfolj.errors import InputError
from portfolj.exchange import read_case
from portfolj.service.plan_lines import PLAN_LISTS, plan_lines, with_plan_lines
from tests.e2e.serving import ROOT
from tests.e2e.small_case import small_case

KONGSBERG = read_case(ROOT / "scenarios" / "kongsberg").case
CASE, ONE = small_case(), Initiative(id="ny", name="Ny")


def told(**texts: str) -> list[str]:
    with pytest.raises(InputError) as wrong:
        with_plan_lines(CASE, ONE, texts, str)
    return [str(fault.message) for fault in wrong.value.faults]


@pytest.mark.parametrize("one", KONGSBERG.initiatives, ids=lambda one: one.id)
def test_lists_written_back_as_they_were_change_nothing(one: Initiative) -> None:
    texts = {name: plan_lines(KONGSBERG, one, name, str) for name in PLAN_LISTS}
    assert with_plan_lines(KONGSBERG, one, texts, str) == one


def test_a_row_whose_line_is_as_it_was_keeps_its_source_and_others_do_not() -> None:
    one = next(one for one in KONGSBERG.initiatives if len(one.steering.milestones) > 2)
    lines = plan_lines(KONGSBERG, one, "dated_goals", str).splitlines()
    changed = with_plan_lines(KONGSBERG, one, {"dated_goals": "\n".join([*lines[1:], "Noe annet; 2010-12"])}, str)
    before = {row.text: row for row in one.gives.dated_goals}
    kept = [row for row in changed.gives.dated_goals if row.text != "Noe annet"]
    assert len(kept) == len(lines) - 1
    assert all(row == before[row.text] for row in kept)
    [new] = [row for row in changed.gives.dated_goals if row.text == "Noe annet"]
    assert (new.date, new.provenance, new.source) == ("2010-12", None, "")
    assert any(row.provenance is ProvenanceKind.REAL for row in kept)


def test_lines_are_read_with_semicolons_or_as_a_sheet_gives_them() -> None:
    texts = {"activities": "Fråga alla; 2027-02; 2027-03\n\nSkriv rapport\t2027-05", "purchases": "Utredning; Kansliet; 50 tkr"}
    made = with_plan_lines(CASE, ONE, texts, str)
    assert [(row.text, row.start, row.end) for row in made.plan.activities] == [
        ("Fråga alla", "2027-02", "2027-03"),
        ("Skriv rapport", "2027-05", None),
    ]
    assert [(row.buyer, row.kronor) for row in made.plan.purchases] == [("Kansliet", 50_000)]


def test_a_goal_is_named_by_its_name_or_id_and_shown_by_its_name() -> None:
    made = with_plan_lines(CASE, ONE, {"dated_goals": "Klart; 2027-06; SERVICE"}, str)
    assert made.gives.dated_goals[0].goal == "service"
    assert plan_lines(CASE, made, "dated_goals", str) == "Klart; 2027-06; Service"


def test_everything_that_cannot_be_read_is_told_by_list_and_line() -> None:
    assert told(activities="Bra; 2027-02\nDålig; snart", dated_goals="Klart; 2027; Annat", risks="a; b; c") == [
        "Activities, line 2: 'snart' is not a date; write 2027-02-01, 2027-02 or 2027.",
        "Goals with a date, line 1: 'Annat' is none of Service; correct it.",
        "Risks, line 1: it has 3 parts, and 2 have a place; remove a semicolon.",
    ]


def test_an_empty_list_takes_its_rows_away_and_a_line_without_a_text_is_refused() -> None:
    with_one = with_plan_lines(CASE, ONE, {"roles": "ledare; Kansliet"}, str)
    assert with_plan_lines(CASE, with_one, {"roles": ""}, str) == ONE
    assert told(roles="; Kansliet") == [
        "Roles, line 1: part 1 is empty; a line is written: role; who has it, a function or body and not a person"
    ]


def test_two_rows_of_the_same_line_keep_each_its_own_source_and_a_third_is_new() -> None:
    rows = [{"role": "ledare", "holder": "Kansliet", "source": source} for source in ("A", "B")]
    one = Initiative.model_validate({"id": "i", "name": "I", "plan": {"roles": rows}})
    made = with_plan_lines(CASE, one, {"roles": "\n".join(["ledare; Kansliet"] * 3)}, str)
    assert sorted(row.source for row in made.plan.roles) == ["", "A", "B"]
