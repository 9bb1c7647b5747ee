"""The page about portfolj as Streamlit builds it, without a browser."""

import re
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from portfolj.domain.base import Sourced, Value
from portfolj.domain.case import Case
from portfolj.errors import say
from portfolj.ui.components import provenance
from portfolj.ui.pages import about
from portfolj.ui.words import tell
from tests.e2e.opened import APP, first_line, html, table
from tests.e2e.small_case import HOSTILE, written

COUNTS, SOURCES = tell(say("How many values are of each kind")), tell(say("The sources that the case states"))
BUDGET = {"fund": "own", "year": 2027, "kronor": 1_000_000}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The case that the page opens."""
    case = written(tmp_path)
    monkeypatch.setenv("PORTFOLJ_CASE", str(case))
    monkeypatch.delenv("PORTFOLJ_CONTACT", raising=False)
    yield case
    st.cache_resource.clear()


def opened(**address: str) -> AppTest:
    """The page at an address."""
    app = AppTest.from_file(APP, default_timeout=60)
    app._page_hash = calc_hash(about.ADDRESS)
    for name, text in address.items():
        app.query_params[name] = text
    return app.run()


def told(page: AppTest) -> str:
    """All that the page says in Markdown, as it is read."""
    return re.sub(r"\\(.)", r"\1", "\n".join(part.value for part in page.markdown)).replace("\u00a0", " ")


@pytest.fixture
def page(folder: Path) -> AppTest:  # noqa: ARG001
    """The page as it opens."""
    return opened()


def test_the_heading_is_a_question_and_the_first_line_its_answer_with_numbers(page: AppTest) -> None:
    assert [one.message for one in page.exception] == []
    assert [title.value for title in page.title] == ["Vad är detta, och vad kan man lita på?"]
    # Worked out by hand: 3 populations, 3 capacities, a weight, a budget, and of each of five proposals 1 contribution, 1 sum, 3 efforts.
    assert first_line(page).endswith("Siffrorna går ännu inte att lita på: 5 av 33 värden är påhittade exempel.")


def test_the_counts_are_those_worked_out_by_hand(page: AppTest) -> None:
    rows = {row[0]: row[1:] for row in table(page, COUNTS)[1:]}
    assert rows == {
        "Medlemmar: invånare och avgifter": ["3", "–", "–", "–"],
        "Timmar som medlemmar och gemensam personal kan lägga": ["–", "–", "–", "3"],
        "Mål och hur tungt de väger": ["–", "–", "–", "1"],
        "Pengar, år för år": ["–", "–", "–", "1"],
        "Förslagen: vad de ger": ["–", "–", "5", "–"],
        "Förslagen: vad de kostar i pengar och timmar": ["–", "–", "–", "20"],
        "Alla": ["3 | 9,09 %", "–", "5 | 15,15 %", "25 | 75,76 %"],
    }


def test_a_case_that_states_no_source_lists_none(page: AppTest) -> None:
    assert not [part for part in html(page) if SOURCES in part]


def test_every_source_is_listed_with_its_kind_and_shown_as_text(folder: Path) -> None:
    written(folder.parent, budgets=[{**BUDGET, "provenance": "real", "source": HOSTILE}])
    assert table(opened(), SOURCES)[1:] == [[HOSTILE, "Verkliga", "1"]]


@pytest.mark.parametrize(
    ("kinds", "sentence"),
    [
        ({}, "För 5 av 8 värden står det inte varifrån de kommer."),
        ({"provenance": "derived"}, "Alla värden har en angiven källa."),
    ],
)
def test_without_made_up_numbers_the_first_line_says_what_is_known_of_them(folder: Path, kinds: dict[str, str], sentence: str) -> None:
    members = ("stor", "mellan", "liten")
    written(
        folder.parent,
        initiatives=[],
        scenarios=[],
        capacities=[{"member": one, "year": 2027, "hours": 100, **kinds} for one in members],
        goals=[{"id": "service", "name": "Service", "weight": 1, **kinds}],
        budgets=[{**BUDGET, **kinds}],
    )
    assert first_line(opened()).endswith(sentence)


def test_every_table_that_can_hold_numbers_has_its_row() -> None:
    listed = {table for _, tables in provenance.SORTS for table in tables}
    # The questions of the admission test say where they come from, and hold no numbers.
    assert listed == set(sourced(Case)) - {"admission"}


def sourced(kind: type[Value], above: str = "") -> Iterator[str]:
    """The tables, as counted, in which a value of a kind can hold numbers that say where they come from."""
    for name, field in kind.model_fields.items():
        for inside in (one for one in parts(field.annotation) if isinstance(one, type) and issubclass(one, Value)):
            table = name if above in {"", "initiatives"} else above
            if issubclass(inside, Sourced):
                yield table
            else:
                yield from sourced(inside, table)


def parts(annotation: object) -> Iterator[object]:
    """An annotation and all that it is made of."""
    yield annotation
    for one in getattr(annotation, "__args__", ()):
        yield from parts(one)


def test_the_statement_names_the_law_the_standard_the_supervisor_and_what_is_not_accessible(page: AppTest) -> None:
    text = told(page) + "".join(html(page))
    assert [one for one in ("2018:1937", "EN 301 549", "WCAG 2.1", "AA", "delvis", "Digg", "WCAG 4.1.3") if one not in text] == []
    assert [part for part in html(page) if 'href="https://www.digg.se/tdosanmalan"' in part]


def test_faults_are_reported_to_whoever_runs_the_installation(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    assert "har inte angett någon kontakt" in told(opened())
    monkeypatch.setenv("PORTFOLJ_CONTACT", "Förbundet, [it](http://evil.example)")
    assert "Berätta för Förbundet, [it](http://evil.example) vad som inte fungerar" in told(opened())
    assert not [part.value for part in opened().markdown if "[it](" in part.value]


def test_the_versions_the_fingerprint_and_the_licence_are_named(page: AppTest) -> None:
    text = told(page)
    for name, package in (("portfolj", "portfolj"), ("PuLP", "pulp"), ("HiGHS", "highspy"), ("Streamlit", "streamlit")):
        assert f"{name} {version(package)}" in text
    assert re.search(r"\b[0-9a-f]{64}\b", text)
    assert "EUPL-1.2" in text


def test_each_language_has_a_link_that_keeps_all_else_that_is_chosen(folder: Path) -> None:  # noqa: ARG001
    [languages] = [part for part in html(opened(sprak="nb", scenario="mindre", med="arkiv")) if '<nav class="portfolj-languages"' in part]
    links = re.findall(r'<li lang="(..)"><a href="([^"]+)" hreflang="..">([^<]+)</a>', languages)
    assert links == [
        ("sv", "?med=arkiv&amp;scenario=mindre&amp;sprak=sv", "Svenska"),
        ("en", "?med=arkiv&amp;scenario=mindre&amp;sprak=en", "English"),
    ]
    assert '<li lang="nb"><b aria-current="true">Norsk bokmål</b>' in languages


@pytest.mark.parametrize(
    ("language", "heading"), [("en", "What is this, and what can be relied on?"), ("nb", "Hva er dette, og hva kan man stole på?")]
)
@pytest.mark.usefixtures("folder")
def test_the_page_speaks_the_language_of_the_address(language: str, heading: str) -> None:
    page = opened(sprak=language)
    assert [one.message for one in page.exception] == []
    assert [title.value for title in page.title] == [heading]


@pytest.mark.usefixtures("folder")
def test_for_the_whole_room_only_the_answer_is_shown() -> None:
    page = opened(visa="1")
    assert [title.value for title in page.title]
    assert not page.header
