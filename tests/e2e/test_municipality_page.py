"""The page of one member as Streamlit builds it, without a browser; the numbers are those of the case worked out by hand."""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from portfolj.charts.colours import ACCENT, DARK, GROUND, LESS, LIGHT, Ground
from portfolj.charts.gives_and_gets import gives_and_gets
from portfolj.charts.tiles import fill, tiles
from portfolj.domain.case import Case
from portfolj.domain.initiative import Initiative
from portfolj.domain.member import MemberKind
from portfolj.exchange import read_case
from portfolj.results.result import Result
from portfolj.ui.components import home
from portfolj.ui.pages import municipality
from portfolj.ui.words import in_html, in_markdown, tell
from portfolj.workflow.solving import solve_scenario
from tests.e2e.home_case import MUNICIPALITIES, SHARES, home_case, written
from tests.e2e.opened import APP, SPACE, first_line, html, settled, table
from tests.e2e.small_case import HOSTILE

SKARABORG = Path(__file__).parents[2] / "scenarios" / "skaraborg"
EACH = "Vad {name} ger och får i varje scenario"
OWN = "Insatser som rör {name}, med och inte med"
LOST = "Vad som går förlorat om {name} står utanför"
WORDS_OF_SOLVERS = ("objective", "constraint", "gap", "infeasible", "optimal", "solver", "målfunktion", "bivillkor", "lösare")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The case that the page opens."""
    case = written(tmp_path)
    monkeypatch.setenv("PORTFOLJ_CASE", str(case))
    yield case
    st.cache_resource.clear()


def at_home(**address: str) -> AppTest:
    """The page at an address, when nothing is being worked out any more."""
    app = AppTest.from_file(APP, default_timeout=60)
    app._page_hash = calc_hash(municipality.ADDRESS)
    for name, text in address.items():
        app.query_params[name] = text
    return settled(app.run())


def said(page: AppTest) -> str:
    """All that stands in sentences, no-break spaces as spaces."""
    return "\n".join(part.value for part in page.markdown).replace("\\", "").replace(SPACE, " ")


def headings(page: AppTest) -> list[str]:
    """The headings of parts and pictures."""
    return [part.value.replace("\\", "").replace(SPACE, " ") for part in (*page.header, *page.subheader)]


@pytest.mark.usefixtures("folder")
def test_the_heading_is_the_question_and_the_first_line_its_answer_in_numbers() -> None:
    page = at_home(kommun="liten")
    assert [one.message for one in page.exception] == []
    assert [title.value for title in page.title] == ["Vad betyder det för oss?"]
    # A tenth of 104 points by an eighth of the residents.
    assert first_line(page) == "Litenby lägger 10 000 kr och 50 timmar, är med i 1 av 2 insatser och får 0,8 gånger sitt invånarsnitt."
    assert [word for word in WORDS_OF_SOLVERS if word in first_line(page).lower()] == []


@pytest.mark.usefixtures("folder")
def test_the_largest_municipality_is_shown_until_one_is_chosen_and_the_choice_stands_in_the_address() -> None:
    page = at_home()
    [member, scenario] = page.selectbox
    assert member.options == ["Storköping", "Mellanstad", "Litenby", "Länet"]
    assert (member.value, scenario.value) == ("stor", "base")
    assert first_line(page).startswith("Storköping lägger 40 000 kr och 100 timmar, är med i 2 av 2 insatser och får 1,2 gånger")
    member.set_value("mellan")
    settled(page.run())
    assert page.query_params == {"kommun": "mellan"}
    assert first_line(page).startswith("Mellanstad lägger 20 000 kr och 50 timmar")


@pytest.mark.usefixtures("folder")
def test_another_scenario_is_chosen_for_the_whole_app_and_turned_dials_are_put_back() -> None:
    page = at_home(pengar="80")
    assert any("det ni har ändrat på sidan Scenario är inte med" in one.value for one in page.caption)
    page.selectbox[1].set_value("ny")
    settled(page.run())
    assert page.query_params == {"scenario": "ny"}
    assert "Vad ger och får Storköping i varje scenario?" in headings(page)


@pytest.mark.usefixtures("folder")
def test_an_address_that_names_nobody_gives_the_page_as_it_opens() -> None:
    page = at_home(kommun="ingen", scenario="inget")
    assert first_line(page).startswith("Storköping")


@pytest.mark.usefixtures("folder")
def test_each_scenario_is_told_in_kronor_hours_and_benefit_per_resident_and_against_the_fee() -> None:
    page = at_home(kommun="liten")
    rows = {row[0]: row[1:] for row in table(page, EACH.format(name="Litenby"))[1:]}
    amounts = ["1 av 2", "10 000 | 2,0 · 10 %", "50 | 10 · 25 %", "15 000 | 3,0 · 15 %", "10,0 | 2,0 · 10,0", "0,8"]
    assert rows["Dagens ram | visas ovan"] == amounts
    assert rows["Arkivet ska med"] == amounts
    assert rows["Ny ledare"] == ["0 av 1", "0 | 0,0 · 0 %", "0 | 0 · 0 %", "0 | 0,0 · 0 %", "0,0 | 0,0 · 0,0", "0,0"]
    assert rows["Allt ska med"] == ["Det finns ingen portfölj som klarar alla villkor."]
    assert "Avgiften är 50 000 kr om året, 100 000 kr från 2027 till 2028." in said(page)


@pytest.mark.usefixtures("folder")
def test_another_body_than_a_municipality_has_its_amounts_without_residents_and_fee() -> None:
    page = at_home(kommun="lanet")
    assert first_line(page) == "Länet lägger 0 kr och 5 timmar, är med i 1 av 2 insatser och får 0,0 poäng nytta."
    rows = {row[0]: row[1:] for row in table(page, EACH.format(name="Länet"))[1:]}
    assert rows["Dagens ram | visas ovan"] == ["1 av 2", "0", "5", "0", "0,0", "–"]
    assert "Bara kommuner jämförs per invånare." in said(page)
    assert "Avgiften" not in said(page)


@pytest.mark.usefixtures("folder")
def test_its_initiatives_stand_with_role_start_money_and_hours_and_what_is_not_in_stands_below_a_line() -> None:
    rows = table(at_home(kommun="mellan"), OWN.format(name="Mellanstad"))[1:]
    assert rows == [
        ["Arkiv", "är med", "2027", "20 000", "50"],
        ["Bad", "kan vara med", "2027", "0", "20"],
        ["Inte med; roll, pengar och timmar är vad de skulle bli"],
        ["Cykel", "kan vara med", "–", "0", "0"],
    ]


@pytest.mark.usefixtures("folder")
def test_a_name_of_an_initiative_opens_its_card() -> None:
    [part] = [one for one in html(at_home(kommun="liten")) if OWN.format(name="Litenby") in one]
    assert 'data-initiative="arkiv"' in part
    assert "leder" in part


@pytest.mark.usefixtures("folder")
def test_a_member_stands_beside_the_range_of_all_municipalities() -> None:
    page = at_home(kommun="mellan")
    # Money 1,33 of 1,75; hours 3,33 of 5; kronor in 2 of 2,625; benefit 2 of 2,6.
    assert "Per invånare ligger Mellanstad över snittet i 0 av 4" in headings(page)
    rows = {row[0]: row[1:] for row in table(page, "Vad Mellanstad ger och får bredvid alla kommuner")[1:]}
    assert rows["Egna pengar, kr | per invånare"] == ["1,3", "1,8", "0,8", "1,3 | Mellanstad", "2,0 | Storköping"]
    assert rows["Nytta, poäng | per 1 000 invånare"] == ["2,0", "2,6", "0,8", "2,0 | Litenby", "3,2 | Storköping"]


@pytest.mark.usefixtures("folder")
def test_the_map_says_which_place_a_member_has_and_its_table_says_the_same() -> None:
    page = at_home(kommun="stor")
    title = "Nytta per invånare i ”Dagens ram”: Storköping är på plats 1 av 3"
    assert title in headings(page)
    assert [row[0:1] + row[-1:] for row in table(page, title)[1:]] == [["Storköping", "1,2"], ["Mellanstad", "0,8"], ["Litenby", "0,8"]]
    assert any("i rader efter folkmängd" in one.value for one in page.caption)


def test_tiles_of_the_case_lie_as_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lying = [one.model_dump(mode="json") | {"tile_column": place, "tile_row": 1} for place, one in enumerate(home_case().members, 1)]
    monkeypatch.setenv("PORTFOLJ_CASE", str(written(tmp_path, members=lying)))
    page = at_home(kommun="stor")
    assert any("Rutorna ligger som kommunerna ligger." in one.value for one in page.caption)
    [rows] = [table(page, heading) for heading in headings(page) if heading.startswith("Nytta per invånare")]
    assert ["Länet", "0,0", "–", "–"] in rows
    st.cache_resource.clear()


@pytest.mark.usefixtures("folder")
def test_what_it_and_the_others_lose_is_told_in_numbers() -> None:
    page = at_home(kommun="liten")
    assert (
        "Sammanlagt går 64,0 poäng nytta förlorade, 62 %. Litenby själv förlorar 10,0 poäng. De andra förlorar 54,0 poäng. För att det som "
        "är kvar ska ha lika mycket pengar måste de andra bära 87 500 kr, avgiftens del av de egna ramarna."
    ) in said(page)
    assert any("Faller bort: <a " in part and "Kommer in" not in part for part in html(page))
    rows = {row[0]: row[1:] for row in table(page, LOST.format(name="Litenby"))[1:]}
    assert rows["Nytta sammanlagt, poäng"] == ["104,0", "40,0", "64,0"]
    assert rows["varav Litenby"] == ["10,0", "0,0", "10,0"]
    assert rows["varav de andra"] == ["94,0", "40,0", "54,0"]
    assert rows["Egna ramar, kr"] == ["700 000", "612 500", "87 500"]


@pytest.mark.usefixtures("folder")
def test_own_money_that_the_others_must_carry_is_told_apart_from_the_fee() -> None:
    page = at_home(kommun="mellan")
    assert (
        "måste de andra bära 282 500 kr: 262 500 kr för avgiftens del av de egna ramarna och 20 000 kr som Mellanstad själv betalar."
    ) in said(page)


@pytest.mark.usefixtures("folder")
def test_a_member_that_is_out_already_is_told_in_words() -> None:
    page = at_home(kommun="liten", scenario="ny")
    assert first_line(page).endswith("Litenby står utanför i det här scenariot.")
    assert "Litenby står redan utanför i det här scenariot." in said(page)
    assert "Litenby står inte i någon insats." in said(page)


@pytest.mark.usefixtures("folder")
def test_a_scenario_that_cannot_be_without_the_member_says_why() -> None:
    page = at_home(kommun="liten", scenario="ska")
    assert [one.message for one in page.exception] == []
    assert "Utan Litenby går scenariot inte att räkna fram:" in said(page)
    assert "Litenby leder" in said(page)


@pytest.mark.usefixtures("folder")
def test_an_answer_without_portfolio_says_so_and_the_other_scenarios_stay() -> None:
    page = at_home(kommun="liten", scenario="utan")
    assert [one.message for one in page.exception] == []
    assert first_line(page) == "Det finns ingen portfölj som klarar alla villkor."
    assert len(table(page, EACH.format(name="Litenby"))) == 5


def test_a_scenario_that_cannot_be_worked_out_says_why_and_the_others_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    beside = [*home_case().scenarios, {"id": "fel", "name": "Fel", "out": ["stor"], "decided": [{"initiative": "bad", "reason": "prov"}]}]
    monkeypatch.setenv("PORTFOLJ_CASE", str(written(tmp_path, scenarios=beside)))
    page = at_home(kommun="liten", scenario="fel")
    assert [one.message for one in page.exception] == []
    assert first_line(page).startswith("Det går inte att räkna fram:")
    rows = {row[0]: row[1:] for row in table(page, EACH.format(name="Litenby"))[1:]}
    assert rows["Fel | visas ovan"][0].startswith("Det går inte att räkna fram:")
    assert rows["Dagens ram"][0] == "1 av 2"
    st.cache_resource.clear()


@pytest.mark.usefixtures("folder")
def test_the_whole_room_sees_heading_sentence_and_map_only() -> None:
    page = at_home(kommun="liten", visa="1")
    assert first_line(page).startswith("Litenby lägger 10 000 kr")
    assert len(page.get("vega_lite_chart")) == 1
    assert not page.selectbox
    assert not page.header
    assert not [part for part in html(page) if "<table" in part]


def test_a_case_without_members_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTFOLJ_CASE", str(written(tmp_path, members=[], initiatives=[], capacities=[], scenarios=[])))
    page = at_home()
    assert [one.message for one in page.exception] == []
    assert first_line(page) == "Underlaget har inga medlemmar än."
    st.cache_resource.clear()


def test_names_typed_by_people_are_only_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    named = [one.model_dump(mode="json") | ({"name": HOSTILE} if one.id == "liten" else {}) for one in home_case().members]
    monkeypatch.setenv("PORTFOLJ_CASE", str(written(tmp_path, members=named)))
    page = at_home(kommun="liten")
    assert [one.message for one in page.exception] == []
    told = [part.value for part in (*page.markdown, *page.header, *page.subheader, *page.caption)]
    assert [part for part in told if re.search(r"(?<!\\)(?:<img|!\[|\$x|:material)", part)] == []
    assert any(in_markdown(HOSTILE) in part for part in told)
    assert [part for part in html(page) if "<img" in part] == []
    assert any(in_html(HOSTILE) in part for part in html(page))
    st.cache_resource.clear()


@cache
def skaraborg() -> tuple[Case, Result]:
    """The shipped case with its answer."""
    case = read_case(SKARABORG).case
    return case, solve_scenario(case)


def worth(case: Case, one: Initiative, member: str) -> Fraction:
    """What falls to a member of what an initiative is worth, in points: not rounded anywhere."""
    over = {goal.id: [other.weight for other in case.goals if other.parent == goal.parent] for goal in case.goals}
    part = {goal.id: Fraction(goal.weight) / Fraction(sum(over[goal.id])) for goal in case.goals}
    parent = {goal.id: goal.parent for goal in case.goals}
    points = sum(
        (part[row.goal] * part.get(parent[row.goal] or "", 1) * Fraction(row.likely) for row in one.gives.contributions), Fraction(0)
    )
    points *= Fraction(one.gives.feasibility.likely) / 100
    shares = {row.member: Fraction(row.share) / 100 for row in one.parties.participations if row.share is not None}
    if member in shares:
        return points * shares[member]
    people = {row.member: next(m.weight for m in case.members if m.id == row.member) for row in one.parties.participations}
    rest = 1 - sum(shares.values()) - Fraction(one.gives.region_share or 0) / 100
    return points * rest * people[member] / sum(many for name, many in people.items() if name not in shares)


def by_hand(case: Case, result: Result, member: str) -> tuple[int, int, int, Fraction]:
    """Kronor, hours, number of initiatives and points of a member, summed over the chosen initiatives as the case states them."""
    kronor, hours, number, benefit = 0, 0, 0, Fraction(0)
    initiatives = {one.id: one for one in case.initiatives}
    for choice in result.chosen:
        if member not in choice.participants:
            continue
        one, number = initiatives[choice.id], number + 1
        benefit += worth(case, one, member)
        for paid in one.takes.financing:
            if paid.member == member and choice.start + paid.year - 1 in case.years:
                kronor += paid.kronor
        for effort in one.takes.efforts:
            if effort.member == member and choice.start + effort.year - 1 in case.years:
                hours += effort.hours - effort.released
    return kronor, hours, number, benefit


def spaced(number: int) -> str:
    """With a space between thousands."""
    return f"{number:,}".replace(",", " ")


def test_the_sentence_of_every_municipality_of_skaraborg_holds_the_numbers_that_the_case_itself_comes_to() -> None:
    case, result = skaraborg()
    people = {one.id: one.weight for one in case.members if one.kind is MemberKind.MUNICIPALITY}
    found = {member: by_hand(case, result, member) for member in people}
    everything = sum((benefit for _, _, _, benefit in found.values()), Fraction(0))
    names = {one.id: one.name for one in case.members}
    for member, (kronor, hours, number, benefit) in found.items():
        times = benefit / everything / Fraction(people[member], sum(people.values()))
        shown = str((Decimal(times.numerator) / times.denominator).quantize(Decimal("0.1"), ROUND_HALF_UP)).replace(".", ",")
        [sentence] = home.answer(result, member)
        assert tell(sentence).replace(SPACE, " ") == (
            f"{names[member]} lägger {spaced(kronor)} kr och {spaced(hours)} timmar, är med i {number} av {len(result.chosen)} insatser "
            f"och får {shown} gånger sitt invånarsnitt."
        )
    assert len(found) == 15


def test_the_case_worked_out_by_hand_agrees_with_the_same_sums() -> None:
    result = solve_scenario(home_case())
    found = {member: by_hand(home_case(), result, member) for member, *_ in MUNICIPALITIES}
    assert found == {"stor": (40_000, 100, 2, 64), "mellan": (20_000, 50, 1, 30), "liten": (10_000, 50, 1, 10)}
    assert sum(SHARES.values()) == 100


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2.1 defines it."""

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("ground", [LIGHT, DARK])
def test_what_stands_on_a_tile_can_be_read_whatever_its_colour(ground: Ground) -> None:
    assert min(contrast(mixed(fill(times / 20), ground), ground.text) for times in range(61)) >= 4.5


