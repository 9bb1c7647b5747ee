"""Case folders and JSON files: what is written is read back, and what is wrong is refused with its file, row and remedy."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from portfolj.domain.case import Case
from portfolj.domain.digest import digest
from portfolj.errors import Fault, InputError
from portfolj.exchange import read_case, schema, seal, write_case, write_json

KONGSBERG = Path(__file__).parents[1] / "cases" / "kongsberg"
PLAIN = """\
id: valley
name: The valley
years: [2027, 2028]
members:
  - {id: north, name: North, weight: 12 400}
  - {id: south, name: South, weight: 5031}
goals:
  - {id: skills, name: Skills, weight: 1}
initiatives:
  - id: gis
    name: GIS
    steering: {stage: assessed, starts: [2027]}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A case that stands in case.yaml alone."""
    (tmp_path / "case.yaml").write_text(PLAIN, encoding="utf-8")
    return tmp_path


@pytest.fixture
def kongsberg(tmp_path: Path) -> Path:
    """A copy of the Kongsberg case."""
    return Path(shutil.copytree(KONGSBERG, tmp_path / "kongsberg"))


def refusal(path: Path) -> tuple[Fault, ...]:
    with pytest.raises(InputError) as wrong:
        read_case(path)
    assert all(fault.place.file for fault in wrong.value.faults), wrong.value
    return wrong.value.faults


def places(found: tuple[Fault, ...]) -> set[str]:
    return {str(fault.place) for fault in found}


def test_a_case_may_stand_in_case_yaml_alone(folder: Path) -> None:
    found = read_case(folder)
    assert [member.weight for member in found.case.members] == [12_400, 5_031]
    assert (found.faults, found.files) == ((), {})


@pytest.mark.parametrize("name", ["no_such_case", "empty", "members.csv", "case.txt"])
def test_what_is_no_case_is_refused(folder: Path, name: str) -> None:
    (folder / "empty").mkdir()
    (folder / "case.txt").write_text(PLAIN, encoding="utf-8")
    with pytest.raises(InputError, match=r"case\.yaml|does not exist|is no case"):
        read_case(folder / name)


YAML = {
    "tag": ("question: !!python/object/apply:os.system ['true']\n", "is not allowed"),
    "local tag": ("question: !x y\n", "is not allowed"),
    "anchor": ("question: &a y\n", "Anchors and aliases"),
    "alias": ("question: *a\n", "Anchors and aliases"),
    "key twice": ("name: b\n", "stands twice"),
    "unknown key": ("hourvalue: 1\n", "perhaps to 'hour_value'"),
    "second document": ("---\nname: b\n", "second document"),
    "not well-formed": ("question: [a\n", "not well-formed"),
    "ambiguous number": ("hour_value: 1.250\n", "two ways"),
    "sexagesimal": ("hour_value: 1:30\n", "not a number"),
    "float with exponent": ("hour_value: 5e2\n", "not a number"),
    "hexadecimal": ("hour_value: 0x1F\n", "not a number"),
    "text for a list": ("funds: x\n", "where a list belongs"),
    "list for fields": ("admission: [1]\n", "where named fields belong"),
    "unknown choice": ("currency: sek\n", "perhaps to 'SEK'"),
    "amount too large": ("hour_value: 999999999999999\n", "above the most"),
    "no date": ("date: 2027-02-30\n", "not a day of the calendar"),
    "no id": ("areas: [{id: a b, name: A}]\n", "is no id"),
    "name missing": ("areas: [{id: a}]\n", "'name' is missing"),
}


@pytest.mark.parametrize(("more", "said"), YAML.values(), ids=YAML)
def test_yaml_that_surprises_or_is_wrong_is_refused_at_its_line(folder: Path, more: str, said: str) -> None:
    with (folder / "case.yaml").open("a", encoding="utf-8") as file:
        file.write(more)

    found = refusal(folder)

    assert any(said in str(fault.message) for fault in found)
    assert all(fault.place.row for fault in found)


def test_text_that_looks_like_something_else_in_yaml_stays_text(folder: Path) -> None:
    (folder / "case.yaml").write_text(
        PLAIN.replace("The valley", "0123") + "question: 12:30:45\ndraw: yes\ndate: 2027-02-01\nhour_value: 0500\n"
    )
    case = read_case(folder).case
    assert (case.name, case.question, case.draw, case.date, case.hour_value) == ("0123", "12:30:45", "yes", "2027-02-01", 500)


def test_deep_nesting_is_refused_without_a_crash(folder: Path) -> None:
    with (folder / "case.yaml").open("a", encoding="utf-8") as file:
        file.write("question: " + "[" * 2000 + "]" * 2000 + "\n")
    assert any("levels deep" in str(fault.message) for fault in refusal(folder))


def test_all_faults_of_all_files_are_told_at_once(folder: Path) -> None:
    (folder / "areas.csv").write_text("id;name;colour\nwater;Water;blue\nroads;Roads\n", encoding="utf-8")
    (folder / "funds.csv").write_text("id,name,total\nframe,Frame,1.250\n", encoding="utf-8")
    (folder / "costs.csv").write_text("initiative,text,year,kronor\ngiz,Staff,1,10\n", encoding="utf-8")
    (folder / "scenarios").mkdir()
    (folder / "scenarios" / "less.yaml").write_text("name: Less\nundecided: perhaps\n", encoding="utf-8")
    assert places(refusal(folder)) == {
        "areas.csv:1 [colour]",
        "areas.csv:3",
        "funds.csv:2 [total]",
        "costs.csv:2 [initiative]",
        "scenarios/less.yaml:2 [undecided]",
    }


def test_faults_of_consistency_are_placed_in_the_row_as_it_stands_in_the_file(folder: Path) -> None:
    (folder / "capacities.csv").write_text("member,year,hours\nsouth,2027,1\nnorth,2027,1\n\nnort,2028,1\nnorth,2029,1\n", encoding="utf-8")
    assert places(refusal(folder)) == {"capacities.csv:5 [member]", "capacities.csv:6 [year]"}


def test_faults_of_proposals_are_told_and_placed_and_the_case_opens(folder: Path) -> None:
    (folder / "costs.csv").write_text("initiative,text,year,kronor\ngis,b,3,0\ngis,a,1,0\n", encoding="utf-8")
    found = [fault for fault in read_case(folder).faults if fault.severity == "fault"]
    assert [(fault.initiative, str(fault.place)) for fault in found] == [("gis", "costs.csv:2 [year]")]


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("areas.csv", "id,name\n\0\0,x\n", "not text"),
        ("areas.csv", "id,name\na,\xe5\n", "not UTF-8"),
        ("areas.csv", 'id,name\na,"open\n', "quotation mark"),
        ("areas.csv", "id,name,name\na,A,B\n", "stands twice"),
        ("areas.csv", "id\na\n", "'name' is missing"),
        ("areas.csv", "\n\n", "is empty"),
        ("areas.csv", "id,nmae\na,A\n", "perhaps to 'name'"),
        ("area.csv", "id,name\na,A\n", "perhaps to 'areas.csv'"),
        ("members.csv", "id,name,weight\na,A,1\n", "keep one of them"),
    ],
)
def test_a_table_out_of_shape_is_refused(folder: Path, file: str, text: str, said: str) -> None:
    (folder / file).write_bytes(text.encode("latin-1"))
    assert any(said in str(fault.message) for fault in refusal(folder))


def test_a_table_of_an_initiative_that_states_the_same_itself_is_refused(folder: Path) -> None:
    with (folder / "case.yaml").open("a", encoding="utf-8") as file:
        file.write("    takes: {costs: [{text: a, year: 1, kronor: 0}]}\n")
    (folder / "costs.csv").write_text("initiative,text,year,kronor\ngis,b,1,0\n", encoding="utf-8")
    assert any("keep one of them" in str(fault.message) for fault in refusal(folder))


@pytest.mark.parametrize("text", ["\ufeffid,name\na,Å\n", "id;name\r\na;Å\r\n", 'name,id\n"Å",a\n\n,\n', "id,name\na, Å \n"])
def test_a_table_reads_the_same_however_the_spreadsheet_wrote_it(folder: Path, text: str) -> None:
    (folder / "areas.csv").write_bytes(text.encode())
    found = read_case(folder)
    assert [(area.id, area.name) for area in found.case.areas] == [("a", "Å")]
    assert found.files["areas.csv"].rows == 1


def test_a_scenario_takes_its_id_from_its_file(folder: Path) -> None:
    (folder / "scenarios").mkdir()
    (folder / "scenarios" / "less.yaml").write_text("name: Less\n", encoding="utf-8")
    assert read_case(folder).case.scenario_ids == ("base", "less")
    (folder / "scenarios" / "less.yaml").write_text("name: Less\nid: more\n", encoding="utf-8")
    assert places(refusal(folder)) == {"scenarios/less.yaml:2 [id]"}


@pytest.mark.parametrize("name", ["scenarios", "decisions"])
def test_a_file_where_a_folder_belongs_is_refused(folder: Path, name: str) -> None:
    (folder / name).write_text("name: Less\n", encoding="utf-8")
    (fault,) = refusal(folder)
    assert str(fault) == f"{name}: A file stands where a folder belongs; rename the file, or restore the folder."


def test_the_kongsberg_paper_as_printed_has_exactly_two_faults() -> None:
    found = read_case(KONGSBERG)
    assert len(found.faults) == 2
    told = {str(fault.place): str(fault.message) for fault in found.faults}
    assert "2009-02, before its paper of 2009-11-17" in told["decision_points.csv:2 [date]"]
    assert "HM7" in told["dated_goals.csv:8 [date]"]
    assert "2009-12-31" in told["dated_goals.csv:8 [date]"]
    takes = found.case.initiatives[0].takes
    assert [sum(row.kronor for row in rows) for rows in (takes.costs, takes.financing, takes.own_effort)] == [240_000, 240_000, 200_000]
    assert {total.total for total in takes.totals} == {440_000}


@pytest.mark.parametrize("total", ["240 001", "239 999"])
def test_a_krona_more_or_less_in_the_kongsberg_paper_is_a_third_fault(kongsberg: Path, total: str) -> None:
    file = kongsberg / "financing.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("240 000", total), encoding="utf-8")
    totals = kongsberg / "totals.csv"
    totals.write_text(
        "".join(line for line in totals.read_text(encoding="utf-8").splitlines(True) if "financing" not in line), encoding="utf-8"
    )
    seal(kongsberg)
    assert len([fault for fault in read_case(kongsberg).faults if fault.severity == "fault"]) == 3


def test_a_sealed_table_cut_off_anywhere_is_refused(kongsberg: Path) -> None:
    content = (kongsberg / "dated_goals.csv").read_bytes()
    for length in range(0, len(content), 37):
        (kongsberg / "dated_goals.csv").write_bytes(content[:length])
        assert any("restore" in str(fault.message) for fault in refusal(kongsberg)), length


EDITS: dict[str, Callable[[bytes], bytes]] = {
    "doubled last row": lambda content: content + content.splitlines(keepends=True)[-1],
    "rows in another order": lambda content: b"".join([content.splitlines(True)[0], *reversed(content.splitlines(True)[1:])]),
    "another number": lambda content: content.replace(b"27694", b"27695"),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_a_sealed_table_that_has_changed_is_refused_until_it_is_restored(kongsberg: Path, edit: Callable[[bytes], bytes]) -> None:
    content = (kongsberg / "members.csv").read_bytes()
    (kongsberg / "members.csv").write_bytes(edit(content))

    found = refusal(kongsberg)

    assert [str(fault.place) for fault in found if "portfolj seal" in str(fault.message)] == ["members.csv"]
    assert any(str(fault.message).startswith("Rows expected 7, found ") for fault in found)
    (kongsberg / "members.csv").write_bytes(content)
    assert len(read_case(kongsberg).faults) == 2


UNREAD: dict[str, tuple[bytes | None, str]] = {
    "binary": (b"\x00\xff" * 500, "goals.csv:1: The file is not text; restore it or save it as UTF-8 text."),
    "another encoding": ("id,name,weight\na,Å,1\n".encode("latin-1"), "goals.csv:2: The file is not UTF-8 text; save it as UTF-8."),
    "open quotation mark": (b'id,name,weight\na,"A,1\nb,B,1\n', "goals.csv:2: The row cannot be read; close each quotation mark"),
    "quotation mark inside a cell": (b'id,name,weight\na,"A"B,1\n', "goals.csv:2: The row cannot be read; close each quotation mark"),
    "open quotation mark in the header": (b'id,"name,weight\na,A,1\n', "goals.csv:1: The row cannot be read; close each quotation mark"),
    "empty": (b"", "goals.csv:1: The file is empty; restore it, or write the header row and the rows."),
    "a folder": (None, "goals.csv: A folder stands where a file belongs; rename the folder and restore the file, or choose another name."),
}


@pytest.mark.parametrize(("content", "said"), UNREAD.values(), ids=UNREAD)
def test_a_sealed_table_that_cannot_be_read_is_one_fault(kongsberg: Path, content: bytes | None, said: str) -> None:
    (kongsberg / "goals.csv").unlink()
    if content is None:
        (kongsberg / "goals.csv").mkdir()
    else:
        (kongsberg / "goals.csv").write_bytes(content)
    (fault,) = refusal(kongsberg)
    assert str(fault).startswith(said)
    with pytest.raises(InputError) as wrong:
        seal(kongsberg)
    assert wrong.value.faults == (fault,)


def test_a_sealed_table_that_is_gone_is_refused_and_one_without_seal_is_a_notice(kongsberg: Path) -> None:
    (kongsberg / "phases.csv").write_text("initiative,text,start,end\n", encoding="utf-8")
    assert [str(fault.place) for fault in read_case(kongsberg).faults if fault.severity == "notice"] == ["phases.csv"]
    (kongsberg / "phases.csv").unlink()
    (kongsberg / "milestones.csv").unlink()
    assert any("is missing; restore it" in str(fault.message) for fault in refusal(kongsberg))


@pytest.mark.parametrize(
    "block",
    [
        "files: x\n",
        "files: {members.csv: 7}\n",
        "files: {members.csv: {rows: x, sha256: y}}\n",
        "files: {membres.csv: {rows: 1, sha256: y}}\n",
    ],
)
def test_seals_out_of_shape_are_refused(folder: Path, block: str) -> None:
    (folder / "case.yaml").write_text(PLAIN + block, encoding="utf-8")
    assert all(fault.path[0] == "files" for fault in refusal(folder))


def test_binary_and_strange_files_are_refused_as_case_yaml_and_json(folder: Path) -> None:
    for content in (b"\x00\xff" * 500, b"\xff\xfe", b"", b"- a\n", b"just text", b"[1, 2]", b"{" * 100_000, b'{"a": NaN}', b"1" * 5000):
        (folder / "case.yaml").write_bytes(content)
        (folder / "case.json").write_bytes(content)
        assert refusal(folder)
        assert refusal(folder / "case.json")


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("case.yaml", "id: c\nyears: [2027\nname: x\n", "case.yaml:3: The file is not well-formed YAML at sign 5 of the row"),
        ("case.yaml", "id: c\nname: 'x\n", "case.yaml:3: The file is not well-formed YAML at sign 1 of the row"),
        ("case.yaml", "id: c\nname: a\x01b\n", "case.yaml:2: The file is not well-formed YAML at sign 8 of the row"),
        ("case.json", '{"id": "c",\n "name": }', "case.json:2: The file is not well-formed JSON at sign 10 of the row"),
        ("case.json", "", "case.json:1: The file is not well-formed JSON at sign 1 of the row"),
    ],
)
def test_what_is_not_well_formed_is_told_by_row_and_sign_in_our_own_words(folder: Path, file: str, text: str, said: str) -> None:
    (folder / file).write_text(text, encoding="utf-8")
    (fault,) = refusal(folder if file == "case.yaml" else folder / file)
    assert str(fault) == f"{said}; correct it there or just before."


def test_json_keys_twice_and_floats_are_read_exactly_or_refused(tmp_path: Path) -> None:
    write_json(read_case(KONGSBERG).case, tmp_path / "case.json")
    text = (tmp_path / "case.json").read_text(encoding="utf-8")
    (tmp_path / "case.json").write_text(text.replace('"weight": "1"', '"weight": 33.333'), encoding="utf-8")
    assert str(read_case(tmp_path / "case.json").case.goals[0].weight) == "33.333"
    (tmp_path / "case.json").write_text(text.replace('"weight": "1"', '"weight": "1", "weight": "2"'), encoding="utf-8")
    assert any("stands twice" in str(fault.message) for fault in refusal(tmp_path / "case.json"))


def test_a_case_reads_the_same_from_folder_and_json_after_writing(tmp_path: Path) -> None:
    case = read_case(KONGSBERG).case
    write_case(case, tmp_path / "folder")
    write_json(case, tmp_path / "case.json")
    again = read_case(tmp_path / "folder")
    assert digest(again.case) == digest(read_case(tmp_path / "case.json").case) == digest(case)
    assert not [fault for fault in again.faults if fault.severity == "notice"]


def test_writing_over_a_case_leaves_nothing_of_the_old_one(folder: Path) -> None:
    (folder / "note.txt").write_text("kept", encoding="utf-8")
    (folder / "scenarios").mkdir()
    (folder / "scenarios" / "old.yaml").write_text("name: Old\n", encoding="utf-8")
    (folder / "areas.csv").write_text("id,name\na,A\n", encoding="utf-8")
    case = read_case(KONGSBERG).case
    write_case(case, folder)
    assert read_case(folder).case == case
    assert (folder / "note.txt").read_text(encoding="utf-8") == "kept"


def test_a_folder_with_something_else_in_it_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(InputError, match="something else"):
        write_case(read_case(KONGSBERG).case, tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["thesis.txt"]


def test_the_digest_knows_neither_order_nor_spelling_nor_defaults() -> None:
    rows: list[dict[str, Any]] = [
        {"id": "a", "name": "A\u030a", "weight": "1 000"},
        {"id": "b", "name": "B", "weight": 5, "kind": "municipality"},
    ]
    goals: list[dict[str, Any]] = [{"id": "g", "name": "G", "weight": "1.50"}]
    one = Case.model_validate({"id": "c", "name": "C", "years": [2027], "members": rows, "goals": goals})
    other: dict[str, Any] = {
        "id": "c",
        "name": "C",
        "years": ["2027"],
        "members": rows[::-1],
        "goals": [goals[0] | {"weight": "1,5"}],
        "hour_value": 500,
    }
    other["members"] = [rows[1], rows[0] | {"name": "\u00c5", "weight": 1000}]
    assert digest(one) == digest(Case.model_validate(other))
    assert digest(one) != digest(Case.model_validate(other | {"hour_value": 501}))


def test_an_empty_list_that_means_something_changes_the_digest() -> None:
    base = {"id": "c", "name": "C", "years": [2027], "members": [], "goals": []}
    unset = Case.model_validate(base | {"scenarios": [{"id": "s", "name": "S"}]})
    emptied = Case.model_validate(base | {"scenarios": [{"id": "s", "name": "S", "rules": {"parties": []}}]})
    assert digest(unset) != digest(emptied)


def test_the_schema_knows_every_key_of_the_document() -> None:
    found = schema()
    assert set(found["properties"]) == set(Case.model_fields)
    assert json.loads(json.dumps(found)) == found
