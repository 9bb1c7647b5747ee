"""Members, goals, funds and initiatives of random small cases, as plain rows."""

import random
from decimal import Decimal
from itertools import combinations
from math import prod
from typing import Any

Row = dict[str, Any]
FIELDS = ("explore_operative", "explore_strategic")
OPEN = ("assessed", "candidate")
HELD = ("decided", "under_way")
MOST_PORTFOLIOS = 6_000
FIRST_YEAR = 2027


def odds(draw: random.Random, percent: int) -> bool:
    """True in so many percent."""
    return draw.randrange(100) < percent


def members(draw: random.Random) -> list[Row]:
    """Two to four members; at least two municipalities; fees of all, some or none; now and then two of one name."""
    number, with_fees = draw.choice((2, 3, 3, 4, 4)), draw.choice(("all", "some", "none"))
    found: list[Row] = []
    for at in range(number):
        kind = "municipality" if at < 2 or odds(draw, 75) else draw.choice(("region", "authority", "civil_society"))
        weight = draw.choice((1_000, 2_000, 3_000, 10_000, draw.randint(50, 60_000)))
        one: Row = {"id": f"m{at}", "name": f"Member {at}", "kind": kind, "weight": weight}
        if with_fees == "all" or (with_fees == "some" and odds(draw, 60)):
            one["fee"] = draw.choice((0, 1_000, 2_500, draw.randint(1, 9_000)))
        found.append(one)
    if odds(draw, 6):
        found[1]["name"] = found[0]["name"]
    return found


def goals(draw: random.Random) -> list[Row]:
    """Three leaves with odd weights, two of them under a common goal or not."""
    weights = draw.choice((("1", "1", "1"), ("1", "2", "3"), ("0.5", "1.25", "7"), ("1", "1", "4")))
    found: list[Row] = [{"id": f"g{at}", "name": f"Goal {at}", "weight": weight} for at, weight in enumerate(weights)]
    if odds(draw, 60):
        found[0] |= {"parent": "g"}
        found[1] |= {"parent": "g"}
        found.append({"id": "g", "name": "Goal", "weight": draw.choice(("1", "2", "0.75"))})
    if odds(draw, 20):
        found[2] |= {"level": "member"}
    return found


def funds(draw: random.Random) -> list[Row]:
    """One to three funds: filled by fees or not, own or external, earmarked or not, with carry-over or not."""
    found: list[Row] = [{"id": "f0", "name": "Fees", "from_fees": odds(draw, 60), "carry_over": odds(draw, 30)}]
    if odds(draw, 50):
        found.append(
            {"id": "f1", "name": "Grant", "kind": "external", "areas": ["a1"] if odds(draw, 60) else [], "carry_over": odds(draw, 30)}
        )
    if odds(draw, 25):
        found.append({"id": "f2", "name": "Reserve", "kind": draw.choice(("own", "external")), "from_fees": odds(draw, 20)})
    return found


def initiatives(draw: random.Random, case: Row) -> list[Row]:
    """Four to six initiatives on every stage, with round scores or odd ones."""
    number = draw.choice((4, 5, 6, 6))
    round_scores, paying, roles = odds(draw, 50), odds(draw, 50), odds(draw, 30)
    economic = odds(draw, 65)
    found = [
        _initiative(draw, case, f"i{at}", round_scores=round_scores, paying=paying, roles=roles, economic=economic) for at in range(number)
    ]
    if odds(draw, 30):
        _make_alike(draw, found)
    _links(draw, case, found)
    if odds(draw, 8):
        one, other = draw.sample(range(number), 2)
        found[other]["name"] = found[one]["name"]
        if odds(draw, 30):
            found[other] |= {part: found[one][part] for part in ("what", "gives", "takes", "parties")}
            found[other]["steering"]["duration"] = found[one]["steering"]["duration"]
    _bounded(draw, found)
    return found


