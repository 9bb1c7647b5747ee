"""The page about who decides what, as Streamlit builds it, without a browser."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from portfolj.ui.pages import steering
from tests.e2e.opened import SPACE, first_line, page_at, table, whole
from tests.e2e.small_case import HOSTILE, written

STEERED: dict[str, Any] = {
    "bodies": [
        {"id": "natverk", "name": "Nätverket", "kind": "recommends", "parent": "direktion", "substitutes": False, "autumn_meetings": 1},
        {"id": "direktion", "name": "Direktionen", "kind": "decides", "purpose": "Leder det gemensamma"},
    ],
    "seats": [
        {"id": "d1", "body": "direktion", "holder": "Storköpings ordförande", "role": "chair", "member": "stor", "side": "Norr"},
        {"id": "d2", "body": "direktion", "holder": "Litenbys ordförande", "member": "liten", "side": "Söder"},
        {"id": "n1", "body": "natverk", "holder": "Chef i norr", "member": "stor"},
        {"id": "n2", "body": "natverk", "holder": "Chef i rådet", "same_person": "n1"},
    ],
    "mandate_table": [
        {"matter": "process", "below": 200_000, "decides": "natverk", "consults": ["direktion"]},
        {"matter": "process", "at_least": 200_000, "decides": "direktion", "assumed": "högre organ"},
    ],
    "remarks": [{"id": "R1", "passage": "fem steg", "text": "Texten har sex."}],
}


@pytest.fixture(autouse=True)
def _afresh() -> Iterator[None]:
    yield
    st.cache_resource.clear()


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small case, steered."""
    folder = written(tmp_path, **STEERED)
    monkeypatch.setenv("PORTFOLJ_CASE", str(folder))
    return folder


def told(app: AppTest) -> str:
    """What the page says in Markdown, as it is read."""
    return "\n".join(part.value for part in app.markdown).replace("\\", "")


@pytest.mark.usefixtures("path")
def test_the_bodies_stand_in_the_order_of_what_they_do_and_one_who_holds_two_seats_counts_once() -> None:
    app = page_at(steering.ADDRESS)
    assert first_line(app).startswith("2 organ med 4 platser.")
    assert [(row[0], row[1], row[2], row[5], row[6]) for row in table(app, "Organ och nätverk")[1:]] == [
        ("Direktionen", "beslutar", "–", "2", "2"),
        ("Nätverket", "rekommenderar", "Direktionen", "2", "1"),
    ]


@pytest.mark.usefixtures("path")
def test_a_body_in_the_address_is_shown_with_its_seats_those_that_lead_it_first() -> None:
    app = page_at(steering.ADDRESS, organ="direktion")
    assert [row[:4] for row in table(app, "Platserna")[1:]] == [
        ["Storköpings ordförande", "ordförande", "Storköping", "Norr"],
        ["Litenbys ordförande", "ordinarie plats", "Litenby", "Söder"],
    ]
    assert "Platser per sida: Norr 1 och Söder 1" in told(app)


def test_a_body_whose_seats_are_not_stated_has_none_to_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTFOLJ_CASE", str(written(tmp_path, bodies=STEERED["bodies"])))
    assert {tuple(row[5:]) for row in table(page_at(steering.ADDRESS), "Organ och nätverk")[1:]} == {("–", "–")}


@pytest.mark.usefixtures("path")
def test_one_body_after_the_other_can_be_picked() -> None:
    app = page_at(steering.ADDRESS)
    for name in ("direktion", "natverk", "direktion"):
        [field] = [one for one in app.selectbox if one.label == "Visa ett organ med dess platser"]
        app = whole(field.set_value(name).run())
        assert app.query_params == {"organ": name}
        assert len(table(app, "Platserna")) == 3
        [field] = [one for one in app.selectbox if one.label == "Visa ett organ med dess platser"]
        assert field.value == name


@pytest.mark.usefixtures("path")
def test_the_rules_of_a_body_are_told_as_far_as_they_are_stated() -> None:
    app = page_at(steering.ADDRESS, organ="natverk")
    assert "- Inga ersättare.\n- Möten: minst 1 på hösten" in told(app)
    assert table(app, "Platserna")[2][4] == "samma person som Chef i norr"


EVERY_RULE = {
    "appoints": "Direktionen",
    "convenes": "Ordföranden",
    "persons": 12,
    "seat_of_each_member": True,
    "substitutes": True,
    "co_opts": True,
    "balanced": True,
    "chair_of_each_side": True,
    "term_months": 12,
    "spring_meetings": 1,
    "meetings_a_year": 4,
    "meeting_hours": 2,
    "start": "2021-05",
    "end": "2022-12-31",
    "ended_by": "direktion",
}
OWED = [
    {"id": "n", "body": "natverk", "kind": "nomination", "text": "Nominering", "opens": "2021-04-15", "closes": "2021-07-26"},
    {"id": "u", "body": "natverk", "kind": "follow_up", "text": "Uppföljning", "opens": "2021-05", "closes": "2021", "done": "2021-11-12"},
    {"id": "d", "body": "direktion", "kind": "evaluation", "text": "Utvärdering", "opens": "2021", "closes": "2022"},
]


