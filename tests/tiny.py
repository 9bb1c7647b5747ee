"""A small case in Swedish with something of everything that the command line shows."""

from typing import Any

from portfolj.domain.case import Case

MEMBERS = ("hjo", "skovde", "tibro")


def a_proposal(name: str, title: str, *, kronor: int, points: int, hours: int = 20, members: tuple[str, ...] = MEMBERS) -> dict[str, Any]:
    """A candidate that the first member leads, with its money in its first year."""
    return {
        "id": name,
        "name": title,
        "gives": {"contributions": [{"goal": "service", "likely": points, "provenance": "illustrative"}]},
        "takes": {
            "financing": [{"year": 1, "fund": "own", "kronor": kronor, "provenance": "real"}],
            "efforts": [{"member": member, "year": 1, "hours": hours} for member in members],
        },
        "parties": {
            "participations": [{"member": member, "answer": "committed" if place else "lead"} for place, member in enumerate(members)]
        },
        "steering": {"stage": "assessed", "starts": [2027, 2028], "mandates": [{"body": "Direktionen", "date": "2026-05-07"}]},
    }


def tiny_case(**stated: Any) -> Case:
    """Three municipalities, five candidates and a need, a frame of a million kronor; names hold markup and signs of formulas."""
    rollout = a_proposal("rollout", "Utrullning av IT", kronor=200_000, points=25)
    rollout["steering"]["requires"] = [{"initiative": "it"}]
    need = a_proposal("need", "Tidig tanke", kronor=200_000, points=25)
    need["steering"]["stage"] = "need"
    everything = [{"initiative": name, "reason": "Alla vill"} for name in ("app", "archive", "it", "rollout", "skills")]
    parts: dict[str, Any] = {
        "id": "tiny",
        "name": "Tre kommuner",
        "question": "Vad får vi för pengarna?",
        "draw": "2026-11-24",
        "years": [2027, 2028],
        "members": [
            {"id": "hjo", "name": "Hjo", "weight": 9_000, "fee": 100_000},
            {"id": "tibro", "name": "Tibro [red]", "weight": 11_000, "fee": 100_000},
            {"id": "skovde", "name": "Skövde", "weight": 58_000, "fee": 500_000},
        ],
        "capacities": [{"member": member, "year": year, "hours": 60} for member in MEMBERS for year in (2027, 2028)],
        "goals": [{"id": "service", "name": "Likvärdig service", "weight": 1}],
        "funds": [{"id": "own", "name": "Egen ram", "from_fees": True}],
        "budgets": [{"fund": "own", "year": year, "kronor": 500_000} for year in (2027, 2028)],
        "initiatives": [
            a_proposal("archive", "Gemensamt e-arkiv", kronor=300_000, points=40),
            a_proposal("skills", "=Kompetensväxling", kronor=250_000, points=30),
            a_proposal("it", "Delad IT-funktion", kronor=400_000, points=70, hours=40),
            a_proposal("app", "Biblioteksapp", kronor=100_000, points=5, members=("hjo", "tibro")),
            rollout,
            need,
        ],
        "scenarios": [
            {"id": "all_in", "name": "Allt ska med", "decided": everything},
            {"id": "less", "name": "En femtedel mindre", "budgets": [{"percent": 80}]},
            {"id": "without", "name": "Skövde står utanför", "out": ["skovde"]},
        ],
    } | stated
    return Case.model_validate(parts)
