"""Entering and changing proposals in a register, as Streamlit builds the page, without a browser."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from portfolj.domain.document import plain
from portfolj.domain.initiative import Initiative
from portfolj.domain.participation import Answer
from portfolj.domain.steering import RouteStep, Stage
from portfolj.service.authorizing import LOCAL
from portfolj.service.opening import read_any
from portfolj.storage import change, open_register, read
from portfolj.ui.components.past import FOLD
from portfolj.ui.pages import proposals
from portfolj.valuation.assessed import as_assessed, out_of_date
from tests.e2e.opened import first_line, html, page_at, table, unfolded, whole
from tests.e2e.opened import plain as plain_text
from tests.e2e.small_case import small_case, written


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The small case in a register."""
    file = tmp_path / "register.db"
    change(open_register(file, new=True), None, small_case(), seat="test", at=datetime(2026, 11, 1, tzinfo=UTC))
    monkeypatch.setenv("PORTFOLJ_CASE", f"{file}#small")
    yield f"{file}#small"
    st.cache_resource.clear()


def opened(**address: str) -> AppTest:
    """The page at an address."""
    return page_at(proposals.ADDRESS, **address)


def field(app: AppTest, label: str) -> object:
    """The text field with this label."""
    [found] = [one for one in (*app.text_input, *app.text_area) if one.label == label]
    return found


def type_in(app: AppTest, label: str, text: str) -> None:
    """Type into a field of the form, which is sent with its button."""
    field(app, label).set_value(text)  # type: ignore[attr-defined]


def write(app: AppTest, label: str, text: str) -> AppTest:
    """Type into a field that stands alone, and leave it."""
    type_in(app, label, text)
    return whole(app.run())


def press(app: AppTest, label: str) -> AppTest:
    [button] = [one for one in app.button if one.label == label]
    return whole(button.click().run())


def stored(path: str, identity: str) -> Initiative:
    return next(one for one in read_any(LOCAL, path).case.initiatives if one.id == identity)


def test_a_draft_is_saved_with_a_title_alone_and_shown(path: str) -> None:
    app = write(opened(forslag="app"), "Det nya förslagets rubrik", "Delat arkiv för bygglov")
    press(app, "Spara som utkast")
    assert stored(path, "delat-arkiv-for-bygglov") == Initiative(id="delat-arkiv-for-bygglov", name="Delat arkiv för bygglov")
    assert first_line(app).startswith("6 insatser")
    assert app.query_params["forslag"] == "delat-arkiv-for-bygglov"
    assert field(app, "Det nya förslagets rubrik").value == ""  # type: ignore[attr-defined]


def test_what_is_like_it_is_shown_before_it_is_saved(path: str) -> None:  # noqa: ARG001
    app = write(opened(), "Det nya förslagets rubrik", "Gemensamt e-arkiv")
    assert any("Kanske finns det redan" in part.value for part in app.markdown)


def test_a_draft_without_a_title_is_not_saved_and_that_is_told(path: str) -> None:
    app = press(opened(), "Spara som utkast")
    assert any("tom" in part.value for part in app.warning)
    assert len(read_any(LOCAL, path).case.initiatives) == 5


def test_a_proposal_is_changed_field_by_field(path: str) -> None:
    app = opened(forslag="arkiv")
    type_in(app, "Behovet bakom", "Det gamla är fullt")
    press(app, "Spara vad den är")
    type_in(app, "Ägare", "IT-nätverket")
    press(app, "Spara ansvar och tid")
    one = stored(path, "arkiv")
    assert (one.what.need, one.parties.owner, one.name) == ("Det gamla är fullt", "IT-nätverket", "E-arkiv")


def test_what_cannot_be_read_is_told_all_at_once_and_what_is_typed_stands(path: str) -> None:
    app = opened(forslag="arkiv")
    type_in(app, "År då den kan börja", "snart")
    type_in(app, "Antal år den pågår", "1,250")
    press(app, "Spara ansvar och tid")
    assert len(app.warning) == 2
    assert field(app, "År då den kan börja").value == "snart"  # type: ignore[attr-defined]
    assert stored(path, "arkiv").steering.starts == (2027,)


