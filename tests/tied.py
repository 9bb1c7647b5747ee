"""Random cases full of equals: few different amounts, some names that stand twice, every kind of rule now and then.

Every id stands nowhere else than where it is meant, so that ids can be exchanged for others throughout a document.
"""

import random
from collections.abc import Mapping
from typing import Any

YEARS = (2027, 2028, 2029)
MEMBERS = ("Alvik", "Berg", "Berg", "Dal", "Ekeby")
TITLES = ("Arkiv", "Bibliotek", "Cykelled", "Digital post", "E-hälsa", "Förskola", "Gatuljus")
IN_A_STATED_ORDER = ("years", "objective")

Document = dict[str, Any]


def tied_document(seed: int, initiatives: int) -> Document:
    """A case as a document; 36 points and 18 are shared by three, four or five without a remainder.

    Parameters
    ----------
    seed
        The same seed gives the same document; an odd one has initiatives that are all but alike.
    initiatives
        How many; above seven, names stand twice or more.
    """
    draw = random.Random(seed)  # noqa: S311
    alike = seed % 2 == 1
    names = [f"INITIATIVE-{number}" for number in range(initiatives)]
    members = [f"MEMBER-{number}" for number in range(len(MEMBERS))]
    proposals = [_initiative(draw, number, names, members, alike=alike) for number in range(initiatives)]
    return {
        "id": f"tied-{seed}",
        "name": "Tied",
        "draw": str(seed),
        "years": list(YEARS),
        "members": [
            {"id": one, "name": name, "weight": 1000, "fee": 10 + number % 2}
            for number, (one, name) in enumerate(zip(members, MEMBERS, strict=True))
        ],
        "capacities": [
            {"member": one, "year": year, "hours": draw.randint(4, 7) * (10 if alike else 1) * initiatives}
            for one in members[:4]
            for year in YEARS[:2]
        ],
        "ceilings": [{"member": members[0], "year": YEARS[0], "kronor": 10 * initiatives}],
        "pools": [{"id": "POOL-0", "name": "Kansli"}],
        "pool_hours": [{"pool": "POOL-0", "year": year, "hours": 8 * initiatives} for year in YEARS],
        "goals": [
            {"id": "GOAL-0", "name": "Allt", "weight": 1},
            {"id": "GOAL-1", "name": "Klimat", "weight": 1, "parent": "GOAL-0"},
            {"id": "GOAL-2", "name": "Omsorg", "weight": 1, "parent": "GOAL-0"},
        ],
        "areas": [{"id": "AREA-0", "name": "Teknik"}, {"id": "AREA-1", "name": "Vård"}],
        "funds": [
            {"id": "FUND-0", "name": "Egna medel", "carry_over": draw.random() < 0.3},
            {"id": "FUND-1", "name": "Bidrag", "kind": "external", "total": 45 * initiatives},
        ],
        "budgets": [
            {"fund": fund, "year": year, "kronor": draw.randint(1, 3) * 10 * initiatives} for fund in ("FUND-0", "FUND-1") for year in YEARS
        ],
        "initiatives": proposals,
        "rules": _rules(draw, names, members, alike=alike),
        "scenarios": [
            {"id": "floor", "name": "Floor", "objective": ["best_floor"], "rules": {"counts": []}},
            {"id": "kronor", "name": "Kronor", "objective": ["economic_benefit", "participations"], "undecided": "willing"},
            {"id": "less", "name": "Less", "budgets": [{"percent": 70}], "hours_percent": 80, "out": [members[4]]},
        ],
    }


