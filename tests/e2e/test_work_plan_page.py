"""The work plan and who decides it, on the page of proposals as Streamlit builds it, without a browser."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from portfolj.ui.pages import proposals
from tests.e2e.opened import page_at, table
from tests.e2e.small_case import HOSTILE, written

ROOT = Path(__file__).parents[2]
BODIES = [
    {"id": "head", "name": "Kanslichefen", "kind": "decides"},
    {"id": "board", "name": "Styrgruppen", "kind": "decides"},
    {"id": "asked", "name": "Samordnaren", "kind": "advises"},
    {"id": "chair", "name": "Ordföranden", "kind": "advises"},
]
MANDATES = [
    {"matter": "process", "below": 200_000, "decides": "head", "consults": ["asked"], "consults_where_concerned": ["chair"]},
    {"matter": "process", "at_least": 200_000, "below": 200_001, "decides": "board", "assumed": "det högre organet."},
]
PLAN = {
    "main_goal": "Ett arkiv för alla",
    "limits": "Inga gamla handlingar",
    "activities": [{"text": "Fråga", "start": "2027-02", "end": "2027-04"}, {"text": HOSTILE, "start": "2027-05"}],
    "roles": [{"role": "Leder", "holder": "Kansliet"}],
    "success_factors": [{"text": "Alla vill", "measures": "Fråga först"}],
    "risks": [{"text": "Någon hoppar av", "measures": "En till"}],
    "purchases": [{"text": "En utredning", "kronor": 50_000}],
    "invoicing": "Löpande",
    "provenance": "illustrative",
}


def proposal(kronor: int, **parts: Any) -> dict[str, Any]:
    return {
        "id": "ny",
        "name": "Ny",
        "gives": {
            "dated_goals": [{"text": "Klart", "date": "2027-12", "goal": "service"}],
            "effects": [{"text": "Snabbare svar", "owner": "Direktionen", "measure": "Veckor", "baseline": "9", "target": "4"}],
        },
        "takes": {
            "costs": [{"text": "Löner", "year": 1, "kronor": kronor - 1_000}, {"text": "Löner", "year": 2, "kronor": 1_000}],
            "financing": [{"fund": "own", "year": 1, "kronor": kronor - 1_000}, {"external": "Bidrag", "year": 2, "kronor": 1_000}],
            "own_effort": [{"year": 1, "kronor": 30_000}],
        },
        "plan": PLAN,
        "steering": {"stage": "assessed", "duration": 2, "milestones": [{"text": "Halvvägs", "date": "2027-06"}]},
        **parts,
    }


@pytest.fixture(autouse=True)
def _afresh() -> Iterator[None]:
    yield
    st.cache_resource.clear()


@pytest.fixture
def shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The page of a case in which one proposal stands."""

    def show(one: dict[str, Any], **changes: Any) -> AppTest:
        case = written(tmp_path, **{"initiatives": [one], "scenarios": [], "bodies": BODIES, "mandate_table": MANDATES, **changes})
        monkeypatch.setenv("PORTFOLJ_CASE", str(case))
        return page_at(proposals.ADDRESS, forslag="ny")

    return show


def told(app: AppTest) -> str:
    """What the page says in Markdown, as it is read."""
    return "\n".join(part.value for part in app.markdown).replace("\\", "").replace("\u00a0", " ")


def titles(app: AppTest) -> list[str]:
    return [one.value for one in app.subheader]


def test_the_plan_is_folded_and_tells_its_parts_in_tables(shown: Any) -> None:
    app = shown(proposal(100_000))
    [fold] = [one for one in app.expander if one.label == "Arbetsplan"]
    assert not fold.proto.expanded
    assert "- **Huvudmål:** Ett arkiv för alla\n- **Ingår inte:** Inga gamla handlingar\n- **Fakturering:** Löpande" in told(app)
    assert table(app, "Mål med datum")[1] == ["Klart", "december 2027", "Service"]
    assert table(app, "Aktiviteter")[1:] == [["Fråga", "februari 2027 till april 2027"], [HOSTILE, "maj 2027"]]
    assert table(app, "Beslutspunkter och milstolpar")[1] == ["Halvvägs", "juni 2027"]
    assert table(app, "Roller")[1] == ["Leder", "Kansliet"]
    assert table(app, "Framgångsfaktorer")[1] == ["Alla vill", "Fråga först"]
    assert table(app, "Risker")[1] == ["Någon hoppar av", "En till"]
    assert "(påhittat exempelvärde)" in "".join(one.value for one in app.caption).replace("\\", "")


