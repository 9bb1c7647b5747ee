"""The plan: what stands in it, against the case worked out by hand, and that the same decision gives the same plan."""

import csv
import io
import json
from datetime import date

import pytest
from icalendar import Calendar

from portfolj.domain.case import Case
from portfolj.domain.digest import digest
from portfolj.errors import InputError
from portfolj.exchange.plan.formats import FORMATS, file_name
from portfolj.exchange.plan.making import make_plan
from portfolj.results.decided import Side, Standing
from portfolj.results.plan import Plan, plan_text, read_plan
from portfolj.results.result import Result
from portfolj.text import Language
from portfolj.workflow.checking import check_document
from portfolj.workflow.planning import plan_scenario
from tests.documents.plans import DECISION, decided_case, decided_plan, worked_out
from tests.e2e.small_case import HOSTILE, small_case

PLAN = decided_plan()
ROWS = {row.id: row for row in PLAN.rows}


def plan_of(case: Case, **stated: str) -> Plan:
    return make_plan(worked_out(case), Language.SWEDISH, **stated)


def test_what_is_taken_out_stands_below_the_line_with_its_reason_and_the_check() -> None:
    assert {row.id for row in PLAN.within} == {"arkiv", "hostile"}
    assert ROWS["bibliotek"].side is Side.TAKEN_OUT
    assert ROWS["bibliotek"].reason == f"Väntar. {HOSTILE}"
    assert ROWS["bibliotek"].standing is Standing.HOLDS
    assert (PLAN.used, PLAN.frame) == (700_000, 1_000_000)


def test_a_row_says_what_it_costs_who_pays_and_who_takes_part() -> None:
    row = ROWS["arkiv"]
    assert (row.kronor, row.kronor_by_year, row.hours, row.hours_by_year) == (400_000, {2027: 400_000}, 90, {2027: 90})
    assert [(paid.payer, paid.years) for paid in row.money] == [("own", {2027: 400_000})]
    assert [one.name for one in row.participants] == ["Storköping", "Mellanstad", "Litenby"]
    assert (row.goal.name if row.goal else "", row.start, row.end) == ("Service", 2027, 2027)


def test_what_is_in_is_decided_by_the_decision_and_what_is_in_reserve_has_its_mandate_alone() -> None:
    assert (ROWS["arkiv"].decided_by, ROWS["arkiv"].decided_on) == ("Direktionen", "2026-11-27")
    assert (ROWS["app"].side, ROWS["app"].decided_on, ROWS["app"].enters_at) == (Side.RESERVE, "2026-10-01", 1_200_000)


def test_what_no_level_of_money_has_room_for_is_said_to_be_left_out() -> None:
    assert [(one.id, one.why) for one in PLAN.left_out] == [("it", "Den kommer inte med på någon nivå av pengar.")]


def test_members_and_undertakings_follow_what_was_decided_not_what_the_model_chose() -> None:
    assert {one.name: (one.initiatives, one.hours) for one in PLAN.members} == dict.fromkeys(
        ("Storköping", "Mellanstad", "Litenby"), (2, 60)
    )
    assert [(one.member.name, one.initiative.id) for one in PLAN.undertakings[:2]] == [("Storköping", "hostile"), ("Storköping", "arkiv")]
    assert [one.number for one in PLAN.goals] == [2]
    assert [one.kronor for one in PLAN.goals] == [700_000]
    assert PLAN.goals[0].points == "110.000"


def test_what_comes_from_outside_the_frames_is_told_and_in_no_sum() -> None:
    case = small_case()
    first = case.model_dump(mode="json")["initiatives"]
    for one in first:
        if one["id"] == "arkiv":
            one["takes"]["financing"].append({"year": 1, "external": "Regionen", "kronor": 5})
    row = {one.id: one for one in plan_of(small_case(initiatives=first)).rows}["arkiv"]
    assert [(paid.name, paid.outside, paid.years) for paid in row.money][1] == ("Regionen", True, {2027: 5})
    assert row.kronor == 400_000


def test_its_date_is_the_decisions_else_the_one_asked_for_else_the_cases() -> None:
    assert plan_of(decided_case(), date="2027-01-01").date == "2026-11-27"
    assert plan_of(small_case(date="2026-10"), date="2027-01-01").date == "2027-01-01"
    assert plan_of(small_case(date="2026-10")).date == "2026-10"
    assert plan_of(small_case()).date == ""


def test_it_carries_its_answer_and_that_holds_against_the_case() -> None:
    assert check_document(decided_case(), json.dumps(PLAN.result)) == ()
    assert PLAN.result["case"]["digest"] == digest(decided_case())


