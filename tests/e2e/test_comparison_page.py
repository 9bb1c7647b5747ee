"""The page of comparison as Streamlit builds it, without a browser; the numbers are those of the case worked out by hand."""

import time
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from portfolj.charts.differences import differences
from portfolj.domain.scenario import Scenario
from portfolj.errors import say
from portfolj.results.result import Result
from portfolj.ui import answers
from portfolj.ui.desk import Job
from portfolj.ui.pages import comparison
from portfolj.ui.words import in_html, in_markdown, tell
from tests.e2e.opened import APP, SPACE, first_line, html, plain, settled, table
from tests.e2e.small_case import HOSTILE, written

FIGURES = tell(say("Key figures of the alternatives"))
MATRIX = tell(say("Which initiatives are in which scenario"))
MEMBERS = tell(say("What changes for each member"))
GOALS = tell(say("What each goal is given"))
AREAS = tell(say("Areas: kronor of the funds, and percent of the money"))
FIELDS = tell(say("Fields of the four-field model: kronor of the funds, and percent of the money"))
WORDS_OF_SOLVERS = ("objective", "constraint", "gap", "infeasible", "optimal", "solver", "målfunktion", "bivillkor", "lösare")
NONE_POSSIBLE = "Det finns ingen portfölj som klarar alla villkor."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The case that the page opens."""
    case = written(tmp_path)
    monkeypatch.setenv("PORTFOLJ_CASE", str(case))
    yield case
    st.cache_resource.clear()


@pytest.fixture
def page(folder: Path) -> AppTest:  # noqa: ARG001
    """The page as it opens."""
    return compare()


def compare(*scenarios: str, **address: str) -> AppTest:
    """The page at an address, when nothing is being worked out any more."""
    return settled(begun(*scenarios, **address))


def begun(*scenarios: str, **address: str) -> AppTest:
    """The page at an address, as it is shown at once."""
    app = AppTest.from_file(APP, default_timeout=60)
    app._page_hash = calc_hash(comparison.ADDRESS)
    app.query_params["jamfor"] = list(scenarios)
    for name, text in address.items():
        app.query_params[name] = text
    return app.run()


def rows(app: AppTest, name: str) -> dict[str, list[str]]:
    """The rows of a table by their heads."""
    return {row[0]: row[1:] for row in table(app, name)}


def names_in_matrix(app: AppTest) -> list[str]:
    """The heads of the matrix's rows, in their order."""
    return [row[0] for row in table(app, MATRIX)[1:]]


def summaries(app: AppTest) -> list[str]:
    """What is said above the pictures of members."""
    return [part.value.replace("\\", "").replace(SPACE, " ") for part in app.subheader if "medlemmar" in part.value]


def test_the_heading_is_the_question_and_the_first_line_its_answer_in_numbers(page: AppTest) -> None:
    assert [one.message for one in page.exception] == []
    assert [title.value for title in page.title] == ["Vad skiljer alternativen?"]
    assert first_line(page) == "1 insats är med i alla tre. Skillnaden är 3 insatser."


def test_the_first_line_holds_no_word_of_solvers(page: AppTest) -> None:
    assert [word for word in WORDS_OF_SOLVERS if word in first_line(page).lower()] == []


def test_the_case_itself_and_the_next_two_are_compared_unless_others_are_chosen(page: AppTest) -> None:
    assert page.multiselect(key="compared").value == ["base", "mindre", "timmar"]
    assert page.query_params["jamfor"] == ["base", "mindre", "timmar"]


@pytest.mark.usefixtures("folder")
def test_the_address_brings_back_the_scenarios_in_their_order_and_unknown_ones_are_ignored() -> None:
    page = compare("timmar", "nowhere", "base", "timmar")
    assert page.multiselect(key="compared").value == ["timmar", "base"]
    assert rows(page, FIGURES)[""] == ["Ont om timmar", "Dagens ram"]
    assert first_line(page) == "1 insats är med i båda. Skillnaden är 3 insatser."


@pytest.mark.usefixtures("folder")
def test_an_address_of_unknown_scenarios_only_gives_the_page_as_it_opens() -> None:
    assert compare("nowhere", "else").multiselect(key="compared").value == ["base", "mindre", "timmar"]


def test_what_is_chosen_stands_in_the_address(page: AppTest) -> None:
    settled(page.multiselect(key="compared").set_value(["mindre", "timmar"]).run())
    assert page.query_params["jamfor"] == ["mindre", "timmar"]
    assert rows(page, FIGURES)[""] == ["20 % mindre", "Ont om timmar"]


def test_with_one_scenario_or_none_the_page_says_what_to_choose(page: AppTest) -> None:
    page.multiselect(key="compared").set_value(["mindre"]).run()
    assert first_line(page) == "Välj ett scenario att jämföra med 20 % mindre."
    page.multiselect(key="compared").set_value([]).run()
    assert first_line(page) == "Välj två scenarier, så visas här vad som skiljer dem åt."
    assert page.multiselect(key="compared").value == []
    assert [one.message for one in page.exception] == []