def test_two_who_edit_one_proposal_see_both_versions_and_nothing_is_written_over(path: str) -> None:
    mine, theirs = opened(forslag="arkiv"), opened(forslag="arkiv")
    type_in(mine, "Ägare", "Vi")
    type_in(theirs, "Ägare", "De")
    press(theirs, "Spara ansvar och tid")
    press(mine, "Spara ansvar och tid")
    assert stored(path, "arkiv").parties.owner == "De"
    assert any("Förslaget har ändrats sedan du öppnade formuläret" in part.value for part in mine.warning)
    assert field(mine, "Ägare").value == "Vi"  # type: ignore[attr-defined]
    press(mine, "Behåll det jag har skrivit")
    press(mine, "Spara ansvar och tid")
    assert stored(path, "arkiv").parties.owner == "Vi"


def test_whoever_goes_on_from_what_stands_gets_that(path: str) -> None:
    mine, theirs = opened(forslag="arkiv"), opened(forslag="arkiv")
    type_in(theirs, "Ägare", "De")
    press(theirs, "Spara ansvar och tid")
    write(mine, "Ägare", "Vi")
    press(mine, "Utgå från det som står nu")
    assert field(mine, "Ägare").value == "De"  # type: ignore[attr-defined]
    assert stored(path, "arkiv").parties.owner == "De"


def past(app: AppTest) -> list[str]:
    """What each change did that the history tells of."""
    return [plain_text(part).strip() for body in html(app) for part in re.findall(r'portfolj-change"><p>(.*?)</p>', body)]


def test_the_history_tells_what_was_changed_and_the_latest_is_taken_back(path: str) -> None:
    app = unfolded(opened(forslag="arkiv"), FOLD)
    type_in(app, "Ägare", "IT-nätverket")
    press(app, "Spara ansvar och tid")
    assert past(app) == ["Ägare", "lades in"]
    press(app, "Ta tillbaka ändring 2")
    assert stored(path, "arkiv").parties.owner == ""
    assert past(app) == ["Ägare", "Ägare", "lades in"]
    assert [part.value for part in app.warning] == []


def test_a_body_assesses_by_the_scale_in_words_with_its_reasons(path: str) -> None:
    app = write(opened(forslag="arkiv"), "Organet som bedömer, inte en person", "IT-nätverket")
    [service] = [one for one in app.selectbox if one.label == "Service"]
    assert "75: Hjälper mycket, hos de flesta medlemmar som är med" in service.options
    service.set_value("75")
    type_in(app, "Varför, Service", "Två har prövat")
    press(app, "Spara bedömningen")
    [row] = stored(path, "arkiv").gives.assessments
    assert (row.body, row.points, row.reason) == ("IT-nätverket", 75, "Två har prövat")
    assert out_of_date(stored(path, "arkiv")) == ()
    assert as_assessed(stored(path, "arkiv")).gives.contributions[0].likely == 75


def choose(app: AppTest, label: str, option: object) -> None:
    [box] = [one for one in app.selectbox if one.label == label]
    box.set_value(option)


def test_money_hours_and_an_answer_are_entered_as_people_write_them(path: str) -> None:
    app = opened(forslag="arkiv")
    type_in(app, "Insatsens år 1, kr", "1,2 mnkr")
    press(app, "Spara pengarna")
    choose(app, "Medlem", "liten")
    app.run()
    choose(app, "Svar", Answer.WILLING)
    type_in(app, "Timmar under insatsens år 1", "45")
    press(app, "Spara svaret")
    one = stored(path, "arkiv")
    assert [row.kronor for row in one.takes.financing] == [1_200_000]
    assert [row.answer for row in one.parties.participations if row.member == "liten"] == [Answer.WILLING]
    assert {row.member: row.hours for row in one.takes.efforts} == {"liten": 45, "mellan": 30, "stor": 30}


def test_an_amount_with_two_readings_is_asked_about_and_stands(path: str) -> None:
    app = opened(forslag="arkiv")
    type_in(app, "Insatsens år 1, kr", "1.250")
    press(app, "Spara pengarna")
    assert any("två sätt" in part.value for part in app.warning)
    assert field(app, "Insatsens år 1, kr").value == "1.250"  # type: ignore[attr-defined]
    assert [row.kronor for row in stored(path, "arkiv").takes.financing] == [400_000]


