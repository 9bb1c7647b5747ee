"""The whole way in a real browser: an empty start, a register of one's own, an Excel file, a proposal, its assessment, and its place."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from portfolj.errors import say
from portfolj.service.authorizing import LOCAL
from portfolj.service.opening import read_any
from portfolj.ui.words import tell
from tests.e2e.browsing import (
    PATIENCE,
    WIDE,
    answer,
    answer_questions,
    assess,
    give_mandate,
    go_to,
    make_candidate,
    pick,
    save,
    settled,
    to_step,
    unfold,
)
from tests.e2e.serving import serving
from tests.e2e.test_language import english
from tests.imports.forms import FIRST, SECOND, SHEET, repacked

pytestmark = pytest.mark.browser
TITLE = "Gemensam överförmyndarnämnd"


def filled_in(template: bytes, rows: Sequence[Sequence[str]]) -> bytes:
    """The template as a program would save it with these rows below its header."""

    def cell(place: str, value: str) -> str:
        if value.isdigit():
            return f'<c r="{place}"><v>{value}</v></c>'
        return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'

    lines = "".join(
        f'<row r="{at}">{"".join(cell(f"{column}{at}", value) for column, value in zip("ABCDEF", row, strict=True))}</row>'
        for at, row in enumerate(rows, 2)
    )

    def change(name: str, part: bytes) -> bytes:
        if name != SHEET:
            return part
        assert b"</sheetData>" in part
        return part.replace(b"</sheetData>", f"{lines}</sheetData>".encode())

    return repacked(template, change)


def send(page: Page, file: Path) -> None:
    page.locator('input[type="file"]').set_input_files(file)
    expect(page.get_by_test_id("stFileChip")).to_be_visible(timeout=PATIENCE)
    page.wait_for_timeout(500)
    settled(page)


def test_from_an_empty_start_to_a_place_in_the_portfolio(chromium: str, tmp_path: Path) -> None:
    register = tmp_path / "register.db"
    with serving(None) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_context(viewport=WIDE, locale="sv-SE", accept_downloads=True).new_page()
        page.goto(address)
        page.get_by_role("textbox", name="Registrets fil på den här datorn; den får inte finnas än", exact=True).fill(str(register))
        assert english(page) == []
        save(page, "Börja registret")
        assert answer(page).startswith("Inget är föreslaget än. Börja på sidan Förslag")
        assert f"underlag={register}%23skaraborg" in page.url.replace("%2F", "/")

        go_to(page, "Förslag")
        with page.expect_download() as downloading:
            page.get_by_role("button", name="Ladda ner mallen (Excel)").click()
        template = Path(downloading.value.path()).read_bytes()
        assert zipfile.is_zipfile(io.BytesIO(template))
        (tmp_path / "insatser.xlsx").write_bytes(filled_in(template, [FIRST, SECOND]))
        send(page, tmp_path / "insatser.xlsx")
        expect(page.get_by_text("Godtagen, med påpekanden. Nytt: 2. Ändrat: 0. Som förut: 0.")).to_be_visible(timeout=PATIENCE)
        assert english(page) == []
        assert read_any(LOCAL, f"{register}#skaraborg").case.initiatives == ()
        save(page, "Ta in")
        expect(page.get_by_text("Taget in från ”insatser.xlsx”. Nytt: 2.")).to_be_visible(timeout=PATIENCE)
        assert answer(page).startswith("2 insatser för 1 550 000 kr")

        unfold(page, "Lägg in ett nytt förslag")
        page.get_by_role("textbox", name="Det nya förslagets rubrik", exact=True).fill(TITLE)
        save(page, "Spara som utkast")
        expect(page.get_by_role("heading", name=TITLE)).to_be_visible(timeout=PATIENCE)
        expect(page.get_by_role("heading", name="13 saknas")).to_be_visible(timeout=PATIENCE)
        fill_in(page)
        level = "75: Hjälper mycket, hos de flesta medlemmar som är med"
        assess(page, "Juristnätverket", "Kompetensförsörjning", level, "Färre ensamma handläggare")
        make_candidate(page)
        assert english(page) == []

        go_to(page, "Scenario")
        assert answer(page) == "1 insats för 600 000 kr. Bevisat bästa."
        unfold(page, tell(say("The same as a table; a name opens its card")))
        expect(page.locator("tr", has=page.get_by_role("link", name=TITLE))).to_contain_text("2028")
        browser.close()


def fill_in(page: Page) -> None:
    """What the page says is missing."""
    to_step(page, "Vad den är")
    page.get_by_role("textbox", name="Vad den är", exact=True).fill("En nämnd för alla, med en handläggare i varje kommun.")
    save(page, "Spara vad den är")
    save(page, "Vidare till: Ansvar och tid")
    page.get_by_role("textbox", name="År då den kan börja", exact=True).fill("2028")
    page.get_by_role("textbox", name="Ägare", exact=True).fill("Direktionen")
    save(page, "Spara ansvar och tid")
    to_step(page, "Pengar")
    pick(page, "Ram", "Kommunernas delregionala utvecklingsmedel")
    page.get_by_role("textbox", name="Insatsens år 1, kr", exact=True).fill("0,6 mnkr")
    save(page, "Spara pengarna")
    save(page, "Vidare till: Medlemmar")
    for member in ("Skövde", "Hjo"):
        pick(page, "Medlem", member)
        pick(page, "Svar", "Deltar")
        page.get_by_role("textbox", name="Timmar under insatsens år 1", exact=True).fill("40")
        save(page, "Spara svaret")
    give_mandate(page)
    answer_questions(page, ("Finns två namngivna kontaktpersoner?", "Har den som föreslår mandat från sin egen organisation?"))
