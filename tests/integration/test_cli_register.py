"""The commands on a register: a case in and out, asked about like one in files, backed up, restored and checked."""

import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from portfolj.cli.exits import Exit
from portfolj.domain.digest import digest
from portfolj.domain.participation import Answer
from portfolj.exchange import read_case
from portfolj.service.places import in_register
from portfolj.storage import open_register, read
from tests.registers import agreed, put

pytest_plugins = ["tests.shell"]
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def register(tmp_path: Path, tiny: Path, cli: Run) -> Path:
    """A register with the small case of the shell."""
    assert cli("copy", tiny, tmp_path / "register.db")[0] == Exit.FINE
    return tmp_path / "register.db"


def test_a_case_goes_in_and_comes_out_as_folder_and_json_with_the_same_digest(register: Path, tiny: Path, tmp_path: Path, cli: Run) -> None:
    outs = [cli("copy", register, tmp_path / "out")[1], cli("copy", register, tmp_path / "out.json")[1]]
    same = digest(read_case(tiny).case)
    assert [digest(read_case(tmp_path / name).case) for name in ("out", "out.json")] == [same, same]
    assert all(same in out for out in outs)


@pytest.mark.parametrize("command", [("check",), ("solve", "--json"), ("compare", "--json"), ("rank", "--json")])
def test_a_command_says_the_same_of_a_case_in_files_and_in_the_register(
    command: tuple[str, ...], register: Path, tiny: Path, cli: Run
) -> None:
    name, *options = command
    in_files, in_register = cli(name, tiny, *options), cli(name, register, *options)
    # Only a register has a log, whose head stands last in the receipt.
    without_head = re.sub(r',"log_head":"[^"]*"', "", in_register[1])
    assert (in_register[0], without_head) == in_files[:2]


def test_a_stored_answer_is_verified_against_the_register(register: Path, tmp_path: Path, cli: Run) -> None:
    (tmp_path / "answer.json").write_text(cli("solve", register, "--json")[1], encoding="utf-8")
    assert cli("verify", tmp_path / "answer.json", register)[0] == Exit.FINE


def test_one_of_several_cases_is_named_by_its_id(register: Path, cli: Run) -> None:
    cli("copy", register, f"{register}#next")
    code, _, err = cli("check", register)
    assert (code, err) == (Exit.WRONG_INPUT, f"register.db: The register holds next and tiny; name one of them: {register}#next.\n")
    assert cli("check", f"{register}#next")[0] == Exit.FINE
    assert "no case 'nxt'" in cli("check", f"{register}#nxt")[2]


def test_another_case_is_written_over_only_when_asked(register: Path, tiny: Path, cli: Run) -> None:
    put(open_register(register), lambda case: agreed(case, "Ja"))
    code, _, err = cli("copy", tiny, register)
    assert (code, "--over" in err) == (Exit.WRONG_INPUT, True)
    assert cli("copy", tiny, register, "--over")[0] == Exit.FINE
    assert read(open_register(register)).case == read_case(tiny).case


def test_a_backup_is_made_and_restored(register: Path, tmp_path: Path, cli: Run) -> None:
    code, out, _ = cli("backup", tmp_path / "backup.db", "--register", register)
    noted = json.loads((tmp_path / "backup.db.manifest.json").read_text("utf-8"))
    assert (code, noted["sha256"] in out, noted["rows"]["changes"]) == (Exit.FINE, True, 1)
    put(open_register(register), lambda case: agreed(case, "Ja"))
    code, out, _ = cli("restore", tmp_path / "backup.db", "--register", f"sqlite:///{register}")
    assert (code, "register.replaced.db" in out) == (Exit.FINE, True)
    assert read(open_register(register)).case.decision("base").agreed == ""


