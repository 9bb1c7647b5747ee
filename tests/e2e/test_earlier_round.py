"""Proposing again, on the page Proposals, what was proposed in another round of the same register."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from portfolj.domain.base import replace
from portfolj.service.authorizing import LOCAL
from portfolj.service.opening import read_any
from portfolj.storage import change, open_register
from portfolj.ui.pages import proposals
from tests.e2e.opened import page_at, whole
from tests.e2e.small_case import HOSTILE, small_case

AT = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A round without proposals, in a register that holds the small case as the round before it."""
    old = small_case()
    register = open_register(tmp_path / "register.db", new=True)
    change(register, None, replace(old, name=HOSTILE), seat="test", at=AT)
    change(register, None, replace(old, id="ny", name="Ny omgång", initiatives=(), scenarios=()), seat="test", at=AT)
    monkeypatch.setenv("PORTFOLJ_CASE", f"{register.file}#ny")
    yield f"{register.file}#ny"
    st.cache_resource.clear()


def choose(app: AppTest, label: str, value: str) -> AppTest:
    [box] = [one for one in app.selectbox if one.label == label]
    return whole(box.set_value(value).run())


def test_a_proposal_of_the_round_before_becomes_a_draft_of_this_one(path: str) -> None:
    app = page_at(proposals.ADDRESS)
    [rounds] = [one for one in app.selectbox if one.label == "Omgång"]
    assert rounds.options == [HOSTILE]
    app = choose(app, "Omgång", path.replace("#ny", "#small"))
    app = choose(app, "Förslag i den omgången", "arkiv")
    [button] = [one for one in app.button if one.label == "Kopiera till den här omgången"]
    app = whole(button.click().run())
    old = next(one for one in small_case().initiatives if one.id == "arkiv")
    [copy] = read_any(LOCAL, path).case.initiatives
    assert (copy.name, copy.takes, copy.what, copy.draft) == (old.name, old.takes, old.what, True)
    assert app.query_params["forslag"] == copy.id


def test_what_the_new_round_does_not_know_is_told_and_nothing_is_written(path: str) -> None:
    register, _ = path.split("#")
    stands = small_case()
    fewer = replace(stands, id="annan", name="Annan", funds=(), budgets=(), initiatives=(), scenarios=())
    change(open_register(register), None, fewer, seat="test", at=AT)
    app = page_at(proposals.ADDRESS, underlag=f"{register}#annan")
    app = choose(app, "Omgång", f"{register}#small")
    app = choose(app, "Förslag i den omgången", "arkiv")
    [button] = [one for one in app.button if one.label == "Kopiera till den här omgången"]
    app = whole(button.click().run())
    assert any("own" in one.value and "finansieringskällan" in one.value for one in app.warning)
    assert read_any(LOCAL, f"{register}#annan").case.initiatives == ()