def test_a_case_with_one_scenario_says_where_another_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTFOLJ_CASE", str(written(tmp_path, scenarios=[])))
    page = compare()
    assert first_line(page).startswith("Underlaget har bara ett scenario.")
    assert not page.multiselect


def test_the_key_figures_are_those_worked_out_by_hand(page: AppTest) -> None:
    found = rows(page, FIGURES)
    assert found["Insatser"] == ["3", "2", "2"]
    assert found["Egna ramar, kr"] == ["1 000 000 | av 1 000 000", "700 000 | av 800 000", "1 000 000 | av 1 000 000"]
    assert found["Medlemmarnas timmar, h"] == ["270", "180", "180"]
    assert found["Nytta, poäng"] == ["140,0", "110,0", "135,0"]
    assert found["Hur säkert"] == ["Bevisat bästa"] * 3


def test_the_matrix_says_what_is_in_which_scenario_what_differs_first(page: AppTest) -> None:
    assert names_in_matrix(page) == ["3 insatser skiljer", "E-arkiv", "Bibliotek", "Delad IT", "1 insats är med i alla", HOSTILE]
    found = rows(page, MATRIX)
    assert found["E-arkiv"] == ["2027med, från 2027", "2027med, från 2027", "inte med"]
    assert found["Bibliotek"] == ["2027med, från 2027", "inte med", "inte med"]
    assert found["Delad IT"] == ["inte med", "inte med", "2027med, från 2027"]


def test_names_open_their_cards_also_of_what_is_in_none(page: AppTest) -> None:
    links = [part.split('"')[0] for text in html(page) for part in text.split('data-initiative="')[1:]]
    assert set(links) == {"arkiv", "bibliotek", "it", "hostile", "app"}


@pytest.mark.usefixtures("folder")
def test_each_member_is_compared_with_the_first_scenario_also_per_resident() -> None:
    hours = rows(compare("base", "mindre", matt="hours"), MEMBERS)
    assert list(hours)[1:] == ["Storköping | 20 000 invånare", "Mellanstad | 10 000 invånare", "Litenby | 5 000 invånare"]
    # 90 h of 5 000 residents are 18 of 1 000, 30 h fewer are 6 fewer.
    assert hours["Litenby | 5 000 invånare"] == ["90 | 18,0", "−30 | −6,0"]
    # 140 points by population are 20 of the smallest, 110 are 15.71: 4.286 fewer, 0.857 of 1 000.
    benefit = rows(compare("base", "mindre", matt="benefit"), MEMBERS)
    assert benefit["Litenby | 5 000 invånare"] == ["20,0 | 4,00", "−4,3 | −0,86"]
    assert rows(compare("mindre", "base", matt="benefit"), MEMBERS)["Litenby | 5 000 invånare"][1] == "+4,3 | +0,86"


def test_the_measure_is_chosen_on_the_page_and_stands_in_the_address(page: AppTest) -> None:
    assert summaries(page) == ["20 % mindre: 0 medlemmar betalar mer, 0 mindre", "Ont om timmar: 0 medlemmar betalar mer, 0 mindre"]
    settled(page.segmented_control(key="measure").set_value("hours").run())
    assert page.query_params["matt"] == "hours"
    assert summaries(page) == [
        "20 % mindre: 0 medlemmar lägger fler timmar, 3 färre",
        "Ont om timmar: 0 medlemmar lägger fler timmar, 3 färre",
    ]


def test_goals_areas_and_fields_stand_side_by_side(page: AppTest) -> None:
    [goal] = [cells for name, cells in rows(page, GOALS).items() if name == "Service"]
    assert goal == ["140,0 | 140,0", "110,0 | 110,0", "135,0 | 135,0"]
    assert rows(page, AREAS)["Inget område angivet"] == ["1 000 000 | 100 %", "700 000 | 100 %", "1 000 000 | 100 %"]
    assert rows(page, FIELDS)["Inget angivet"] == ["1 000 000 | 100 %", "700 000 | 100 %", "1 000 000 | 100 %"]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("order", [("base", "utan", "mindre"), ("utan", "base", "mindre")])
def test_a_scenario_without_portfolio_is_told_in_words_and_the_others_stand(order: tuple[str, ...]) -> None:
    page = compare(*order)
    assert [one.message for one in page.exception] == []
    said = f"2 insatser är med i alla som har en portfölj. Skillnaden är 1 insats. Allt ska med: {NONE_POSSIBLE}"
    assert first_line(page) == said
    assert rows(page, FIGURES)["Insatser"][order.index("utan")] == "–"
    assert rows(page, MATRIX)["E-arkiv"] == ["2027med, från 2027"] * 2


@pytest.mark.usefixtures("folder")
def test_one_portfolio_alone_is_shown_and_compared_with_nothing() -> None:
    page = compare("base", "utan")
    assert first_line(page) == f"Dagens ram har 3 insatser. Allt ska med: {NONE_POSSIBLE}"
    assert not page.segmented_control


