"""The page as Streamlit builds it, without a browser."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from portfolj.errors import say
from portfolj.ui.words import in_html, in_markdown, tell
from tests.e2e.small_case import HOSTILE, written

APP = Path(__file__).parents[2] / "portfolj" / "ui" / "app.py"
SPACE = "\u00a0"
FIGURES = tell(say("Key figures of the alternatives"))
INITIATIVES = tell(say("Which initiatives are in which alternative"))
MEMBERS = tell(say("What each member gives and gets in each alternative"))
RANKED = tell(say("Ranked list: {name}", name="Dagens ram"))
WORDS_OF_SOLVERS = ("objective", "constraint", "gap", "infeasible", "optimal", "solver", "målfunktion", "bivillkor", "lösare")


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
    return opened()


def opened(**address: str | list[str]) -> AppTest:
    """The page at an address."""
    app = AppTest.from_file(APP, default_timeout=60)
    for name, value in address.items():
        app.query_params[name] = value
    return app.run()


def html(page: AppTest) -> list[str]:
    """The parts of the page that are HTML of ours."""
    return [element.proto.body for element in page.get("html")]


def first_line(page: AppTest) -> str:
    """The answer as a sentence."""
    [answer] = [part for part in html(page) if 'class="portfolj-answer"' in part]
    return unescape(re.sub(r"<[^>]+>", "", answer))


def table(page: AppTest, name: str) -> list[list[str]]:
    """The cells of a table's rows, second lines after a bar; no-break spaces as spaces."""
    [found] = [part for part in html(page) if f"<caption>{name}" in part]
    rows = re.findall(r"<tr.*?</tr>", found)
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in rows]
    plain = [[re.sub(r"<[^>]+>", "", cell.replace('<span class="below">', " | ")) for cell in row] for row in cells]
    return [[unescape(cell).replace(SPACE, " ") for cell in row] for row in plain]


def test_the_heading_is_the_question(page: AppTest) -> None:
    assert not page.exception
    assert [title.value for title in page.title] == ["Vad får vi för pengarna?"]


def test_the_first_line_is_the_answer_with_its_numbers(page: AppTest) -> None:
    assert first_line(page) == (
        f"Dagens ram: 3{SPACE}insatser för 1{SPACE}000{SPACE}000{SPACE}kr. Bevisat bästa. "
        f"1{SPACE}insats med i alla tre alternativen, 3 i bara ett eller två."
    )


def test_the_first_line_holds_no_word_of_solvers(page: AppTest) -> None:
    assert [word for word in WORDS_OF_SOLVERS if word in first_line(page).lower()] == []


def test_made_up_values_are_said_with_their_share_before_the_answer(page: AppTest) -> None:
    parts = html(page)
    [example] = [place for place, part in enumerate(parts) if "Exempel: 5 av " in part.replace(SPACE, " ")]
    [answer] = [place for place, part in enumerate(parts) if 'class="portfolj-answer"' in part]
    assert example < answer


def test_a_case_without_made_up_values_is_not_called_an_example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTFOLJ_CASE", str(written(tmp_path, initiatives=[])))
    assert not [part for part in html(opened()) if "Exempel" in part]


def test_more_money_changes_the_answer(page: AppTest) -> None:
    page.slider(key="pengar").set_value(150).run()
    assert first_line(page).replace(SPACE, " ").startswith("Dagens ram med 150 % av pengarna: 3 insatser för 1 400 000 kr.")


def test_less_money_changes_the_answer(page: AppTest) -> None:
    page.slider(key="pengar").set_value(80).run()
    assert first_line(page).replace(SPACE, " ").startswith("Dagens ram med 80 % av pengarna: 2 insatser för 700 000 kr.")


@pytest.mark.usefixtures("folder")
def test_the_address_brings_back_the_money_and_the_alternatives() -> None:
    page = opened(pengar="80", alternativ=["Ont om timmar", "Dagens ram"])
    assert page.slider(key="pengar").value == 80
    assert first_line(page).startswith("Ont om timmar med 80")


@pytest.mark.parametrize("money", ["49", "151", "72.5", "mycket"])
@pytest.mark.usefixtures("folder")
def test_an_address_that_cannot_be_so_gives_the_page_as_it_opens(money: str) -> None:
    assert opened(pengar=money).slider(key="pengar").value in {50, 72, 100, 150}


def test_the_key_figures_are_those_worked_out_by_hand(page: AppTest) -> None:
    rows = {row[0]: row[1:] for row in table(page, FIGURES)}
    assert rows["Insatser"] == ["3", "2", "2"]
    assert rows["Egna ramar, kr"] == ["1 000 000 | av 1 000 000", "700 000 | av 800 000", "1 000 000 | av 1 000 000"]
    assert rows["Medlemmarnas timmar, h"] == ["270", "180", "180"]
    assert rows["Nytta, poäng"] == ["140,0", "110,0", "135,0"]


