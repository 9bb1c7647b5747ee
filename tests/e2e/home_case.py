"""A case worked out by hand in which members differ: three municipalities with fees, own money and hours, and another body."""

from pathlib import Path
from typing import Any

from portfolj.domain.case import Case
from portfolj.exchange import write_case

# id, name, residents, fee in kronor a year
MUNICIPALITIES = (("stor", "Storköping", 20_000, 200_000), ("mellan", "Mellanstad", 15_000, 150_000), ("liten", "Litenby", 5_000, 50_000))
SHARES = {"stor": 60, "mellan": 40}


def home_case(**changes: Any) -> Case:
    """The case.

    700 000 kr pay for "Arkiv" (400 000 kr, 80 points by residents: 40, 30 and 10) and "Bad" (300 000 kr, 40 points: 24 for Storköping and
    16 for Mellanstad), not for "Cykel" (500 000 kr, 10 points). Mellanstad has 30 hours in 2027, which "Arkiv" takes, so that it cannot
    be in "Bad"; all in all 104 points are had. Litenby leads "Arkiv".

    Without Litenby "Arkiv" has no lead and falls away, the frame loses an eighth, and "Bad" with both is left: 40 points. Without
    Mellanstad the frame loses three eighths, and "Arkiv" alone is left: 50 points.
    """
    content: dict[str, Any] = {
        "id": "home",
        "name": "Tre kommuner",
        "years": [2027, 2028],
        "members": [
            *({"id": one, "name": name, "weight": weight, "fee": fee} for one, name, weight, fee in MUNICIPALITIES),
            {"id": "lanet", "name": "Länet", "kind": "region", "weight": 1},
        ],
        "capacities": [{"member": "mellan", "year": 2027, "hours": 30}],
        "goals": [{"id": "service", "name": "Service", "weight": 1}],
        "funds": [{"id": "own", "name": "Egen ram", "from_fees": True}],
        "budgets": [{"fund": "own", "year": year, "kronor": kronor} for year, kronor in ((2027, 700_000), (2028, 0))],
        "initiatives": [_archive(), _bath(), _bicycle()],
        "scenarios": [
            {"id": "base", "name": "Dagens ram"},
            {"id": "ny", "name": "Ny ledare", "out": ["liten"], "leads": [{"initiative": "arkiv", "member": "mellan"}]},
            {"id": "ska", "name": "Arkivet ska med", "decided": [{"initiative": "arkiv", "reason": "prov"}]},
            {"id": "utan", "name": "Allt ska med", "decided": [{"initiative": one, "reason": "prov"} for one in ("arkiv", "bad", "cykel")]},
        ],
    }
    return Case.model_validate({**content, **changes})


def written(folder: Path, **changes: Any) -> Path:
    """The case as files in a folder of its own."""
    write_case(home_case(**changes), folder / "case")
    return folder / "case"


def _archive() -> dict[str, Any]:
    own = {"stor": 40_000, "mellan": 20_000, "liten": 10_000}
    income = {"stor": 60_000, "mellan": 30_000, "liten": 15_000}
    efforts = [{"member": one, "year": year, "hours": 30, "released": 10 * (year - 1)} for one in own for year in (1, 2)]
    return {
        "id": "arkiv",
        "name": "Arkiv",
        "gives": {
            "contributions": [{"goal": "service", "likely": 80}],
            "economic": [{"member": one, "year": 2, "kronor": kronor} for one, kronor in income.items()],
        },
        "takes": {"financing": [*_fund(400_000), *_paid(own)], "efforts": [*efforts, {"member": "lanet", "year": 1, "hours": 5}]},
        "parties": {
            "participations": [
                {"member": "liten", "answer": "lead"},
                {"member": "mellan", "answer": "committed"},
                {"member": "stor", "answer": "willing"},
                {"member": "lanet", "answer": "committed", "share": 0},
            ]
        },
        "steering": _steering(),
    }


def _bath() -> dict[str, Any]:
    hours = {"stor": 50, "mellan": 20}
    answers = {"stor": "lead", "mellan": "willing"}
    return {
        "id": "bad",
        "name": "Bad",
        "gives": {"contributions": [{"goal": "service", "likely": 40}]},
        "takes": {"financing": _fund(300_000), "efforts": [{"member": one, "year": 1, "hours": many} for one, many in hours.items()]},
        "parties": {
            "participations": [{"member": one, "answer": answer, "share": SHARES[one]} for one, answer in answers.items()],
            "quorum": 1,
        },
        "steering": _steering(),
    }


def _bicycle() -> dict[str, Any]:
    answers = {"liten": "committed", "mellan": "willing", "stor": "undecided"}
    return {
        "id": "cykel",
        "name": "Cykel",
        "gives": {"contributions": [{"goal": "service", "likely": 10}]},
        "takes": {"financing": [*_fund(500_000), *_paid({"liten": 3_000})], "efforts": [{"member": "liten", "year": 1, "hours": 7}]},
        "parties": {"participations": [{"member": one, "answer": answer} for one, answer in answers.items()]},
        "steering": _steering(),
    }


def _fund(kronor: int) -> list[dict[str, Any]]:
    return [{"year": 1, "fund": "own", "kronor": kronor}]


def _paid(by: dict[str, int]) -> list[dict[str, Any]]:
    return [{"year": 1, "member": one, "kronor": kronor} for one, kronor in by.items()]


def _steering() -> dict[str, Any]:
    return {"stage": "candidate", "starts": [2027], "duration": 2, "mandates": [{"body": "Direktionen", "date": "2026-10-01"}]}
