"""A new user opens each shipped case from the start page and walks it through what its document describes, in a real browser.

The facts are the documents' own: bodies, amounts, days and times, stated here by hand.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.browsing import WIDE, answer, go_to, load, open_folds, pick, settled
from tests.e2e.serving import serving

pytestmark = pytest.mark.browser

PROPOSAL, BODY = "Visa ett förslag med allt som är känt om det", "Visa ett organ med dess platser"
# The cells of a table, row by row below its head.
ROWS = """caption => {
  const found = [...document.querySelectorAll('[data-testid="stMain"] table')];
  const table = found.find((one) => one.caption && one.caption.textContent.startsWith(caption));
  return [...table.querySelectorAll("tr")].slice(1).map((row) => [...row.cells].map((cell) => cell.innerText.trim()));
}"""
DIRECTORS = "Kommundirektörsnätverket"
NETWORKS = {
    "Strategiskt nätverk för arbetsmarknad": "Arbetsmarknad",
    "Strategiskt nätverk för hälsa, social välfärd och omsorg": "Hälsa, social välfärd och omsorg",
    "Strategiskt nätverk för kommunalekonomi": "–",
    "Strategiskt nätverk för utbildning": "Utbildning",
}
DAY_OF_DIALOGUE = (
    ("09:00–10:30", "Ägardialog"),
    ("11:00–12:00", "KSO-forum"),
    ("13:00–15:30", "Kommundirektörsmöte"),
)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serving(None) as running:
        yield running


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The start page."""
    with browser.new_context(viewport=WIDE, locale="sv-SE") as context:
        yield load(context.new_page(), address)


def opened(page: Page, name: str, at: str) -> None:
    """Click an example, and come to the page that shows what it is about."""
    page.get_by_role("link", name=name, exact=True).click()
    page.wait_for_url(f"**/{at}?underlag=*")
    settled(page)


def said(page: Page) -> str:
    """All that the page says, folded or not."""
    open_folds(page)
    return plain(page.get_by_test_id("stMain").inner_text())


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def rows(page: Page, caption: str) -> list[list[str]]:
    open_folds(page)
    return [[plain(cell) for cell in row] for row in page.evaluate(ROWS, caption)]


def as_of(page: Page, day: str) -> None:
    field = page.get_by_role("textbox", name="Läget den", exact=True)
    field.fill(day)
    field.press("Enter")
    page.wait_for_timeout(500)
    settled(page)
    assert f"dag={day}" in page.url


def test_landsbygdsnatverket_from_a_challenge_to_the_body_that_decides_about_its_plan(page: Page) -> None:
    opened(page, "Landsbygdsnätverket", "styrning")
    assert answer(page).startswith("7 organ med 2 platser.")
    told = said(page)
    assert "Källan säger ”nedanstående rutiner i fem steg”: Förslaget till beslut säger fem steg; texten under har sex." in told
    assert "Vem som beslutar om exakt 200 000 kronor sägs inte." in told
    both = "Berörd samordnare på kansliet och Arbetsgruppens ordförande, där det berörs"
    assert [[row[0], row[1], row[2], row[3].split("\n")[0], row[4]] for row in rows(page, "Vem som beslutar om hur mycket")] == [
        ["utforskning", "0", "20 001", "De två kontaktpersonerna på kansliet", "–"],
        ["process", "0", "200 000", "Kanslichefen", both],
        ["process", "200 000", "200 001", "Styrgruppen", both],
        ["process", "200 001", "–", "Styrgruppen", both],
    ]
    pick(page, BODY, "De två kontaktpersonerna på kansliet")
    assert "Avgör om en utmaning uppfyller kriterierna" in said(page)

    go_to(page, "Förslag")
    assert [(row[0], row[4]) for row in rows(page, "Förslagen")] == [
        ("De två första utmaningsdrivna processerna", "0"),
        ("Möta utmaningen, 199 999 kr", "199 999"),
        ("Möta utmaningen, 200 000 kr", "200 000"),
        ("Möta utmaningen, 200 001 kr", "200 001"),
        ("Utforska en gemensam utmaning", "20 000"),
    ]
    pick(page, PROPOSAL, "Utforska en gemensam utmaning")
    told = said(page)
    assert "Har medlemmen mandat från sin organisation?" in told
    assert "Har medlemmen berättat om utmaningen för de två kontaktpersonerna på kansliet?" in told
    assert "Uppfyller utmaningen styrgruppens kriterier för att vara relevant inom nätverkets ramar?" in told
    assert "De två kontaktpersonerna på kansliet beslutar: kostnaden i pengar är 20 000 kr" in told
    for amount, body in (("199 999", "Kanslichefen"), ("200 000", "Styrgruppen"), ("200 001", "Styrgruppen")):
        pick(page, PROPOSAL, f"Möta utmaningen, {amount} kr")
        told = said(page)
        assert f"{body} beslutar: kostnaden i pengar är {amount} kr" in told
        assert "Samråd före beslutet: Berörd samordnare på kansliet." in told
        assert "Samråd också, när det berör dem: Arbetsgruppens ordförande." in told
        assert ("Det är antaget tills förbundet har bekräftat det" in told) == (amount == "200 000")
        assert "Utforska en gemensam utmaning måste vara avslutad först." in told
    assert rows(page, "Mål med datum") == [["Ett samarbete är etablerat", "31 oktober 2023", "Ett etappmål i Aktivitetsplanen"]]
    assert rows(page, "Inköp") == [["Extern processledning", "Kansliet, efter rutinerna för offentlig upphandling", "40 000"]]
    assert "Löpande faktura till kansliet." in told
    assert "Slutrapport med resultat mot arbetsplanens mål, och hur de levererar till etappmålen." in told

    go_to(page, "Årshjul")
    as_of(page, "2021-11-17")
    assert answer(page).startswith("Läget den 17 november 2021: Nästa möte: Medlemsmötet, 25 november 2021.")
    assert [row[0] for row in rows(page, "Möten 2021")] == ["16 november 2021", "25 november 2021"]
    go_to(page, "Beslut")
    assert answer(page).startswith("Listan har 2 rader för 220 001 kr av 1 000 000 kr")

    go_to(page, "Uppföljning")
    assert "Betalt: 20 000 kr av planerade 20 000 kr." in said(page)
    [first, explored] = rows(page, "Vad vi har lärt oss")
    assert first[2].startswith("Kansliet fick samordna för mycket.")
    assert explored[0] == "Utforska en gemensam utmaning"