def _rules(draw: random.Random, names: list[str], members: list[str], *, alike: bool) -> Document:
    rules: Document = {
        "counts": [{"id": "half", "name": "Half", "of": {"areas": ["AREA-0"]}, "at_most": max(1, len(names) // 2)}],
        "balances": [{"id": "care", "name": "Care", "of": {"areas": ["AREA-1"], "initiatives": names[:1]}, "at_most": 90}],
    }
    if not alike:
        rules["participation_floors"] = [{"member": members[1], "at_least": 1}]
        rules["goal_floors"] = [{"goal": "GOAL-1", "points": 5}]
    if draw.random() < 0.3:
        rules["floor_per_resident"] = 50
    if draw.random() < 0.3:
        rules["refused"] = [{"initiative": names[-1], "reason": "No"}]
    return rules


def _initiative(draw: random.Random, number: int, names: list[str], members: list[str], *, alike: bool) -> Document:
    listed = draw.sample(members, 4 if alike else draw.choice((3, 4, 4)))
    worth = (36,) if alike else (36, 36, 18)
    said = ("committed", "willing") if alike else ("willing", "willing", "undecided", "committed", "declined")
    answers = ["lead", "committed", *draw.choices(said, k=len(listed) - 2)]
    duration = draw.choice((1, 1, 2))
    earlier = names[:number]
    steering: Document = {
        "stage": "candidate",
        "starts": sorted(draw.sample(YEARS[: 4 - duration], draw.choice((1, 1, 2)))),
        "duration": duration,
        "mandates": [{"body": "Direktionen", "date": "2026-10-01"}, {"body": "Styrgruppen", "date": "2026-09-01"}],
        "option_of": draw.choice(("", "", "", "", "en behovsgrupp")),
    }
    if earlier and draw.random() < 0.2:
        steering["requires"] = [{"initiative": draw.choice(earlier), "finished": draw.random() < 0.3}]
    if earlier and draw.random() < 0.2:
        steering["excludes"] = [draw.choice(earlier)]
    if earlier and draw.random() < 0.2:
        steering["synergies"] = [{"initiative": draw.choice(earlier), "points": draw.choice((-2, 3))}]
    return {
        "id": names[number],
        "name": TITLES[number % len(TITLES)],
        "what": {"area": draw.choice(("AREA-0", "AREA-1")), "summary": draw.choice(("", "En beskrivning"))},
        "gives": {
            "contributions": [{"goal": goal, "likely": draw.choice(worth)} for goal in ("GOAL-1", "GOAL-2")],
            "economic": [{"member": member, "year": 1, "kronor": 100 if alike else draw.choice((100, 200))} for member in listed],
        },
        "takes": {
            "financing": [
                *({"fund": draw.choice(("FUND-0", "FUND-1")), "year": k, "kronor": 50} for k in range(1, duration + 1)),
                {"member": listed[0], "year": 1, "kronor": 10},
            ],
            "efforts": [{"member": member, "year": 1, "hours": 8} for member in listed],
            "pool_efforts": [{"pool": "POOL-0", "year": 1, "hours": 20}],
        },
        "parties": {"participations": [{"member": m, "answer": a} for m, a in zip(listed, answers, strict=True)]},
        "steering": steering,
    }


def reordered(document: Any, draw: random.Random, field: str = "") -> Any:
    """The same document with every list in another order, but those whose order says something."""
    if isinstance(document, dict):
        fields = list(document)
        draw.shuffle(fields)
        return {name: reordered(document[name], draw, name) for name in fields}
    if isinstance(document, list):
        rows = [reordered(one, draw) for one in document]
        if field not in IN_A_STATED_ORDER:
            draw.shuffle(rows)
        return rows
    return document


def ids(document: Document) -> list[str]:
    """All ids but that of the case and those of its scenarios."""
    kinds = ("members", "pools", "goals", "areas", "funds", "initiatives")
    rules = (row["id"] for kind in ("counts", "balances") for row in document["rules"][kind])
    return [row["id"] for kind in kinds for row in document[kind]] + list(rules)


def renumbered(document: Document, draw: random.Random) -> Document:
    """The same document with other ids throughout, in no order that has to do with the old ones."""
    numbers = draw.sample(range(10_000), len(ids(document)))
    renamed = _exchanged(document, dict(zip(ids(document), (f"n{number}" for number in numbers), strict=True)))
    assert isinstance(renamed, dict)
    return renamed


def _exchanged(document: Any, new: Mapping[str, str]) -> Any:
    if isinstance(document, dict):
        return {name: _exchanged(value, new) for name, value in document.items()}
    if isinstance(document, list):
        return [_exchanged(one, new) for one in document]
    return new.get(document, document) if isinstance(document, str) else document
