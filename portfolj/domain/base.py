"""What every value of the domain is: frozen, closed, ordered, with units and provenance."""

import unicodedata
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from portfolj.domain.numbers import read_decimal, read_hours, read_kronor, read_whole
from portfolj.errors import WrongValue, say

MOST_KRONOR = 10**11
MOST_HOURS = 10**7


class Value(BaseModel):
    """A frozen value; `order` names the fields that give its place in a canonical list."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)
    order: ClassVar[tuple[str, ...]] = ("id",)

    def place(self) -> tuple[tuple[bool, str, str], ...]:
        """The sort key of this value among its like, the same for any order of rows."""
        named = tuple(_place(getattr(self, name)) for name in self.order)
        return (*named, (True, "", self.model_dump_json())) if "id" not in self.order else named


def _place(value: object) -> tuple[bool, str, str]:
    if isinstance(value, int):
        return (True, f"{value:020d}" if value >= 0 else f"-{10**19 + value:020d}", "")
    text = "" if value is None else str(value)
    return (value is not None, text.casefold(), text)


V = TypeVar("V", bound=Value)
T = TypeVar("T")


def replace(value: V, **changes: Any) -> V:
    """Return a copy with some fields changed, validated anew.

    Raises
    ------
    pydantic.ValidationError
        When a changed field is wrong.
    """
    fields = {name: getattr(value, name) for name in type(value).model_fields}
    return type(value).model_validate({**fields, **changes})


def _ordered(values: tuple[V, ...]) -> tuple[V, ...]:
    return tuple(sorted(values, key=lambda value: value.place()))


def _sorted(values: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(sorted(set(values), key=str))


def _plain(text: str) -> str:
    for sign in text:
        if unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\n\t":
            raise WrongValue(say("The text holds the control character {sign}; remove it.", sign=f"U+{ord(sign):04X}"))
    return unicodedata.normalize("NFC", text)


class ProvenanceKind(StrEnum):
    """Where a number comes from."""

    REAL = "real"
    DERIVED = "derived"
    ILLUSTRATIVE = "illustrative"


Id = Annotated[
    str,
    Field(pattern=r"^[A-Za-z0-9_-]{1,40}$", description="1 to 40 letters, digits, - or _; unique without regard to case"),
]
Text = Annotated[str, AfterValidator(_plain), Field(max_length=20_000)]
Words = Annotated[str, AfterValidator(_plain), Field(min_length=1, max_length=20_000)]
Name = Annotated[str, AfterValidator(_plain), Field(min_length=1, max_length=300, description="text for people, NFC")]
Kronor = Annotated[int, BeforeValidator(read_kronor), Field(ge=0, le=MOST_KRONOR, description="whole kronor")]
SignedKronor = Annotated[int, BeforeValidator(read_kronor), Field(ge=-MOST_KRONOR, le=MOST_KRONOR, description="whole kronor")]
Hours = Annotated[int, BeforeValidator(read_hours), Field(ge=0, le=MOST_HOURS, description="whole hours")]
SignedHours = Annotated[int, BeforeValidator(read_hours), Field(ge=-MOST_HOURS, le=MOST_HOURS, description="whole hours")]
Percent = Annotated[int, BeforeValidator(read_whole), Field(ge=0, le=100, description="whole percent, 0 to 100")]
AnyPercent = Annotated[int, BeforeValidator(read_whole), Field(ge=0, le=1000, description="whole percent, 0 to 1000")]
Count = Annotated[int, BeforeValidator(read_whole), Field(ge=0, le=10_000)]
Year = Annotated[int, BeforeValidator(read_whole), Field(ge=1900, le=2200, description="calendar year")]
ProjectYear = Annotated[int, BeforeValidator(read_whole), Field(ge=1, le=50, description="year of the initiative; 1 is the year it starts")]
Points = Annotated[
    Decimal,
    BeforeValidator(read_decimal),
    Field(ge=0, le=100, decimal_places=6, allow_inf_nan=False, description="points, 0 to 100"),
]
SignedPoints = Annotated[
    Decimal, BeforeValidator(read_decimal), Field(ge=-1000, le=1000, decimal_places=3, allow_inf_nan=False, description="points")
]
Share = Annotated[
    Decimal,
    BeforeValidator(read_decimal),
    Field(ge=0, le=100, decimal_places=6, allow_inf_nan=False, description="percent, 0 to 100"),
]
Weight = Annotated[
    Decimal,
    BeforeValidator(read_decimal),
    Field(gt=0, le=10**6, decimal_places=6, allow_inf_nan=False, description="relative to the siblings"),
]
Rows = Annotated[tuple[V, ...], AfterValidator(_ordered)]
Listed = Annotated[tuple[T, ...], AfterValidator(_sorted)]


class Sourced(Value):
    """A value whose numbers can say where they come from."""

    provenance: ProvenanceKind | None = Field(default=None, description="real, derived or illustrative")
    source: Text = Field(default="", description="where the numbers come from: a document, an address, a computation")
