"""Likely duplicates, found by the words of titles."""

import pytest

from portfolj.domain.initiative import Initiative
from portfolj.workflow.alike import WORTH_A_LOOK, alike, likeness

# Twenty pairs that mean the same need, and twenty that do not.
SAME = [
    ("Gemensam e-tjänst bygglov", "E-tjänst för bygglov, gemensam"),
    ("Gemensam upphandling av e-arkiv", "Upphandla ett e-arkiv tillsammans"),
    ("Biblioteksapp", "Gemensam biblioteksapp för Skaraborg"),
    ("Cykelvägar längs Göta kanal", "Cykelväg vid Göta kanal"),
    ("Delad IT-säkerhet", "IT-säkerhet, delad funktion"),
    ("Kompetensväxling inom omsorgen", "Kompetensväxling i vård och omsorg"),
    ("Gemensam växelfunktion", "Gemensam telefonväxel"),
    ("Energirådgivning till företag", "Energi- och klimatrådgivning för företag"),
    ("Skolskjutsplanering", "Samordnad planering av skolskjuts"),
    ("Överförmyndarnämnd", "Gemensam överförmyndarnämnd för fem kommuner"),
    ("Laddinfrastruktur för elbilar", "Laddplatser och laddinfrastruktur elbil"),
    ("Dataskyddsombud", "Delat dataskyddsombud"),
    ("Vattenförsörjningsplan", "Regional plan för vattenförsörjning"),
    ("Feriejobb i grannkommun", "Feriejobb över kommungräns"),
    ("Förebyggande arbete mot våld i nära relationer", "Våld i nära relationer - förebyggande insatser"),
    ("Inköpssamverkan livsmedel", "Samverkan om inköp av livsmedel"),
    ("Digitalt medborgarbudskap", "Medborgarbudskap digitalt"),
    ("Naturturism Tiveden", "Turism i Tiveden, natur"),
    ("Vikariepool förskola", "Gemensam pool av vikarier i förskolan"),
    ("Felles e-arkiv", "E-arkiv for alle kommunene"),
]
OTHERS = [
    ("Kompetensförsörjning i vården", "Gemensam e-tjänst bygglov"),
    ("E-arkiv", "E-tjänst för bygglov"),
    ("Gemensam växel", "Gemensam måltidsplanering"),
    ("Biblioteksapp", "Skolskjutsplanering"),
    ("Cykelvägar", "Vattenförsörjning"),
    ("Delad IT-säkerhet", "Delad lönefunktion"),
    ("Energirådgivning", "Skuldrådgivning"),
    ("Regional utvecklingsstrategi", "Regional kulturplan"),
    ("Förstudie badhus", "Förstudie brandstation"),
    ("Platåbergens Geopark", "Outdoor Hökensås"),
    ("Dataskyddsombud", "Barnombud"),
    ("Digital signering", "Digital vård"),
    ("Nätverk för ekonomichefer", "Nätverk för skolchefer"),
    ("Turism i Tiveden", "Vindkraft i Tiveden"),
    ("Vikariepool förskola", "Modersmål i förskolan"),
    ("Strategi för landsbygd", "Strategi för laddplatser"),
    ("Stärkt företagsklimat", "Stärkt föreningsliv"),
    ("SIM2020", "SUES-DIGIT"),
    ("Medborgarlöfte", "Medarbetarenkät"),
    ("Avfallsplan", "Översiktsplan"),
]


def test_of_twenty_pairs_of_the_same_need_eighteen_are_found() -> None:
    missed = [pair for pair in SAME if likeness(*pair) < WORTH_A_LOOK]
    assert len(SAME) == 20
    assert missed == [("Gemensam växelfunktion", "Gemensam telefonväxel"), ("Feriejobb i grannkommun", "Feriejobb över kommungräns")]


def test_of_twenty_pairs_of_different_needs_none_is_taken_for_the_same() -> None:
    assert len(OTHERS) == 20
    assert [pair for pair in OTHERS if likeness(*pair) >= WORTH_A_LOOK] == []


@pytest.mark.parametrize("pair", [*SAME, *OTHERS])
def test_likeness_is_the_same_both_ways(pair: tuple[str, str]) -> None:
    assert likeness(*pair) == likeness(*reversed(pair))


@pytest.mark.parametrize(
    ("one", "other", "percent"), [("", "", 0), ("Gemensam", "gemensam", 100), ("Gemensam", "Delad", 0), ("---", "E-arkiv", 0)]
)
def test_titles_without_a_word_of_their_own_are_alike_only_when_they_are_the_same(one: str, other: str, percent: int) -> None:
    assert likeness(one, other) == percent


def test_the_likest_stands_first() -> None:
    others = [
        Initiative(id="a", name="Cykelvägar"),
        Initiative(id="b", name="E-tjänst bygglov och skyltar"),
        Initiative(id="c", name="Bygglov, e-tjänst"),
    ]
    assert [(one.id, one.percent) for one in alike("Gemensam e-tjänst bygglov", others)] == [("c", 100), ("b", 80)]