def test_every_rule_that_is_stated_stands_with_its_body_and_what_that_body_owes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bodies = [STEERED["bodies"][0] | EVERY_RULE, STEERED["bodies"][1]]
    monkeypatch.setenv("PORTFOLJ_CASE", str(written(tmp_path, bodies=bodies, duties=OWED)))
    lines = [line for line in told(page_at(steering.ADDRESS, organ="natverk", dag="2021-06-01")).split("\n") if line.startswith("- ")]
    assert [line.replace(SPACE, " ") for line in lines if "”" not in line] == [
        "- Utses av: Direktionen",
        "- Kallas av: Ordföranden",
        "- Antal personer enligt källan: 12",
        "- Varje kommun har en plats; fler bara där det är överenskommet.",
        "- Ersättare är tillåtna.",
        "- Det kan adjungera andra till ett möte.",
        "- Sidorna ska ha lika många platser.",
        "- Varje sida har en av ordförandena.",
        "- Ordförande utses för 12 månader.",
        "- Möten: minst 1 på våren, minst 1 på hösten och minst 4 om året",
        "- Ett möte tar 2 h.",
        "- Börjar: maj 2021",
        "- Slutar: 31 december 2022",
        "- Startas och avslutas av: Direktionen",
        "- Nominering: 15 april 2021 till 26 juli 2021",
        "- Uppföljning: maj 2021 till 2021, gjort 12 november 2021",
    ]


@pytest.mark.usefixtures("path")
def test_the_mandates_say_what_is_assumed_and_the_remarks_what_a_source_has_wrong() -> None:
    app = page_at(steering.ADDRESS)
    assert table(app, "Vem som beslutar om hur mycket")[1:] == [
        ["process", "0", "200 000", "Nätverket", "Direktionen"],
        ["process", "200 000", "–", "Direktionen | Antaget: högre organ", "–"],
    ]
    assert "- Källan säger ”fem steg”: Texten har sex." in told(app)


WRONG_DAY = "Det är ingen dag; skriv en som 2027-02-01. Tills dess gäller läget i dag."
DUE = [{"id": "f", "body": "natverk", "kind": "follow_up", "text": "Uppföljning", "opens": "2021-05", "closes": "2021"}]


@pytest.mark.parametrize(
    ("day", "begins", "said"),
    [
        ("2021-12-31", "Läget den 31 december 2021: 2 organ", "ska göras senast 31 december 2021"),
        ("2022-01-01", "Läget den 1 januari 2022: 2 organ", "skulle ha gjorts senast 31 december 2021"),
        ("1970-01-01", "Läget den 1 januari 1970: 2 organ", ""),
        ("1969-12-31", "2 organ", "skulle ha gjorts"),
        ("2199-12-31", "Läget den 31 december 2199: 2 organ", "skulle ha gjorts"),
        ("2200-01-01", "2 organ", "skulle ha gjorts"),
        ("2021-02-30", "2 organ", "skulle ha gjorts"),
        ("i går", "2 organ", "skulle ha gjorts"),
    ],
)
def test_what_is_due_and_missed_is_told_as_of_the_day_of_the_address_and_as_of_today_for_any_other_text(
    day: str, begins: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTFOLJ_CASE", str(written(tmp_path, **STEERED, duties=DUE)))
    app = page_at(steering.ADDRESS, dag=day)
    assert first_line(app).startswith(begins)
    assert ("Uppföljning" in told(app)) == bool(said)
    assert said in told(app)
    assert (WRONG_DAY in [part.value for part in app.caption]) == (not begins.startswith("Läget den"))
    assert app.text_input(key="as-of").value == day


@pytest.mark.usefixtures("path")
def test_a_day_that_is_chosen_stands_in_the_address_and_today_does_not() -> None:
    app = page_at(steering.ADDRESS)
    app = whole(app.text_input(key="as-of").set_value(" 2021-11-01 ").run())
    assert app.query_params == {"dag": "2021-11-01"}
    assert first_line(app).startswith("Läget den 1 november 2021: 2 organ")
    app = whole(app.text_input(key="as-of").set_value(date.today().isoformat()).run())  # noqa: DTZ011
    assert app.query_params == {}
    assert first_line(app).startswith("2 organ")


def test_a_case_without_bodies_says_how_they_come_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTFOLJ_CASE", str(written(tmp_path)))
    assert first_line(page_at(steering.ADDRESS)).startswith("Inga organ är angivna.")


def test_what_people_have_typed_is_only_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = HOSTILE[:200]
    bodies = [{"id": "b", "name": name, "kind": "decides"}]
    seats = [{"id": "s", "body": "b", "holder": name, "agreed": HOSTILE}]
    monkeypatch.setenv("PORTFOLJ_CASE", str(written(tmp_path, bodies=bodies, seats=seats)))
    app = page_at(steering.ADDRESS, organ="b")
    assert table(app, "Organ och nätverk")[1][0] == name
    assert table(app, "Platserna")[1][0] == name
