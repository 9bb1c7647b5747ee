"""A case as records: what each row is called, and that records make the same case again."""

import pytest

from portfolj.domain.base import Value
from portfolj.domain.case import Case
from portfolj.domain.digest import digest
from portfolj.domain.member import Capacity
from portfolj.errors import InputError
from portfolj.storage.records import CASE, LISTS, Name, case_of, name_of, records_of
from tests.e2e.small_case import small_case


def test_records_in_any_order_make_the_same_case() -> None:
    case = small_case()
    again = case_of(dict(reversed(records_of(case).items())), place="")
    assert (again, digest(again)) == (case, digest(case))


def test_every_list_of_the_domain_is_stored_row_by_row() -> None:
    lists = {name for name in Case.model_fields if any(isinstance(one, Value) for one in _rows(small_case(), name))}
    assert lists <= set(LISTS)
    assert "years" not in LISTS


def _rows(case: Case, name: str) -> tuple[object, ...]:
    content = getattr(case, name)
    return content if isinstance(content, tuple) else ()


def test_a_row_is_called_by_what_gives_its_place() -> None:
    assert name_of("capacities", Capacity(member="hjo", year=2027, role="IT/GIS 50 %", hours=1)) == Name(
        "capacities", "hjo/2027/IT%2FGIS 50 %25"
    )


def test_what_stands_once_is_one_record() -> None:
    once = records_of(small_case())[Name(CASE, "small")]
    assert set(once) == {"format", "id", "name", "years"}


def test_a_row_that_stands_twice_is_refused() -> None:
    row = {"member": "stor", "year": 2027, "hours": 1}
    with pytest.raises(InputError, match=r"^small \[capacities\]: 'stor/2027/' stands twice"):
        records_of(small_case(capacities=[row, row | {"hours": 2}]))


def test_a_record_that_cannot_be_read_is_told_with_its_place() -> None:
    records = records_of(small_case())
    records[Name("goals", "service")] = {"id": "service", "name": "Service", "weight": "12.345"}
    with pytest.raises(InputError, match=r"r.db#small \[goals.service.weight\]: '12.345' can be read in two ways"):
        case_of(records, place="r.db#small")


def test_a_list_of_a_newer_portfolj_is_told() -> None:
    with pytest.raises(InputError, match=r"\[moods.glad\]: The list 'moods' is unknown here"):
        case_of({**records_of(small_case()), Name("moods", "glad"): {}}, place="r.db#small")
