"""What stands around every page, and what is shown when something is wrong."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from portfolj.ui.pages import PAGES
from portfolj.ui.words import in_markdown
from tests.e2e.opened import lines, opened, settled
from tests.e2e.small_case import written

WORDS_OF_SOLVERS = ("objective", "constraint", "gap", "infeasible", "optimal", "solver", "målfunktion", "bivillkor", "lösare")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The case that the pages open."""
    case = written(tmp_path)
    monkeypatch.setenv("PORTFOLJ_CASE", str(case))
    yield case
    st.cache_resource.clear()


def test_each_page_has_an_address_and_a_title_of_its_own() -> None:
    assert len({page.ADDRESS for page in PAGES}) == len({page.TITLE.text for page in PAGES}) == len(PAGES) == 10


def test_every_fault_of_a_case_is_listed_with_its_place(folder: Path) -> None:
    for name, column in (("budgets.csv", "1000000"), ("capacities.csv", "100")):
        file = folder / name
        file.write_text(file.read_text("utf-8").replace(column, "mycket"), "utf-8")
    told = "\n".join(part.value for part in opened().markdown)
    assert "budgets" in told
    assert "capacities" in told


def test_a_case_without_made_up_values_is_not_called_an_example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTFOLJ_CASE", str(written(tmp_path, initiatives=[], scenarios=[])))
    page = settled(opened())
    assert [one.message for one in page.exception] == []
    assert "Exempel" not in lines(page, "whose")[0]
    st.cache_resource.clear()


@pytest.mark.usefixtures("folder")
def test_the_first_line_holds_no_word_of_solvers() -> None:
    [said] = lines(settled(opened()), "answer")
    assert [word for word in WORDS_OF_SOLVERS if word in said.lower()] == []


def test_markdown_made_harmless_reads_as_it_was_typed() -> None:
    assert in_markdown("a*b_[c](d)") == r"a\*b\_\[c\]\(d\)"


def broken_script() -> None:
    """What is run where the check refuses an answer."""
    from portfolj.errors import CheckError, say
    from portfolj.ui.shell.app import tell_of_fault

    assert tell_of_fault(CheckError([say("Fund *own* is overdrawn.")]))


def test_a_fault_of_ours_says_what_to_do_and_what_did_not_hold() -> None:
    page = AppTest.from_function(broken_script).run()
    assert [one.message for one in page.exception] == []
    assert [title.value for title in page.title] == ["Något gick fel i portfolj"]
    assert [part.value for part in page.markdown][-1] == r"- Fund \*own\* is overdrawn\."


def test_a_card_stays_open_while_the_page_is_made_anew(folder: Path) -> None:  # noqa: ARG001
    page = settled(opened(insats="arkiv"))
    for _ in range(2):
        assert [one.proto.dialog.title for one in page.get("dialog")] == ["E\\-arkiv"]
        page.run()