def test_a_tile_goes_from_the_ground_at_the_average_to_blue_at_twice_and_brown_at_half_of_it() -> None:
    assert mixed(fill(1.0), LIGHT) == mixed(fill(float("nan")), LIGHT) == LIGHT.background
    assert fill(2.0) == fill(7.0) == f"color-mix(in srgb, {ACCENT} 58.0%, {GROUND})" != fill(1.5)
    assert fill(0.5) == fill(0.0) == fill(-1.0) == f"color-mix(in srgb, {LESS} 58.0%, {GROUND})" != fill(0.7)


def mixed(colour: str, ground: Ground) -> str:
    """A mix as CSS states it, as the browser works it out."""
    named = {f"var(--portfolj-{name})": stated for name, stated in ground.named.items()}
    if colour in named:
        return named[colour]
    hue, percent, other = re.fullmatch(r"color-mix\(in srgb, (.*) (.*)%, (.*)\)", colour).groups()  # type: ignore[union-attr]
    share = float(percent) / 100
    pairs = [(int(named[hue][at : at + 2], 16), int(named[other][at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(one * share + two * (1 - share)):02X}" for one, two in pairs)


def test_the_pictures_are_charts_that_hold() -> None:
    lying = [("Hjo", 5, 4, 1.5, "1,5", True), ("Länet", 1, 1, None, "–", False)]
    table = pd.DataFrame(lying, columns=["name", "column", "row", "times", "label", "chosen"])
    drawn = tiles(table, height=62).to_dict()
    assert drawn["height"] == 4 * 62
    beside = pd.DataFrame([{"name": "Timmar", "least": -0.5, "most": 9.5, "mine": 1.2, "at_least": "−1", "at_most": "9", "at_mine": "2"}])
    assert gives_and_gets(beside, average="snittet").to_dict()["layer"]
