"""What would bring an initiative in, in words and in every language: how much is enough, what is not settled, and what cannot be."""

from dataclasses import replace

import pytest

from portfolj.explain.what_it_takes import told
from portfolj.results.change import Change, Kind
from portfolj.text import Language, render
from portfolj.valuation.instance import Bounds
from tests.tiny import tiny_case
from tests.unit.instances import an_instance

CASE = tiny_case()
INSTANCE = an_instance(
    budgets={("own", 2027): 500_000},
    capacities={("hjo", "", 2027): 60},
    ceilings={("tibro", 2028): 10_000},
    counts=(Bounds("few", "Få i taget", frozenset(), 2, 3),),
    goal_floors={"service": 40_000},
    participation_floors={"hjo": 3},
    floor_percent=90,
    alone_percent=110,
)
MONEY = Change(Kind.EARMARKED, least=200_000, most=200_000, checked=True)
FRAME = Change(Kind.FRAME, least=163, most=163, kronor=81_500, checked=True)
BUDGET = Change(Kind.LIMIT, "budget(own, 2027)", least=1_000, most=1_000, checked=True)
HOURS = Change(Kind.LIMIT, "hours(hjo, 2027)", least=5, most=5, checked=True)
CEILING = Change(Kind.LIMIT, "money_ceiling(tibro, 2028)", least=7, most=7, checked=True)
LEAST = Change(Kind.LIMIT, "count(few, lo)", least=2, most=2, checked=True)
GOAL = Change(Kind.LIMIT, "goal_floor(service)", least=12_500, most=12_500, checked=True)
PART = Change(Kind.LIMIT, "participation_floor(hjo)", least=1, most=1, checked=True)
FLOOR = Change(Kind.LIMIT, "floor_per_resident", least=25, most=25, checked=True)
ALONE = Change(Kind.LIMIT, "go_it_alone", least=10, most=10, checked=True)
COUNT = Change(Kind.LIMIT, "count(few, hi)", least=1, most=1, checked=True)