def test_a_step_is_taken_with_who_and_why(path: str) -> None:
    app = opened(forslag="arkiv")
    choose(app, "Till skedet", Stage.DECIDED)
    type_in(app, "Vem som tar steget", "Direktionen")
    type_in(app, "Skäl", "Ryms i ramen")
    type_in(app, "Stegets datum", "2026-10-30")
    choose(app, "Hur långt uppdraget har kommit", RouteStep.TEST)
    press(app, "Ta steget")
    steering = stored(path, "arkiv").steering
    assert (steering.stage, steering.route) == (Stage.DECIDED, RouteStep.TEST)
    assert [(row.body, row.date, row.reason) for row in steering.steps] == [("Direktionen", "2026-10-30", "Ryms i ramen")]
    assert any("Beslutad och Prövas, Direktionen" in part.value for part in app.markdown)


def test_a_step_without_a_reason_is_not_taken_and_that_is_told(path: str) -> None:
    app = opened(forslag="arkiv")
    choose(app, "Till skedet", Stage.DECIDED)
    type_in(app, "Vem som tar steget", "Direktionen")
    press(app, "Ta steget")
    assert any("varför steget tas" in part.value for part in app.warning)
    assert stored(path, "arkiv").steering.steps == ()


def test_points_with_decimals_are_shown_with_all_of_them(path: str) -> None:
    register = open_register(Path(path.partition("#")[0]))
    seen = read(register)
    judged = {"judged": "goal", "goal": "service", "body": "Rådet", "points": "62.75", "date": "2026", "reason": "Räknat"}
    proposals_then = [plain(one) | ({"gives": {"assessments": [judged]}} if one.id == "arkiv" else {}) for one in seen.case.initiatives]
    change(register, seen, small_case(initiatives=proposals_then), seat="test", at=datetime(2026, 11, 2, tzinfo=UTC))
    assert table(opened(forslag="arkiv"), "Bedömningar, organ för organ")[1][1:] == ["62,75 | Räknat", "62,75 till 62,75, räknas som 62,75"]


def test_a_copy_becomes_a_draft_of_its_own(path: str) -> None:
    app = opened(forslag="arkiv")
    write(app, "Kopians rubrik", "E-arkiv, nästa omgång")
    press(app, "Kopiera")
    assert stored(path, "e-arkiv-nasta-omgang").takes == stored(path, "arkiv").takes
    assert app.query_params["forslag"] == "e-arkiv-nasta-omgang"


def test_in_files_proposals_are_read_and_the_way_to_change_them_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTFOLJ_CASE", str(written(tmp_path)))
    app = opened(forslag="arkiv")
    assert any("portfolj copy" in part.value for part in app.caption)
    assert [button.label for button in app.button if "förslag" in button.label.casefold()] == []
    st.cache_resource.clear()


def test_a_work_plan_is_filled_in_and_shown_and_a_line_that_cannot_be_read_is_told_with_its_number(path: str) -> None:
    app = opened(forslag="arkiv")
    type_in(app, "Huvudmål", "Alla arkiverar lika")
    type_in(app, "Aktiviteter (vad som görs; från; till)", "Fråga alla; 2027-02; 2027-03\nSkriv; snart")
    press(app, "Spara arbetsplanen")
    assert ["Aktiviteter, rad 2" in part.value for part in app.warning] == [True]
    assert field(app, "Huvudmål").value == "Alla arkiverar lika"  # type: ignore[attr-defined]
    type_in(app, "Aktiviteter (vad som görs; från; till)", "Fråga alla; 2027-02; 2027-03\nSkriv; 2027-04")
    press(app, "Spara arbetsplanen")
    plan = stored(path, "arkiv").plan
    assert (plan.main_goal, [(row.text, row.start) for row in plan.activities]) == (
        "Alla arkiverar lika",
        [("Fråga alla", "2027-02"), ("Skriv", "2027-04")],
    )
    assert [row[0] for row in table(app, "Aktiviteter")[1:]] == ["Fråga alla", "Skriv"]