def test_norrbotten_from_the_two_sides_to_the_meetings_of_a_year(page: Page) -> None:
    opened(page, "Norrbotten", "styrning")
    assert answer(page).startswith("5 organ med 11 platser.")
    assert [(row[0], row[1], row[2]) for row in rows(page, "Organ och nätverk")] == [
        ("Ledningsgruppen", "beslutar", "–"),
        ("Regionfullmäktige", "beslutar", "–"),
        ("Årligt möte", "beslutar", "–"),
        ("Utvecklingsgruppen", "bereder", "Ledningsgruppen"),
        ("Utvecklingsgruppens arbetsgrupper", "bereder", "Utvecklingsgruppen"),
    ]
    pick(page, BODY, "Ledningsgruppen")
    told = said(page)
    assert "Sidorna ska ha lika många platser." in told
    assert "Platser per sida: Civilsamhället 2 och Det offentliga 2" in told
    assert "Rapportera till lämpligt politiskt forum" in told
    assert {row[2] for row in rows(page, "Platserna")} == {
        "Samforma, den idéburna parten",
        "Region Norrbotten",
        "Länsstyrelsen Norrbotten",
    }

    pick(page, BODY, "Utvecklingsgruppen")
    told = said(page)
    for rule in (
        "Det kan adjungera andra till ett möte.",
        "Platser per sida: Civilsamhället 3 och Det offentliga 3",
        "Varje sida har en av ordförandena.",
        "Ordförande utses för 12 månader.",
        "Möten: minst 4 om året",
        "Anslutna idéburna organisationer nominerar representanter på Samformas hemsida: 15 april 2021 till 26 juli 2021",
    ):
        assert rule in told
    assert [(row[1], row[3]) for row in rows(page, "Platserna")][:2] == [
        ("ordförande", "Civilsamhället"),
        ("ordförande", "Det offentliga"),
    ]
    as_of(page, "2021-07-26")
    assert "(Utvecklingsgruppen) ska göras senast 26 juli 2021" in said(page)
    as_of(page, "2021-07-27")
    assert "(Utvecklingsgruppen) skulle ha gjorts senast 26 juli 2021" in said(page)
    pick(page, BODY, "Årligt möte")
    told = said(page)
    assert "Möten: minst 1 om året" in told
    assert "Följa upp överenskommelsen, besluta om kommande inriktning" in told

    go_to(page, "Årshjul")
    pick(page, "År", "2022")
    assert len(found := rows(page, "Möten 2022")) == 4
    assert all("förmöten: Civilsamhället och Det offentliga" in row[0] for row in found)
    pick(page, "År", "2021")
    assert [row[1:3] for row in rows(page, "Steg 2021")] == [
        ["april 2021", "Regionfullmäktige"],
        ["15 april 2021 till 26 juli 2021", "Utvecklingsgruppen"],
    ]


