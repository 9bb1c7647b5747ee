"""Workbooks as LibreOffice prints them: nothing over something else, one page wide, the headings on each page."""

from pathlib import Path

import pytest

from portfolj.domain.case import Case
from portfolj.exchange import read_case
from portfolj.exchange.imports.exporting import exported
from portfolj.exchange.imports.forms import FORMS, GOALS, INITIATIVES, PARTICIPATION, Form
from portfolj.exchange.imports.member_sheet import member_sheet
from portfolj.text import Language
from tests.documents.rendering import Box, all_rendered, boxes, pictures, words

pytestmark = pytest.mark.office
CASE = Path("scenarios/skaraborg")
# In points; and the share of a word's height that is room above and below.
TOUCHING, ROOM = 1.0, 0.25


@pytest.fixture(scope="module")
def case() -> Case:
    """Skaraborg."""
    return read_case(CASE).case


@pytest.fixture(scope="module")
def printed(case: Case, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """What portfolj writes as .xlsx, printed: the member's sheet, the empty template, and each list filled."""
    folder = tmp_path_factory.mktemp("printed")
    swedish = Language.SWEDISH
    files = {form.name: exported(case, form, ".xlsx", filled=True, language=swedish) for form in FORMS}
    files |= {"hjo": member_sheet(case, "hjo", swedish), "template": exported(case, INITIATIVES, ".xlsx", filled=False, language=swedish)}
    for name, content in files.items():
        (folder / f"{name}.xlsx").write_bytes(content)
    return {path.stem: path for path in all_rendered([folder / f"{name}.xlsx" for name in files])}


def overlapping(found: list[Box]) -> list[tuple[Box, Box]]:
    """Words of one page whose middles stand over each other: boxes have room for accents and tails, so those of close lines touch."""
    middles = sorted(
        (box.page, box.top + (box.bottom - box.top) * ROOM, box.bottom - (box.bottom - box.top) * ROOM, box.left, box.right, box)
        for box in found
    )
    pairs = []
    for at, (page, _, bottom, left, right, one) in enumerate(middles):
        for other_page, top, _, other_left, other_right, other in middles[at + 1 :]:
            if other_page != page or top > bottom:
                break
            if min(right, other_right) - max(left, other_left) > TOUCHING:
                pairs.append((one, other))
    return pairs


@pytest.mark.parametrize("name", ["hjo", "template", *(form.name for form in FORMS)])
def test_no_word_stands_over_another(printed: dict[str, Path], name: str) -> None:
    found = boxes(printed[name])
    assert found
    assert overlapping(found) == []


def test_a_members_sheet_prints_on_two_pages_with_all_that_it_is_asked(printed: dict[str, Path], case: Case) -> None:
    how, answers, after = words(printed["hjo"]).split("\f")
    assert after == ""
    assert "Svar från Hjo" in how
    assert how.rstrip().endswith("1 (2)")
    asked = [
        one
        for one in case.initiatives
        if one.steering.stage not in ("reported", "ended") and "hjo" in {row.member for row in one.parties.participations}
    ]
    shown = answers.split()
    missing = {word for one in asked for word in (one.id, *one.name.split(), *one.what.summary.split())} - set(shown)
    assert missing == set()


@pytest.mark.parametrize("form", [INITIATIVES, PARTICIPATION, GOALS], ids=lambda form: form.name)
def test_a_list_is_one_page_wide_with_its_headings_and_number_on_each_page(printed: dict[str, Path], form: Form) -> None:
    pages = words(printed[form.name]).split("\f")[:-1]
    lists = [page for page in pages if page.split()[: len(form.columns)] == list(form.columns)]
    assert len(lists) == len(pages) - 1
    assert [page.rstrip().endswith(f"{number} ({len(pages)})") for number, page in enumerate(pages, 1)] == [True] * len(pages)


def test_each_printed_page_can_be_looked_at_as_a_picture(printed: dict[str, Path]) -> None:
    found = pictures(printed["hjo"], dots=40)
    assert len(found) == 2
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in found)
