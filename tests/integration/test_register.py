"""The register: the same case as in files, changed by several, with every change on record."""

from datetime import timedelta, timezone
from pathlib import Path

import pytest

from portfolj.domain.base import replace
from portfolj.domain.digest import digest
from portfolj.domain.rules import Override
from portfolj.domain.scenario import Scenario
from portfolj.errors import InputError, StaleChange
from portfolj.exchange import read_case, write_case
from portfolj.storage import CASE, Name, cases, change, check, history, open_register, read, undo
from tests.e2e.small_case import small_case
from tests.registers import AT, SEAT, agreed, put, stored, with_draft, with_history

SHIPPED = Path(__file__).parents[2] / "scenarios" / "skaraborg"
DRAFT = Name("initiatives", "draft")


def test_skaraborg_goes_from_files_to_the_register_and_back_with_the_same_digest(tmp_path: Path) -> None:
    case = read_case(SHIPPED).case
    write_case(read(stored(tmp_path, case)).case, tmp_path / "out")
    assert digest(read_case(tmp_path / "out").case) == digest(case)


def test_a_draft_with_a_title_alone_is_kept(tmp_path: Path) -> None:
    register = stored(tmp_path)
    put(register, with_draft)
    assert read(register).case == with_draft(small_case())


def test_what_is_not_changed_is_no_change(tmp_path: Path) -> None:
    register = stored(tmp_path)
    assert put(register, lambda case: case).number is None


def test_two_who_change_different_things_both_keep_theirs(tmp_path: Path) -> None:
    register = stored(tmp_path)
    seen = read(register)
    change(register, seen, with_draft(seen.case), seat=SEAT, at=AT)
    change(register, seen, agreed(seen.case, "Ja"), seat=SEAT, at=AT)
    assert read(register).case == agreed(with_draft(seen.case), "Ja")


def test_a_stale_edit_is_refused_with_both_versions_and_nothing_is_written(tmp_path: Path) -> None:
    register = stored(tmp_path)
    seen = read(register)
    change(register, seen, with_draft(seen.case, "Deras"), seat="Hjo", at=AT)
    with pytest.raises(StaleChange, match=r"register.db#small \[initiatives.draft\]: .*by Hjo") as told:
        change(register, seen, agreed(with_draft(seen.case, "Vårt"), "Ja"), seat=SEAT, at=AT)
    (clash,) = told.value.clashes
    assert (clash.version, clash.theirs["name"], clash.ours["name"]) == (2, "Deras", "Vårt")
    assert read(register).case == with_draft(seen.case, "Deras")


def test_an_edit_of_what_has_been_taken_away_and_entered_anew_is_stale(tmp_path: Path) -> None:
    register = stored(tmp_path, with_draft(small_case()))
    seen = read(register)
    change(register, seen, small_case(), seat=SEAT, at=AT)
    put(register, with_draft)
    with pytest.raises(StaleChange):
        change(register, seen, with_draft(seen.case, "Vårt"), seat=SEAT, at=AT)


def test_even_the_same_edit_from_two_is_told_with_both_versions_alike(tmp_path: Path) -> None:
    register = stored(tmp_path)
    seen = read(register)
    change(register, seen, with_draft(seen.case), seat=SEAT, at=AT)
    with pytest.raises(StaleChange) as told:
        change(register, seen, with_draft(seen.case), seat=SEAT, at=AT)
    (clash,) = told.value.clashes
    assert clash.theirs == clash.ours


def test_a_change_of_which_no_model_can_be_built_is_refused(tmp_path: Path) -> None:
    register = stored(tmp_path)
    seen = read(register)
    wrong = replace(seen.case, scenarios=(*seen.case.scenarios, Scenario(id="ny", name="Ny", out=("nowhere",))))
    with pytest.raises(InputError, match=r"register.db#small \[scenarios.ny.out.*unknown member"):
        change(register, seen, wrong, seat=SEAT, at=AT)
    assert read(register).case == seen.case


def test_two_changes_that_only_together_contradict_are_not_both_kept(tmp_path: Path) -> None:
    register = stored(tmp_path)
    seen = read(register)
    other = Scenario(id="ny", name="Ny", decided=(Override(initiative="app", reason="prov"),))
    change(register, seen, replace(seen.case, scenarios=(*seen.case.scenarios, other)), seat=SEAT, at=AT)
    without = [one for one in seen.case.initiatives if one.id != "app"]
    before = replace(seen.case, scenarios=[one for one in seen.case.scenarios if one.id != "utan"], initiatives=without)
    with pytest.raises(InputError, match="unknown initiative 'app'"):
        change(register, seen, before, seat=SEAT, at=AT)