def test_the_register_of_the_surroundings_is_meant_unless_another_is_named(
    register: Path, cli: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTFOLJ_DATABASE_URL", f"sqlite:///{register}")
    code, out, err = cli("db", "check")
    assert (code, out.splitlines()[-1], err) == (Exit.FINE, "The register is whole.", "")


@pytest.mark.parametrize("command", [("db", "check"), ("backup", "b.db"), ("restore", "b.db"), ("check", "postgresql://db/portfolj")])
def test_an_address_that_portfolj_cannot_open_is_told_whichever_command_meets_it(
    command: tuple[str, ...], cli: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "b.db").touch()
    (tmp_path / "b.db.manifest.json").touch()
    monkeypatch.setenv("PORTFOLJ_DATABASE_URL", "postgresql://db/portfolj")
    code, _, err = cli(*command)
    assert (code, err) == (
        Exit.WRONG_INPUT,
        "'postgresql://' is no register that portfolj can open; name a file, or sqlite:///FILE.\n",
    )


def test_a_register_that_is_not_whole_fails_its_check(register: Path, cli: Run) -> None:
    with closing(sqlite3.connect(register)) as connection, connection:
        connection.execute("DELETE FROM records WHERE kind = 'scenarios'")
    code, out, err = cli("db", "check", "--register", register)
    assert (code, out.splitlines()[-1]) == (Exit.CHECK_FAILED, "The register is not whole.")
    assert "register.db#tiny [scenarios.less]: What is stored here is not what its history made of it" in err


@pytest.mark.parametrize(
    "damage",
    ["UPDATE records SET content = '{}' WHERE kind = 'funds'", "DELETE FROM records WHERE kind = 'funds'"],
    ids=["cannot be read", "others refer to it"],
)
def test_a_damaged_record_is_told_once_whatever_follows_from_it(register: Path, cli: Run, damage: str) -> None:
    with closing(sqlite3.connect(register)) as connection, connection:
        connection.execute(damage)
    told = cli("db", "check", "--register", register)[2].splitlines()
    assert told == ["register.db#tiny [funds.own]: What is stored here is not what its history made of it; restore a backup."]


def test_a_damaged_history_is_told_once(register: Path, cli: Run) -> None:
    with closing(sqlite3.connect(register)) as connection, connection:
        connection.execute("UPDATE steps SET after = '{}' WHERE kind = 'funds'")
    told = cli("db", "check", "--register", register)[2].splitlines()
    assert told == ["register.db#tiny: The history does not hold at change 1; restore a backup."]


def test_what_is_no_register_is_told_without_a_traceback(tmp_path: Path, cli: Run) -> None:
    (tmp_path / "broken.db").write_text("no database" * 100, encoding="utf-8")
    assert cli("solve", tmp_path / "broken.db")[::2] == (
        Exit.WRONG_INPUT,
        "broken.db: The register is damaged, or no register (file is not a database); restore a backup: portfolj restore FILE.\n",
    )
    assert cli("db", "check", "--register", tmp_path / "none.db")[0] == Exit.WRONG_INPUT


def test_db_alone_shows_what_there_is(cli: Run) -> None:
    code, out, err = cli("db")
    assert (code, "check  " in out, err) == (Exit.FINE, True, "")


@pytest.mark.parametrize(
    ("path", "named"),
    [
        ("register.db", ("register.db", "")),
        ("register.db#a-1", ("register.db", "a-1")),
        ("in#1/register.db", ("in#1/register.db", "")),
        ("sqlite:///srv/register.db#a", ("sqlite:///srv/register.db", "a")),
        ("sqlite:///srv/register.sqlite", ("sqlite:///srv/register.sqlite", "")),
        ("postgresql://db/portfolj#a", ("postgresql://db/portfolj", "a")),
        ("folder", None),
        ("folder#1", None),
        ("case.json", None),
        ("register.db/inside", None),
    ],
)
def test_a_register_is_known_by_its_ending(path: str, named: tuple[str, str] | None) -> None:
    assert in_register(path) == named


def test_a_case_without_proposals_begins_a_register_afresh(tiny: Path, tmp_path: Path, cli: Run) -> None:
    assert cli("copy", tiny, tmp_path / "new.db", "--without-proposals")[0] == Exit.FINE
    begun, old = read(open_register(tmp_path / "new.db")).case, read_case(tiny).case
    assert (begun.initiatives, begun.scenarios, begun.members, begun.budgets) == ((), (), old.members, old.budgets)


def taken_in(register: Path, tmp_path: Path, cli: Run) -> str:
    """What the shell says of a file that it has taken in."""
    initiative = read(open_register(register)).case.initiatives[0]
    (tmp_path / "list.csv").write_text(f"initiative;member;answer\n{initiative.id};{member(register)};declined\n", encoding="utf-8")
    code, out, _ = cli("import", tmp_path / "list.csv", "--case", register, "--yes")
    assert code == Exit.FINE
    return out


def member(register: Path) -> str:
    case = read(open_register(register)).case
    return next(row.member for row in case.initiatives[0].parties.participations if row.answer is not Answer.DECLINED)


def test_an_import_made_in_the_shell_is_taken_back_and_made_again_there(register: Path, tmp_path: Path, cli: Run) -> None:
    before = read(open_register(register)).case
    out = taken_in(register, tmp_path, cli)
    after = read(open_register(register)).case
    assert (before != after, f"To take it back: portfolj db undo {register} 2" in " ".join(out.split())) == (True, True)
    assert cli("db", "undo", register, "2")[:2] == (Exit.FINE, "Change 2 is taken back, by change 3.\n")
    assert read(open_register(register)).case == before
    assert cli("db", "undo", register, "3")[0] == Exit.FINE
    assert read(open_register(register)).case == after


def test_the_history_is_told_newest_first_with_seat_and_words(register: Path, tmp_path: Path, cli: Run) -> None:
    taken_in(register, tmp_path, cli)
    cli("db", "undo", register, "2")
    code, out, err = cli("db", "history", register)
    heads = [line for line in out.splitlines() if not line.startswith(" ")]
    one = read(open_register(register)).case.initiatives[0].name
    who = next(each.name for each in read(open_register(register)).case.members if each.id == member(register))
    assert (code, err) == (Exit.FINE, "")
    assert heads == [
        f"3. Proposal '{one}': Answers of members ({who})",
        f"2. File imported; Proposal '{one}': Answers of members ({who})",
        "1. The whole case: entered",
    ]
    assert ", this computer, takes back change 2\n" in out
    assert ", this computer, taken back by change 3\n" in out


def test_the_history_comes_as_one_line_of_json_as_long_as_asked_for(register: Path, tmp_path: Path, cli: Run) -> None:
    taken_in(register, tmp_path, cli)
    _, out, _ = cli("db", "history", register, "--count", "1", "--json")
    found = json.loads(out)
    assert (out.count("\n"), found["older"]) == (1, 2)
    [entry] = found["changes"]
    assert {name: entry[name] for name in ("number", "seat", "undoes", "taken_back_by", "under")} == {
        "number": 2,
        "seat": "local",
        "undoes": None,
        "taken_back_by": None,
        "under": None,
    }
    assert entry["what"][0] == "File imported"
    assert json.loads(cli("db", "history", register, "--json")[1])["older"] is None


def test_a_case_that_was_taken_away_is_brought_back_from_the_shell(register: Path, cli: Run) -> None:
    before = read(open_register(register)).case
    cli("db", "undo", register, "1")
    assert cli("db", "history", register)[1].startswith("2. The whole case: taken away\n")
    assert cli("db", "undo", register, "2")[0] == Exit.FINE
    assert read(open_register(register)).case == before


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("history", "REGISTER", "--count", "0"), "Ask for 1 to 10,000 changes, not 0."),
        (("history", "REGISTER", "--count", "99999999999999999999"), "Ask for 1 to 10,000 changes, not 99999999999999999999."),
        (("undo", "REGISTER", "99999999999999999999"), "There is no change 99999999999999999999; choose one from the history."),
        (("history", "FOLDER"), "is no register; only a register has a history"),
        (("undo", "FOLDER", "1"), "is no register; only a register has a history"),
        (("undo", "REGISTER", "9"), "There is no change 9; choose one from the history."),
        (("undo", "REGISTER#other", "1"), "There is no change 1; choose one from the history."),
        (("history", "REGISTER#other"), "holds no case 'other'"),
        (("undo", "REGISTER", "two"), "NUMBER"),
    ],
)
def test_what_cannot_be_told_or_taken_back_is_refused_in_words(
    command: tuple[str, ...], told: str, register: Path, tiny: Path, cli: Run
) -> None:
    code, out, err = cli("db", *(one.replace("REGISTER", str(register)).replace("FOLDER", str(tiny)) for one in command))
    assert (code, out, told in err) == (Exit.WRONG_INPUT, "", True)


def test_a_change_under_another_is_refused_with_the_one_to_take_back_first(register: Path, cli: Run) -> None:
    for text in ("Ja", "Nej"):
        put(open_register(register), lambda case, text=text: agreed(case, text))
    code, _, err = cli("db", "undo", register, "2")
    assert (code, "Change 3 stands on change 2; take back the newer one first." in err) == (Exit.WRONG_INPUT, True)


def test_seal_offers_what_it_takes_only(cli: Run) -> None:
    code, out, err = cli("seal", "--help")
    assert (code, "The folder of the case." in out, "register" in out, err) == (Exit.FINE, True, False, "")
