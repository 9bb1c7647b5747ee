"""Stated dates: a day, a month or a year, the less precise meaning the whole of it."""

import datetime

import pytest
from pydantic import TypeAdapter, ValidationError

from portfolj.domain.dates import StatedDate, first_day, last_day

DATE = TypeAdapter(StatedDate)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2027-02-03", (2027, 2, 3), (2027, 2, 3)),
        ("2027-02", (2027, 2, 1), (2027, 2, 28)),
        ("2028-02", (2028, 2, 1), (2028, 2, 29)),
        ("2027-12", (2027, 12, 1), (2027, 12, 31)),
        ("2027", (2027, 1, 1), (2027, 12, 31)),
    ],
)
def test_a_stated_date_spans_the_whole_of_what_it_names(text: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    assert (first_day(text), last_day(text)) == (datetime.date(*first), datetime.date(*last))


@pytest.mark.parametrize(
    "text", ["2027-2-3", "27-02-03", "2027/02/03", "2027-13", "2027-00", "2027-02-30", "2027-02-00", "0000", "soon", "", "2027-02-"]
)
def test_what_is_no_date_is_refused_with_a_remedy(text: str) -> None:
    with pytest.raises(ValidationError, match=r"write 2027-02-01|correct it"):
        DATE.validate_python(text)