def test_a_limit_that_ended_nothing_leaves_no_trace() -> None:
    made = plan_scenario(decided_case(), "base", time_limit=60.0)
    assert not isinstance(made, Result)
    assert plan_text(make_plan(made, Language.SWEDISH)) == plan_text(PLAN)


def test_what_is_written_is_read_back() -> None:
    assert read_plan(plan_text(PLAN)) == PLAN


@pytest.mark.parametrize("text", ["{", "[]", "{}", "1", '{"format": "portfolj-plan/2"}', plan_text(PLAN).replace('"used"', '"usad"')])
def test_what_is_no_plan_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        read_plan(text)


def test_a_scenario_without_portfolio_has_no_plan() -> None:
    assert isinstance(plan_scenario(small_case(), "utan"), Result)


def test_nothing_chosen_is_a_plan_too() -> None:
    case = small_case(budgets=[{"fund": "own", "year": 2027, "kronor": 0}])
    plan = plan_of(case)
    assert plan.within == ()
    assert "Inget är valt." in FORMATS["md"](plan).decode()


# Markdown


def test_in_markdown_what_people_wrote_is_only_text_in_its_own_lines() -> None:
    text = FORMATS["md"](PLAN).decode()
    assert "Vi följer listan.\\\n\\- ett\n\n\\# två\\\n1\\. tre\\\nfyra\\\n\\===" in text
    assert "!\\[x\\](http\\://evil.example/x.png) \\<img" in text
    assert "](http://" not in text
    assert "<img" not in text.replace("\\<img", "")


def test_in_markdown_the_minutes_have_matter_decision_mandate_and_reservations() -> None:
    text = FORMATS["md"](PLAN).decode()
    parts = ("Ärende: ", "Förslag: ", "Beslut: Vi följer", "Mandat: Förbundsordningen, paragraf 4", "Reservationer: ")
    order = [text.index(part, text.index("## Till protokollet")) for part in parts]
    assert order == sorted(order)


def test_in_markdown_a_sign_at_the_beginning_of_a_point_makes_no_list_within_it() -> None:
    decision = {**DECISION, "deviations": [{"initiative": "it", "chosen": True, "reason": "Ja"}]}
    assert "\n- \\+ Delad IT: Ja\n" in FORMATS["md"](plan_of(decided_case(decisions=[decision]))).decode()


def test_where_the_list_departs_from_the_model_it_is_said_what_the_proof_is_about() -> None:
    sentence = "Detta gäller det som modellen föreslår, och som listan avviker från."
    assert PLAN.how_reached[0] == sentence
    assert sentence not in plan_of(small_case()).how_reached


# CSV


def test_the_table_for_excel_has_semicolons_and_a_mark_by_which_excel_knows_utf_8() -> None:
    content = FORMATS["csv"](PLAN)
    assert content.startswith(b"\xef\xbb\xbfid;Plats;")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert [row["id"] for row in rows] == [row.id for row in PLAN.rows]
    assert {row["id"]: row["2027, kr"] for row in rows}["arkiv"] == "400000"


def test_the_table_for_programs_has_commas_and_the_same_names_in_every_language() -> None:
    swedish, english = (FORMATS["csv-machine"](decided_plan(one)).decode() for one in (Language.SWEDISH, Language.ENGLISH))
    assert swedish.splitlines()[0] == english.splitlines()[0]
    rows = list(csv.DictReader(io.StringIO(swedish)))
    assert {row["id"]: row["kronor_from_own"] for row in rows}["hostile"] == "300000"
    assert {row["result_sha256"] for row in rows} == {PLAN.result_digest}


def test_no_text_of_people_becomes_a_formula() -> None:
    decision = {**DECISION, "deviations": [{"initiative": "bibliotek", "chosen": False, "reason": "=1+1"}]}
    text = FORMATS["csv"](plan_of(decided_case(decisions=[decision]))).decode("utf-8-sig")
    assert "'=1+1" in text
    assert ";=1+1" not in text


# Calendar


def test_the_calendar_has_each_decision_point_and_milestone_of_what_is_decided() -> None:
    initiatives = small_case().model_dump(mode="json")["initiatives"]
    for one in initiatives:
        one["steering"]["milestones"] = [{"text": f"Klart; {one['id']}, \\n", "date": "2027-03"}]
        one["steering"]["decision_points"] = [{"text": "Start", "date": "2027-01-15", "kind": "start"}]
    plan = plan_of(decided_case(initiatives=initiatives))
    calendar = Calendar.from_ical(FORMATS["ics"](plan))
    events = [(str(one["summary"]), one["dtstart"].dt, one["dtend"].dt) for one in calendar.walk("VEVENT")]
    assert len(events) == 4
    assert ("E-arkiv: Milstolpe: Klart; arkiv, \\n", date(2027, 3, 1), date(2027, 4, 1)) in events
    assert ("E-arkiv: Beslutspunkt: Start", date(2027, 1, 15), date(2027, 1, 16)) in events
    assert str(calendar["x-portfolj-result"]) == plan.result_digest
    assert len({str(one["uid"]) for one in calendar.walk("VEVENT")}) == 4


