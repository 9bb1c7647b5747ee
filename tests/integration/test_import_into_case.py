"""Taking a file into a case: what is shown first, what is written, and that all of it is or nothing."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from portfolj.domain.base import replace
from portfolj.domain.case import Case
from portfolj.domain.participation import Answer
from portfolj.errors import InputError
from portfolj.exchange import read_case, write_json
from portfolj.exchange.imports import writing
from portfolj.exchange.imports.building import cost_of, effort_of, goals_of, who_of
from portfolj.exchange.imports.writing import replace_case
from tests.tiny import tiny_case

pytest_plugins = ["tests.shell"]
Run = Callable[..., tuple[int, str, str]]
HEADER = "id;title;goals;cost;effort;municipalities\r\n"
NEW = "growth;Ny insats;service;90 000;31;Hjo|Skövde\r\n"


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., Path]:
    """Write a file of initiatives."""

    def write(*rows: str, name: str = "insatser.csv") -> Path:
        path = tmp_path / name
        path.write_bytes((HEADER + "".join(rows)).encode())
        return path

    return write


@pytest.fixture
def plain(folder: Callable[[Case], Path]) -> Path:
    """The small case, its names without markup."""
    case = tiny_case()
    members = tuple(replace(one, name=one.name.removesuffix(" [red]")) for one in case.members)
    return folder(replace(case, members=members))


def content(folder: Path) -> dict[str, bytes]:
    """All files of a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_new_initiative_gets_the_six_fields(cli: Run, plain: Path, file: Callable[..., Path]) -> None:
    code, out, _ = cli("import", file(NEW), "--case", plain, "--yes")
    one = next(one for one in read_case(plain).case.initiatives if one.id == "growth")
    assert (code, one.name, goals_of(one), cost_of(one), effort_of(one), who_of(one)) == (
        0,
        "Ny insats",
        ("service",),
        90_000,
        31,
        ("hjo", "skovde"),
    )
    assert "Egen ram" in out


def test_what_is_put_somewhere_without_being_said_is_told(cli: Run, plain: Path, file: Callable[..., Path]) -> None:
    _, out, _ = cli("import", file(NEW), "--case", plain, "--dry-run")
    said = " ".join(out.split())
    assert [words for words in ("put on 'Egen ram' in 2027", "shared evenly", "0 points", "willing") if words not in said] == []


def test_an_initiative_that_is_there_is_changed_in_the_six_fields_only(cli: Run, plain: Path, file: Callable[..., Path]) -> None:
    before = next(one for one in read_case(plain).case.initiatives if one.id == "archive")
    _, out, _ = cli("import", file("archive;E-arkiv;service;310 000;60;Hjo|Skövde|Tibro\r\n"), "--case", plain, "--yes")
    after = next(one for one in read_case(plain).case.initiatives if one.id == "archive")
    assert "title: Gemensamt e-arkiv -> E-arkiv" in out
    assert "cost: 300000 -> 310000" in out
    assert replace(after, name=before.name, takes=before.takes) == before


def test_what_does_not_change_is_not_written(cli: Run, plain: Path, file: Callable[..., Path]) -> None:
    before = content(plain)
    code, out, _ = cli("import", file("archive;Gemensamt e-arkiv;service;300000;60;Hjo|Skövde|Tibro\r\n"), "--case", plain, "--yes")
    assert (code, content(plain)) == (0, before)
    assert "Unchanged: 1 initiative" in out.replace("\u00a0", " ")


@pytest.mark.parametrize("options", [("--dry-run", "--yes"), (), ("--json",)])
def test_nothing_is_written_unasked(cli: Run, plain: Path, file: Callable[..., Path], options: tuple[str, ...]) -> None:
    before = content(plain)
    assert cli("import", file(NEW), "--case", plain, *options)[0] == 0
    assert content(plain) == before


@pytest.mark.parametrize(
    "row", ["x;Y;service;1.250;5;Hjo\r\n", "x;Y;service;-5;5;Hjo\r\n", "x;Y;service;5;5;Borås\r\n", "x;Y;service;1,5;5;Hjo\r\n"]
)
def test_one_row_in_doubt_keeps_all_rows_out(cli: Run, plain: Path, file: Callable[..., Path], row: str) -> None:
    before = content(plain)
    assert cli("import", file(NEW, row), "--case", plain, "--yes")[0] == 2
    assert content(plain) == before


def test_a_cost_that_stands_in_several_rows_is_asked_about(cli: Run, plain: Path, file: Callable[..., Path]) -> None:
    case = read_case(plain).case
    one = next(one for one in case.initiatives if one.id == "archive")
    split = replace(one.takes.financing[0], kronor=150_000)
    takes = replace(one.takes, financing=(split, replace(split, year=2)))
    new = replace(one, takes=takes, steering=replace(one.steering, duration=2, starts=(2027,)))
    replace_case(plain, case, replace(case, initiatives=tuple(new if other.id == one.id else other for other in case.initiatives)))
    code, out, _ = cli("import", file("archive;Gemensamt e-arkiv;service;310000;60;Hjo|Skövde|Tibro\r\n"), "--case", plain, "--yes")
    assert code == 2
    assert "in 2 rows" in " ".join(out.split())


