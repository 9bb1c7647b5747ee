"""A case that can be worked out by hand: five initiatives, 1 000 000 kr and 100 hours for each of three municipalities."""

from pathlib import Path
from typing import Any

from portfolj.domain.case import Case
from portfolj.exchange import write_case

# A name that asks for pictures from a stranger in Markdown and in HTML, and holds a formula, a link and a symbol.
HOSTILE = '![x](http://evil.example/x.png) <img src="http://evil.example/y.png"> $x$ [Läs](http://evil.example) :material/home:'

# name, kronor, points, hours of each member
PROPOSALS = {
    "arkiv": ("E-arkiv", 400_000, 60, 30),
    "it": ("Delad IT", 700_000, 85, 30),
    "bibliotek": ("Bibliotek", 300_000, 30, 30),
    "hostile": (HOSTILE, 300_000, 50, 30),
    "app": ("En app", 200_000, 10, 10),
}
MEMBERS = {"stor": ("Storköping", 20_000), "mellan": ("Mellanstad", 10_000), "liten": ("Litenby", 5_000)}


def small_case(**changes: Any) -> Case:
    """The case.

    At 100 % of the money E-arkiv, Bibliotek and HOSTILE are best (140 points for 1 000 000 kr), at 80 % E-arkiv and HOSTILE (110 for
    700 000 kr), at 150 % Delad IT, E-arkiv and HOSTILE (195 for 1 400 000 kr); with 70 of 100 hours Delad IT and HOSTILE (135).
    """
    content: dict[str, Any] = {
        "id": "small",
        "name": "Tre kommuner",
        "years": [2027],
        "members": [{"id": one, "name": name, "weight": weight, "provenance": "real"} for one, (name, weight) in MEMBERS.items()],
        "capacities": [{"member": one, "year": 2027, "hours": 100} for one in MEMBERS],
        "goals": [{"id": "service", "name": "Service", "weight": 1}],
        "funds": [{"id": "own", "name": "Egen ram"}],
        "budgets": [{"fund": "own", "year": 2027, "kronor": 1_000_000}],
        "initiatives": [_initiative(one, *proposal) for one, proposal in PROPOSALS.items()],
        "scenarios": [
            {"id": "base", "name": "Dagens ram"},
            {"id": "mindre", "name": "20 % mindre", "budgets": [{"percent": 80}]},
            {"id": "timmar", "name": "Ont om timmar", "hours_percent": 70},
            {"id": "utan", "name": "Allt ska med", "decided": [{"initiative": one, "reason": "prov"} for one in PROPOSALS]},
        ],
    }
    return Case.model_validate({**content, **changes})


def written(folder: Path, **changes: Any) -> Path:
    """The case as files in a folder of its own."""
    write_case(small_case(**changes), folder / "case")
    return folder / "case"


def _initiative(identity: str, name: str, kronor: int, points: int, hours: int) -> dict[str, Any]:
    return {
        "id": identity,
        "name": name,
        "gives": {"contributions": [{"goal": "service", "likely": points, "provenance": "illustrative"}]},
        "takes": {
            "financing": [{"year": 1, "fund": "own", "kronor": kronor}],
            "efforts": [{"member": one, "year": 1, "hours": hours} for one in MEMBERS],
        },
        "parties": {"participations": [{"member": one, "answer": "committed"} for one in MEMBERS]},
        "steering": {"stage": "candidate", "starts": [2027], "mandates": [{"body": "Direktionen", "date": "2026-10-01"}]},
    }