# What goes on after the last planning year, and what was decided before


def with_arkiv(**changed: dict[str, object]) -> Plan:
    """The plan of the decided case with E-arkiv stated otherwise."""
    initiatives = decided_case().model_dump(mode="json")["initiatives"]
    for one in initiatives:
        if one["id"] == "arkiv":
            for part, fields in changed.items():
                one[part] |= fields
    return plan_of(decided_case(initiatives=initiatives))


def test_what_comes_after_the_last_planning_year_has_a_column_of_its_own_and_the_years_add_up() -> None:
    financing = [{"year": 1, "fund": "own", "kronor": 400_000}, {"year": 2, "fund": "own", "kronor": 50_000}]
    plan = with_arkiv(takes={"financing": financing}, steering={"duration": 2})
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(FORMATS["csv-machine"](plan).decode()))}
    assert (rows["arkiv"]["kronor_2027"], rows["arkiv"]["kronor_later"], rows["arkiv"]["kronor"]) == ("400000", "50000", "450000")
    assert "hours_later" not in rows["arkiv"]
    text = FORMATS["md"](plan).decode().replace("\xa0", " ")
    assert "| 1 | E-arkiv |  | 2027 | 400 000 | 50 000 | 450 000 | 90 |" in text
    assert "Listan tar 700 000 kr av dem; 300 000 kr är kvar. Av radernas egna ramar faller 50 000 kr efter 2027." in text


def test_what_was_decided_before_keeps_who_decided_it_then() -> None:
    row = {one.id: one for one in with_arkiv(steering={"stage": "decided"}).rows}["arkiv"]
    assert (row.decided_before, row.decided_by, row.decided_on) == (True, "Direktionen", "2026-10-01")


def test_the_first_page_tells_all_money_and_own_frames_apart_with_departures_and_reservations() -> None:
    text = FORMATS["md"](PLAN).decode().replace("\xa0", " ")
    first = text[: text.index("## Så har vi prioriterat")]
    assert "| 1 | E-arkiv | 2027 | 3 | 400 000 | 400 000 |" in first
    assert "|  | Tillsammans |  |  | 700 000 | 700 000 |" in first
    assert "De egna ramarna är 1 000 000 kr. Listan tar 700 000 kr av dem; 300 000 kr är kvar." in first
    assert "- − Bibliotek: Väntar." in first
    assert "Reservationer: =1+1" in first


def test_the_first_page_cuts_what_is_long_and_the_annexes_have_all_of_it() -> None:
    agreed, reasons = "\n".join(f"rad {at}" for at in range(40)), "ord " * 200
    decision = {**DECISION, "deviations": [{"initiative": "bibliotek", "chosen": False, "reason": reasons}], "agreed": agreed}
    broken = tuple(f"Regel {at} håller inte." for at in range(9))
    text = FORMATS["md"](plan_of(decided_case(decisions=[decision])).model_copy(update={"broken": broken})).decode()
    first, rest = text.split("## Så har vi prioriterat")
    assert ("rad 5…" in first, "rad 6" in first, "rad 39" in rest) == (True, False, True)
    assert (len(first) < 2500, " ".join(["ord"] * 200) in rest) == (True, True)
    assert ("- Regel 3" in first, "- 5 till" in first, "- Regel 4" in first, "- Regel 8" in rest) == (True, True, False, True)


def test_what_is_saved_together_is_told_where_the_rows_come_to_more() -> None:
    initiatives = small_case().model_dump(mode="json")["initiatives"]
    for one in initiatives:
        if one["id"] == "arkiv":
            one["steering"]["synergies"] = [{"initiative": "hostile", "kronor": 20_000, "fund": "own", "year": 2027}]
    text = FORMATS["md"](plan_of(decided_case(initiatives=initiatives))).decode().replace("\xa0", " ")
    assert "Listan tar 680 000 kr av dem; 320 000 kr är kvar. Det som görs tillsammans sparar 20 000 kr av de egna ramarna" in text


def test_no_two_formats_have_the_same_name() -> None:
    assert len({file_name("small", "base", to) for to in FORMATS}) == len(FORMATS)
