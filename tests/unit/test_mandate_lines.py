"""The mandates by lines: the version that holds on a day is written, and a new one begun beside it."""

from datetime import date
from typing import Any

import pytest

from portfolj.domain.base import replace
from portfolj.domain.case import Case
from portfolj.governance.mandates import mandate_table
from portfolj.service.mandate_lines import mandate_lines, with_mandates, with_new_version
from tests.unit.test_steering_lists import ON, SHIPPED, refused, told

NETWORK = SHIPPED["landsbygdsnatverket"]
AHEAD = date(2027, 3, 1)


def versions(case: Case) -> list[str]:
    return sorted({row.version for row in case.mandate_table})


def test_lines_speak_of_matters_in_words_and_of_bodies_by_name() -> None:
    assert mandate_lines(NETWORK, ON, told).splitlines()[0] == "utforskning; 0; 20001; De två kontaktpersonerna på kansliet"


def test_two_lines_of_the_same_amount_are_told() -> None:
    text = mandate_lines(NETWORK, ON, told).replace("process; 200001", "process; 200000")
    assert any("densamma som" in one for one in refused(lambda: with_mandates(NETWORK, ON, text, told)))


def test_mandates_are_those_of_the_version_that_holds_on_the_day_and_a_new_row_belongs_to_it() -> None:
    rows = ({"version": version, "matter": "process", "decides": "styrgrupp"} for version in ("2019", "2027-03-01"))
    case = replace(NETWORK, mandate_table=(*NETWORK.mandate_table, *rows))
    changed = with_mandates(case, ON, f"{mandate_lines(case, ON, told)}\nutredning; 0; ; Styrgruppen", told)
    assert [(row.version, row.matter) for row in changed.mandate_table if row not in case.mandate_table] == [("2021-11-16", "utredning")]
    assert [row for row in case.mandate_table if row not in changed.mandate_table] == []


def test_a_new_version_holds_from_its_day_and_what_held_goes_on_until_then_with_its_sources() -> None:
    text = mandate_lines(NETWORK, ON, told).replace("200000; Kanslichefen", "300000; Kanslichefen")
    made = with_new_version(NETWORK, " 2027-03-01 ", text, told)
    assert [mandate_table(made, day) for day in (ON, date(2027, 2, 28))] == [mandate_table(NETWORK, ON)] * 2
    assert versions(made) == ["2021-11-16", "2027-03-01"]
    assert mandate_lines(made, AHEAD, told) == text
    assert {(row.source, row.provenance) for row in mandate_table(made, AHEAD)} == {("", None)}
    assert replace(made, mandate_table=NETWORK.mandate_table) == NETWORK


def test_a_version_may_begin_before_one_that_stands_and_holds_until_that_one() -> None:
    later = with_new_version(NETWORK, "2027-03-01", "process; 0; ; Styrgruppen", told)
    between = with_new_version(later, "2027-02", "process; 0; ; Kanslichefen", told)
    assert [mandate_lines(between, day, told) for day in (date(2027, 2, 1), AHEAD)] == [
        "process; 0; ; Kanslichefen",
        "process; 0; ; Styrgruppen",
    ]


@pytest.mark.parametrize(
    ("since", "text", "said"),
    [
        ("2021-11-16", None, "Från 16 november 2021 gäller redan versionen ”2021-11-16”; ändra den, eller skriv en annan dag."),
        ("nästa år", None, "”nästa år” är inget datum; skriv 2027-02-01, 2027-02 eller 2027."),
        ("", None, "”” är inget datum; skriv 2027-02-01, 2027-02 eller 2027."),
        ("2027-02-30", None, "”2027-02-30” är ingen dag i kalendern; rätta den."),
        ("2027-03-01", " ", "En ny version behöver en rad; skriv vem som beslutar."),
    ],
)
def test_a_version_that_could_not_hold_is_not_begun(since: str, text: Any, said: str) -> None:
    lines = mandate_lines(NETWORK, ON, told) if text is None else text
    assert refused(lambda: with_new_version(NETWORK, since, lines, told)) == [said]


def test_two_versions_do_not_begin_on_one_day_however_it_is_written() -> None:
    made = with_new_version(NETWORK, "2027", "process; 0; ; Styrgruppen", told)
    [said] = refused(lambda: with_new_version(made, "2027-01-01", "process; 0; ; Kanslichefen", told))
    assert "gäller redan versionen ”2027”" in said


def test_a_version_is_not_begun_below_one_whose_number_is_larger() -> None:
    case = replace(NETWORK, mandate_table=[{"version": "protokoll 4711", "matter": "process", "decides": "styrgrupp"}])
    [said] = refused(lambda: with_new_version(case, "2027", "process; 0; ; Styrgruppen", told))
    assert "gäller redan versionen ”protokoll 4711”" in said
