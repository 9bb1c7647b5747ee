"""The register: the same case as in files, changed by several, with every change on record."""

import sqlite3
from contextlib import closing
from datetime import timedelta, timezone
from pathlib import Path

import pytest

from portfolj.domain.base import replace
from portfolj.domain.digest import digest
from portfolj.domain.rules import Override
from portfolj.domain.scenario import Scenario
from portfolj.errors import InputError, StaleChange
from portfolj.exchange import read_case, write_case
from portfolj.storage import CASE, Name, Register, Way, cases, change, check, history, open_register, read, taken_back, undo
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
    [(_, before, after)] = [(step.name, step.before, step.after) for step in newest.steps]
    assert (newest.number, newest.at, newest.seat, before, after) == (
        3,
        AT + timedelta(hours=1),
        "Stol 1",
        {"id": "draft", "name": "Ett"},
        {"id": "draft", "name": "Två"},
    )
    assert (oldest.number, oldest.steps[0].before, oldest.seat) == (2, None, "Stol 0")


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
    assert history(register, "small", Name(CASE, "small"))[0].steps[0].before["name"] == "Tre kommuner"  # type: ignore[index]


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


def test_several_changes_of_one_record_are_taken_back_one_after_another_and_made_again_in_turn(tmp_path: Path) -> None:
    register = stored(tmp_path)
    for name in ("Ett", "Två", "Tre"):
        put(register, lambda case, name=name: with_draft(case, name))
    seen = []
    for number in (4, 3, 2, 7, 6, 5):
        undo(register, number, seat=SEAT, at=AT)
        seen.append([one.name for one in read(register).case.initiatives if one.id == "draft"])
    assert seen == [["Två"], ["Ett"], [], ["Ett"], ["Två"], ["Tre"]]
    assert check(register).faults == ()


def test_what_has_been_taken_back_is_not_taken_back_once_more(tmp_path: Path) -> None:
    register = stored(tmp_path)
    put(register, with_draft)
    undo(register, 2, seat=SEAT, at=AT)
    with pytest.raises(InputError, match="Change 3 has taken back change 2 already"):
        undo(register, 2, seat=SEAT, at=AT)
    undo(register, 3, seat=SEAT, at=AT)
    undo(register, 2, seat=SEAT, at=AT)
    assert read(register).case == small_case()


def test_what_was_taken_back_is_not_made_again_on_top_of_something_newer(tmp_path: Path) -> None:
    register = stored(tmp_path, with_draft(small_case()))
    put(register, lambda case: with_draft(case, "Ett"))
    undo(register, 2, seat=SEAT, at=AT)
    put(register, lambda case: with_draft(case, "Annat"))
    with pytest.raises(StaleChange, match="Change 4 stands on change 3") as told:
        undo(register, 3, seat="Hjo", at=AT)
    (clash,) = told.value.clashes
    assert (clash.version, clash.seat, clash.theirs["name"], clash.ours["name"]) == (4, SEAT, "Annat", "Ett")


def test_the_history_says_which_change_stands_on_which_and_which_has_taken_it_back(tmp_path: Path) -> None:
    register = stored(tmp_path)
    put(register, lambda case: agreed(with_draft(case), "Ja"))
    put(register, lambda case: agreed(case, "Nej"))
    put(register, lambda case: replace(case, name="Fyra kommuner"))
    undo(register, 3, seat=SEAT, at=AT)
    found = {one.number: (one.undoes, one.taken_back_by, one.under) for one in history(register, "small")}
    assert found == {5: (3, None, None), 4: (None, None, None), 3: (None, 5, None), 2: (None, None, None), 1: (None, None, 4)}


def test_the_history_of_a_case_comes_in_pages_each_change_once_with_all_it_touched(tmp_path: Path) -> None:
    register = stored(tmp_path)
    change(register, None, small_case(id="other"), seat=SEAT, at=AT)
    for number in range(5):
        put_in_small(register, number)
    first = history(register, "small", count=3)
    second = history(register, "small", before=first[-1].number, count=3)
    assert [[one.number for one in page] for page in (first, second)] == [[7, 6, 5], [4, 3, 1]]
    assert [step.name for step in first[0].steps] == [Name("decisions", "base"), DRAFT]
    assert history(register, "small", before=1) == ()


def put_in_small(register: Register, number: int) -> None:
    seen = read(register, "small")
    change(register, seen, agreed(with_draft(seen.case, f"{number}"), f"{number}"), seat=SEAT, at=AT)


def test_a_case_that_was_taken_away_is_there_again_when_that_is_taken_back(tmp_path: Path) -> None:
    register = stored(tmp_path)
    undo(register, 1, seat=SEAT, at=AT)
    assert taken_back(register, 2) == ("small", None, small_case())
    undo(register, 2, seat=SEAT, at=AT)
    assert (read(register).case, check(register).faults) == (small_case(), ())


def test_by_what_way_a_change_came_is_sealed_with_it(tmp_path: Path) -> None:
    register = stored(tmp_path)
    change(register, read(register), with_draft(small_case()), seat=SEAT, at=AT, way=Way.IMPORT)
    assert [one.way for one in history(register, "small")] == [Way.IMPORT, None]
    with closing(sqlite3.connect(register.file)) as connection, connection:
        connection.execute("UPDATE changes SET way = NULL")
    assert [str(fault.message) for fault in check(register).faults] == ["The history does not hold at change 2; restore a backup."]
