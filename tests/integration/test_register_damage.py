"""A register or backup that is not what was written: cut short, altered, another's, or of a newer portfolj."""

import hashlib
import json
import shutil
import sqlite3
import time
from contextlib import closing, suppress
from pathlib import Path
from random import Random
from threading import Event, Thread

import pytest

from portfolj.errors import InputError
from portfolj.storage import (
    ContactOf,
    Name,
    Register,
    backup,
    change,
    check,
    contact,
    erase_contact,
    history,
    keep_contact,
    manifest_of,
    open_register,
    read,
    restore,
)
from portfolj.storage import sqlite as own
from tests.e2e.small_case import small_case
from tests.registers import AT, agreed, put, stored, with_draft, with_history

PERSON = "Kim Andersson, 070-123 45 67"


def person(number: int) -> ContactOf:
    """One of the contacts of a proposal."""
    return ContactOf("small", "arkiv", number)


def altered(file: Path, statement: str) -> None:
    """Run a statement behind the register's back."""
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(statement)


def noticed(file: Path) -> bool:
    """Whether opening or checking a register tells that something is wrong."""
    try:
        return bool(check(open_register(file)).faults)
    except InputError:
        return True


def test_a_register_cut_short_anywhere_is_noticed(tmp_path: Path) -> None:
    whole = with_history(tmp_path).file.read_bytes()
    cut = tmp_path / "cut.db"
    points = sorted({*range(0, len(whole), 251), *(at for page in range(0, len(whole), 4096) for at in (page, page + 1)), len(whole) - 1})
    unnoticed = []
    for point in points:
        cut.write_bytes(whole[:point])
        if not noticed(cut):
            unnoticed.append(point)
        for beside in tmp_path.glob("cut.db-*"):
            beside.unlink()
    assert unnoticed == []


def test_a_flipped_bit_is_noticed_or_changes_nothing(tmp_path: Path) -> None:
    register = with_history(tmp_path)
    whole, flipped, chance = register.file.read_bytes(), tmp_path / "flipped.db", Random(1)  # noqa: S311
    written = [at for at, byte in enumerate(whole) if byte]
    before = (read(register).case, history(register, "small", Name("initiatives", "draft")))
    told = 0
    for _ in range(150):
        at = chance.choice(written)
        flipped.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << chance.randrange(8)]) + whole[at + 1 :])
        if noticed(flipped):
            told += 1
        else:
            again = open_register(flipped)
            assert (read(again).case, history(again, "small", Name("initiatives", "draft"))) == before
    assert told > 50


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE records SET content = replace(content, 'Egen ram', 'Vår ram')",
        "UPDATE records SET version = 3 WHERE kind = 'goals'",
        "UPDATE records SET case_id = 'other' WHERE kind = 'goals'",
        "DELETE FROM records WHERE kind = 'scenarios' AND key = 'timmar'",
        "UPDATE steps SET after = replace(after, 'Utkast', 'Annat') WHERE number = 2",
        "UPDATE steps SET before = NULL WHERE number = 4",
        "DELETE FROM steps WHERE number = 4",
        "UPDATE changes SET seat = 'Ingen' WHERE number = 2",
        "UPDATE changes SET at = '2020-01-01T00:00:00+00:00' WHERE number = 1",
        "DELETE FROM changes WHERE number = 2",
    ],
)
def test_what_is_altered_behind_its_back_is_noticed(tmp_path: Path, statement: str) -> None:
    file = with_history(tmp_path).file
    altered(file, statement)
    assert noticed(file)


def test_an_altered_record_is_not_read(tmp_path: Path) -> None:
    register = with_history(tmp_path)
    altered(register.file, "UPDATE records SET content = replace(content, '\"kronor\":400000', '\"kronor\":900000')")
    with pytest.raises(InputError, match=r"\[initiatives.arkiv\]: What is stored here is not what change 1 made of it"):
        read(register)


def test_a_register_of_a_newer_portfolj_is_refused_with_both_versions_and_left_alone(tmp_path: Path) -> None:
    file = stored(tmp_path).file
    altered(file, "UPDATE alembic_version SET version_num = '9999'")
    before = file.read_bytes()
    with pytest.raises(InputError, match=r"its version is 9999, this portfolj knows 0002; install the newer portfolj"):
        open_register(file)
    assert file.read_bytes() == before


def test_what_is_no_register_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    altered(other, "CREATE TABLE songs (name TEXT)")
    with pytest.raises(InputError, match="no register of portfolj"):
        open_register(other, new=True)
    other.write_text("not a database " * 100)
    with pytest.raises(InputError, match="damaged, or no register"):
        open_register(other, new=True)
    other.write_bytes(b"")
    with pytest.raises(InputError, match="empty"):
        open_register(other, new=True)


@pytest.fixture
def backed_up(tmp_path: Path) -> tuple[Register, Path]:
    """A register and its backup, made before the last change."""
    register = with_history(tmp_path)
    backup(register, tmp_path / "backup.db")
    put(register, lambda case: agreed(case, "Senare"))
    return register, tmp_path / "backup.db"


def test_a_backup_brings_all_back_and_keeps_what_it_replaces(backed_up: tuple[Register, Path]) -> None:
    register, file = backed_up
    aside = restore(file, register.file)
    assert aside is not None
    assert read(register).case.decision("base").agreed == "Listan gäller"
    assert read(open_register(aside)).case.decision("base").agreed == "Senare"
    assert check(register).rows["changes"] == 4


def test_a_backup_is_restored_where_there_is_no_register(backed_up: tuple[Register, Path], tmp_path: Path) -> None:
    assert restore(backed_up[1], tmp_path / "new.db") is None
    assert read(open_register(tmp_path / "new.db")).case.decision("base").agreed == "Listan gäller"


