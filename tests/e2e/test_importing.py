"""Taking a file in on the page Proposals, as Streamlit builds it, without a browser."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from portfolj.domain.base import replace
from portfolj.domain.case import Case
from portfolj.domain.participation import Answer, Participation
from portfolj.exchange.imports.spoken import WORDS
from portfolj.service.authorizing import LOCAL, Role, User
from portfolj.service.contacts import contacts_of, keep_contact
from portfolj.service.opening import read_any
from portfolj.storage import change, open_register, read
from portfolj.text.render import render
from portfolj.ui import seat
from portfolj.ui.pages import proposals
from tests.e2e.opened import first_line, html, page_at, plain, table, whole
from tests.e2e.small_case import HOSTILE, small_case, written

AT = datetime(2026, 11, 1, tzinfo=UTC)
HEADER = "id;title;goals;cost;effort;municipalities\n"
NEW = "karta;Gemensam karta;service;90 000;31;Storköping|Litenby\n"
CHANGED = "arkiv;E-arkiv för alla;service;1250000;90;Storköping|Mellanstad|Litenby\n"
SAME = "app;En app;service;200000;30;Storköping|Mellanstad|Litenby\n"
FINDINGS = "Vad som är att säga om filen"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The small case in a register."""
    file = tmp_path / "register.db"
    change(open_register(file, new=True), None, small_case(), seat="test", at=AT)
    monkeypatch.setenv("PORTFOLJ_CASE", f"{file}#small")
    yield f"{file}#small"
    st.cache_resource.clear()


def send(app: AppTest, *rows: str, name: str = "förslag.csv") -> AppTest:
    """Choose a file with these rows."""
    return send_bytes(app, (HEADER + "".join(rows)).encode(), name)


def send_bytes(app: AppTest, content: bytes, name: str) -> AppTest:
    app.file_uploader[0].set_value((name, content, "application/octet-stream"))
    return whole(app.run(timeout=60))


def sent(*rows: str, name: str = "förslag.csv") -> AppTest:
    """The page with a file chosen."""
    return send(page_at(proposals.ADDRESS), *rows, name=name)


def press(app: AppTest, label: str) -> AppTest:
    [button] = [one for one in app.button if one.label == label]
    return whole(button.click().run())


def labels(app: AppTest) -> list[str]:
    return [one.label for one in app.button]


def verdict(app: AppTest) -> str:
    """The sentence about the file; the page's own answer comes before it."""
    return [plain(part).strip() for part in html(app) if 'class="portfolj-answer"' in part][1]


def since(app: AppTest) -> list[str]:
    return [plain(part).strip() for part in html(app) if 'class="portfolj-since"' in part]


def erased(app: AppTest) -> list[str]:
    """What is said of contact persons that are gone, without the signs that escape it."""
    return [one.value.replace("\\", "") for one in app.caption if "raderades för gott" in one.value]


def case_of(path: str) -> Case:
    return read_any(LOCAL, path).case


def meanwhile(path: str, name: str = "Ny rubrik") -> None:
    """Somebody else gives a proposal another title."""
    register = open_register(path.partition("#")[0])
    seen = read(register)
    wanted = tuple(replace(one, name=name) if one.id == "it" else one for one in seen.case.initiatives)
    change(register, seen, replace(seen.case, initiatives=wanted), seat="annan", at=AT)


def test_new_and_changed_ones_are_shown_old_and_new_before_anything_is_written(path: str) -> None:
    before = case_of(path)
    app = sent(NEW, CHANGED, SAME)
    assert verdict(app) == "Godtagen, med påpekanden. Nytt: 1. Ändrat: 1. Som förut: 1."
    assert table(app, "Nytt")[1] == ["Gemensam karta | karta", "Service", "90 000", "31", "Litenby, Storköping"]
    assert table(app, "Ändras")[1:] == [
        ["E-arkiv för alla | arkiv"],
        ["Rubrik", "E-arkiv", "E-arkiv för alla"],
        ["Pengar, kr", "400 000", "1 250 000"],
    ]
    assert case_of(path) == before


def test_all_of_it_is_taken_in_with_one_press_told_and_the_field_is_emptied(path: str) -> None:
    app = press(sent(NEW, CHANGED), "Ta in")
    assert since(app) == ["Taget in från ”förslag.csv”. Nytt: 1. Ändrat: 1. Som förut: 0."]
    assert app.file_uploader[0].value is None
    names = {one.id: one.name for one in case_of(path).initiatives}
    assert (names["karta"], names["arkiv"], len(names)) == ("Gemensam karta", "E-arkiv för alla", 6)
    assert first_line(app).startswith("6 insatser")


def test_what_was_taken_in_is_taken_back(path: str) -> None:
    before = case_of(path)
    app = press(press(sent(NEW, CHANGED), "Ta in"), "Ta tillbaka det som togs in")
    assert case_of(path) == before
    assert since(app) == ["Det som togs in är tillbakataget."]
    assert "Ta tillbaka det som togs in" not in labels(app)