def test_a_column_in_which_nothing_stands_is_told_in_a_line(shown: Any) -> None:
    app = shown(proposal(100_000))
    assert table(app, "Nyttor") == [["Nytta", "Ägare", "Mått", "Nuläge", "Målvärde"], ["Snabbare svar", "Direktionen", "Veckor", "9", "4"]]
    assert table(app, "Inköp") == [["Vad", "Kronor"], ["En utredning", "50 000"]]
    assert "Inte angivet: När\n" in told(app)
    assert "Inte angivet: Köpare" in told(app)


def test_costs_stand_against_financing_year_by_year_with_their_sums(shown: Any) -> None:
    app = shown(proposal(100_000))
    assert table(app, "Kostnader") == [
        ["Kostnader", "År 1", "År 2", "Kronor, alla år"],
        ["Löner", "99 000", "1 000", "100 000"],
        ["Kostnad i pengar", "99 000", "1 000", "100 000"],
        ["Värdet av egen insats", "30 000", "–", "30 000"],
        ["Kostnad tillsammans", "129 000", "1 000", "130 000"],
    ]
    assert table(app, "Finansiering")[1:] == [
        ["Egen ram", "99 000", "–", "99 000"],
        ["Bidrag", "–", "1 000", "1 000"],
        ["Finansiering i pengar", "99 000", "1 000", "100 000"],
        ["Värdet av egen insats", "30 000", "–", "30 000"],
        ["Finansiering tillsammans", "129 000", "1 000", "130 000"],
    ]


def test_own_effort_stands_on_neither_side_where_there_is_none(shown: Any) -> None:
    takes = {"costs": [{"text": "Löner", "year": 1, "kronor": 5}], "financing": [{"fund": "own", "year": 1, "kronor": 5}]}
    app = shown(proposal(100_000, takes=takes))
    assert table(app, "Kostnader") == [["Kostnader", "Kronor"], ["Löner", "5"], ["Kostnad i pengar", "5"]]


def test_a_proposal_without_a_plan_shows_none(shown: Any) -> None:
    app = shown(proposal(100_000, plan={"provenance": "real", "source": "Papperet"}))
    assert [one.label for one in app.expander if one.label == "Arbetsplan"] == []


def test_below_the_limit_the_head_decides_after_asking(shown: Any) -> None:
    app = shown(proposal(199_999))
    assert (
        "- Kanslichefen beslutar: kostnaden i pengar är 199 999 kr, och mandatet gäller mindre än 200 000 kr.\n"
        "- Samråd före beslutet: Samordnaren.\n"
        "- Samråd också, när det berör dem: Ordföranden."
    ) in told(app)
    assert "Det är antaget" not in told(app)
    assert "Det här står i vägen" not in told(app)


def test_on_the_limit_it_is_said_that_the_mandate_is_assumed(shown: Any) -> None:
    assert (
        "- Styrgruppen beslutar: kostnaden i pengar är 200 000 kr, och mandatet gäller exakt 200 000 kr.\n"
        "- Det är antaget tills förbundet har bekräftat det: det högre organet."
    ) in told(shown(proposal(200_000)))


def test_above_what_the_table_covers_nobody_decides_and_that_stands_in_the_way(shown: Any) -> None:
    said = told(shown(proposal(200_001)))
    assert "beslutar: kostnaden" not in said
    assert "Det här står i vägen:\n- Ingen får besluta om ”ny”: ingen rad i mandattabellen gäller 200 001 kr" in said


def test_a_plan_that_ties_to_no_goal_says_what_stands_in_the_way_beside_who_decides(shown: Any) -> None:
    said = told(shown(proposal(199_999, gives={})))
    assert "Kanslichefen beslutar" in said
    assert "- Planen för ”ny” kan inte beslutas: inget av dess mål med datum bidrar till ett mål" in said


@pytest.mark.parametrize(
    ("changes", "parts"), [({"mandate_table": []}, {}), ({}, {"not_a_portfolio_matter": "En kommuns egen sak."})], ids=["none", "no matter"]
)
def test_who_decides_is_not_asked_without_mandates_or_of_no_portfolio_matter(
    shown: Any, changes: dict[str, Any], parts: dict[str, Any]
) -> None:
    assert "Vem beslutar" not in titles(shown(proposal(199_999, **parts), **changes))


def test_the_plans_of_the_shipped_case_can_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTFOLJ_CASE", str(ROOT / "scenarios" / "kongsberg"))
    app = page_at(proposals.ADDRESS, forslag="forprosjekt")
    assert len(table(app, "Aktiviteter")) == 10
    assert table(app, "Kostnader")[-3:] == [
        ["Kostnad i pengar", "240 000"],
        ["Värdet av egen insats", "200 000"],
        ["Kostnad tillsammans", "440 000"],
    ]
