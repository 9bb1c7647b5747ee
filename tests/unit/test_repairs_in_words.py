"""What would make clashing rules hold together, in words and in every language: found, not settled, impossible, and not seen to hold."""

from dataclasses import replace

import pytest

from portfolj.explain.repairs import changes, how_sure, in_words
from portfolj.results.repair import Means, Repair
from portfolj.text import Language, render
from tests.tiny import tiny_case
from tests.unit.instances import a_candidate, an_instance

CASE = tiny_case()
INSTANCE = an_instance(
    a_candidate("it"),
    budgets={("own", 2027): 500_000},
    capacities={("hjo", "", 2027): 60},
    goal_floors={"service": 80_000},
    floor_percent=90,
    alone_percent=75,
)
KRONOR = Repair(Means.KRONOR, (("budget(own, 2027)", 1_000),), 1_000, 1_000, holds=True)
HOURS = Repair(Means.HOURS, (("hours(hjo, 2027)", 5),), 5, 5, holds=True)
POINTS = Repair(Means.POINTS, (("goal_floor(service)", 1_000),), 1_000, 1_000, holds=True)
FLOOR = Repair(Means.FLOOR, (("floor_per_resident(hjo)", 1),), 1, 1, holds=True)
ALONE = Repair(Means.ALONE, (("go_it_alone(hjo)", 15),), 15, 15, holds=True)
DECISIONS = Repair(Means.DECISIONS, (("decided(it)", 1), ("refused(app)", 1)), 2, 2, holds=True)
EVERY = (KRONOR, HOURS, POINTS, FLOOR, ALONE, DECISIONS)


def said(repair: Repair, language: Language) -> str:
    told = (in_words(INSTANCE, repair), *how_sure(repair), *changes(CASE, INSTANCE, repair))
    return " ".join(render(one, language) for one in told).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("repair", "swedish", "english", "norwegian"),
    [
        (
            KRONOR,
            "1 000 kr till löser det: ”Egen ram” har 500 000 kr år 2027. Höj med 1 000 kr.",
            "1,000 kr more repairs it: 'Egen ram' holds 500,000 kr in 2027. Raise that by 1,000 kr.",
            "1 000 kr til løser det: «Egen ram» har 500 000 kr i 2027. Hev med 1 000 kr.",
        ),
        (
            HOURS,
            "5 h till löser det: Hjo har 60 h år 2027. Höj med 5 h.",
            "5 h more repairs it: Hjo has 60 h in 2027. Raise that by 5 h.",
            "5 t til løser det: Hjo har 60 t i 2027. Hev med 5 t.",
        ),
        (
            POINTS,
            "1 poäng lägre krav löser det: Målet ”Likvärdig service” ska få minst 80 poäng. Sänk med 1 poäng.",
            "Asking 1 point less repairs it: The goal 'Likvärdig service' is to be given at least 80 points. Lower that by 1 point.",
            "1 poeng lavere krav løser det: Målet «Likvärdig service» skal få minst 80 poeng. Senk med 1 poeng.",
        ),
        (
            FLOOR,
            "Ett golv för den minst gynnade på 89 % i stället för 90 % löser det.",
            "A floor for the least served of 89% instead of 90% repairs it.",
            "Et gulv for den minst tilgodesette på 89 % i stedet for 90 % løser det.",
        ),
        (
            ALONE,
            "60 % i stället för 75 % av det som var och en kan göra ensam löser det.",
            "60% instead of 75% of what each could do alone repairs it.",
            "60 % i stedet for 75 % av det hver enkelt kan gjøre alene, løser det.",
        ),
        (
            DECISIONS,
            "2 beslut som släpps löser det: ”Delad IT-funktion” ska vara med. Släpp det. ”Biblioteksapp” ska inte vara med. Släpp det.",
            "Dropping 2 decisions repairs it: 'Delad IT-funktion' is to be in. Drop that. 'Biblioteksapp' is not to be in. Drop that.",
            (
                "2 beslutninger som slippes, løser det: "
                "«Delad IT-funktion» skal være med. Slipp det. «Biblioteksapp» skal ikke være med. Slipp det."
            ),
        ),
    ],
)
def test_the_smallest_repair_is_told_with_what_each_rule_gives_way(repair: Repair, swedish: str, english: str, norwegian: str) -> None:
    assert said(repair, Language.SWEDISH) == swedish
    assert said(repair, Language.ENGLISH) == english
    assert said(repair, Language.NORWEGIAN) == norwegian


def test_one_decision_is_one() -> None:
    one = replace(DECISIONS, changes=DECISIONS.changes[:1], total=1, least=1)
    assert said(one, Language.SWEDISH).startswith("1 beslut som släpps löser det:")
    assert said(one, Language.ENGLISH).startswith("Dropping 1 decision repairs it:")
    assert said(one, Language.NORWEGIAN).startswith("1 beslutning som slippes, løser det:")


@pytest.mark.parametrize(
    ("means", "swedish"),
    [
        (Means.KRONOR, "Mer pengar löser det inte."),
        (Means.HOURS, "Fler timmar löser det inte."),
        (Means.POINTS, "Lägre krav för målen löser det inte."),
        (Means.FLOOR, "Ett lägre golv för den minst gynnade löser det inte."),
        (Means.ALONE, "En lägre andel av det som var och en kan göra ensam löser det inte."),
        (Means.DECISIONS, "Att släppa beslut som tagits för hand löser det inte."),
    ],
)
def test_a_means_that_cannot_repair_it_and_one_that_is_not_settled_are_told_apart(means: Means, swedish: str) -> None:
    impossible, unsettled = Repair(means, impossible=True), Repair(means)
    assert said(impossible, Language.SWEDISH) == swedish
    assert said(unsettled, Language.SWEDISH).startswith("Det hann inte avgöras om ")
    assert said(unsettled, Language.ENGLISH).endswith(" was not settled in time.")
    assert said(unsettled, Language.NORWEGIAN).startswith("Det ble ikke avgjort i tide om ")


@pytest.mark.parametrize("repair", EVERY)
def test_that_less_may_be_enough_is_said_only_where_it_may(repair: Repair) -> None:
    assert "Det hann inte avgöras om mindre räcker." not in said(repair, Language.SWEDISH)
    assert "Det hann inte avgöras om mindre räcker." in said(replace(repair, least=0), Language.SWEDISH)


@pytest.mark.parametrize("repair", EVERY)
def test_a_repair_that_was_not_seen_to_hold_says_so(repair: Repair) -> None:
    assert "hittades ingen portfölj" not in said(repair, Language.SWEDISH)
    assert "När det prövades på nytt hittades ingen portfölj." in said(replace(repair, holds=False), Language.SWEDISH)
    assert "When it was tried anew, no portfolio was found." in said(replace(repair, holds=False), Language.ENGLISH)
