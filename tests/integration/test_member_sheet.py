"""A member's own workbook: filled in as by hand, it changes that member's answers and nothing else."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from portfolj.domain.base import replace
from portfolj.domain.case import Case
from portfolj.domain.participation import Answer
from portfolj.exchange import write_case
from portfolj.exchange.imports.findings import Verdict
from portfolj.exchange.imports.member_sheet import member_sheet
from portfolj.exchange.imports.merging import merge
from portfolj.exchange.imports.reading import read_import
from portfolj.exchange.imports.reference import Reference
from portfolj.service.authorizing import LOCAL, NotAllowedError, Role, User
from portfolj.service.opening import read_any
from portfolj.service.taking_over import take_over
from portfolj.text import Language
from tests.imports.filling import Content, filled
from tests.imports.hostile import hostile_case
from tests.imports.standing import PLACES, standing
from tests.strategies import random_case
from tests.tiny import tiny_case

pytest_plugins = ["tests.shell"]
Run = Callable[..., tuple[int, str, str]]
AT = datetime(2026, 11, 27, 12, tzinfo=UTC)
HEADINGS = ["Insats", "Medlem", "Vad insatsen heter", "Vad ni tillfrågas om", "Ert svar", "Roll", "Timmar år 1", "Timmar år 2"]
HEADINGS += ["Egen del av nyttan, procent", "Kommentar"]


def a_case() -> Case:
    """The small case, where Tibro gives hours in two roles to an initiative of two years; the scenario that nothing can meet left out."""
    case = tiny_case(scenarios=[one for one in tiny_case().scenarios if one.id != "all_in"])
    one = next(one for one in case.initiatives if one.id == "it")
    more = {"member": "tibro", "year": 2, "role": "jurist", "hours": 7, "provenance": "illustrative", "source": "Antagande"}
    new = replace(one, takes=replace(one.takes, efforts=(*one.takes.efforts, more)), steering=replace(one.steering, duration=2))
    return replace(case, initiatives=tuple(new if other.id == "it" else other for other in case.initiatives))


def sheet_of(case: Case, member: str = "tibro") -> bytes:
    """Its workbook in Swedish."""
    return member_sheet(case, member, Language.SWEDISH)


def rows_of(content: bytes) -> list[list[object]]:
    """The rows of the second sheet as they stand."""
    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
        return [list(row) for row in book.get_sheet_by_index(1).to_python()]


def answered(cli: Run, place: str | Path, folder: Path, cells: Mapping[str, Content], *options: str) -> tuple[int, str]:
    """What the command says to a sheet of Tibro with some cells filled in."""
    file = folder / "svar.xlsx"
    file.write_bytes(filled(sheet_of(a_case()), cells))
    code, out, _ = cli("import", file, "--case", place, *options)
    return code, " ".join(out.split())


def test_the_sheet_holds_what_the_member_is_asked_and_has_answered() -> None:
    rows = rows_of(sheet_of(a_case()))
    assert rows[0] == HEADINGS
    assert [row[0] for row in rows[1:]] == ["app", "archive", "it", "it", "need", "rollout", "skills"]
    assert {row[1] for row in rows[1:]} == {"tibro"}
    assert rows[3][4:8] == ["Deltar", "", 40, ""]
    assert rows[4][4:8] == ["", "jurist", "", 7]
    assert rows[3][3] == "Möjlig start: 2027 och 2028. Längd i år: 2. Leds av Hjo."


def test_the_first_sheet_says_how_in_swedish_and_whose_it_is() -> None:
    with CalamineWorkbook.from_filelike(io.BytesIO(sheet_of(a_case()))) as book:
        assert book.sheet_names == ["Läs detta först", "Svar"]
        told = [cell for row in book.get_sheet_by_index(0).to_python() for cell in row if cell]
    assert told[:4] == ["Svar från Tibro [red]", "Medlem", "tibro", "Så fyller ni i"]
    assert "Med filen kan bara era egna svar ändras." in told


def test_cells_that_are_not_the_members_are_locked_and_the_answer_is_chosen_from_a_list() -> None:
    packed = zipfile.ZipFile(io.BytesIO(sheet_of(a_case())))
    sheet, styles = packed.read("xl/worksheets/sheet2.xml").decode(), packed.read("xl/styles.xml").decode()
    formats = re.findall(r"<xf [^>]*?(?:/>|>.*?</xf>)", styles.partition("<cellXfs")[2])
    is_open = {at for at, one in enumerate(formats) if 'locked="0"' in one}
    style = {place: int(number) for place, number in re.findall(r'<c r="([A-Z]+\d+)" s="(\d+)"', sheet)}
    assert {place for place in style if place[1:] == "4" and style[place] in is_open} == {"E4", "G4", "H4", "I4", "J4"}
    assert {place for place in style if place[1:] == "5" and style[place] in is_open} == {"G5", "H5"}
    assert {place for place in style if place[1:] == "2" and style[place] in is_open} == {"E2", "G2", "I2", "J2"}
    assert re.search(r"<sheetProtection (?![^>]*password)", sheet)
    assert 'state="frozen"' in sheet
    assert '"Leder,Deltar,Är villig,Har inte bestämt sig,Har tackat nej"' in sheet


@pytest.mark.parametrize("case", [a_case(), hostile_case(), *(random_case(seed) for seed in range(10))], ids=lambda case: case.id)
def test_an_untouched_sheet_changes_nothing(case: Case, tmp_path: Path) -> None:
    asked = {
        row.member for one in case.initiatives for row in one.parties.participations if one.steering.stage not in ("reported", "ended")
    }
    for member in sorted(asked):
        (tmp_path / "a.xlsx").write_bytes(sheet_of(case, member))
        found = read_import(tmp_path / "a.xlsx", Reference.of(case))
        merged = merge(case, found.rows)
        assert (found.verdict, found.notes, merged.verdict, merged.case) == (Verdict.ACCEPT, (), Verdict.ACCEPT, case)


@pytest.fixture(params=PLACES)
def place(request: pytest.FixtureRequest, cli: Run, tmp_path: Path) -> str:
    """The case in a folder or in a register."""
    return standing(request.param, a_case(), cli, tmp_path)


def test_answers_filled_in_by_hand_come_back_as_that_members_and_no_others(cli: Run, place: str, tmp_path: Path) -> None:
    cells = {"E4": "Är villig", "G4": 55, "H5": 9, "I4": 12.5, "J4": "=Vi behöver mer tid", "E3": "Har tackat nej"}
    code, out = answered(cli, place, tmp_path, cells, "--yes")
    assert code == 0, out
    assert "answer: committed -> willing" in out
    before, after = a_case(), read_any(LOCAL, place).case
    it = next(one for one in after.initiatives if one.id == "it")
    row = next(row for row in it.parties.participations if row.member == "tibro")
    assert (row.answer, str(row.share), row.comment) == (Answer.WILLING, "12.5", "=Vi behöver mer tid")
    hours = {(one.year, one.role): (one.hours, one.source) for one in it.takes.efforts if one.member == "tibro"}
    assert hours == {(1, ""): (55, ""), (2, "jurist"): (9, "")}
    answers = {one.id: row.answer for one in after.initiatives for row in one.parties.participations if row.member == "tibro"}
    assert answers["archive"] is Answer.DECLINED
    assert without(after, "tibro") == without(before, "tibro")


def without(case: Case, member: str) -> Case:
    """The case without the answers and hours of a member."""
    initiatives = [
        replace(
            one,
            parties=replace(one.parties, participations=[row for row in one.parties.participations if row.member != member]),
            takes=replace(one.takes, efforts=[row for row in one.takes.efforts if row.member != member]),
        )
        for one in case.initiatives
    ]
    return replace(case, initiatives=initiatives)


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"B4": "hjo"}, "Row 4 (B4), member: The sheet holds the answers of 'tibro'; take the row out."),
        ({"E4": "Kanske"}, "Row 4 (E4), answer: 'Kanske' is none of"),
        ({"G4": -1}, "Row 4 (G4), hours_1: '-1' is negative"),
        ({"G4": 1.5}, "Row 4, hours_1: '1.5' is not a whole number"),
        ({"G4": "ca 30"}, "Row 4 (G4), hours_1: 'ca 30' is no exact number"),
        ({"H2": 5}, "Row 2, hours_2: The last year of 'app' is its year 1, so it has no year 2"),
        ({"I4": 200}, "Row 4 (I4), share: '200' is more than can be"),
        ({"A4": "itt"}, "Row 4 (A4), initiative: 'itt' is unknown; is 'it' meant?"),
        ({"A1": "Annat"}, "'initiative' is missing"),
    ],
)
def test_one_wrong_cell_keeps_all_answers_out(cli: Run, place: str, tmp_path: Path, cells: dict[str, Content], words: str) -> None:
    code, out = answered(cli, place, tmp_path, {"E3": "Har tackat nej", **cells}, "--yes")
    assert code == 2
    assert words in out
    assert read_any(LOCAL, place).case == a_case()


def test_an_emptied_cell_takes_nothing_away_and_is_told(cli: Run, place: str, tmp_path: Path) -> None:
    code, out = answered(cli, place, tmp_path, {"G4": None, "E3": None}, "--yes")
    assert code == 0
    assert "Row 4, hours_1: The cell is empty, and 40 stays; write 0 where there is none." in out
    assert "Row 3, answer: The cell is empty, and 'Takes part' stays" in out
    assert read_any(LOCAL, place).case == a_case()


def test_a_sheet_that_no_longer_says_whose_it_is_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(filled(sheet_of(a_case()), {"A3": "Kommun"}, sheet=1))
    assert read_import(tmp_path / "a.xlsx", Reference.of(a_case())).verdict is Verdict.REJECT


def test_a_sheet_of_a_body_that_is_no_member_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(filled(sheet_of(a_case()), {"B3": "boras"}, sheet=1))
    assert read_import(tmp_path / "a.xlsx", Reference.of(a_case())).verdict is Verdict.REJECT


def test_whoever_answers_for_one_member_takes_over_its_answers_only(place: str) -> None:
    user, old = User("strategist, Tibro", Role.STRATEGIST, "tibro"), a_case()

    def with_answer(member: str) -> Case:
        one = next(one for one in old.initiatives if one.id == "it")
        rows = [replace(row, answer=Answer.WILLING) if row.member == member else row for row in one.parties.participations]
        new = replace(one, parties=replace(one.parties, participations=rows))
        return replace(old, initiatives=tuple(new if other.id == "it" else other for other in old.initiatives))

    with pytest.raises(NotAllowedError, match="cannot answer for 'skovde'"):
        take_over(user, place, old, with_answer("skovde"), at=AT)
    with pytest.raises(NotAllowedError, match="Importing is for"):
        take_over(User("reader", Role.READER), place, old, with_answer("tibro"), at=AT)
    assert read_any(LOCAL, place).case == old
    take_over(user, place, old, with_answer("tibro"), at=AT)
    assert read_any(LOCAL, place).case == with_answer("tibro")


def test_the_command_writes_the_sheet_over_nothing_and_knows_its_members(cli: Run, tmp_path: Path) -> None:
    write_case(a_case(), tmp_path / "case")
    file = tmp_path / "tibro.xlsx"
    assert cli("template", "--member", "tibro", "--case", tmp_path / "case", "--to", file, language="sv")[0] == 0
    assert rows_of(file.read_bytes())[0] == HEADINGS
    assert "is there already" in cli("template", "--member", "tibro", "--case", tmp_path / "case", "--to", file)[2]
    assert "There is no member 'boras'" in cli("template", "--member", "boras", "--case", tmp_path / "case", "--to", tmp_path / "b.xlsx")[2]
    assert "leave out the kind" in cli("template", "scores", "--member", "tibro", "--to", tmp_path / "b.xlsx")[2]
