"""How a case is steered, written by lines and fields: what is not touched stays whole, and all faults are told at once."""

from datetime import date
from typing import Any

import pytest

from portfolj.domain.base import replace
from portfolj.domain.bodies import Body
from portfolj.domain.case import Case
from portfolj.errors import InputError, Message
from portfolj.exchange import read_case
from portfolj.service.mandate_lines import mandate_lines, with_mandates
from portfolj.service.steering_lists import LISTS, OF_BODY, list_lines, with_body, with_list, without_body
from portfolj.text import Language, render
from tests.e2e.serving import ROOT
from tests.e2e.small_case import small_case

SHIPPED = {name: read_case(ROOT / "scenarios" / name).case for name in ("kongsberg", "landsbygdsnatverket", "norrbotten", "skane")}
NORRBOTTEN, SKANE = SHIPPED["norrbotten"], SHIPPED["skane"]
ON = date(2027, 1, 31)
OF_CASE = sorted(LISTS.keys() - OF_BODY.keys())


def told(message: Message) -> str:
    return render(message, Language.SWEDISH).replace("\u00a0", " ")


def refused(make: Any) -> list[str]:
    with pytest.raises(InputError) as wrong:
        make()
    return [told(fault.message) for fault in wrong.value.faults]


def by_id(rows: tuple[Any, ...], name: str) -> Any:
    return next(row for row in rows if row.id == name)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("case", SHIPPED.values(), ids=SHIPPED)
def test_every_list_of_every_shipped_case_comes_back_from_its_lines_in_every_language(case: Case, language: Language) -> None:
    def spoken(message: Message) -> str:
        return render(message, language)

    back = case
    for name in OF_CASE:
        back = with_list(back, name, list_lines(case, name, spoken), spoken)
    back = with_mandates(back, ON, mandate_lines(case, ON, spoken), spoken)
    for body in case.bodies:
        back = with_body(back, body.id, {}, {name: list_lines(case, name, spoken, body=body.id) for name in OF_BODY}, spoken)
    assert back == case


def test_lines_speak_of_bodies_and_members_by_name_in_the_order_in_which_people_read_them() -> None:
    assert list_lines(SKANE, "meetings", told).splitlines()[:3] == [
        "Styrelsen; Styrelsemöte; 2021-02-05",
        "Kommundirektörsnätverket; Kommundirektörsträff; 2021-03-05",
        "Ägardialog; Ägardialog; 2021-05-07; ; 09:00; 10:30",
    ]
    assert list_lines(NORRBOTTEN, "seats", told, body="utvecklingsgrupp").splitlines()[0] == (
        "Mötesledare från den idéburna parten, ur ledningsgruppen; Samforma, den idéburna parten; Civilsamhället; ordförande; "
        "; ; ; ; ledning-samforma-1"
    )


def test_a_meeting_that_is_moved_keeps_its_id_and_what_a_line_does_not_say_but_not_where_it_came_from() -> None:
    text = list_lines(NORRBOTTEN, "meetings", told).replace("2022-05", "2022-05-19")
    moved = with_list(NORRBOTTEN, "meetings", text, told)
    before, after = (by_id(case.meetings, "utvecklingsgrupp-2022-05") for case in (NORRBOTTEN, moved))
    assert (after.date, after.pre_meetings) == ("2022-05-19", "Civilsamhället; Det offentliga")
    assert (after.provenance, after.source) == (None, "")
    assert before.source
    others = [[row for row in case.meetings if row.id != after.id] for case in (NORRBOTTEN, moved)]
    assert others[0] == others[1]


def test_a_seat_that_changes_role_is_still_the_one_that_another_is_held_by() -> None:
    text = list_lines(NORRBOTTEN, "seats", told, body="ledningsgrupp")
    first, *rest = text.splitlines()
    assert first == "Representant ur Samformas styrelse; Samforma, den idéburna parten; Civilsamhället"
    changed = with_body(NORRBOTTEN, "ledningsgrupp", {}, {"seats": "\n".join([f"{first}; ordförande; 2022-01", *rest])}, told)
    seat = by_id(changed.seats, "ledning-samforma-1")
    assert (seat.role, seat.since) == ("chair", "2022-01")
    assert by_id(changed.seats, "utveckling-ordforande-civil").same_person == "ledning-samforma-1"
    assert len(changed.seats) == len(NORRBOTTEN.seats)


