"""Numbers as people write them: what has one reading is read exactly, what has two or none is refused."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolj.domain.base import Value
from portfolj.domain.numbers import KRONOR, kronor_of, read_amount, read_decimal, read_hours, read_kronor, read_whole
from portfolj.domain.steering import Synergy
from portfolj.errors import DoubtfulValue, WrongValue
from portfolj.exchange.document import number


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("0", "0"),
        ("1250000", "1250000"),
        ("1 250 000", "1250000"),
        ("1\u00a0250\u00a0000", "1250000"),
        ("1\u202f250", "1250"),
        ("1,5", "1.5"),
        ("1.5", "1.5"),
        ("12 345,6", "12345.6"),
        ("12 345,678", "12345.678"),
        ("0,125", "0.125"),
        ("1.2500", "1.25"),
        ("-3", "-3"),
        ("\u22123,5", "-3.5"),
        ("+7", "7"),
        (" 80 % ", "80"),
        ("012", "12"),
        ("1.250.000", "1250000"),
        ("1,250,000", "1250000"),
        ("(1 250)", "-1250"),
        ("1250-", "-1250"),
    ],
)
def test_a_number_with_one_reading_is_read_exactly(text: str, read: str) -> None:
    assert read_decimal(text) == Decimal(read)


@pytest.mark.parametrize("text", ["1.250", "1,250", "12,345", "-1.250"])
def test_a_mark_before_three_digits_is_refused_with_both_readings(text: str) -> None:
    with pytest.raises(WrongValue, match="two ways") as wrong:
        read_decimal(text)
    assert text.lstrip("-").replace(".", "").replace(",", "") in str(wrong.value)


@pytest.mark.parametrize(
    "text", ["", "abc", "1e5", "1_000", "0x10", "1:30", "12 34", "1 25", "1,2,3", "--1", "\u0661", "nan", "inf", "1,", ".5", "½"]
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(WrongValue):
        read_decimal(text)


@pytest.mark.parametrize(
    ("text", "kronor"),
    [("12 tkr", 12_000), ("1,2 mkr", 1_200_000), ("3 mnkr", 3_000_000), ("500 kr", 500), ("7 NOK", 7), ("kr 7", 7), ("1 250:-", 1250)],
)
def test_units_of_money_multiply(text: str, kronor: int) -> None:
    assert read_kronor(text) == kronor


@pytest.mark.parametrize(
    "text",
    ["1.250", "1.250.000,50", "1250 000", "100-200", "1/5", "ca 500", "~500", "500?", "1e5", "1,25E+06", "1'250", "1_250", "1.250 tkr"],
)
def test_what_has_several_readings_is_in_doubt(text: str) -> None:
    with pytest.raises(DoubtfulValue):
        read_amount(text, KRONOR)


@pytest.mark.parametrize("text", ["2027-01-02", "2.1.2027", "1 maj", "maj-27", "12:30", "15 %", "4 h", "4 USD", "nan", "tolv", ""])
def test_what_is_no_amount_is_wrong_and_not_in_doubt(text: str) -> None:
    with pytest.raises(WrongValue) as wrong:
        read_amount(text, KRONOR)
    assert not isinstance(wrong.value, DoubtfulValue)


def test_an_amount_tells_how_it_was_written() -> None:
    read = read_amount("1,25 mnkr", KRONOR)
    assert (read.number, read.unit, read.mark, read.decimals, read.multiple) == (1_250_000, "mnkr", ",", 2, 1_000_000)


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused_and_nothing_else(text: str) -> None:
    with suppress(WrongValue):
        assert read_amount(text, KRONOR).number.is_finite()


@given(st.integers(min_value=0, max_value=10**9), st.sampled_from([" ", "\u00a0", "\u202f", ""]))
def test_whole_kronor_are_read_however_their_thousands_are_parted(kronor: int, space: str) -> None:
    assert read_kronor(f"{kronor:,}".replace(",", space)) == kronor


@pytest.mark.parametrize(("read", "text"), [(read_kronor, "40 h"), (read_hours, "40 kr"), (read_whole, "40 tkr"), (read_kronor, "4 USD")])
def test_a_unit_that_does_not_belong_is_refused(read: object, text: str) -> None:
    with pytest.raises(WrongValue, match="no unit here"):
        read(text)  # type: ignore[operator]


@pytest.mark.parametrize("text", ["1,5", "0.5", "1,23456 mkr 1"])
def test_kronor_are_never_rounded(text: str) -> None:
    with pytest.raises(WrongValue):
        read_kronor(text)


@pytest.mark.parametrize("value", [1.5, 0.1, True, float("nan")])
def test_a_float_or_truth_value_is_never_taken_for_a_number(value: object) -> None:
    with pytest.raises(WrongValue, match="not an exact number"):
        read_decimal(value)


@given(st.decimals(min_value=-1000, max_value=1000, places=3))
def test_every_decimal_as_written_is_read_back_and_has_one_reading(value: Decimal) -> None:
    assert read_decimal(number(value)) == value
    assert isinstance(Synergy.model_validate({"initiative": "a", "points": number(value)}), Value)


@pytest.mark.parametrize(
    ("currency", "text", "number"),
    [("SEK", "100 SEK", 100), ("NOK", "100 NOK", 100), ("NOK", "1,2 mnok", 1_200_000), ("NOK", "12 tkr", 12_000)],
)
def test_the_units_of_a_currency_are_its_own_and_what_both_say(currency: str, text: str, number: int) -> None:
    assert read_amount(text, kronor_of(currency)).number == number


@pytest.mark.parametrize(("currency", "text"), [("SEK", "100 NOK"), ("SEK", "nok 100"), ("NOK", "100 SEK"), ("NOK", "1,2 MSEK")])
def test_the_units_of_another_currency_are_refused(currency: str, text: str) -> None:
    with pytest.raises(WrongValue, match="no unit here"):
        read_amount(text, kronor_of(currency))
