"""Where a case's numbers come from, counted."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from portfolj.domain.base import ProvenanceKind, Sourced, Value
from portfolj.domain.case import Case

# Numbers that say when or how a row is meant, not how much.
_NO_AMOUNTS = frozenset(("year", "quorum", "duration"))
_INITIATIVES = "initiatives"


@dataclass(frozen=True, slots=True)
class Origins:
    """How many values are of each kind; `unstated` say nothing of themselves, and nothing above them does."""

    real: int
    derived: int
    illustrative: int
    unstated: int

    @classmethod
    def together(cls, several: Iterable["Origins"]) -> "Origins":
        """Their sum."""
        counts = [one.counts for one in several]
        real, derived, illustrative, unstated = (sum(one[kind] for one in counts) for kind in range(4))
        return cls(real, derived, illustrative, unstated)

    @property
    def counts(self) -> tuple[int, int, int, int]:
        """Real, derived, illustrative and unstated ones."""
        return (self.real, self.derived, self.illustrative, self.unstated)

    @property
    def all(self) -> int:
        """All values that hold numbers."""
        return sum(self.counts)

    @property
    def shares(self) -> tuple[Decimal, ...]:
        """The counts in percent of all, with two decimals; 0 where there are none."""
        return tuple((Decimal(100 * count) / max(1, self.all)).quantize(Decimal("0.01")) for count in self.counts)


@dataclass(frozen=True, slots=True)
class Source:
    """A source as stated, the kind of what comes from it, and how many values that hold numbers do."""

    text: str
    kind: ProvenanceKind | None
    values: int


@dataclass(frozen=True, slots=True)
class _Stated:
    """What a value says of its numbers, if it holds any; `table` names where it stands."""

    table: str
    kind: ProvenanceKind | None
    source: str
    holds_numbers: bool


def origins(case: Case) -> Origins:
    """Count the case's values that hold numbers by their provenance; a row that states none has that of the group it stands in."""
    return _counted(one for one in _all(case) if one.holds_numbers)


def origins_by_table(case: Case) -> dict[str, Origins]:
    """The same for each table that holds numbers: a list of the case such as `budgets`, or a group of its initiatives such as `takes`."""
    stated = [one for one in _all(case) if one.holds_numbers]
    return {table: _counted(one for one in stated if one.table == table) for table in dict.fromkeys(one.table for one in stated)}


def sources(case: Case) -> tuple[Source, ...]:
    """Every source that is stated, those of most values first: real, derived and illustrative ones, then those of no kind."""
    counts: Counter[tuple[str, ProvenanceKind | None]] = Counter()
    for one in _all(case):
        if one.source:
            counts[one.source, one.kind] += one.holds_numbers
    order = [*ProvenanceKind, None]
    found = (Source(text, kind, values) for (text, kind), values in counts.items())
    return tuple(sorted(found, key=lambda one: (order.index(one.kind), -one.values, one.text)))


def _counted(stated: Iterable[_Stated]) -> Origins:
    kinds = Counter(one.kind for one in stated)
    return Origins(
        real=kinds[ProvenanceKind.REAL],
        derived=kinds[ProvenanceKind.DERIVED],
        illustrative=kinds[ProvenanceKind.ILLUSTRATIVE],
        unstated=kinds[None],
    )


def _all(case: Case) -> Iterator[_Stated]:
    return _below(case, _Stated("", None, "", holds_numbers=False))


def _below(value: Value, above: _Stated) -> Iterator[_Stated]:
    """What a value and all in it state; a source is that of the kind stated beside it."""
    here = above
    if isinstance(value, Sourced):
        source = value.source if value.source or value.provenance else above.source
        here = _Stated(above.table, value.provenance or above.kind, source, _holds_numbers(value))
        yield here
    for name, field in type(value).model_fields.items():
        content = getattr(value, name)
        if not field.is_required() and content == field.get_default(call_default_factory=True):
            continue
        table = name if above.table in ("", _INITIATIVES) else above.table
        for part in content if isinstance(content, tuple) else (content,):
            if isinstance(part, Value):
                yield from _below(part, _Stated(table, here.kind, here.source, holds_numbers=False))


def _holds_numbers(value: Sourced) -> bool:
    """Whether it states a number itself; what holds unless stated is no statement."""
    for name, field in type(value).model_fields.items():
        content = getattr(value, name)
        is_number = isinstance(content, int | Decimal) and not isinstance(content, bool)
        if name not in _NO_AMOUNTS and is_number and (field.is_required() or content != field.default):
            return True
    return False
