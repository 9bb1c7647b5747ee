"""Participation, capacity, goals and scores from files: what is accepted, pointed out, asked about and refused, and what it changes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from portfolj.cli.importing import told
from portfolj.domain.base import replace
from portfolj.domain.case import Case
from portfolj.domain.participation import Answer
from portfolj.exchange.imports.changes import Merged
from portfolj.exchange.imports.findings import Verdict, judged
from portfolj.exchange.imports.forms import FORMS
from portfolj.exchange.imports.merging import merge
from portfolj.exchange.imports.reading import read_import
from portfolj.exchange.imports.reference import Reference
from portfolj.service.authorizing import LOCAL
from portfolj.service.opening import read_any
from portfolj.service.previewing import preview
from portfolj.text import Language
from portfolj.valuation.assessed import mark, out_of_date
from tests.imports.standing import PLACES, standing
from tests.tiny import tiny_case

pytest_plugins = ["tests.shell"]
Run = Callable[..., tuple[int, str, str]]
PARTICIPATION = "initiative;member;answer;share;comment;year;role;hours;released"
CAPACITY = "member;year;role;hours;source"
GOALS = "id;name;parent;weight;level"
SCORES = "initiative;judged;goal;body;points;date;reason"
SCORE = "it;goal;service;Direktionen;75;2026-10;Prövat i Hjo"


def a_case() -> Case:
    """The small case without the scenario that nothing can meet, its hours with a source, and one assessment."""
    case = tiny_case(scenarios=[one for one in tiny_case().scenarios if one.id != "all_in"])
    capacities = tuple(replace(row, source="Budget 2026") for row in case.capacities)
    score = {"judged": "goal", "goal": "service", "body": "Direktionen", "points": 50, "date": "2026-09", "reason": "Ser bra ut"}
    initiatives = tuple(replace(one, gives=replace(one.gives, assessments=[score])) if one.id == "it" else one for one in case.initiatives)
    return replace(case, capacities=capacities, initiatives=initiatives)


EMPTY = {
    "rows.csv": CAPACITY,
    "rows.json": '{"schema_version": 1, "name": "x", "capacity": []}',
    "rows.yaml": "schema_version: 1\nname: x\ncapacity: []\n",
}


@pytest.mark.parametrize("name", EMPTY)
def test_a_list_without_rows_changes_nothing_and_says_so(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_text(EMPTY[name], encoding="utf-8")
    shown = preview(file, a_case())
    assert (shown.found.verdict, shown.new, shown.changes) == (Verdict.WARN, None, ())
    assert ["so nothing changes" in told(note, Language.ENGLISH) for note in shown.notes] == [True]


@pytest.fixture
def imported(tmp_path: Path) -> Callable[..., tuple[Verdict, list[str], Merged]]:
    """Judge rows and take them into the small case."""

    def judge(header: str, *rows: str, kind: str = "") -> tuple[Verdict, list[str], Merged]:
        case, path = a_case(), tmp_path / "rows.csv"
        path.write_bytes("\r\n".join((header, *rows)).encode())
        found = read_import(path, Reference.of(case), kind=kind)
        merged = merge(case, found.rows)
        after = judged((*found.notes, *merged.notes), found.rows)
        return after.verdict, [told(note, Language.ENGLISH) for note in after.notes], merged

    return judge


Imported = Callable[..., tuple[Verdict, list[str], Merged]]


@pytest.mark.parametrize(
    ("header", "row", "verdict", "words"),
    [
        (PARTICIPATION, "it;tibro;willing;;;;;;", "accept", ""),
        (PARTICIPATION, "it;tibro;Är villig;;;;;;", "accept", ""),
        (PARTICIPATION, "Delad IT-funktion;Skövde kommun;declined;;;;;;", "accept", ""),
        (PARTICIPATION, "it;tibro;committed;12,5;Gärna;1;;35;", "accept", ""),
        (PARTICIPATION, "it;tibro;;;;1;;;", "warn", "Row 2, hours: The cell is empty, and 40 stays"),
        (PARTICIPATION, "it;tibbro;willing;;;;;;", "ask", "Row 2, member: 'tibbro' is unknown; is 'tibro' meant?"),
        (PARTICIPATION, "it;tibro;willing;;;1;;1.250;", "ask", "Row 2, hours: '1.250' can be read in two ways"),
        (PARTICIPATION, "it;Borås;willing;;;;;;", "reject", "Row 2, member: 'Borås' is unknown"),
        (PARTICIPATION, "zzzzz;tibro;willing;;;;;;", "reject", "Row 2, initiative: 'zzzzz' is unknown"),
        (PARTICIPATION, "it;tibro;kanske;;;;;;", "reject", "Row 2, answer: 'kanske' is none of"),
        (PARTICIPATION, "it;tibro;willing;;;1;;-5;", "reject", "Row 2, hours: '-5' is negative"),
        (PARTICIPATION, "it;tibro;willing;;;2;;5;", "reject", "Row 2, year: The last year of 'it' is its year 1"),
        (PARTICIPATION, "it;tibro;willing;;;;;5;", "reject", "Row 2, year: 'year' is missing"),
        (PARTICIPATION, "it;tibro;willing;;;1;;1,5;", "reject", "Row 2, hours: '1.5' is not a whole number"),
        (PARTICIPATION, "it;tibro;willing;101;;;;;", "reject", "Row 2, share: '101' is more than can be"),
        (PARTICIPATION, "it;;willing;;;;;;", "reject", "Row 2, member: 'member' is missing"),
        (PARTICIPATION, "app;skovde;;;;1;;5;", "warn", "'skovde' has a row in 'app' but is not listed"),
        (CAPACITY, "hjo;2027;;60;Budget 2026", "accept", ""),
        (CAPACITY, "hjo;2027;;80;Budget 2027", "accept", ""),
        (CAPACITY, "hjo;2027;;80;", "warn", "Row 2, source: The cell is empty, and 'Budget 2026' stays"),
        (CAPACITY, "hjo;2027;;ca 80;x", "ask", "Row 2, hours: 'ca 80' is no exact number"),
        (CAPACITY, "hjo;2031;;80;Budget", "reject", "Row 2, year: The year 2031 is none of the planning years, 2027 to 2028"),
        (CAPACITY, "hjo;2027;;-;x", "reject", "Row 2, hours: '-' is no amount"),
        (CAPACITY, "Summa;;;80;", "reject", "Row 2: The row is a sum"),
        (GOALS, "service;Likvärdig service;;2;association", "accept", ""),
        (GOALS, "service;Likvärdig service;;2;Förbundet", "accept", ""),
        (GOALS, "skola;Skola;;1,5;", "accept", ""),
        (GOALS, "SERVICE;Likvärdig service;;2;", "ask", "Row 2, id: 'SERVICE' is written 'service' in the case"),
        (GOALS, "skola;Skola;;0;", "reject", "Row 2, weight: 'weight' is 0 and must be above 0"),
        (GOALS, "service;Likvärdig service;service;1;", "reject", "Row 2: In the case: The goals service lie under each other"),
        (SCORES, SCORE, "accept", ""),
        (SCORES, SCORE.replace("Prövat i Hjo", ""), "warn", "Row 2, reason: The cell is empty, and 'Ser bra ut' stays"),
        (SCORES, SCORE.replace("Direktionen", "direktionen"), "ask", "is written 'it goal service Direktionen' in the case"),
        (SCORES, SCORE.replace("75", "175"), "reject", "Row 2, points: '175' is more than can be"),
        (SCORES, SCORE.replace("2026-10", "i höst"), "reject", "Row 2, date: 'i höst' is not a date"),
        (SCORES, SCORE.replace("2026-10", "2026-02-30"), "reject", "Row 2, date: '2026-02-30' is not a day"),
        (SCORES, SCORE.replace("goal;service", "goal;"), "reject", "Row 2: A contribution is judged for one goal"),
        (SCORES, SCORE.replace("goal;service", "feasibility;service"), "reject", "Row 2: Feasibility and benefit are judged as a whole"),
    ],
)
def test_a_row_is_judged_as_promised(imported: Imported, header: str, row: str, verdict: str, words: str) -> None:
    found, said, merged = imported(header, row)
    assert found.word == verdict, said
    assert any(words in one for one in said) or not words, said
    assert (merged.case == a_case()) or found <= Verdict.WARN


def test_an_answer_with_hours_changes_what_the_row_names_and_nothing_else(imported: Imported) -> None:
    _, _, merged = imported(PARTICIPATION, "it;tibro;declined;25;Vi har ett eget avtal;1;;35;")
    before, after = (next(one for one in case.initiatives if one.id == "it") for case in (a_case(), merged.case))
    row = next(row for row in after.parties.participations if row.member == "tibro")
    assert (row.answer, row.share, row.comment) == (Answer.DECLINED, 25, "Vi har ett eget avtal")
    assert {(row.member, row.hours) for row in after.takes.efforts} == {("hjo", 40), ("skovde", 40), ("tibro", 35)}
    assert replace(after, parties=before.parties, takes=before.takes, gives=before.gives) == before
    assert after.gives == replace(before.gives, assessments=[replace(row, seen=mark(before)) for row in before.gives.assessments])
    assert {change.fields for change in merged.changes} == {
        (("answer", "committed", "declined"), ("share", "", "25"), ("comment", "", "Vi har ett eget avtal")),
        (("hours", "40", "35"),),
    }


def test_hours_of_several_years_may_stand_in_one_row(imported: Imported) -> None:
    verdict, said, merged = imported("initiative;member;answer;hours_1", "it;hjo;lead;50", "it;tibro;committed;30")
    assert verdict is Verdict.ACCEPT, said
    efforts = next(one for one in merged.case.initiatives if one.id == "it").takes.efforts
    assert {(row.member, row.hours) for row in efforts} == {("hjo", 50), ("skovde", 40), ("tibro", 30)}


def test_what_a_number_was_said_to_come_from_is_pointed_out_when_the_number_changes(imported: Imported) -> None:
    verdict, said, merged = imported("member;year;hours", "hjo;2027;80")
    assert verdict is Verdict.WARN
    assert "Row 2, source: 'Budget 2026' stays in 'Source' beside what is new; state it anew." in said
    assert next(row for row in merged.case.capacities if (row.member, row.year) == ("hjo", 2027)).source == "Budget 2026"


def test_where_a_number_came_from_is_told_in_words_of_the_reader(tmp_path: Path) -> None:
    made_up = replace(a_case(), capacities=tuple(replace(row, provenance="illustrative") for row in a_case().capacities))
    file = tmp_path / "rows.csv"
    file.write_text("member;year;hours\nhjo;2027;80\n", encoding="utf-8")
    said = [told(note, Language.SWEDISH) for note in preview(file, made_up).notes]
    assert "Rad 2, provenance: ”Påhittade” står kvar i ”Varifrån värdet kommer” bredvid det nya; ange det på nytt." in said


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        (PARTICIPATION, ("it;tibro;willing;;;;;;", "it;tibro;willing;;;;;;")),
        (PARTICIPATION, ("it;tibro;;;;1;;5;", "it;hjo;;;;1;;5;", "it;tibro;;;;1;;5;")),
        (CAPACITY, ("hjo;2027;;5;Budget", "Hjo;2027;;6;Budget")),
        (GOALS, ("a;A;;1;", "a;B;;1;")),
        (SCORES, (SCORE, SCORE)),
    ],
)
def test_the_same_may_not_stand_twice(imported: Imported, header: str, rows: tuple[str, ...]) -> None:
    verdict, said, _ = imported(header, *rows)
    assert verdict is Verdict.REJECT
    assert any("The same stands in row 2 already" in one and one.startswith(f"Row {len(rows) + 1}") for one in said), said


def test_two_answers_of_one_member_are_refused_and_one_answer_on_each_of_its_rows_is_not(imported: Imported) -> None:
    same = ("it;tibro;willing;;;1;;5;", "it;tibro;willing;;;1;jurist;6;0")
    assert imported(PARTICIPATION, *same)[0] is Verdict.ACCEPT
    verdict, said, _ = imported(PARTICIPATION, same[0], same[1].replace("willing", "lead"))
    assert verdict is Verdict.REJECT
    assert "Row 3, answer: Row 2 states something else; keep one of them." in said


def test_a_name_that_two_members_have_is_asked_about(tmp_path: Path) -> None:
    case = a_case()
    members = tuple(replace(one, name="Vara") for one in case.members)
    path = tmp_path / "rows.csv"
    path.write_text("member;year;hours\nHJO;2028;5\nvara;2027;5\n", "utf-8")
    found = read_import(path, Reference.of(replace(case, members=members)))
    assert [told(note, Language.ENGLISH) for note in found.notes] == [
        "Row 3, member: 'vara' can be any of hjo, skovde and tibro; write the id."
    ]


@pytest.mark.parametrize(("name", "content"), [("a.csv", "x;y\r\n1;2\r\n"), ("a.json", '{"schema_version": 1, "name": "x", "y": []}')])
def test_a_file_that_is_no_list_is_told_the_columns_of_each(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    found = read_import(tmp_path / name, Reference.of(a_case()))
    said = " ".join(told(note, Language.ENGLISH) for note in found.notes)
    assert found.verdict is Verdict.REJECT
    assert [form.name for form in FORMS if f"{form.name} ({', '.join(form.required)})" not in said] == []


def test_the_kind_may_be_stated_and_must_be_one_there_is(cli: Run, imported: Imported, tmp_path: Path) -> None:
    verdict, said, _ = imported(CAPACITY, "hjo;2027;;80;x", kind="scores")
    assert verdict is Verdict.REJECT
    assert any("'points' is missing" in one or "names the columns" in one for one in said), said
    assert "There is no list 'score'" in cli("import", tmp_path / "rows.csv", "--kind", "score")[2]


def test_json_and_yaml_name_the_list_by_its_kind(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(
        '{"schema_version": 1, "name": "x", "capacity": [{"member": "hjo", "year": 2027, "hours": 80}]}', "utf-8"
    )
    (tmp_path / "a.yaml").write_text("schema_version: 1\nname: x\ncapacity:\n- {member: hjo, year: 2027, hours: 80}\n", "utf-8")
    for name in ("a.json", "a.yaml"):
        found = read_import(tmp_path / name, Reference.of(a_case()))
        assert (found.verdict, len(found.rows)) == (Verdict.ACCEPT, 1)


@pytest.fixture(params=PLACES)
def place(request: pytest.FixtureRequest, cli: Run, tmp_path: Path) -> str:
    """The case in a folder or in a register."""
    return standing(request.param, a_case(), cli, tmp_path)


def test_rows_are_taken_over_in_files_and_in_a_register(cli: Run, place: str, tmp_path: Path) -> None:
    file = tmp_path / "scores.csv"
    file.write_text(f"{SCORES}\n{SCORE}\nskills;benefit;;Kommundirektörerna;25;2026-10;För dyrt\n", "utf-8")
    code, out, _ = cli("import", file, "--case", place, "--yes")
    assert code == 0
    assert "points: 50 -> 75" in out
    found = {one.id: [(row.body, row.points) for row in one.gives.assessments] for one in read_any(LOCAL, place).case.initiatives}
    assert (found["it"], found["skills"]) == ([("Direktionen", 75)], [("Kommundirektörerna", 25)])
    assert "Unchanged in the case: 2 rows" in cli("import", file, "--case", place, "--dry-run")[1].replace("\u00a0", " ")


@pytest.mark.parametrize("wrong", ["it;goal;service;Styrelsen;101;2026-10;x", "it;goal;servic;Styrelsen;10;2026-10;x"])
def test_a_fault_in_the_last_row_keeps_every_row_out(cli: Run, place: str, tmp_path: Path, wrong: str) -> None:
    file = tmp_path / "scores.csv"
    file.write_text(f"{SCORES}\n{SCORE}\n{wrong}\n", "utf-8")
    assert cli("import", file, "--case", place, "--yes")[0] == 2
    assert read_any(LOCAL, place).case == a_case()


def test_a_new_score_has_seen_the_proposal_as_it_is_and_the_same_file_again_changes_nothing(imported: Imported, tmp_path: Path) -> None:
    _, _, merged = imported(SCORES, SCORE)
    one = next(one for one in merged.case.initiatives if one.id == "it")
    assert [(row.body, row.seen) for row in one.gives.assessments] == [("Direktionen", mark(one))]
    assert preview(tmp_path / "rows.csv", merged.case).new is None


def test_a_score_that_was_there_without_saying_what_it_had_seen_is_old_once_the_proposal_is_changed_by_a_file(imported: Imported) -> None:
    _, _, merged = imported(PARTICIPATION, "it;tibro;declined;;;;;;")
    assert [row.body for one in merged.case.initiatives for row in out_of_date(one)] == ["Direktionen"]
