"""The page of proposals as Streamlit builds it, without a browser."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from portfolj.ui.pages import proposals
from tests.e2e.opened import first_line, html, page_at, plain, table, whole
from tests.e2e.small_case import HOSTILE, small_case, written
from tests.seats import in_register
from tests.unit.test_intake import ADMISSION, WHOLE

LIST, THOUGHT = "Förslagen", "Bedömningar, organ för organ"
ASSESSED: dict[str, Any] = {
    "id": "ny",
    "name": "Gemensamt e-arkiv",
    "parties": {"participations": [{"member": "liten", "answer": "undecided"}]},
    "gives": {
        "assessments": [
            {"judged": "goal", "goal": "service", "body": "IT-nätverket", "points": 50, "date": "2026-09", "reason": "Prövat", "seen": "0"},
            {"judged": "feasibility", "body": "Direktionen", "points": 75, "date": "2026-10"},
        ]
    },
    "steering": {"steps": [{"stage": "need", "date": "2026-03", "body": "Litenby", "reason": "Arkivet är fullt"}]},
}


@pytest.fixture(autouse=True)
def _afresh() -> Iterator[None]:
    yield
    st.cache_resource.clear()


def opened(folder: Path, monkeypatch: pytest.MonkeyPatch, **address: str) -> AppTest:
    """The page of a case at an address."""
    monkeypatch.setenv("PORTFOLJ_CASE", str(folder))
    return page_at(proposals.ADDRESS, **address)


def told(app: AppTest) -> str:
    """What the page says in Markdown, as it is read."""
    return "\n".join(part.value for part in app.markdown).replace("\\", "").replace("\u00a0", " ")


def lacks(app: AppTest) -> list[str]:
    """What the page says is missing, line by line."""
    lists = (part for part in html(app) if part.startswith("<ul><li>") and "data-proposal" not in part)
    return [plain(line) for found in lists for line in re.findall(r"<li>(.*?)</li>", found)]


def test_one_proposal_after_the_other_can_be_picked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(written(tmp_path), monkeypatch)
    for name, title in (("it", "Delad IT"), ("arkiv", "E-arkiv"), ("it", "Delad IT")):
        [field] = [one for one in app.selectbox if one.label == "Visa ett förslag med allt som är känt om det"]
        app = whole(field.set_value(name).run())
        assert app.query_params == {"forslag": name}
        assert [one.value.replace("\\", "") for one in app.header] == [title]


def test_the_first_line_counts_and_the_list_has_every_proposal_with_how_much_of_it_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(written(tmp_path), monkeypatch)
    assert first_line(app) == "5 insatser för 1 900 000 kr; 5 saknar ägare, 5 saknar någon uppgift."
    rows = table(app, LIST)
    assert rows[3] == ["Delad IT", "Kandidat", "–", "8 av 12 | ●●●●●●●●○○○○", "700 000", "90"]
    assert rows[1][0] == HOSTILE


def test_words_and_stage_narrow_the_list_and_stand_in_the_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(written(tmp_path), monkeypatch)
    app.text_input(key="sought").set_value("arkiv").run()
    assert [row[0] for row in table(app, LIST)[1:]] == ["E-arkiv"]
    assert app.query_params["sok"] == "arkiv"
    app.selectbox(key="stage").set_value("need").run()
    assert "Inget hittas." in told(app)
    assert app.query_params["skede"] == "need"


def test_a_proposal_in_the_address_is_shown_with_what_it_lacks_what_is_like_it_and_the_way_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = {"id": "gammal", "name": "E-arkiv tillsammans"}
    app = opened(written(tmp_path, initiatives=[ASSESSED, other], scenarios=[]), monkeypatch, forslag="ny")
    assert "Gemensamt e-arkiv" in app.header[0].value.replace("\\", "")
    assert "Mandat: Den är ingen kandidat: ingen har beslutat om den." in lacks(app)
    [likes] = [part for part in html(app) if "data-proposal" in part]
    assert plain(likes) == "E-arkiv tillsammans (100 % likt)"
    assert 'href="?forslag=gammal" data-proposal="gammal"' in likes
    [way] = [part for part in html(app) if "portfolj-way" in part]
    assert re.findall(r'<li aria-current="step"><b>(.*?)</b>', way) == ["Behov"]
    assert "mars 2026: Behov, Litenby. Arkivet är fullt" in told(app)
    assert table(app, "Vilka är med")[1] == ["Litenby", "Har inte bestämt sig", "0"]


@pytest.mark.parametrize(
    ("stage", "title", "answer"),
    [
        ("exploration", "Bara steget till ”Bedömd” saknas", "0 saknar någon uppgift. 1 saknar bara steget till ”Bedömd”."),
        ("assessed", "Inget saknas", "0 saknar någon uppgift."),
    ],
)
def test_a_whole_proposal_lacks_a_step_as_long_as_its_stage_keeps_it_from_being_a_candidate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str, title: str, answer: str
) -> None:
    whole = {**WHOLE, "steering": {**WHOLE["steering"], "stage": stage}}
    place = in_register(tmp_path, small_case(initiatives=[whole], scenarios=[], admission=ADMISSION))
    app = opened(Path(place), monkeypatch, forslag="ny")
    assert app.subheader[0].value == title
    assert first_line(app).endswith(answer)
    step = "Skede: Utforskas: Den är ingen kandidat: steget till ”Bedömd” är inte taget. Steget till ”Bedömd” tas av strateger"
    assert (step in " ".join(lacks(app))) == (stage == "exploration")


def test_questions_of_the_admission_test_are_shown_with_their_answers_and_whether_these_are_made_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [
        {"criterion": "kontakter", "holds": True, "body": "Direktionen", "date": "2026-06", "provenance": "illustrative"},
        {"criterion": "mandat", "holds": False, "note": "Nämnden har inte sagt sitt"},
    ]
    questions = [{"id": one, "question": f"Har den {one}?"} for one in ("kontakter", "mandat", "mer")]
    one = {"id": "ny", "name": "Ny", "steering": {"admission_answers": answers}}
    place = written(tmp_path, initiatives=[one], scenarios=[], admission={"criteria": questions})
    said = told(opened(place, monkeypatch, forslag="ny"))
    assert "- Har den kontakter? Ja, svarat av Direktionen, juni 2026, påhittat exempelvärde" in said
    assert "- Har den mandat? Nej. Nämnden har inte sagt sitt\n" in said
    assert "- Har den mer? Inte besvarad" in said


@pytest.mark.parametrize(
    "changes",
    [{"steering": {"stage": "decided", "starts": [2027]}}, {"not_a_portfolio_matter": "En kommuns egen sak."}],
    ids=["decided", "no matter"],
)
def test_nothing_is_said_to_be_missing_where_that_is_no_question_any_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changes: dict[str, Any]
) -> None:
    app = opened(written(tmp_path, initiatives=[{"id": "ny", "name": "Ny", **changes}], scenarios=[]), monkeypatch, forslag="ny")
    assert [one.value for one in app.subheader if "sakna" in one.value] == []
    assert table(app, LIST)[1][3] == "–"
    assert first_line(app).endswith("0 saknar ägare, 0 saknar någon uppgift.")


def test_bodies_stand_side_by_side_with_their_reasons(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(written(tmp_path, initiatives=[ASSESSED], scenarios=[]), monkeypatch, forslag="ny")
    assert table(app, THOUGHT) == [
        ["Poäng av 100", "Direktionen", "IT-nätverket", "Minst till mest"],
        ["Service", "–", "50 | Prövat äldre än förslaget", "50 till 50, räknas som 50"],
        ["Genomförbarhet", "75 | utan skäl: räknas inte", "–", "–"],
    ]


def test_an_unknown_proposal_in_the_address_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(opened(written(tmp_path), monkeypatch, forslag="finns-inte").header) == 0


def test_a_case_without_proposals_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (
        first_line(opened(written(tmp_path, initiatives=[], scenarios=[]), monkeypatch))
        == "Inget är föreslaget än. Ta in en fil med förslag, eller lägg in det första."
    )
