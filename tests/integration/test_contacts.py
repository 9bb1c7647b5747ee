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
from portfolj.service.history import history_of
from portfolj.service.opening import read_any
from portfolj.service.saving import save_proposal
from portfolj.storage import check, open_register
from portfolj.text import Language
from portfolj.workflow.planning import plan_scenario
from tests.e2e.small_case import small_case
from tests.seats import AT, in_register

# No name of anybody: a word that stands nowhere else.
PERSON = "Kontaktperson-Ett-Skrivet-Namn"


@pytest.fixture
def path(tmp_path: Path) -> str:
    return in_register(tmp_path, small_case())


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
    entries = history_of(LOCAL, path, one(path))
    assert len(entries) == 2
    assert PERSON not in str(entries)
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
    files = [file for file in tmp_path.iterdir() if file.name.startswith("register.db")]
    assert files
    assert [file.name for file in files if PERSON.encode() in file.read_bytes()] == []
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