def said(change: Change, language: Language) -> str:
    return " ".join(render(one, language) for one in told(CASE, INSTANCE, change)).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("change", "swedish", "english", "norwegian"),
    [
        (
            MONEY,
            "Med 200 000 kr till dess egna kostnader kommer den med; en krona mindre räcker inte.",
            "200,000 kr for its own costs brings it in; one krona less is not enough.",
            "Med 200 000 kr til dets egne kostnader kommer det med; én krone mindre er ikke nok.",
        ),
        (
            FRAME,
            "Den kommer med först när ramen är 16,3 % större, 81 500 kr över alla år; med ännu mer kan den falla bort igen.",
            "It first comes in when the frame is 16.3% larger, 81,500 kr over all years; with still more it can fall out again.",
            "Det kommer med først når rammen er 16,3 % større, 81 500 kr over alle år; med enda mer kan det falle ut igjen.",
        ),
        (
            BUDGET,
            "”Egen ram” har 500 000 kr år 2027. Höjs gränsen med 1 000 kr kommer den med; mindre räcker inte.",
            "'Egen ram' holds 500,000 kr in 2027. Raised by 1,000 kr it lets it in; less is not enough.",
            "«Egen ram» har 500 000 kr i 2027. Heves grensen med 1 000 kr, kommer det med; mindre er ikke nok.",
        ),
        (
            HOURS,
            "Hjo har 60 h år 2027. Höjs gränsen med 5 h kommer den med; mindre räcker inte.",
            "Hjo has 60 h in 2027. Raised by 5 h it lets it in; less is not enough.",
            "Hjo har 60 t i 2027. Heves grensen med 5 t, kommer det med; mindre er ikke nok.",
        ),
        (
            CEILING,
            "Tibro [red] betalar högst 10 000 kr år 2028. Höjs gränsen med 7 kr kommer den med; mindre räcker inte.",
            "Tibro [red] pays at most 10,000 kr in 2028. Raised by 7 kr it lets it in; less is not enough.",
            "Tibro [red] betaler høyst 10 000 kr i 2028. Heves grensen med 7 kr, kommer det med; mindre er ikke nok.",
        ),
        (
            COUNT,
            "”Få i taget”: högst 3 insatser. Höjs gränsen med 1 insats kommer den med; mindre räcker inte.",
            "'Få i taget': at most 3 initiatives. Raised by 1 initiative it lets it in; less is not enough.",
            "«Få i taget»: høyst 3 tiltak. Heves grensen med 1 tiltak, kommer det med; mindre er ikke nok.",
        ),
        (
            LEAST,
            "”Få i taget”: minst 2 insatser. Sänks gränsen med 2 insatser kommer den med; mindre räcker inte.",
            "'Få i taget': at least 2 initiatives. Lowered by 2 initiatives it lets it in; less is not enough.",
            "«Få i taget»: minst 2 tiltak. Senkes grensen med 2 tiltak, kommer det med; mindre er ikke nok.",
        ),
        (
            GOAL,
            "Målet ”Likvärdig service” ska få minst 40 poäng. Sänks gränsen med 12,5 poäng kommer den med; mindre räcker inte.",
            "The goal 'Likvärdig service' is to be given at least 40 points. Lowered by 12.5 points it lets it in; less is not enough.",
            "Målet «Likvärdig service» skal få minst 40 poeng. Senkes grensen med 12,5 poeng, kommer det med; mindre er ikke nok.",
        ),
        (
            PART,
            "Hjo ska vara med i minst 3 insatser. Sänks gränsen med 1 insats kommer den med; mindre räcker inte.",
            "Hjo is to take part in at least 3 initiatives. Lowered by 1 initiative it lets it in; less is not enough.",
            "Hjo skal være med i minst 3 tiltak. Senkes grensen med 1 tiltak, kommer det med; mindre er ikke nok.",
        ),
        (
            FLOOR,
            (
                "Alla ska få minst 90 % av det bästa som alla kan få per invånare. "
                "Sänks gränsen till 65 % kommer den med; en högre räcker inte."
            ),
            (
                "All are to get at least 90% of the best that all can have for each resident. "
                "Lowered to 65% it lets it in; a higher one is not enough."
            ),
            (
                "Alle skal få minst 90 % av det beste som alle kan få per innbygger. "
                "Senkes grensen til 65 %, kommer det med; en høyere er ikke nok."
            ),
        ),
        (
            ALONE,
            ("Var och en ska få minst 110 % av vad den kunde göra själv. Sänks gränsen till 100 % kommer den med; en högre räcker inte."),
            "Each is to get at least 110% of what it could do alone. Lowered to 100% it lets it in; a higher one is not enough.",
            ("Hver skal få minst 110 % av hva den kunne gjøre alene. Senkes grensen til 100 %, kommer det med; en høyere er ikke nok."),
        ),
    ],
)
def test_the_smallest_change_is_told_with_its_amount(change: Change, swedish: str, english: str, norwegian: str) -> None:
    assert said(change, Language.SWEDISH) == swedish
    assert said(change, Language.ENGLISH) == english
    assert said(change, Language.NORWEGIAN) == norwegian