def test_a_fault_inside_one_proposal_is_told_and_kept(tmp_path: Path) -> None:
    register = stored(tmp_path)
    seen = read(register)
    content = seen.case.model_dump(mode="json")
    content["initiatives"][0]["steering"]["starts"] = []
    changed = change(register, seen, type(seen.case).model_validate(content), seat=SEAT, at=AT)
    assert [fault.initiative for fault in changed.faults] == [content["initiatives"][0]["id"]]
    assert read(register).faults == changed.faults


def test_a_second_case_of_the_same_id_is_refused_whatever_its_capitals(tmp_path: Path) -> None:
    register = stored(tmp_path)
    with pytest.raises(InputError, match="holds the case 'small' already"):
        change(register, None, small_case(id="Small"), seat=SEAT, at=AT)
    with pytest.raises(InputError, match="holds the case 'small' already"):
        change(register, None, small_case(), seat=SEAT, at=AT)


def test_cases_do_not_know_of_each_other(tmp_path: Path) -> None:
    register = stored(tmp_path)
    change(register, None, with_draft(small_case(id="other")), seat=SEAT, at=AT)
    assert cases(register) == ("other", "small")
    assert read(register, "small").case == small_case()
    with pytest.raises(InputError, match="holds other, small; name one of them"):
        read(register)


def test_the_history_of_a_record_tells_when_from_which_seat_and_what_newest_first(tmp_path: Path) -> None:
    register = stored(tmp_path)
    for number, name in enumerate(("Ett", "Två")):
        seen = read(register)
        at = (AT + timedelta(hours=number)).astimezone(timezone(timedelta(hours=1)))
        change(register, seen, with_draft(seen.case, name), seat=f"Stol {number}", at=at)
    newest, oldest = history(register, "small", DRAFT)
    assert (newest.number, newest.at, newest.seat, newest.before, newest.after) == (
        3,
        AT + timedelta(hours=1),
        "Stol 1",
        {"id": "draft", "name": "Ett"},
        {"id": "draft", "name": "Två"},
    )
    assert (oldest.number, oldest.before, oldest.seat) == (2, None, "Stol 0")


def test_a_change_is_taken_back_as_a_new_one_and_so_is_that(tmp_path: Path) -> None:
    register = stored(tmp_path)
    put(register, lambda case: agreed(with_draft(case), "Ja"))
    undone = undo(register, 2, seat=SEAT, at=AT)
    assert (undone.number, read(register).case) == (3, small_case())
    undo(register, 3, seat=SEAT, at=AT)
    assert read(register).case == agreed(with_draft(small_case()), "Ja")
    assert [entry.undoes for entry in history(register, "small", DRAFT)] == [3, 2, None]


def test_a_change_on_which_something_newer_stands_is_not_taken_back(tmp_path: Path) -> None:
    register = stored(tmp_path)
    put(register, with_draft)
    put(register, lambda case: with_draft(case, "Två"))
    with pytest.raises(InputError, match=r"\[initiatives.draft\]: Change 3 stands on change 2"):
        undo(register, 2, seat=SEAT, at=AT)
    with pytest.raises(InputError, match="no change 9"):
        undo(register, 9, seat=SEAT, at=AT)
    assert read(register).case == with_draft(small_case(), "Två")


def test_even_the_entry_of_a_case_is_taken_back(tmp_path: Path) -> None:
    register = stored(tmp_path)
    undo(register, 1, seat=SEAT, at=AT)
    assert (cases(register), check(register).faults) == ((), ())
    with pytest.raises(InputError, match="holds no case yet"):
        read(register)


def test_the_name_of_a_case_has_a_history_too(tmp_path: Path) -> None:
    register = stored(tmp_path)
    put(register, lambda case: replace(case, name="Fyra kommuner"))
    assert history(register, "small", Name(CASE, "small"))[0].before["name"] == "Tre kommuner"  # type: ignore[index]


def test_a_register_with_history_is_whole(tmp_path: Path) -> None:
    found = check(with_history(tmp_path))
    assert (found.faults, found.rows["changes"]) == ((), 4)


def test_a_register_that_is_not_there_is_not_made_by_reading(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no register"):
        open_register(tmp_path / "register.db")
    assert list(tmp_path.iterdir()) == []


def test_another_database_than_sqlite_is_refused_by_name() -> None:
    with pytest.raises(InputError, match="'postgresql://' is no register") as told:
        open_register("postgresql://own:secret@db/portfolj")
    assert "secret" not in str(told.value)