def test_skane_from_its_bodies_and_networks_to_the_third_meeting_of_an_autumn(page: Page) -> None:
    opened(page, "Skåne", "styrning")
    assert answer(page).startswith("13 organ med 201 platser.")
    as_of(page, "2021-04-30")
    told = said(page)
    assert "Inget nätverk arbetar med området ”Regional planering”" in told
    assert "skulle ha gjorts" not in told
    bodies = {row[0]: row[1:] for row in rows(page, "Organ och nätverk")}
    assert len(bodies) == 13
    assert bodies[DIRECTORS][:2] == ["beslutar", "Styrelsen"]
    assert {name: bodies[name][2] for name in NETWORKS} == NETWORKS
    assert all(bodies[name][:2] == ["rekommenderar", DIRECTORS] for name in NETWORKS)
    assert {
        name: tuple(bodies[name][-2:]) for name in ("Förvaltningschefsrådet", "Socialchefsrådet", "Kommundirektörernas referensgrupp")
    } == {
        "Förvaltningschefsrådet": ("8", "8"),
        "Socialchefsrådet": ("14", "12"),
        "Kommundirektörernas referensgrupp": ("4", "4"),
    }
    assert len(rows(page, "Vad det kräver av varje medlem")) == 33
    for name in NETWORKS:
        pick(page, BODY, name)
        municipalities = {row[2] for row in rows(page, "Platserna")} - {"–"}
        assert len(municipalities) == 33
        told = said(page)
        for rule in (
            "Inga ersättare.",
            "minst 1 på våren",
            "minst 1 på hösten",
            "Börjar: maj 2021",
            f"Startas och avslutas av: {DIRECTORS}",
        ):
            assert rule in told
    seats = [(row[0], row[2]) for row in rows(page, "Platserna")]
    assert [sum(of == name for _, of in seats) for name in ("Malmö", "Lund", "Helsingborg", "Perstorp")] == [3, 2, 2, 1]
    assert "företräder de fyra västligaste kommunerna i Blekinge; bara för gymnasiefrågor" in said(page)

    go_to(page, "Årshjul")
    assert answer(page).startswith("Läget den 30 april 2021: Strategiskt nätverk för utbildning har inga möten i underlaget.")
    pick(page, "Organ", "Alla organ")
    assert answer(page).startswith("Läget den 30 april 2021: Nästa möte: Ägardialog, 7 maj 2021 klockan 09:00.")
    expected = [("5 februari 2021", "", "Styrelsemöte"), ("5 mars 2021", "", "Kommundirektörsträff")]
    expected += [("7 maj 2021", *one) for one in DAY_OF_DIALOGUE]
    expected += [("21 maj 2021", "13:00–15:00", "Styrelsemöte")]
    expected += [("21 juni 2021 till 22 juni 2021", "12:00–12:00", "Internat med kommundirektörerna")]
    expected += [("10 september 2021", *one) for one in DAY_OF_DIALOGUE]
    expected += [("24 september 2021", "13:00–15:00", "Styrelsemöte")]
    expected += [("12 november 2021", *one) for one in DAY_OF_DIALOGUE]
    expected += [("3 december 2021", "13:00–15:00", "Styrelsemöte")]
    met = [(row[0].split("\n"), row[1].split("\n")[0]) for row in rows(page, "Möten 2021")]
    assert [(when[0], when[1].split(",")[0] if len(when) > 1 else "", name) for when, name in met] == expected
    assert "13:00–15:30, handlingar ute 30 april 2021" in said(page)

    pick(page, "År", "2022")
    assert len(rows(page, "Möten 2022")) == 22
    steps = rows(page, "Steg 2022")
    assert [(row[1], row[2] if ";" not in row[2] else "nätverken", row[3]) for row in steps] == [
        ("maj 2022", "Styrelsen", "utvärderar"),
        ("maj 2022", "Styrelsen", "diskuterar"),
        ("juni 2022", DIRECTORS, "diskuterar"),
        ("augusti 2022", "nätverken", "diskuterar"),
        ("september 2022", DIRECTORS, "diskuterar"),
        ("september 2022", "Styrelsen", "diskuterar"),
        ("september 2022 till november 2022", "nätverken", "bereder"),
        ("november 2022", DIRECTORS, "diskuterar"),
        ("november 2022", "Ägardialog", "diskuterar"),
        ("november 2022", "KSO-forum", "diskuterar"),
        ("december 2022", "Styrelsen", "beslutar"),
        ("december 2022", DIRECTORS, "beslutar"),
    ]
    assert f"Stegen kräver 3 möten med {DIRECTORS} hösten 2022" in said(page)