def test_a_member_that_has_declined_is_asked_about(cli: Run, plain: Path, file: Callable[..., Path]) -> None:
    case = read_case(plain).case
    one = next(one for one in case.initiatives if one.id == "app")
    rows = tuple(replace(row, answer=Answer.DECLINED) if row.member == "tibro" else row for row in one.parties.participations)
    new = replace(one, parties=replace(one.parties, participations=rows))
    replace_case(plain, case, replace(case, initiatives=tuple(new if other.id == one.id else other for other in case.initiatives)))
    code, out, _ = cli("import", file("app;Biblioteksapp;service;100000;40;Hjo|Tibro\r\n"), "--case", plain, "--yes")
    assert code == 2
    assert "has declined" in " ".join(out.split())


def test_the_written_case_has_its_seals_and_keeps_what_people_wrote(cli: Run, plain: Path, file: Callable[..., Path]) -> None:
    case_file = plain / "case.yaml"
    case_file.write_text("# ours\n" + case_file.read_text("utf-8"), "utf-8")
    untouched = (plain / "members.csv").read_bytes()
    cli("import", file(NEW), "--case", plain, "--yes")
    assert cli("check", plain)[0] in (0, 2)
    assert not [fault for fault in read_case(plain).faults if "seal" in str(fault).casefold()]
    assert case_file.read_text("utf-8").startswith("# ours\n")
    assert (plain / "members.csv").read_bytes() == untouched


def test_a_case_in_one_json_file_takes_rows_in_too(cli: Run, plain: Path, file: Callable[..., Path], tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    write_json(read_case(plain).case, path)
    assert cli("import", file(NEW), "--case", path, "--yes")[0] == 0
    assert "growth" in {one.id for one in read_case(path).case.initiatives}


def test_a_case_in_a_register_takes_rows_in_too(cli: Run, plain: Path, file: Callable[..., Path], tmp_path: Path) -> None:
    place = f"{tmp_path / 'all.db'}#tiny"
    assert cli("copy", plain, place)[0] == 0
    assert cli("import", file(NEW), "--case", place, "--yes")[0] == 0
    code, out, _ = cli("import", file(NEW), "--case", place, "--dry-run")
    assert code == 0
    assert "Unchanged: 1 initiative" in out.replace("\u00a0", " ")


def test_a_failure_before_the_swap_leaves_the_case_as_it_was(plain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, case = content(plain), read_case(plain).case

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing, "_swap", fail)
    with pytest.raises(InputError):
        replace_case(plain, case, replace(case, name="Andra"))
    assert content(plain) == before
    assert [path for path in plain.parent.iterdir() if path.name.startswith(".")] == []


def test_a_case_changed_meanwhile_is_not_written_over(plain: Path) -> None:
    case = read_case(plain).case
    replace_case(plain, case, replace(case, name="Andra"))
    with pytest.raises(InputError, match="meanwhile"):
        replace_case(plain, case, replace(case, name="Tredje"))
    assert read_case(plain).case.name == "Andra"


def test_an_untouched_template_names_the_columns_and_nothing_else(cli: Run, tmp_path: Path) -> None:
    path = tmp_path / "mall.xlsx"
    assert cli("template", "--to", path)[0] == 0
    code, out, _ = cli("import", path)
    assert code == 2
    assert "no initiative" in out


def test_a_template_is_written_over_nothing(cli: Run, tmp_path: Path) -> None:
    path = tmp_path / "mall.xlsx"
    path.write_bytes(b"ours")
    assert cli("template", "--to", path)[0] == 2
    assert path.read_bytes() == b"ours"


def test_a_process_killed_at_any_moment_leaves_the_old_case_or_the_new_one(plain: Path) -> None:
    program = (
        "import sys; from portfolj.domain.base import replace; from portfolj.exchange import read_case\n"
        "from portfolj.exchange.imports.writing import replace_case\n"
        "for number in range(10_000):\n"
        "    case = read_case(sys.argv[1]).case\n"
        "    one = replace(case.initiatives[0], name=f'Titel {number}')\n"
        "    replace_case(sys.argv[1], case, replace(case, initiatives=(one, *case.initiatives[1:])))\n"
        "    print(number, flush=True)\n"
    )
    for tenth in range(10):
        with subprocess.Popen([sys.executable, "-c", program, str(plain)], stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(0.0137 * tenth)
            writer.kill()
            written = [0, *map(int, writer.stdout)]
        found = read_case(plain)
        assert not [fault for fault in found.faults if fault.severity == "notice" and "seal" in str(fault)]
        assert found.case.initiatives[0].name in {f"Titel {number}" for number in (written[-1], written[-1] + 1)}
