"""Contact persons: in the register alone, apart from everything that is kept or goes out, and erased without a trace."""

from pathlib import Path

import pytest

from portfolj.domain.base import replace
from portfolj.domain.digest import digest
from portfolj.domain.initiative import Initiative
from portfolj.errors import InputError, StaleChange
from portfolj.exchange import write_case
from portfolj.exchange.lists import list_as_csv, list_as_markdown
from portfolj.exchange.plan.formats import FORMATS
from portfolj.exchange.plan.making import make_plan
from portfolj.results.document import document, one_line
from portfolj.results.planned import Planned
from portfolj.service import copying
from portfolj.service.authorizing import LOCAL, Role, User
from portfolj.service.contacts import PLACES, contacts_of, erase_contact, keep_contact
from portfolj.service.history import history_of, undo_change
from portfolj.service.opening import read_any
from portfolj.service.saving import save_proposal
from portfolj.storage import backup, change, check, open_register, read
from portfolj.storage import sqlite as own
from portfolj.text import Language
from portfolj.workflow.planning import plan_scenario
from tests.e2e.small_case import small_case
from tests.seats import AT, in_register

# No name of anybody: a word that stands nowhere else.
PERSON = "Kontaktperson-Ett-Skrivet-Namn"


@pytest.fixture
def path(tmp_path: Path) -> str:
    return in_register(tmp_path, small_case())


