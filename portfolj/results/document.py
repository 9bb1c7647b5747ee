"""The document of results: one line of JSON that says the same for the same input, byte for byte."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from math import ceil, floor
from typing import Any

from portfolj.domain.scenario import Objective
from portfolj.results.ledger import LedgerRow, Measures
from portfolj.results.portfolio import Reached, Receipt, References
from portfolj.results.result import Result

FORMAT = "portfolj/1"
LONGEST = 60
_ABSENT = object()

RULES_CHECKED = (
    "start_once",
    "takes_part",
    "decided",
    "refused",
    "budget",
    "hours",
    "pool",
    "money_ceiling",
    "quorum",
    "requires",
    "excludes",
    "count",
    "goal_floor",
    "balance",
    "participation_floor",
    "synergy",
    "floor_per_resident",
    "nobody_loses",
    "go_it_alone",
)


def document(case_id: str, digest: str, results: Iterable[Result], receipt: Receipt) -> dict[str, Any]:
    """The document of a case's results, in a fixed order of keys.

    Parameters
    ----------
    case_id
        The case's id.
    digest
        The SHA-256 of the case's content.
    results
        In the order in which they shall stand; each has been checked.
    receipt
        Who worked them out, and how: the only part that differs between machines.

    Returns
    -------
    dict
        Plain data. Points are text with three decimals, best floors exact fractions in thousandths of a point per person,
        values in kronor or numbers text in digits; money and hours of initiatives and members are whole numbers.
    """
    return {
        "format": FORMAT,
        "case": {"id": case_id, "digest": digest},
        "results": [result_entry(result) for result in results],
        "receipt": receipt_entry(receipt),
    }


def receipt_entry(receipt: Receipt) -> dict[str, Any]:
    """The receipt as plain data; the head of the log stands last, where there is one."""
    entry: dict[str, Any] = {"versions": dict(receipt.versions), "options": dict(receipt.options)}
    return {**entry, "log_head": receipt.log_head} if receipt.log_head else entry


def one_line(content: Mapping[str, Any]) -> str:
    """The document as one line of compact JSON, without a line break at its end."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def result_digest(content: Mapping[str, Any]) -> str:
    """The SHA-256 of the document as one line: its fingerprint."""
    return hashlib.sha256(one_line(content).encode()).hexdigest()


def result_entry(result: Result) -> dict[str, Any]:
    """One scenario's entry; what stopped the search, an open choice among equals and rules that fail alone stand last, if at all."""
    total = result.answer.total_benefit
    found = result.answer.portfolio is not None
    entry: dict[str, Any] = {
        "scenario": result.scenario,
        "status": result.status.value,
        "objectives": [{"name": one.name.value, **_carried(one)} for one in result.objectives],
        **(_carried(total) if total else dict.fromkeys(("value", "bound", "gap_percent"))),
        "ties": result.ties,
        "references": _references(result.references),
        "chosen": [
            {"id": one.id, "start": one.start, "participants": list(one.participants), "money": result.money(one.id)}
            for one in result.chosen
        ],
        "members": [_member(row) for row in result.ledger],
        "check": {"holds": True, "rules": list(RULES_CHECKED) if found else []},
    }
    if result.answer.stopped_by:
        entry["stopped_by"] = result.answer.stopped_by
    if not result.answer.settled:
        entry["settled"] = False
    if result.answer.fails_alone:
        entry["fails_alone"] = list(result.answer.fails_alone)
    if result.answer.halved_by:
        entry["halved_by"] = list(result.answer.halved_by)
    return entry


def points(thousandths: Fraction | int) -> str:
    """Thousandths of a point as points with three decimals."""
    return decimals(Fraction(thousandths) / 1000, 3)


def decimals(number: Fraction, places: int) -> str:
    """A number with so many decimals, halves rounded upwards."""
    scaled = floor(number * 10**places + Fraction(1, 2))
    whole, part = divmod(abs(scaled), 10**places)
    return f"{'-' if scaled < 0 else ''}{whole}.{part:0{places}d}"


def cut(text: str) -> str:
    """Text as it stands in a document, cut where it is long."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def differences(field: str, stated: Any, found: Any) -> Iterator[tuple[str, str, str]]:
    """Each leaf at which a part of a document, as plain data, is not what it comes to: its key path, what it says, what it comes to."""
    if isinstance(stated, dict) and isinstance(found, dict):
        for name in [*found, *(name for name in stated if name not in found)]:
            yield from differences(f"{field}.{name}".lstrip("."), stated.get(name, _ABSENT), found.get(name, _ABSENT))
    elif isinstance(stated, list) and isinstance(found, list) and len(stated) == len(found):
        for position, (one, other) in enumerate(zip(stated, found, strict=True)):
            yield from differences(f"{field}.{position}", one, other)
    elif type(stated) is not type(found) or stated != found:
        yield field, _shown(stated), _shown(found)


def _shown(part: Any) -> str:
    """A part as it stands in the document, cut where it is long."""
    return "-" if part is _ABSENT else cut(json.dumps(part, ensure_ascii=False))


def gap_percent(one: Reached) -> str | None:
    """(bound - value) / value in percent, rounded up to two decimals; None where the value is 0."""
    if one.value == 0:
        return None
    hundredths = ceil((one.bound - one.value) / abs(one.value) * 10_000)
    return decimals(Fraction(hundredths, 100), 2)


def amount(objective: Objective, number: Fraction) -> str:
    """A value or bound as text: points, an exact fraction, kronor or a number."""
    if objective is Objective.TOTAL_BENEFIT:
        return points(number)
    return ratio(number) if objective is Objective.BEST_FLOOR or number.denominator != 1 else str(number.numerator)


def ratio(number: Fraction) -> str:
    """An exact fraction as text: "n/d"."""
    return f"{number.numerator}/{number.denominator}"


def _carried(one: Reached) -> dict[str, str | None]:
    return {"value": amount(one.name, one.value), "bound": amount(one.name, one.bound), "gap_percent": gap_percent(one)}


def _references(references: References) -> dict[str, Any]:
    alone = references.alone
    return {
        "unreachable": [{"member": member, "rule": rule} for member, rule in references.unreachable],
        "alone": None if alone is None else {member: points(alone[member]) for member in sorted(alone)},
        "best_floor": None if references.floor is None else ratio(references.floor),
        "proven": references.proven,
    }


def _member(row: LedgerRow) -> dict[str, Any]:
    largest = row.largest_use
    return {
        "id": row.id,
        "kronor": row.kronor_out,
        "hours": row.hours,
        "benefit": points(row.benefit),
        "initiatives": row.initiatives,
        "economic_benefit": row.kronor_in,
        "fee": row.fee,
        "hours_released": row.hours_released,
        "per_resident": _measures(row.per_resident, 6, Fraction(1, 1000)),
        "against_population": _measures(row.against_population, 3, Fraction(1)),
        "capacity_used": {str(year): decimals(percent, 1) for year, percent in row.capacity_used},
        "largest_use": None if largest is None else decimals(largest, 1),
    }


def _measures(measures: Measures, places: int, unit: Fraction) -> dict[str, str | None]:
    """`unit` turns benefit into points where it is an amount."""
    return {
        "kronor": None if measures.kronor is None else decimals(measures.kronor, places),
        "hours": None if measures.hours is None else decimals(measures.hours, places),
        "benefit": None if measures.benefit is None else decimals(measures.benefit * unit, places),
    }
