"""A comparison as plain data."""

from typing import Any

from portfolj.compare.comparison import Comparison, Stake
from portfolj.results.document import FORMAT, points
from portfolj.results.portfolio import Choice


def comparison_document(comparison: Comparison) -> dict[str, Any]:
    """The comparison in a fixed order of keys: kronor and hours whole, benefit in points as text."""
    scenarios = comparison.scenarios
    return {
        "format": FORMAT,
        "scenarios": list(scenarios),
        "initiatives": [
            {"id": line.id, "in": {name: _choice(choice) for name, choice in zip(scenarios, line.by, strict=True)}}
            for line in comparison.initiatives
        ],
        "members": [
            {"id": line.id, "by": {name: _stake(stake) for name, stake in zip(scenarios, line.by, strict=True)}}
            for line in comparison.members
        ],
    }


def _choice(choice: Choice | None) -> dict[str, Any] | None:
    return None if choice is None else {"start": choice.start, "participants": list(choice.participants)}


def _stake(stake: Stake | None) -> dict[str, Any] | None:
    return None if stake is None else {"kronor": stake.kronor, "hours": stake.hours, "benefit": points(stake.benefit)}