def test_what_was_taken_back_is_taken_in_again_without_the_contact_persons_it_had_and_both_are_told(path: str) -> None:
    app = press(sent(NEW), "Ta in")
    taken_in = case_of(path)
    new = next(one for one in taken_in.initiatives if one.id == "karta")
    keep_contact(LOCAL, path, new, 1, "Någon", seen="")
    press(app, "Ta tillbaka det som togs in")
    assert erased(app) == ["Kontaktpersoner som raderades för gott med det som togs bort: 1."]
    press(app, "Ta in det igen")
    assert case_of(path) == taken_in
    assert since(app) == ["Det som togs tillbaka står här igen."]
    assert erased(app) == ["Tillbaka utan kontaktpersoner, som raderades för gott när det togs bort: Gemensam karta."]
    assert set(contacts_of(LOCAL, path, new).values()) == {""}
    press(app, "Ta tillbaka det som togs in")
    assert "karta" not in {one.id for one in case_of(path).initiatives}


def test_what_somebody_has_changed_after_it_is_not_taken_back_and_that_is_told(path: str) -> None:
    app = press(sent(NEW, "it;Delad IT-drift;service;700000;90;Storköping|Mellanstad|Litenby\n"), "Ta in")
    meanwhile(path)
    press(app, "Ta tillbaka det som togs in")
    assert len(app.warning) == 1
    assert next(one.name for one in case_of(path).initiatives if one.id == "it") == "Ny rubrik"


def test_a_file_that_is_understood_and_changes_nothing_says_so_and_offers_nothing(path: str) -> None:  # noqa: ARG001
    app = sent(SAME)
    assert verdict(app) == "Godtagen. Allt i filen står redan här."
    assert "Ta in" not in labels(app)


def test_every_question_and_fault_is_told_with_row_and_column_and_nothing_can_be_taken_in(path: str) -> None:
    before = case_of(path)
    app = sent("karta;;service;1.250;ca 5;Atlantis\n", NEW.replace("karta", "växel").replace("90 000", "-"))
    assert verdict(app).startswith("Avvisad: något måste rättas först. Fel: ")
    rows = [row[0] for row in table(app, FINDINGS)[1:]]
    assert {"Rad 2, title", "Rad 2, cost", "Rad 2, effort", "Rad 2, municipalities", "Rad 3, cost"} <= {
        row.partition(" | ")[0] for row in rows
    }
    assert "Ta in" not in labels(app)
    assert case_of(path) == before


def test_a_question_alone_keeps_the_file_out(path: str) -> None:  # noqa: ARG001
    app = sent(NEW.replace("90 000", "1.250"))
    assert verdict(app).startswith("Tas inte in: något måste avgöras först. Fel: 0. Frågor: 1.")
    assert "Ta in" not in labels(app)


def test_a_question_about_what_stands_here_keeps_the_file_out(path: str) -> None:  # noqa: ARG001
    app = sent(NEW, CHANGED.replace(";90;", ";91;").replace("arkiv;", "ARKIV;"))
    assert verdict(app).startswith("Tas inte in: något måste avgöras först.")
    assert "Ta in" not in labels(app)


def test_what_is_typed_by_strangers_is_shown_as_it_is_and_does_nothing(path: str) -> None:  # noqa: ARG001
    hostile = HOSTILE.replace(";", "")
    app = sent(f'karta;"{hostile.replace(chr(34), chr(34) * 2)}";service;90 000;31;Litenby\n', name="<img src=x onerror=alert(1)>.csv")
    assert table(app, "Nytt")[1][0] == f"{hostile} | karta"
    press(app, "Ta in")
    assert since(app)[0].startswith("Taget in från ”<img src=x onerror=alert(1)>.csv”.")
    assert [part for part in html(app) if "<img" in part] == []
    assert [part.value for part in app.markdown if "<img" in part.value.replace("\\<", "")] == []


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "a\x00b.xlsx", "C:\\x\\y.xlsx", ".csv", "x" * 300 + ".xlsx", "lista.pdf", "ingen ände"]
)
def test_a_file_that_is_no_file_of_ours_is_refused_in_words_whatever_its_name(path: str, name: str) -> None:  # noqa: ARG001
    app = send_bytes(page_at(proposals.ADDRESS), b"\x89PNG\r\n\x1a\n" + bytes(range(256)), name)
    assert verdict(app).startswith("Avvisad: något måste rättas först. Fel: 1.")
    assert table(app, FINDINGS)[1][0] == "Hela filen"


def test_a_file_that_is_too_large_is_told_so(path: str) -> None:  # noqa: ARG001
    app = send_bytes(page_at(proposals.ADDRESS), b"x" * (20 * 1024 * 1024 + 1), "stor.xlsx")
    assert "större än" in table(app, FINDINGS)[1][1]


def test_nothing_is_left_of_the_file_on_the_machine(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    beside = tmp_path / "tmp"
    beside.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(beside))
    press(sent(NEW), "Ta in")
    assert list(beside.iterdir()) == []


