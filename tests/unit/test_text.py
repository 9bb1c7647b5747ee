"""Sentences, amounts, dates and lists in Swedish, English and Norwegian."""

from decimal import Decimal
from fractions import Fraction

import pytest

from portfolj.errors import Message, say
from portfolj.text import Language, numbers, render

SV, EN, NB = Language.SWEDISH, Language.ENGLISH, Language.NORWEGIAN


@pytest.mark.parametrize(
    ("sentence", "value", "swedish", "english"),
    [
        ("{x:kr}", 1_250_000, "1\u00a0250\u00a0000\u00a0kr", "1,250,000\u00a0kr"),
        ("{x:kr}", -1_500, "−1\u00a0500\u00a0kr", "−1,500\u00a0kr"),
        ("{x:h}", 380, "380\u00a0h", "380\u00a0h"),
        ("{x:percent}", 12, "12\u00a0%", "12%"),
        ("{x:percent}", "0.34", "0,34\u00a0%", "0.34%"),
        ("{x:points}", 412_300, "412,3\u00a0poäng", "412.3\u00a0points"),
        ("{x:points}", 40, "0,04\u00a0poäng", "0.04\u00a0points"),
        ("{x:points}", 1_000, "1\u00a0poäng", "1\u00a0point"),
        ("{x:date}", "2027-02-01", "1 februari 2027", "1 February 2027"),
        ("{x:date}", "2027-02", "februari 2027", "February 2027"),
        ("{x:date}", "2027", "2027", "2027"),
        ("{x:date}", "2027-02-30", "2027-02-30", "2027-02-30"),
        ("{x:list}", ("Hjo", "Tibro", "Skövde"), "Hjo, Tibro och Skövde", "Hjo, Tibro and Skövde"),
        ("{x:list}", ("Hjo",), "Hjo", "Hjo"),
        ("{x:list}", (), "", ""),
        ("{x:list}", ("Bibliotek, halva", "E-arkiv"), "”Bibliotek, halva” och E-arkiv", "'Bibliotek, halva' and E-arkiv"),
        ("{x:list}", ("Bibliotek, halva",), "Bibliotek, halva", "Bibliotek, halva"),
        ("{x}", 12_345, "12\u00a0345", "12,345"),
        ("{x}", "2027", "2027", "2027"),
        ("{x:initiatives}", 1, "1\u00a0insats", "1\u00a0initiative"),
        ("{x:initiatives}", 2, "2\u00a0insatser", "2\u00a0initiatives"),
        ("{x:initiatives}", 0, "0\u00a0insatser", "0\u00a0initiatives"),
    ],
)
def test_a_part_is_printed_as_its_kind_says(sentence: str, value: int | str | tuple[str, ...], swedish: str, english: str) -> None:
    message = say(sentence, x=value)
    assert (render(message, SV), render(message, EN)) == (swedish, english)


@pytest.mark.parametrize(
    ("sentence", "value", "norwegian"),
    [
        ("{x:kr}", 1_250_000, "1\u00a0250\u00a0000\u00a0kr"),
        ("{x:kr}", -1_500, "−1\u00a0500\u00a0kr"),
        ("{x:h}", 380, "380\u00a0t"),
        ("{x:percent}", "0.34", "0,34\u00a0%"),
        ("{x:points}", 412_300, "412,3\u00a0poeng"),
        ("{x:date}", "2027-02-01", "1. februar 2027"),
        ("{x:list}", ("Kongsberg", "Rollag", "Flesberg"), "Kongsberg, Rollag og Flesberg"),
        ("{x:initiatives}", 2, "2\u00a0tiltak"),
    ],
)
def test_a_part_is_printed_as_norwegians_write_it(sentence: str, value: int | str | tuple[str, ...], norwegian: str) -> None:
    assert render(say(sentence, x=value), NB) == norwegian


def test_each_language_is_named_in_itself() -> None:
    assert [language.own_name for language in (SV, EN, NB)] == ["Svenska", "English", "Norsk bokmål"]


def test_a_message_in_a_message_is_said_in_the_same_language() -> None:
    message = say("It has a fault: {fault}", fault=say("It has no decision or mandate."))
    assert render(message, SV) == "Den har ett fel: Den saknar beslut eller mandat."


def test_a_part_that_looks_like_a_part_is_left_as_it_is() -> None:
    assert render(say("{a} {b}", a="{b}", b="x"), SV) == "{b} x"


def test_a_part_that_was_not_given_stays_open() -> None:
    assert render(Message("{missing:kr}"), EN) == "{missing:kr}"


def test_text_where_an_amount_belongs_is_printed_as_text() -> None:
    assert render(say("{x:kr}", x="much"), SV) == "much"


def test_a_sentence_without_translation_is_said_in_english() -> None:
    assert render(say("Nobody has ever said this of {x}.", x="Hjo"), SV) == "Nobody has ever said this of Hjo."


def test_the_empty_sentence_is_empty_in_every_language() -> None:
    assert [render(Message(""), language) for language in Language] == [""] * len(Language)


@pytest.mark.parametrize(
    ("amount", "shown"), [(1_250_000, "1,25\u00a0mnkr"), (0, "0\u00a0mnkr"), (999, "0\u00a0mnkr"), (5_000, "0,01\u00a0mnkr")]
)
def test_millions_have_at_most_two_decimals(amount: int, shown: str) -> None:
    assert numbers.millions(amount, SV) == shown


@pytest.mark.parametrize(
    ("amount", "decimals", "shown"),
    [
        (Fraction(1, 3), 2, "0,33"),
        (Fraction(1, 2), 0, "1"),
        (Fraction(-1, 2), 0, "−1"),
        (Fraction(-1, 1000), 1, "0,0"),
        (Decimal("2.5"), 2, "2,50"),
    ],
)
def test_a_fixed_number_is_rounded_half_away_from_zero(amount: Fraction | Decimal, decimals: int, shown: str) -> None:
    assert numbers.number(amount, SV, decimals=decimals, fixed=True) == shown