def test_sides_that_meet_before_a_meeting_are_written_with_commas() -> None:
    assert list_lines(NORRBOTTEN, "meetings", told).splitlines()[-1].endswith("; preliminärt; Civilsamhället, Det offentliga")
    text = "Utvecklingsgruppen; Ett möte; 2027-02-03; ; ; ; ; ; Norr ,Söder,"
    [meeting] = with_list(NORRBOTTEN, "meetings", text, told).meetings
    assert meeting.pre_meetings == "Norr; Söder"


# Four municipalities that one person represents in one matter, as people write it.
FOUR = """Kommundirektör; Storköping
Kommundirektör; Mellanstad; ; ; ; ; ; bredbandet; Kommundirektör (Storköping)
Ledamot; Litenby; ; ; ; ; ; bredbandet; kommundirektör (storköping)
Ledamot; ; ; ; ; ; ; ; Ordförande"""


def test_the_same_person_is_named_by_function_and_where_that_is_not_enough_by_member_or_body_too() -> None:
    council = {"id": "rad", "name": "Rådet", "kind": "advises"}
    case = replace(small_case(), bodies=[council, {**council, "id": "styrelse", "name": "Styrelsen"}])
    case = with_list(case, "seats", "Ordförande\nLedamot", told, body="styrelse")
    made = with_list(case, "seats", FOUR, told, body="rad")
    assert [(seat.id, seat.same_person) for seat in made.seats if seat.body == "rad"] == [
        ("kommundirektor-mellan", "kommundirektor-stor"),
        ("kommundirektor-stor", None),
        ("ledamot-2", "ordforande"),
        ("ledamot-liten", "kommundirektor-stor"),
    ]
    written = list_lines(made, "seats", told, body="rad").splitlines()
    said = [line.rpartition("; ")[2] for line in written if line.count(";") == 8]
    assert sorted(said) == ["Kommundirektör (Storköping)", "Kommundirektör (Storköping)", "Ordförande"]
    assert with_list(made, "seats", "\n".join(written), told, body="rad") == made


def test_a_seat_is_the_same_person_as_another_one_that_is_there() -> None:
    case = replace(small_case(), bodies=[{"id": "rad", "name": "Rådet", "kind": "advises"}])
    seats = "Ordförande; ; ; ; ; ; ; ; Ordförande\nLedamot; ; ; ; ; ; ; ; Ledmot\nLedamot"
    assert refused(lambda: with_list(case, "seats", seats, told, body="rad")) == [
        "Platser, rad 1: ”Ordförande” är inget av ledamot och ledamot-2; rätta det.",
        "Platser, rad 2: ”Ledmot” är inget av Ordförande och ledamot-2; rätta det, kanske till ”ledamot-2”.",
    ]


def test_a_body_that_gets_another_name_and_other_seats_at_once_knows_its_seats_by_the_name_they_were_written_with() -> None:
    bodies = [{"id": one, "name": name, "kind": "advises"} for one, name in (("rad", "Rådet"), ("styrelse", "Styrelsen"))]
    case = replace(small_case(), bodies=bodies)
    for body in ("rad", "styrelse"):
        case = with_list(case, "seats", "Ordförande", told, body=body)
    text = "Ordförande\nLedamot; ; ; ; ; ; ; ; Ordförande (Rådet)"
    made = with_body(case, "rad", {"name": "Församlingen"}, {"seats": text}, told)
    assert by_id(made.seats, "ledamot").same_person == "ordforande"
    assert "; Ordförande (Församlingen)" in list_lines(made, "seats", told, body="rad")


def test_a_new_body_has_an_id_of_its_name_that_no_other_has_whatever_the_capitals_and_so_have_its_seats() -> None:
    case = replace(small_case(), bodies=[{"id": "RAD", "name": "Ett råd", "kind": "advises"}])
    seats = "Ordförande; Storköping; Norr; ordförande\nOrdförande; Storköping; Söder\nSekreterare"
    made = with_body(case, "", {"name": " Råd ", "kind": "advises", "persons": "3"}, {"seats": seats}, told)
    body = by_id(made.bodies, "rad-2")
    assert (body.name, body.persons) == ("Råd", 3)
    assert [(seat.id, seat.body, seat.side) for seat in made.seats] == [
        ("ordforande-stor", "rad-2", "Norr"),
        ("ordforande-stor-2", "rad-2", "Söder"),
        ("sekreterare", "rad-2", ""),
    ]


