"""Where a case's numbers come from, counted."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from portfolj.domain.base import ProvenanceKind, Sourced, Value
from portfolj.domain.case import Case

# Numbers that say when or how a row is meant, not how much.
_NO_AMOUNTS = frozenset(("year", "quorum", "duration"))


@dataclass(frozen=True, slots=True)
class Origins:
    """How many values are of each kind; `unstated` say nothing of themselves, and nothing above them does."""

    real: int
    derived: int
    illustrative: int
    unstated: int

    @property
    def all(self) -> int:
        """All values that hold numbers."""
        return self.real + self.derived + self.illustrative + self.unstated


def origins(case: Case) -> Origins:
    """Count the case's values that hold numbers by their provenance; a row that states none has that of the group it stands in."""
    kinds = list(_kinds(case, None))
    return Origins(
        real=kinds.count(ProvenanceKind.REAL),
        derived=kinds.count(ProvenanceKind.DERIVED),
        illustrative=kinds.count(ProvenanceKind.ILLUSTRATIVE),
        unstated=kinds.count(None),
    )


def _kinds(value: Value, above: ProvenanceKind | None) -> Iterator[ProvenanceKind | None]:
    kind = above
    if isinstance(value, Sourced):
        kind = value.provenance or above
        if _holds_numbers(value):
            yield kind
    for name, field in type(value).model_fields.items():
        content = getattr(value, name)
        if not field.is_required() and content == field.get_default(call_default_factory=True):
            continue
        for part in content if isinstance(content, tuple) else (content,):
            if isinstance(part, Value):
                yield from _kinds(part, kind)


def _holds_numbers(value: Sourced) -> bool:
    """Whether it states a number itself; what holds unless stated is no statement."""
    for name, field in type(value).model_fields.items():
        content = getattr(value, name)
        is_number = isinstance(content, int | Decimal) and not isinstance(content, bool)
        if name not in _NO_AMOUNTS and is_number and (field.is_required() or content != field.default):
            return True
    return False
