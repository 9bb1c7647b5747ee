"""The log of a case against a head that was printed: what was done to it behind the register's back is noticed, and honest use is not."""

import csv
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from portfolj.errors import InputError
from portfolj.exchange.plan.carried import carried
from portfolj.storage import LogHead, Register, change, log_faults, log_head, open_register, read, read_head
from portfolj.storage.records import Name
from portfolj.storage.seals import Head, Step, seal_of
from tests.e2e.small_case import small_case, written
from tests.registers import AT, agreed, put, with_history

pytest_plugins = ["tests.shell"]
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def register(tmp_path: Path) -> Register:
    """Four changes: a case, a draft, something agreed, and the draft taken back."""
    return with_history(tmp_path)


@pytest.fixture
def printed(register: Register) -> LogHead:
    """The head as an export would have it."""
    return log_head(register)


def behind(register: Register, *statements: str) -> None:
    """Run statements behind the register's back."""
    with closing(sqlite3.connect(register.file)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def rebuilt(register: Register) -> None:
    """Seal the whole chain anew, as somebody would who knows how."""
    seal = ""
    with closing(sqlite3.connect(register.file)) as connection, connection:
        connection.row_factory = sqlite3.Row
        for row in connection.execute("SELECT * FROM changes ORDER BY number").fetchall():
            own = connection.execute("SELECT * FROM steps WHERE number = ?", (row["number"],)).fetchall()
            steps = [Step(Name(one["kind"], one["key"]), _plain(one["before"]), _plain(one["after"])) for one in own]
            head = Head(*(row[name] for name in ("number", "case_id", "at", "seat", "undoes", "holds", "way")))
            seal = seal_of(head, steps, before=seal)
            connection.execute("UPDATE changes SET seal = ? WHERE number = ?", (seal, row["number"]))


def _plain(text: str | None) -> Any:
    return None if text is None else json.loads(text)


def told(register: Register, head: LogHead) -> list[str]:
    return [str(fault.message) for fault in log_faults(register, head)]


def test_a_log_that_was_only_added_to_holds(register: Register, printed: LogHead) -> None:
    assert told(register, printed) == []
    put(register, lambda case: agreed(case, "Och detta"))
    assert log_head(register).number == printed.number + 1
    assert told(register, printed) == []


def test_a_head_reads_as_it_was_printed(printed: LogHead) -> None:
    assert read_head(f" {printed}\n") == printed
    for text in ("", "small:4", f"{printed}0", str(printed).upper(), str(printed).replace(":", "-")):
        with pytest.raises(InputError):
            read_head(text)


EDIT = "UPDATE changes SET seat = 'Någon annan' WHERE number = 3"
DELETE = ("DELETE FROM steps WHERE number = 3", "DELETE FROM changes WHERE number = 3", "DELETE FROM records WHERE kind = 'decisions'")
LAST = ("DELETE FROM steps WHERE number = 4", "DELETE FROM changes WHERE number = 4")
SWAP = (
    "CREATE TEMP TABLE two AS SELECT number, at, seat, seal FROM changes WHERE number IN (2, 3)",
    "UPDATE changes SET (at, seat, seal) = (SELECT at, seat, seal FROM two WHERE two.number = 5 - changes.number) WHERE number IN (2, 3)",
)
INSERT = "INSERT INTO changes SELECT 99, case_id, at, 'Smugen', NULL, holds, seal, way FROM changes WHERE number = 4"
WIPE = ("DELETE FROM records", "DELETE FROM steps", "DELETE FROM changes")


@pytest.mark.parametrize(
    "statements",
    [(EDIT,), DELETE, SWAP, (INSERT,), LAST, WIPE, ('UPDATE steps SET after = \'{"id": "base", "agreed": "Annat"}\' WHERE number = 3',)],
    ids=["a seat edited", "deleted", "swapped", "inserted", "the tail cut off", "wiped", "what was decided edited"],
)
def test_what_was_done_behind_its_back_is_noticed(register: Register, printed: LogHead, statements: tuple[str, ...]) -> None:
    behind(register, "PRAGMA foreign_keys = OFF", *statements)
    assert told(register, printed) != []


def test_an_edit_whose_chain_was_sealed_anew_is_noticed_by_the_head_alone(register: Register, printed: LogHead) -> None:
    behind(register, EDIT)
    rebuilt(register)
    assert told(register, log_head(register)) == []
    assert told(register, printed) == ["Change 4 is not what it was when the head was printed: the log has been rewritten."]


def test_sealing_an_untouched_log_anew_gives_the_same_head(register: Register, printed: LogHead) -> None:
    rebuilt(register)
    assert log_head(register) == printed


def test_a_cut_tail_is_told_with_the_numbers_even_where_the_chain_holds(register: Register, printed: LogHead) -> None:
    behind(register, "PRAGMA foreign_keys = OFF", *LAST)
    assert told(register, printed)[-1] == "The log lacks change 4 of the head; its newest is 3. Restore a backup."


def test_a_register_begun_anew_with_the_same_case_is_another_log(tmp_path: Path, register: Register, printed: LogHead) -> None:
    behind(register, *WIPE)
    assert told(register, printed) == ["The log is empty; its newest change was 4 when the head was printed. Restore a backup."]
    (tmp_path / "anew").mkdir()
    anew = open_register(tmp_path / "anew" / "register.db", new=True)
    change(anew, None, small_case(), seat="Strategen", at=AT)
    for text in ("Först", "Sedan", "Sist"):
        put(anew, lambda case, text=text: agreed(case, text))
    assert log_head(anew).number == printed.number
    assert told(anew, printed) == ["Change 4 is not what it was when the head was printed: the log has been rewritten."]
    assert read(anew).case.id == "small"


def test_the_commands_print_the_head_and_say_whether_the_log_holds(cli: Run, register: Register) -> None:
    code, head, _ = cli("log", "head", register.file)
    assert (code, head.strip()) == (0, str(log_head(register)))
    assert cli("log", "verify", register.file, "--head", head.strip())[0] == 0
    behind(register, EDIT)
    code, said, wrong = cli("log", "verify", register.file, "--head", head.strip())
    assert (code, said.strip()) == (1, "The log does not hold.")
    assert "The history does not hold at change 3" in wrong


def test_files_have_no_log_and_that_is_told(cli: Run, tmp_path: Path) -> None:
    code, _, wrong = cli("log", "head", tmp_path)
    assert code == 2
    assert "is no register; only a register has a log" in wrong


@pytest.mark.parametrize("to", ["md", "csv", "csv-machine", "ics", "json", "docx", "xlsx", "pdf"])
def test_every_document_of_a_plan_has_the_head(cli: Run, register: Register, printed: LogHead, tmp_path: Path, to: str) -> None:
    file = tmp_path / f"plan.{to}"
    assert cli("export", register.file, "--scenario", "base", "--to", to, "--out", file, language="sv")[0] == 0
    if to in ("docx", "xlsx", "pdf", "json"):
        plan = carried(file.read_bytes(), file.name)
        assert plan.log_head == str(printed)
        assert any(str(printed) in line for line in plan.how_reached)
        code, said, _ = cli("verify", file, register.file)
        assert (code, "Not checked: the head of the log" in " ".join(said.split())) == (0, True)
    else:
        # A calendar folds long lines.
        assert str(printed) in file.read_text("utf-8-sig").replace("\n ", "").replace("\r", "")


def test_an_answer_and_a_ranked_list_have_the_head_and_the_answer_holds(
    cli: Run, register: Register, printed: LogHead, tmp_path: Path
) -> None:
    code, answer, _ = cli("solve", register.file, "--scenario", "base", "--json")
    assert (code, json.loads(answer)["receipt"]["log_head"]) == (0, str(printed))
    (tmp_path / "answer.json").write_text(answer, "utf-8")
    assert cli("verify", tmp_path / "answer.json", register.file)[0] == 0
    table, text = tmp_path / "list.csv", tmp_path / "list.md"
    code, ranked, _ = cli("rank", register.file, "--csv", table, "--md", text, "--json", language="sv")
    assert (code, json.loads(ranked)["receipt"]["log_head"]) == (0, str(printed))
    head, *rows = csv.reader(table.read_text("utf-8-sig").splitlines(), delimiter=";")
    assert (head[-1], {row[-1] for row in rows}) == ("Loggens huvud", {str(printed)})
    assert str(printed) in text.read_text("utf-8").splitlines()[-1]


def test_whoever_copies_a_case_or_takes_a_list_of_it_is_told_the_head(
    cli: Run, register: Register, printed: LogHead, tmp_path: Path
) -> None:
    for asked in (
        ("copy", register.file, tmp_path / "copy.json"),
        ("template", "capacity", "--case", register.file, "--to", tmp_path / "k.xlsx"),
    ):
        code, said, _ = cli(*asked)
        assert (code, str(printed) in "".join(said.split())) == (0, True)


def test_what_is_made_of_files_has_no_head(cli: Run, tmp_path: Path) -> None:
    folder = written(tmp_path)
    assert "log_head" not in json.loads(cli("solve", folder, "--scenario", "base", "--json")[1])["receipt"]
    assert "head of the log" not in cli("copy", folder, tmp_path / "copy.json")[1]


def test_a_plan_of_files_has_none(cli: Run, tmp_path: Path) -> None:
    folder = written(tmp_path)
    assert cli("export", folder, "--scenario", "base", "--to", "json", "--out", tmp_path / "plan.json")[0] == 0
    assert carried((tmp_path / "plan.json").read_bytes(), "plan.json").log_head == ""