def test_skaraborg_from_needs_to_the_list_that_is_decided(page: Page) -> None:
    page.get_by_role("button", name="Öppna exemplet Skaraborg").click()
    page.wait_for_url("**/?underlag=skaraborg")
    settled(page)
    assert answer(page) == "14 insatser för 21 450 000 kr. Bevisat bästa."
    go_to(page, "Läget")
    told = said(page)
    assert "5\nBedömd" in told
    assert "15\nKandidat" in told
    assert "Finns två namngivna kontaktpersoner?" in told
    go_to(page, "Förslag")
    pick(page, PROPOSAL, "BEKS (elnät och effektbehov)")
    told = said(page)
    assert "Prövning" in told
    assert "Hjo\tHar inte bestämt sig" in told
    go_to(page, "Scenario")
    pick(page, "Utgå från", "20 procent mindre")
    less = answer(page)
    assert less.endswith("Bevisat bästa.")
    assert less != "14 insatser för 21 450 000 kr. Bevisat bästa."
    go_to(page, "Jämför")
    assert "Dagens ram" in said(page)
    go_to(page, "Min kommun")
    pick(page, "Kommun eller annan medlem", "Hjo")
    assert "Hjo" in answer(page)
    go_to(page, "Beslut")
    assert answer(page).startswith("Listan har ")
    go_to(page, "Styrning")
    assert answer(page) == "8 organ med 0 platser. 7 anmärkningar att ta ställning till."
    assert [row[0] for row in rows(page, "Organ och nätverk")][:2] == ["Direktionen", "Kommunerna i Skaraborg"]
    pick(page, BODY, "Professionsnätverken")
    told = said(page)
    assert "tänker högt, testar idéer, speglar varandra" in told
    assert "Källan säger ”otydliga uppdrag och mandat samt risk för ett ojämnt deltagande”" in told


def test_kongsberg_from_the_goals_of_the_pre_project_to_the_roll_out_that_needs_it(page: Page) -> None:
    opened(page, "Kongsbergregionen", "forslag")
    pick(page, PROPOSAL, "Nettverk som arbeidsform, forprosjekt")
    told = said(page)
    assert "2 fel att rätta innan den kan bli kandidat" in told
    assert "har datumet februari 2009, före sitt underlag daterat 17 november 2009" in told
    assert "har datumet 31 december 2009, innan perioden börjar 1 februari 2010" in told
    assert "Period: 1 februari 2010 till 31 december 2010" in told
    assert {row[0][:3]: row[1] for row in rows(page, "Mål med datum") if row[0].startswith("HM")} == {
        "HM1": "1 april 2010",
        "HM2": "1 maj 2010",
        "HM3": "1 september 2010",
        "HM4": "1 september 2010",
        "HM5": "1 oktober 2010",
        "HM6": "1 december 2010",
        "HM7": "31 december 2009",
    }
    sums = {
        "Kostnader": ("Kostnad i pengar", "Kostnad tillsammans"),
        "Finansiering": ("Finansiering i pengar", "Finansiering tillsammans"),
    }
    for side, (cash, everything) in sums.items():
        found = dict(rows(page, side))
        assert (found[cash], found["Värdet av egen insats"], found[everything]) == ("240 000", "200 000", "440 000")
    assert sorted(int(row[1].replace(" ", "")) for row in rows(page, "Kostnader")[:4]) == [20_000, 50_000, 50_000, 120_000]
    assert ["Skjønnsmidler", "240 000"] in rows(page, "Finansiering")
    assert "Beloppen är utan mervärdesskatt." in told
    points = rows(page, "Beslutspunkter och milstolpar")
    assert [row[1] for row in points if row[0].startswith("Beslut: ")] == ["februari 2009", "september 2010", "december 2010"]
    assert [row[1] for row in points if not row[0].startswith("Beslut: ")] == [
        "1 februari 2010",
        "1 april 2010",
        "1 maj 2010",
        "1 september 2010",
        "1 september 2010",
        "1 oktober 2010",
        "20 december 2010",
        "31 december 2010",
    ]
    # The chart of months is empty in the paper: nine activities, none with a time, and a remark that says so.
    assert [len(row) for row in rows(page, "Aktiviteter")] == [1] * 9
    assert "Inte angivet: När" in told
    assert dict(rows(page, "Roller"))["Styringsgruppe"] == "Rådmannsutvalget for Kongsbergregionen"
    assert len(rows(page, "Framgångsfaktorer")) == 4

    pick(page, PROPOSAL, "Nettverk som arbeidsform, utrulling")
    assert "Nettverk som arbeidsform, forprosjekt måste vara avslutad först." in said(page)
    go_to(page, "Styrning")
    assert answer(page).startswith("5 organ med 7 platser.")
    assert "Månedene er ikke krysset av i teksten som finnes, så ingen av de ni aktivitetene har tid." in said(page)
    pick(page, BODY, "Prosjektgruppen")
    assert [row[2] for row in rows(page, "Platserna")] == [
        "Flesberg",
        "Hjartdal",
        "Kongsberg",
        "Nore og Uvdal",
        "Notodden",
        "Rollag",
        "Tinn",
    ]
    go_to(page, "Scenario")
    assert answer(page).startswith("0 insatser för 0 kr.")