def test_a_backup_is_restored_over_a_register_that_is_damaged(backed_up: tuple[Register, Path]) -> None:
    register, file = backed_up
    register.file.write_bytes(b"\x00" * 5000)
    register.file.with_name("register.db-wal").write_bytes(b"left over")
    restore(file, register.file)
    assert check(register).faults == ()


@pytest.mark.parametrize("point", [0, 1, 99, 4096, 50_000, -1])
def test_a_backup_cut_short_is_refused_and_the_register_stays(backed_up: tuple[Register, Path], point: int) -> None:
    register, file = backed_up
    file.write_bytes(file.read_bytes()[:point])
    with pytest.raises(InputError, match="SHA-256 differs"):
        restore(file, register.file)
    assert read(register).case.decision("base").agreed == "Senare"


def test_an_altered_backup_is_refused_even_with_a_manifest_made_to_fit(backed_up: tuple[Register, Path]) -> None:
    register, file = backed_up
    altered(file, "UPDATE steps SET after = replace(after, 'Egen ram', 'Vår ram')")
    altered(file, "UPDATE records SET content = replace(content, 'Egen ram', 'Vår ram')")
    noted = json.loads(manifest_of(file).read_text("utf-8"))
    noted |= {"sha256": hashlib.sha256(file.read_bytes()).hexdigest(), "bytes": file.stat().st_size}
    manifest_of(file).write_text(json.dumps(noted), encoding="utf-8")
    with pytest.raises(InputError, match="history does not hold at change 1"):
        restore(file, register.file)
    assert read(register).case.decision("base").agreed == "Senare"


def test_a_backup_without_its_manifest_is_refused(backed_up: tuple[Register, Path]) -> None:
    register, file = backed_up
    manifest_of(file).unlink()
    with pytest.raises(InputError, match=r"backup.db.manifest.json: The manifest .* is missing"):
        restore(file, register.file)


def test_a_backup_writes_over_nothing(backed_up: tuple[Register, Path]) -> None:
    register, file = backed_up
    with pytest.raises(InputError, match="there already"):
        backup(register, file)


def test_a_register_that_is_not_whole_is_not_backed_up(tmp_path: Path) -> None:
    register = with_history(tmp_path)
    altered(register.file, "UPDATE changes SET seat = 'Ingen' WHERE number = 2")
    with pytest.raises(InputError, match="history does not hold at change 2"):
        backup(register, tmp_path / "backup.db")
    assert not (tmp_path / "backup.db").exists()


def test_a_register_in_use_is_not_replaced(backed_up: tuple[Register, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    register, file = backed_up
    monkeypatch.setattr(own, "_WAIT", 0.1)
    with register.reading(), pytest.raises(InputError, match="Others have held the register"):
        restore(file, register.file)
    assert read(register).case.decision("base").agreed == "Senare"


def test_who_had_the_register_open_before_it_was_replaced_does_not_write_into_the_old_one(tmp_path: Path) -> None:
    register = stored(tmp_path)
    with register.engine.execution_options(**{own.WRITES: True}).connect() as connection:
        shutil.copy(register.file, tmp_path / "other.db")
        (tmp_path / "other.db").replace(register.file)
        with pytest.raises(InputError, match="restored just now; try again"):
            connection.begin()


def test_an_erased_contact_leaves_no_trace_in_the_files(tmp_path: Path) -> None:
    register = stored(tmp_path, with_draft(small_case()))
    for number in range(40):
        keep_contact(register, person(number), f"{PERSON} {number} " + "x" * (number * 97))
    assert contact(register, person(7)).startswith(PERSON)
    for number in range(40):
        erase_contact(register, person(number))
    assert contact(register, person(7)) == ""
    assert [file.name for file in tmp_path.iterdir() if b"Andersson" in file.read_bytes()] == []
    assert check(register).faults == ()


def test_an_erasure_that_others_hold_up_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    register = stored(tmp_path)
    keep_contact(register, person(1), PERSON)
    monkeypatch.setattr(own, "_WAIT", 0.1)
    with register.reading() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM contacts").all()
        with pytest.raises(InputError, match="erase it once more"):
            erase_contact(register, person(1))
    erase_contact(register, person(1))
    assert [file.name for file in tmp_path.iterdir() if b"Andersson" in file.read_bytes()] == []


def test_a_backup_is_restored_while_others_write_and_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    register = stored(tmp_path)
    backup(register, tmp_path / "backup.db")
    acknowledged: set[str] = set()
    over = Event()

    def write(own_name: str) -> None:
        while not over.wait(0.03):
            seen = read(register)
            name = f"{own_name} {len(acknowledged)}"
            # Another was quicker, or the register was replaced: that is told, and nothing is acknowledged.
            with suppress(InputError):
                change(register, seen, with_draft(seen.case, name), seat=own_name, at=AT)
                acknowledged.add(name)

    writers = [Thread(target=write, args=(name,)) for name in ("Hjo", "Skövde", "Tibro")]
    for writer in writers:
        writer.start()
    replaced = []
    for _ in range(4):
        time.sleep(0.3)
        replaced.append(restore(tmp_path / "backup.db", register.file))
    over.set()
    for writer in writers:
        writer.join()
    kept = [open_register(file) for file in (register.file, *replaced) if file is not None]
    drafts = {
        step.after["name"]
        for one in kept
        for entry in history(one, "small", Name("initiatives", "draft"))
        for step in entry.steps
        if step.after
    }
    assert len(kept) == 5
    assert acknowledged
    assert acknowledged - drafts == set()
    assert [check(one).faults for one in kept] == [()] * 5