def test_a_case_that_has_changed_meanwhile_is_told_of_and_compared_with_anew_and_nothing_is_lost(path: str) -> None:
    app = sent(NEW, "it;Delad IT;service;800000;90;Storköping|Mellanstad|Litenby\n")
    meanwhile(path)
    press(app, "Ta in")
    assert any("Underlaget har ändrats sedan ni valde filen." in part.value for part in app.warning)
    assert table(app, "Ändras")[1:3] == [["Delad IT | it"], ["Rubrik", "Ny rubrik", "Delad IT"]]
    assert [one.id for one in case_of(path).initiatives if one.id == "karta"] == []
    press(app, "Ta in")
    assert {"karta"} <= {one.id for one in case_of(path).initiatives}


def test_a_form_that_stands_open_says_of_ones_own_import_what_is_true_and_loses_nothing(path: str) -> None:
    app = press(send(page_at(proposals.ADDRESS, forslag="arkiv"), CHANGED), "Ta in")
    [owner] = [one for one in app.text_input if one.label == "Ägare"]
    owner.set_value("Vi")
    press(app, "Spara ansvar och tid")
    told = [one.value.replace("\\", "") for one in app.warning]
    assert any(one.startswith("Förslaget har ändrats sedan du öppnade formuläret.") for one in told)
    assert [one for one in told if "ågon annan" in one] == []
    assert table(app, "Vad som har ändrats")[1:] == [
        ["Rubrik", "E-arkiv", "E-arkiv för alla"],
        ["Pengar", "Egen ram, år 1: 400 000 kr", "Egen ram, år 1: 1 250 000 kr"],
    ]
    assert next(one for one in case_of(path).initiatives if one.id == "arkiv").parties.owner == ""
    [owner] = [one for one in app.text_input if one.label == "Ägare"]
    assert owner.value == "Vi"
    press(app, "Behåll det jag har skrivit")
    press(app, "Spara ansvar och tid")
    arkiv = next(one for one in case_of(path).initiatives if one.id == "arkiv")
    assert (arkiv.parties.owner, arkiv.takes.financing[0].kronor) == ("Vi", 1_250_000)


def test_whoever_may_not_import_is_not_offered_it(path: str, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    monkeypatch.setattr(seat, "LOCAL", User("directorate", Role.DECISION_MAKER))
    app = page_at(proposals.ADDRESS)
    assert len(app.file_uploader) == 0
    assert len(app.get("download_button")) == 0


def test_three_hundred_rows_are_shown_whole_and_what_is_said_of_all_of_them_stands_once(path: str) -> None:
    rows = [f"n{at:03};Insats {at};service;90000;31;Storköping|Litenby\n" for at in range(300)]
    app = sent(*rows)
    assert verdict(app) == "Godtagen, med påpekanden. Nytt: 300. Ändrat: 0. Som förut: 0."
    assert len(table(app, "Nytt")) == 301
    assert {row[0] for row in table(app, FINDINGS)[1:]} == {
        f"Rad 2–301, {column}" for column in ("cost", "effort", "municipalities", "goals")
    }
    press(app, "Ta in")
    assert len(case_of(path).initiatives) == 305


def test_in_files_it_is_taken_in_too_without_a_way_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = written(tmp_path)
    monkeypatch.setenv("PORTFOLJ_CASE", str(folder))
    app = press(sent(NEW), "Ta in")
    assert "karta" in {one.id for one in case_of(str(folder)).initiatives}
    assert "Ta tillbaka det som togs in" not in labels(app)
    st.cache_resource.clear()


def test_lists_are_offered_empty_and_as_they_stand_and_a_sheet_for_each_member(path: str) -> None:
    app = page_at(proposals.ADDRESS)
    assert [one.proto.label for one in app.get("download_button")] == [
        "Ladda ner mallen (Excel)",
        "Ladda ner som den står (Excel)",
        "Ladda ner svarsbladet (Excel)",
    ]
    assert app.selectbox("list-kind").options == ["Insatser", "Deltagande", "Medlemmars timmar", "Mål", "Bedömningar"]
    asked = {row.member for one in case_of(path).initiatives for row in one.parties.participations}
    assert app.selectbox("list-member").options == [one.name for one in case_of(path).members_in_order if one.id in asked]


def test_answers_of_members_are_taken_in_by_the_same_way_and_told_in_words(path: str) -> None:
    before = part_of(path, "it")[0]
    assert before.answer is not Answer.DECLINED
    content = f"initiative;member;answer;comment\nit;{before.member};declined;=1+1\n".encode()
    app = send_bytes(page_at(proposals.ADDRESS), content, "svar.csv")
    _, about, *fields = table(app, "Ändras")
    assert about[0].endswith(f" | it {before.member}")
    assert [field for field in fields if field[0] in ("Svar", "Kommentar")] == [
        ["Svar", render(WORDS[Answer][before.answer], "sv"), "Har tackat nej"],
        ["Kommentar", "–", "=1+1"],
    ]
    press(app, "Ta in")
    [after] = [row for row in part_of(path, "it") if row.member == before.member]
    assert (after.answer, after.comment) == (Answer.DECLINED, "=1+1")


def part_of(path: str, name: str) -> tuple[Participation, ...]:
    return next(one for one in case_of(path).initiatives if one.id == name).parties.participations