def named_in(folder: Path) -> list[str]:
    """The files of the register, and of what has been made of it, in which the person is named, as bytes."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert files
    return [file.name for file in files if PERSON.encode() in file.read_bytes()]


def remove(path: str, *gone: str) -> int | None:
    """Take proposals away; the number of the change."""
    register = open_register(path.partition("#")[0])
    seen = read(register)
    left = tuple(one for one in seen.case.initiatives if one.id not in gone)
    scenarios = tuple(one for one in seen.case.scenarios if one.id != "utan")
    return change(register, seen, replace(seen.case, initiatives=left, scenarios=scenarios), seat="test", at=AT).number


def one(path: str) -> Initiative:
    return next(one for one in read_any(LOCAL, path).case.initiatives if one.id == "arkiv")


def test_two_persons_are_kept_for_each_proposal(path: str) -> None:
    for place in PLACES:
        keep_contact(LOCAL, path, one(path), place, f" {PERSON} {place} ", seen="")
    assert contacts_of(LOCAL, path, one(path)) == {1: f"{PERSON} 1", 2: f"{PERSON} 2"}
    others = [other for other in read_any(LOCAL, path).case.initiatives if other.id != "arkiv"]
    assert [set(contacts_of(LOCAL, path, other).values()) for other in others] == [{""}] * len(others)


def test_the_case_its_digest_and_its_history_know_nothing_of_them(path: str) -> None:
    before = digest(read_any(LOCAL, path).case)
    keep_contact(LOCAL, path, one(path), 1, PERSON, seen="")
    save_proposal(LOCAL, path, replace(one(path), name="E-arkivet"), seen=one(path), at=AT)
    page = history_of(LOCAL, path, about=one(path))
    assert len(page.changes) == 2
    assert PERSON not in str(page)
    save_proposal(LOCAL, path, replace(one(path), name="E-arkiv"), seen=one(path), at=AT)
    assert digest(read_any(LOCAL, path).case) == before


def test_nothing_that_goes_out_holds_them(path: str, tmp_path: Path) -> None:
    keep_contact(LOCAL, path, one(path), 1, PERSON, seen="")
    out = tmp_path / "out"
    out.mkdir()
    case = read_any(LOCAL, path).case
    copying.copy_case(LOCAL, case, str(out / "folder"), over=False, at=AT)
    copying.copy_case(LOCAL, case, str(out / "case.json"), over=False, at=AT)
    copying.copy_case(LOCAL, case, f"{out / 'other.db'}", over=False, at=AT)
    made, language = plan_scenario(case, "base"), Language.SWEDISH
    assert isinstance(made, Planned)
    texts = [
        list_as_csv(case, made.listed, language).encode(),
        list_as_markdown(case, made.listed, language).encode(),
        one_line(document(case.id, digest(case), [made.result], made.result.receipt)).encode(),
        *(write(make_plan(made, language)) for write in FORMATS.values()),
    ]
    for number, text in enumerate(texts):
        (out / str(number)).write_bytes(text)
    files = [file for file in out.rglob("*") if file.is_file()]
    assert len(files) > len(texts) + 2
    assert [file.name for file in files if PERSON.encode() in file.read_bytes()] == []
    assert any(PERSON.encode() in file.read_bytes() for file in tmp_path.iterdir() if file.name.startswith("register.db"))


def test_an_erased_person_leaves_no_trace_in_the_register_or_its_log(path: str, tmp_path: Path) -> None:
    for place in PLACES:
        keep_contact(LOCAL, path, one(path), place, f"{PERSON} {place}", seen="")
    for place in PLACES:
        erase_contact(LOCAL, path, one(path), place)
    assert set(contacts_of(LOCAL, path, one(path)).values()) == {""}
    assert named_in(tmp_path) == []
    assert check(open_register(tmp_path / "register.db")).faults == ()


def test_what_somebody_else_has_written_meanwhile_is_kept_and_both_are_told(path: str) -> None:
    keep_contact(LOCAL, path, one(path), 1, "Deras", seen="")
    with pytest.raises(StaleChange) as told:
        keep_contact(LOCAL, path, one(path), 1, "Vårt", seen="")
    [clash] = told.value.clashes
    assert (clash.theirs, clash.ours) == ("Deras", "Vårt")
    assert contacts_of(LOCAL, path, one(path))[1] == "Deras"


def test_nobody_is_no_contact_person(path: str) -> None:
    with pytest.raises(InputError, match="Write who it is"):
        keep_contact(LOCAL, path, one(path), 1, "  ", seen="")


def test_in_files_there_is_no_place_for_them_and_that_is_told(tmp_path: Path) -> None:
    write_case(small_case(), tmp_path / "case")
    place = str(tmp_path / "case")
    assert contacts_of(LOCAL, place, one(place)) == {}
    with pytest.raises(InputError, match="portfolj copy"):
        keep_contact(LOCAL, place, one(place), 1, PERSON, seen="")


def test_a_reader_learns_nothing_of_who_is_kept(path: str) -> None:
    keep_contact(LOCAL, path, one(path), 1, PERSON, seen="")
    assert PERSON not in read_any(User("reader", Role.READER), path).case.model_dump_json()


def test_a_proposal_that_is_taken_away_takes_its_contact_persons_with_it_and_no_others(path: str, tmp_path: Path) -> None:
    other = next(one for one in read_any(LOCAL, path).case.initiatives if one.id == "app")
    for place in PLACES:
        keep_contact(LOCAL, path, one(path), place, f"{PERSON} {place} " + "x" * 3000, seen="")
    keep_contact(LOCAL, path, other, 1, "Den andra", seen="")
    remove(path, "arkiv")
    assert named_in(tmp_path) == []
    assert contacts_of(LOCAL, path, other)[1] == "Den andra"
    backup(open_register(tmp_path / "register.db"), tmp_path / "backup.db")
    assert named_in(tmp_path) == []
    assert check(open_register(tmp_path / "register.db")).faults == ()


def test_a_proposal_comes_back_without_contact_persons_and_that_is_told(path: str, tmp_path: Path) -> None:
    keep_contact(LOCAL, path, one(path), 1, PERSON, seen="")
    number = remove(path, "arkiv")
    assert number is not None
    told = undo_change(LOCAL, path, number, at=AT).told
    assert set(contacts_of(LOCAL, path, one(path)).values()) == {""}
    assert [str(message) for message in told] == ["Back without contact persons, who were erased for good when it was taken away: E-arkiv."]
    assert named_in(tmp_path) == []


def test_what_an_undone_entry_erases_is_told(path: str, tmp_path: Path) -> None:
    case = read_any(LOCAL, path).case
    new = Initiative(id="ny", name="Ny")
    save_proposal(LOCAL, path, new, seen=None, at=AT)
    for place in PLACES:
        keep_contact(LOCAL, path, new, place, PERSON, seen="")
    told = undo_change(LOCAL, path, 2, at=AT).told
    assert [str(message) for message in told] == ["Contact persons erased for good with what was taken away: 2."]
    assert (named_in(tmp_path), read_any(LOCAL, path).case) == ([], case)


def test_an_undone_case_takes_all_its_contact_persons_with_it(path: str, tmp_path: Path) -> None:
    keep_contact(LOCAL, path, one(path), 1, PERSON, seen="")
    undo_change(LOCAL, path, 1, at=AT)
    assert named_in(tmp_path) == []


def test_a_case_written_over_with_fewer_proposals_keeps_the_contact_persons_of_the_rest_only(path: str, tmp_path: Path) -> None:
    keep_contact(LOCAL, path, one(path), 1, PERSON, seen="")
    case = read_any(LOCAL, path).case
    fewer = replace(case, initiatives=[one for one in case.initiatives if one.id != "arkiv"], scenarios=())
    copied = copying.copy_case(LOCAL, fewer, path, over=True, at=AT)
    assert [str(fault) for fault in copied.faults] == ["Contact persons erased for good with what was taken away: 1."]
    assert named_in(tmp_path) == []


def test_nobody_is_kept_for_a_proposal_that_has_been_taken_away_meanwhile(path: str, tmp_path: Path) -> None:
    before = one(path)
    remove(path, "arkiv")
    with pytest.raises(InputError, match="has been taken away"):
        keep_contact(LOCAL, path, before, 1, PERSON, seen="")
    assert named_in(tmp_path) == []


def test_a_person_left_by_an_earlier_version_goes_with_the_next_change(path: str, tmp_path: Path) -> None:
    register = open_register(path.partition("#")[0])
    with register.writing() as connection:
        connection.exec_driver_sql("INSERT INTO contacts VALUES ('small/gone/1', ?), ('other/gone/1', 'Ett annat underlags')", (PERSON,))
    save_proposal(LOCAL, path, replace(one(path), name="E-arkivet"), seen=one(path), at=AT)
    with register.reading() as connection:
        assert connection.exec_driver_sql("SELECT reference FROM contacts").scalars().all() == ["other/gone/1"]
    assert named_in(tmp_path) == []


def test_a_removal_that_others_hold_up_in_erasing_is_made_and_told(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    save_proposal(LOCAL, path, Initiative(id="ny", name="Ny"), seen=None, at=AT)
    keep_contact(LOCAL, path, Initiative(id="ny", name="Ny"), 1, PERSON, seen="")
    monkeypatch.setattr(own, "_WAIT", 0.1)
    with open_register(path.partition("#")[0]).reading() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM contacts").all()
        told = undo_change(LOCAL, path, 2, at=AT).told
    assert any("can stand in its file a while longer" in str(message) for message in told)
    assert "ny" not in {one.id for one in read_any(LOCAL, path).case.initiatives}