def test_a_field_that_is_changed_takes_the_source_of_the_body_with_it_and_no_other_field() -> None:
    changed = with_body(NORRBOTTEN, "utvecklingsgrupp", {"persons": "12", "meetings_a_year": ""}, {}, told)
    before, after = (by_id(case.bodies, "utvecklingsgrupp") for case in (NORRBOTTEN, changed))
    assert after == replace(before, persons=12, meetings_a_year=None, source="", provenance=None)
    assert changed.seats == NORRBOTTEN.seats


def test_all_that_is_wrong_is_told_at_once_by_field_or_by_list_and_line() -> None:
    fields = {"name": " ", "persons": "många", "start": "snart"}
    lists = {"seats": "Ordförande; Ingenstans\n\n; Storköping", "duties": "temadag; Träffas; 2027; ; 30 maj"}
    assert refused(lambda: with_body(small_case(), "", {**fields, "kind": None}, lists, told)) == [
        "Namn saknas; ange det.",
        "Vad det gör med ett ärende saknas; ange det.",
        "Antal personer: ”många” är inget tal; skriv det som 1250000, 1 250 000 eller 1,5.",
        "Från: ”snart” är inget datum; skriv 2027-02-01, 2027-02 eller 2027.",
        "Platser, rad 1: ”Ingenstans” är inget av Litenby, Mellanstad och Storköping; rätta det.",
        f"Platser, rad 3: del 1 är tom; en rad skrivs så: {told(LISTS['seats'].says)}",
        "Vad det ska göra inom en tid, rad 1: del 4 är tom; en rad skrivs så: sort; vad; första dagen; sista dagen; gjort",
    ]


def test_a_step_may_follow_one_that_is_new_and_none_that_is_not_there() -> None:
    text = list_lines(SKANE, "cycle", told)
    longer = with_list(SKANE, "cycle", f"{text}\nvp-13; Verksamhetsplan; Styrelsen; utvärderar; Planen; 2024-05; ; vp-12", told)
    assert by_id(longer.cycle, "vp-13").after == ("vp-12",)
    [said] = refused(lambda: with_list(SKANE, "cycle", text.replace("vp-08, vp-11", "vp-88"), told))
    assert said.startswith("Steg i cykeln, rad 14: ”vp-88” är inget av inriktning-2021, planering-2021, vp-01, ")
    assert said.endswith("vp-12; rätta det, kanske till ”vp-08”.")


def test_two_lines_of_the_same_step_are_told() -> None:
    text = list_lines(SKANE, "cycle", told)
    assert refused(lambda: with_list(SKANE, "cycle", text.replace("vp-02;", "vp-01;", 1), told))[0] == (
        "Steg i cykeln, rad 4: den är densamma som rad 3; ta bort en av dem."
    )


def test_a_body_that_something_names_stays_and_what_names_it_is_said_by_name() -> None:
    [said] = refused(lambda: without_body(NORRBOTTEN, "ledningsgrupp"))
    assert said == (
        "”Ledningsgruppen” blir kvar, eftersom dessa hör till det: Organ Utvecklingsgruppen, "
        "Plats Tjänsteperson i ledningsbefattning (Ledningsgruppen) och Plats Representant ur Samformas styrelse (Ledningsgruppen). "
        "Ta först bort dem, eller låt dem höra till ett annat organ."
    )
    assert (
        "Möte Regionfullmäktige (april 2021) och Steg i en cykel Överenskommelsen (april 2021)"
        in (refused(lambda: without_body(NORRBOTTEN, "regionfullmaktige"))[0])
    )


def test_of_very_many_that_name_a_body_the_first_ten_are_said_and_the_rest_as_a_number() -> None:
    below = [{"id": f"b{at}", "name": f"Grupp {at}", "kind": "advises", "parent": "top"} for at in range(13)]
    case = replace(small_case(), bodies=[{"id": "top", "name": "Toppen", "kind": "decides"}, *below])
    [said] = refused(lambda: without_body(case, "top"))
    assert said.count("Organ ") == 10
    assert "och 3 till. Ta först bort dem" in said


def test_a_body_that_nothing_names_goes_and_all_else_stays() -> None:
    lone = Body.model_validate({"id": "lone", "name": "Ensamt", "kind": "advises"})
    assert without_body(replace(NORRBOTTEN, bodies=(*NORRBOTTEN.bodies, lone)), "lone") == NORRBOTTEN