def test_the_table_says_what_is_in_which_alternative(page: AppTest) -> None:
    rows = {row[0]: row[1:] for row in table(page, INITIATIVES)[1:]}
    assert rows == {
        "E-arkiv": ["med, från 2027", "med, från 2027", "inte med"],
        "Bibliotek": ["med, från 2027", "inte med", "inte med"],
        "Delad IT": ["inte med", "inte med", "med, från 2027"],
        HOSTILE: ["med, från 2027", "med, från 2027", "med, från 2027"],
    }


def test_members_stand_by_falling_population_with_what_each_resident_gets(page: AppTest) -> None:
    rows = table(page, MEMBERS)[2:]
    assert [row[0] for row in rows] == ["Storköping | 20 000 invånare", "Mellanstad | 10 000 invånare", "Litenby | 5 000 invånare"]
    # 90 h for 5 000 residents; 140 points by population, 20 of them to the smallest: 4 for each 1 000.
    assert (rows[2][4], rows[2][7]) == ("90 | 18", "20,0 | 4,0")


def test_the_reserve_list_stands_after_the_line_where_the_money_ends(page: AppTest) -> None:
    rows = table(page, RANKED)[1:]
    line = [row[0] for row in rows].index(tell(say("Here the money ends, at {share:percent}", share=100)).replace(SPACE, " "))
    assert {row[1].partition(" | ")[0] for row in rows[:line]} == {"E-arkiv", "Bibliotek", HOSTILE}
    assert [row[1].partition(" | ")[0] for row in rows[line + 1 :]] == ["En app"]
    assert rows[-1][1].endswith("Kommer med vid 1 200 000 kr.")


def test_with_more_money_the_line_moves_down(page: AppTest) -> None:
    page.slider(key="pengar").set_value(120).run()
    assert table(page, RANKED)[-1] == [tell(say("Here the money ends, at {share:percent}", share=120)).replace(SPACE, " ")]


@pytest.mark.usefixtures("folder")
def test_an_alternative_without_portfolio_says_so_and_the_others_stay() -> None:
    page = opened(alternativ=["Dagens ram", "Allt ska med"])
    assert first_line(page).endswith("Allt ska med: Det finns ingen portfölj som klarar alla villkor.")
    assert table(page, FIGURES)[1] == ["Insatser", "3", "–"]


@pytest.mark.usefixtures("folder")
def test_an_alternative_without_portfolio_first_gives_a_page_too() -> None:
    page = opened(alternativ=["Allt ska med"])
    assert not page.exception
    assert first_line(page) == "Allt ska med: Det finns ingen portfölj som klarar alla villkor."


def test_no_alternative_chosen_shows_the_first(page: AppTest) -> None:
    page.multiselect(key="alternativ").set_value([]).run()
    assert first_line(page).startswith("Dagens ram: 3")


def test_a_missing_case_is_named_and_nothing_else_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTFOLJ_CASE", str(tmp_path / "nowhere"))
    page = opened()
    assert [title.value for title in page.title] == ["Underlaget går inte att öppna"]
    assert any("nowhere" in part.value for part in page.markdown)
    assert not page.slider


def test_every_fault_of_a_case_is_listed_with_its_place(folder: Path) -> None:
    for name, column in (("budgets.csv", "1000000"), ("capacities.csv", "100")):
        file = folder / name
        file.write_text(file.read_text("utf-8").replace(column, "mycket"), "utf-8")
    page = opened()
    told = "\n".join(part.value for part in page.markdown)
    assert "budgets" in told
    assert "capacities" in told


def test_a_case_changed_on_disk_is_read_anew(folder: Path) -> None:
    assert first_line(opened()).startswith("Dagens ram: 3")
    written(folder.parent, budgets=[{"fund": "own", "year": 2027, "kronor": 500_000}])
    assert first_line(opened()).startswith(f"Dagens ram: 1{SPACE}insats")


def test_a_name_typed_by_people_reaches_no_markdown_and_no_html_unescaped(page: AppTest) -> None:
    told = [*(part.value for part in page.markdown), *(part.value for part in page.header), *(part.value for part in page.subheader)]
    assert [part for part in told if "![x](" in part or "<img" in part] == []
    assert [part for part in html(page) if "<img" in part] == []
    assert any(in_html(HOSTILE) in part for part in html(page))


def test_markdown_made_harmless_reads_as_it_was_typed() -> None:
    assert in_markdown("a*b_[c](d)") == r"a\*b\_\[c\]\(d\)"


def broken_script() -> None:
    """What is run where the check refuses an answer."""
    from portfolj.errors import CheckError, say
    from portfolj.ui.pages.alternatives import tell_of_fault

    assert tell_of_fault(CheckError([say("Fund *own* is overdrawn.")]))


def test_a_fault_of_ours_says_what_to_do_and_what_did_not_hold() -> None:
    page = AppTest.from_function(broken_script).run()
    assert not page.exception
    assert [title.value for title in page.title] == ["Något gick fel i portfolj"]
    assert [part.value for part in page.markdown][-1] == r"- Fund \*own\* is overdrawn\."
