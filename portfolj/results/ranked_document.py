"""A ranked list as plain data."""

from decimal import Decimal
from typing import Any

from portfolj.results.document import FORMAT, points, receipt_entry
from portfolj.results.portfolio import Receipt
from portfolj.results.ranked import RankedLevel, RankedList, RankedRow


def ranked_document(case_id: str, digest: str, ranked: RankedList, receipt: Receipt) -> dict[str, Any]:
    """The list in a fixed order of keys: kronor and hours whole, benefit in points and percents as text.

    Parameters
    ----------
    case_id, digest
        The case's id, and the SHA-256 of its content.
    receipt
        Who worked it out, and how: the only part that differs between machines.
    """
    found = bool(ranked.levels)
    return {
        "format": FORMAT,
        "case": {"id": case_id, "digest": digest},
        "scenario": ranked.scenario,
        "free": ranked.free,
        "status": ranked.status.value,
        "value": points(ranked.value) if found else None,
        "bound": points(ranked.bound) if found else None,
        "gap_percent": _text(ranked.gap_percent),
        "free_value": points(ranked.free_value) if found else None,
        "price_percent": _text(ranked.price_percent),
        "levels": [_level(level) for level in ranked.levels],
        "left_out": [{"percent": percent, "why": str(why)} for percent, why in ranked.left_out],
        "rows": [_row(row) for row in ranked.rows],
        "settled": ranked.settled,
        "stopped_by": ranked.stopped_by or None,
        "receipt": receipt_entry(receipt),
    }


def _text(percent: Decimal | None) -> str | None:
    return None if percent is None else str(percent)


def _level(level: RankedLevel) -> dict[str, Any]:
    return {
        "percent": level.percent,
        "kronor": level.kronor,
        "value": points(level.value),
        "free_value": points(level.free_value),
        "chosen": [{"id": one.id, "start": one.start, "participants": list(one.participants)} for one in level.portfolio],
    }


def _row(row: RankedRow) -> dict[str, Any]:
    return {
        "rank": row.rank,
        "shared": row.shared,
        "id": row.id,
        "level": row.level,
        "start": row.start,
        "participants": list(row.participants),
        "money": row.money,
        "hours": row.hours,
        "loss": None if row.loss is None or not row.measured else points(row.loss),
        "required_by": list(row.required_by),
        "reserve": row.reserve,
        "enters_at": row.enters_at,
    }