def _initiative(draw: random.Random, case: Row, name: str, *, round_scores: bool, paying: bool, roles: bool, economic: bool) -> Row:
    years, listed = case["years"], draw.sample(case["members"], min(len(case["members"]), draw.choice((2, 2, 3, 4))))
    ids, duration = sorted(one["id"] for one in listed), draw.choice((1, 1, 2, 3))
    stage = draw.choice((*OPEN * 14, *HELD, "need", draw.choice(("ended", "reported", "exploration"))))
    area = draw.choice(("a1", "a2", None))
    one: Row = {
        "id": name,
        "name": f"Initiative {name}",
        "what": {"area": area, "field": draw.choice((*FIELDS, None))},
        "gives": _gives(draw, ids, duration, round_scores=round_scores, economic=economic),
        "takes": _takes(draw, case, ids, duration, area, paying=paying, roles=roles),
        "parties": {"participations": _answers(draw, ids), "quorum": draw.choice((0, 1, 1, 2, 2, 2, 3) if stage in OPEN else (0, 1))},
        "steering": {
            "stage": stage,
            "starts": _starts(draw, years, stage),
            "duration": duration,
            "requires": [],
            "excludes": [],
            "synergies": [],
        },
    }
    if stage in OPEN:
        able = sum(row["answer"] != "declined" for row in one["parties"]["participations"])
        one["parties"]["quorum"] = min(able, one["parties"]["quorum"])
    if one["gives"].get("region_share", "0") not in ("0", "10"):
        # Little or nothing is left to state.
        one["parties"]["participations"] = [row | {"share": None} for row in one["parties"]["participations"]]
    apart = random.Random(repr(one))  # noqa: S311
    if not odds(apart, 4):
        one["steering"]["admission_answers"] = [{"criterion": "own", "holds": not odds(apart, 2)}]
    if not odds(draw, 2):
        one["steering"]["mandates"] = [{"body": "Board", "date": "2026-10-01"}]
    if odds(draw, 2):
        one["not_a_portfolio_matter"] = "A matter of one member."
    if odds(draw, 5):
        one["takes"]["own_effort"] = [{"year": 1, "kronor": draw.choice((0, 1_000, 5_000))}]
    return one


def _gives(draw: random.Random, ids: list[str], duration: int, *, round_scores: bool, economic: bool) -> Row:
    goals = draw.sample(("g0", "g1", "g2"), draw.choice((1, 1, 2, 3)))
    scores = [draw.choice((0, *(20, 50, 50, 100) * 3)) if round_scores else Decimal(draw.randint(1, 100_000)) / 1000 for _ in goals]
    gives: Row = {
        "contributions": [{"goal": goal, "likely": score} for goal, score in zip(goals, scores, strict=True)],
        "feasibility": {"likely": draw.choice((100, 50)) if round_scores else draw.choice((100, draw.randint(1, 100)))},
    }
    if odds(draw, 25):
        gives["region_share"] = draw.choice(("0", "10", "33.333333", "50", "100"))
    if economic:
        rows = [(member, year) for member in ids for year in range(1, duration + 2) if year == 1 or odds(draw, 40)]
        gives["economic"] = [
            {"member": member, "year": year, "kronor": draw.choice((0, 10_000, 20_000, draw.randint(-8_000, 40_000)))}
            for member, year in rows
        ]
    apart = random.Random(repr(gives))  # noqa: S311
    if odds(apart, 15):
        gives["assessments"] = _assessments(apart, goals)
    return gives


def _assessments(draw: random.Random, goals: list[str]) -> list[Row]:
    """What up to four bodies think of some of the goals, of another one, and of feasibility; some without a reason."""
    about = [{"judged": "goal", "goal": goal} for goal in {*goals, draw.choice(("g0", "g1", "g2"))}]
    about += [{"judged": "feasibility"}, {"judged": "benefit"}]
    return [
        one
        | {
            "body": body,
            "points": draw.choice((0, 25, 50, 50, 75, 100)),
            "date": "2026-09",
            "reason": draw.choice(("", "So it is.", "Seen.")),
        }
        for one in about
        for body in ("A", "B", "C", "D")
        if odds(draw, 40)
    ]


def _takes(draw: random.Random, case: Row, ids: list[str], duration: int, area: str | None, *, paying: bool, roles: bool) -> Row:
    years = range(1, duration + 1)
    funds = [fund["id"] for fund in case["funds"] if area in fund.get("areas", []) or not fund.get("areas")]
    cash = [{"year": year, "fund": fund, "kronor": _kronor(draw)} for year in years for fund in funds if fund == "f0" or odds(draw, 60)]
    cash += [{"year": year, "member": member, "kronor": _kronor(draw)} for year in years for member in ids if paying and odds(draw, 60)]
    cash += [{"year": 1, "external": "Sponsor", "kronor": 4_000}] if odds(draw, 10) else []
    efforts = [
        {"member": member, "year": year, "role": role, "hours": draw.choice((0, 10, 20, draw.randint(1, 40))), "released": _released(draw)}
        for member in ids
        for year in years
        for role in (("", "lawyer") if roles and odds(draw, 50) else ("",))
        if odds(draw, 80)
    ]
    shared = [
        {"pool": pool["id"], "year": year, "hours": draw.randint(0, 50)} for pool in case["pools"] for year in years if odds(draw, 80)
    ]
    return {"financing": cash, "efforts": efforts, "pool_efforts": shared}