def test_no_portfolio_at_all_still_gives_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    decided = [{"initiative": one, "reason": "prov"} for one in ("arkiv", "it", "bibliotek")]
    scenarios = [{"id": name, "name": name, "decided": decided} for name in ("ett", "tva")]
    monkeypatch.setenv("PORTFOLJ_CASE", str(written(tmp_path, scenarios=scenarios)))
    page = compare("ett", "tva")
    assert [one.message for one in page.exception] == []
    assert first_line(page) == f"ett: {NONE_POSSIBLE} tva: {NONE_POSSIBLE}"


def test_a_scenario_saved_after_another_was_worked_out_can_be_compared_with_it(page: AppTest, folder: Path) -> None:
    assert first_line(page)
    dearer = {"id": "mer", "name": "Mer pengar", "budgets": [{"percent": 150}]}
    written(folder.parent, scenarios=[{"id": "base", "name": "Dagens ram"}, dearer])
    assert first_line(compare("base", "mer")) == "2 insatser är med i båda. Skillnaden är 2 insatser."


@pytest.fixture
def unanswered(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Job[Result]]:  # noqa: ARG001
    """Work on a scenario that comes to no end by itself."""

    def work(job: Job[Result]) -> Iterator[Result]:
        while not job.given_up():
            time.sleep(0.01)
        return iter(())

    job, solved = answers.desk().ask("unanswered", work), answers.solved

    def asked(opened: answers.Opened, scenario: Scenario, *, again: bool = False) -> Job[Result]:
        return job if scenario.id == "mindre" and not again else solved(opened, scenario, again=again)

    monkeypatch.setattr(answers, "solved", asked)
    yield job
    job.stop()


@pytest.mark.usefixtures("unanswered")
def test_what_has_no_answer_yet_is_told_and_the_rest_is_shown() -> None:
    page = begun("base", "mindre", "timmar")
    assert first_line(page).endswith("20 % mindre: Räknas fram just nu.")
    assert rows(page, FIGURES)[""] == ["Dagens ram", "Ont om timmar"]
    assert "**20 % mindre:**" in [part.value for part in page.markdown]


def test_what_was_stopped_before_it_had_an_answer_is_told_and_can_be_begun_anew(unanswered: Job[Result]) -> None:
    unanswered.stop()
    page = compare("base", "mindre")
    assert first_line(page) == "Dagens ram har 3 insatser. 20 % mindre: Stoppades innan något hade hittats."
    assert [button.label for button in page.button if button.key == "again-mindre"] == ["Räkna fram 20 % mindre"]


@pytest.mark.usefixtures("folder")
def test_for_the_whole_room_the_question_the_answer_and_what_differs_are_shown() -> None:
    page = compare("base", "mindre", "timmar", visa="1")
    assert first_line(page) == "1 insats är med i alla tre. Skillnaden är 3 insatser."
    assert names_in_matrix(page) == ["E-arkiv", "Bibliotek", "Delad IT"]
    assert not page.multiselect
    assert not page.expander
    assert not [part for part in html(page) if "<caption>" in part and MATRIX not in part]


def test_names_typed_by_people_reach_no_markdown_and_no_html_unescaped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scenarios = [{"id": "base", "name": HOSTILE}, {"id": "mindre", "name": HOSTILE, "budgets": [{"percent": 80}]}]
    members = [{"id": one, "name": f"{HOSTILE} {one}", "weight": 1000} for one in ("stor", "mellan", "liten")]
    monkeypatch.setenv("PORTFOLJ_CASE", str(written(tmp_path, scenarios=scenarios, members=members)))
    page = compare()
    assert [one.message for one in page.exception] == []
    told = [part.value for kind in (page.markdown, page.header, page.subheader) for part in kind]
    assert [part for part in told if HOSTILE in part] == []
    assert any(in_markdown(HOSTILE) in part for part in told)
    assert [part for part in html(page) if "<img" in part] == []
    assert any(in_html(HOSTILE) in part for part in html(page))


def test_the_fold_says_how_sure_and_what_was_checked(page: AppTest, folder: Path) -> None:
    told = "\n".join(plain(part.value) for part in page.markdown)
    assert "kontroller" in told
    assert answers.open_case(str(folder)).content in told


def test_the_picture_of_differences_keeps_to_the_schema_and_has_its_nothing_in_the_middle() -> None:
    rows = [("", 0, "h", "per 1 000"), ("Hjo", -30, "−30", "−6,0"), ("Västra\nGötaland", 0, "0", ""), ("Skara", 20, "+20", "+1,1")]
    drawn = differences(pd.DataFrame(rows, columns=["name", "change", "amount", "share"]), most=60).to_dict(validate=True)
    scales = [layer["encoding"]["x"]["scale"] for layer in drawn["layer"][:2]]
    assert [scale["domain"] for scale in scales] == [[-60, 60], [-60, 60]]