@pytest.mark.parametrize(
    ("change", "swedish"),
    [
        (
            replace(MONEY, least=50_000),
            "Med 200 000 kr till dess egna kostnader kommer den med; det hann inte avgöras om mindre räcker, ner till 50 000 kr.",
        ),
        (replace(FRAME, least=20), "Med en 16,3 % större ram kommer den med; det hann inte avgöras om mindre räcker, ner till 2 %."),
        (replace(BUDGET, least=10), "Höjs gränsen med 1 000 kr kommer den med; det hann inte avgöras om mindre räcker, ner till 10 kr."),
        (replace(HOURS, least=2), "Höjs gränsen med 5 h kommer den med; det hann inte avgöras om mindre räcker, ner till 2 h."),
        (
            replace(GOAL, least=500),
            "Sänks gränsen med 12,5 poäng kommer den med; det hann inte avgöras om mindre räcker, ner till 0,5 poäng.",
        ),
        (replace(PART, most=3), "Sänks gränsen med 3 insatser kommer den med; det hann inte avgöras om mindre räcker, ner till 1."),
        (replace(FLOOR, least=5), "Sänks gränsen till 65 % kommer den med; det hann inte avgöras om någon gräns upp till 85 % räcker."),
        (replace(COUNT, most=4), "Höjs gränsen med 4 insatser kommer den med; det hann inte avgöras om mindre räcker, ner till 1."),
    ],
)
def test_where_less_may_be_enough_nothing_is_called_too_little(change: Change, swedish: str) -> None:
    assert said(change, Language.SWEDISH).endswith(swedish)
    for language in Language:
        assert said(change, language) != said(replace(change, least=change.most or 0), language)


@pytest.mark.parametrize(
    ("change", "swedish"),
    [
        (Change(Kind.EARMARKED), "Det hann inte avgöras om den kommer med när dess egna kostnader får pengar."),
        (Change(Kind.EARMARKED, least=900), "Mindre än 900 kr till dess egna kostnader räcker inte; det hann inte avgöras om mer räcker."),
        (Change(Kind.FRAME, least=5), "En ram som är mindre än 0,5 % större räcker inte; det hann inte avgöras om en större räcker."),
        (replace(HOURS, most=None), "Hjo har 60 h år 2027. Det hann inte avgöras om den kommer med när gränsen lättas."),
        (Change(Kind.LIMIT), "Det hann inte avgöras om det finns någon annan gräns som det räcker att lätta på ensam."),
    ],
)
def test_what_was_not_settled_is_told_as_that(change: Change, swedish: str) -> None:
    assert said(change, Language.SWEDISH) == swedish
    assert "not settled in time" in said(change, Language.ENGLISH)
    assert "ikke avgjort i tide" in said(change, Language.NORWEGIAN)


@pytest.mark.parametrize(
    ("kind", "swedish"),
    [
        (Kind.EARMARKED, "Hur mycket pengar dess egna kostnader än får kommer den inte med: något annat står i vägen."),
        (Kind.FRAME, "Hur stor ramen än blir kommer den inte med: andra går före, eller så står en annan regel i vägen."),
        (Kind.LIMIT, "Det räcker inte att lätta på en enda gräns för pengar, timmar eller antal, eller på ett enda lägsta krav."),
    ],
)
def test_what_no_change_of_a_kind_can_do_is_told_without_a_number(kind: Kind, swedish: str) -> None:
    change = Change(kind, impossible=True)
    assert said(change, Language.SWEDISH) == swedish
    for language in Language:
        assert not any(sign.isdigit() for sign in said(change, language))


def test_where_the_money_is_short_who_leaves_and_who_else_comes_is_told_after_it() -> None:
    change = replace(MONEY, where=(("own", 2027, 200_000),), pushed_out=("archive", "app"), brought_in=("rollout",), checked=False)
    assert said(change, Language.SWEDISH).partition("räcker inte. ")[2] == (
        "200 000 kr ersätter pengar ur ”Egen ram” 2027. Då tränger den ut Gemensamt e-arkiv och Biblioteksapp. "
        "Med den kommer Utrullning av IT. Detta är inte kontrollräknat."
    )
    assert said(change, Language.ENGLISH).partition("not enough. ")[2] == (
        "200,000 kr replaces money from 'Egen ram' in 2027. Then it pushes out Gemensamt e-arkiv and Biblioteksapp. "
        "It brings Utrullning av IT with it. This has not been worked out a second time."
    )


def test_what_was_not_seen_to_work_names_nobody() -> None:
    change = Change(Kind.EARMARKED, least=900, where=(("own", 2027, 900),), pushed_out=("archive",))
    assert "Egen ram" not in said(change, Language.SWEDISH)
    assert "e-arkiv" not in said(change, Language.SWEDISH)