def _kronor(draw: random.Random) -> int:
    return draw.choice((0, 1_000, 5_000, 5_000, 10_000, draw.randint(1, 20_000)))


def _released(draw: random.Random) -> int:
    return draw.choice((0, 0, 0, 0, 5, 30))


def _answers(draw: random.Random, ids: list[str]) -> list[Row]:
    answers = [draw.choice(("committed",) * 5 + ("willing",) * 4 + ("undecided",) * 2 + ("declined",)) for _ in ids]
    if odds(draw, 60):
        answers[draw.randrange(len(ids))] = "lead"
    rows: list[Row] = [{"member": member, "answer": answer} for member, answer in zip(ids, answers, strict=True)]
    if odds(draw, 40):
        draw.choice(rows)["share"] = draw.choice(("0", "12.5", "0.000001", "60", "80", "90"))
    elif odds(draw, 10):
        for row in rows:
            row["share"] = draw.choice(("10", "5.55", "0"))
    return rows


def _starts(draw: random.Random, years: list[int], stage: str) -> list[int]:
    if stage == "under_way":
        return [draw.choice((years[0] - 1, years[0] - 1, years[0]))]
    near = [*years, years[-1] + 1] if stage == "decided" or odds(draw, 10) else years
    near = [years[0] - 1, *near] if odds(draw, 10) else near
    return sorted(draw.sample(near, draw.choice((1, 2))))


def _make_alike(draw: random.Random, found: list[Row]) -> None:
    """Give most of them the benefit, the members and the kronor of the first, so that portfolios tie."""
    first = found[0]
    for row in first["parties"]["participations"]:
        row["answer"] = draw.choice(("committed", "committed", "willing"))
    for one in found[1:]:
        if odds(draw, 85):
            one["gives"] = first["gives"]
            one["parties"]["participations"] = [dict(row) for row in first["parties"]["participations"]]
            one["takes"]["financing"] = [row | {"kronor": 5_000} for row in one["takes"]["financing"]]


def _links(draw: random.Random, case: Row, found: list[Row]) -> None:
    """Prerequisites, exclusions, options and synergies between initiatives."""
    of_open = [one for one in found if one["steering"]["stage"] in OPEN]
    pairs = list(combinations(of_open if len(of_open) > 2 and odds(draw, 90) else found, 2))
    for _ in range(draw.choice((0, 1, 1, 2))):
        first, second = draw.choice(pairs)
        if not any(row["initiative"] == first["id"] for row in second["steering"]["requires"]):
            second["steering"]["requires"].append({"initiative": first["id"], "finished": odds(draw, 50)})
    if odds(draw, 45):
        first, second = draw.choice(pairs)
        first["steering"]["excludes"] = [second["id"]]
    if odds(draw, 30):
        for one in draw.choice(pairs):
            one["steering"]["option_of"] = "A need"
    for first, second in draw.sample(pairs, draw.choice((0, 0, 1, 2))):
        first["steering"]["synergies"] += _synergies(draw, case, second["id"])


def _synergies(draw: random.Random, case: Row, other: str) -> list[Row]:
    units = draw.sample(("points", "kronor", "hours"), draw.choice((1, 1, 2)))
    rows: list[Row] = []
    year = draw.choice(case["years"])
    if "points" in units:
        rows.append({"initiative": other, "points": draw.choice(("10", "-10", "25.5", "-60", "0.001"))})
    if "kronor" in units:
        rows.append({"initiative": other, "fund": "f0", "year": year, "kronor": draw.choice((2_000, 7_000, -2_000, -5_000))})
    if "hours" in units and case["pools"]:
        rows.append({"initiative": other, "pool": "r1", "year": year, "hours": draw.choice((10, 30, -10, -20))})
    return rows


def _bounded(draw: random.Random, found: list[Row]) -> None:
    """Settle answers until the portfolios can be counted through."""
    while prod(_choices(one) for one in found) > MOST_PORTFOLIOS:
        one = max(found, key=_choices)
        unsettled = [row for row in one["parties"]["participations"] if row["answer"] in ("willing", "undecided")]
        if unsettled:
            draw.choice(unsettled)["answer"] = draw.choice(("committed", "declined"))
        else:
            one["steering"]["starts"] = one["steering"]["starts"][:1]


def _choices(one: Row) -> int:
    unsettled = sum(row["answer"] in ("willing", "undecided") for row in one["parties"]["participations"])
    return 1 + len(one["steering"]["starts"]) * int(2**unsettled)
