"""Limits, rules and scenarios of random small cases, laid around what a random plan needs."""

import random
from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal

from tests.random_initiatives import FIELDS, HELD, OPEN, Row, odds

Plan = dict[str, tuple[int, tuple[str, ...]]]
Uses = dict[tuple[str, ...], int]
OBJECTIVES = ("best_floor", "economic_benefit", "participations")


def plan(draw: random.Random, initiatives: list[Row], *, share: int) -> Plan:
    """What is held to and so many percent of the rest, each with a start and some of those who may take part."""
    return {
        one["id"]: (draw.choice(one["steering"]["starts"]), tuple(_joining(draw, one)))
        for one in initiatives
        if one["steering"]["stage"] in HELD or (one["steering"]["stage"] in OPEN and odds(draw, share))
    }


def _joining(draw: random.Random, one: Row) -> list[str]:
    rows = one["parties"]["participations"]
    return [row["member"] for row in rows if row["answer"] in ("lead", "committed") or (row["answer"] == "willing" and odds(draw, 60))]


def uses(case: Row, planned: Plan) -> Uses:
    """Kronor and hours that a plan needs, by purse and year."""
    found: Uses = defaultdict(int)
    for one in case["initiatives"]:
        if one["id"] not in planned:
            continue
        start, members = planned[one["id"]]
        for row in one["takes"]["financing"]:
            if "fund" in row or row.get("member") in members:
                found["kronor", row.get("fund") or row["member"], str(start + row["year"] - 1)] += row["kronor"]
        for row in one["takes"]["efforts"]:
            if row["member"] in members:
                for role in {"", row["role"]}:
                    found["hours", row["member"], str(start + row["year"] - 1), role] += row["hours"] - row["released"]
        for row in one["takes"]["pool_efforts"]:
            found["hours", row["pool"], str(start + row["year"] - 1)] += row["hours"]
    return found


def limits(draw: random.Random, case: Row, planned: Plan) -> None:
    """Budgets, capacities, ceilings and pool hours around a plan: at what it needs, a step past it, or somewhere near."""
    need, whole = uses(case, planned), uses(case, plan(draw, case["initiatives"], share=100))

    def near(*place: str) -> int:
        used, most = max(0, need[place]), max(0, whole[place])
        kind = draw.randrange(10)
        return used if kind < 5 else max(0, used - 1) if kind == 5 else draw.randint(used, max(used, most)) if kind < 8 else most

    years, members = case["years"], [one["id"] for one in case["members"]]
    case["budgets"] = [
        {"fund": fund["id"], "year": year, "kronor": near("kronor", fund["id"], str(year))} for fund in case["funds"] for year in years
    ]
    for fund in case["funds"]:
        if odds(draw, 25):
            fund["total"] = draw.choice((1, 2)) * sum(row["kronor"] for row in case["budgets"] if row["fund"] == fund["id"]) // 2
    case["capacities"] = [
        {"member": member, "year": year, "role": role, "hours": near("hours", member, str(year), role)}
        for member in members
        for year in years
        for role in ("", "lawyer")
        if odds(draw, 50)
    ]
    case["ceilings"] = [
        {"member": member, "year": year, "kronor": near("kronor", member, str(year))}
        for member in members
        for year in years
        if odds(draw, 35)
    ]
    case["pool_hours"] = [
        {"pool": pool["id"], "year": year, "hours": near("hours", pool["id"], str(year))}
        for pool in case["pools"]
        for year in years
        if odds(draw, 90)
    ]


def rules(draw: random.Random, case: Row, planned: Plan, *, share: int) -> Row:
    """Rules, each in so many percent of the cases or fewer, most of them such that the plan meets them."""
    found: Row = {"counts": _counts(draw, case, planned, share), "balances": _balances(draw, case, planned, share)}
    if odds(draw, share):
        found["floor_per_resident"] = draw.choice((100, 100, 90, 50, draw.randint(1, 100)))
    if odds(draw, share):
        found["go_it_alone"] = draw.choice((100, 80, 50, 33, 120))
    if odds(draw, 2 * share) and all("economic" in one["gives"] for one in case["initiatives"]):
        found["nobody_loses"] = {"count_fee": odds(draw, 20)}
    if odds(draw, share):
        goal = draw.choice(("g0", "g1", "g2"))
        reached = _goal_sum(case, planned, goal)
        found["goal_floors"] = [{"goal": goal, "points": str(reached + (Decimal("0.001") if odds(draw, 15) else 0))}]
    if odds(draw, share):
        taking = {one["id"]: sum(one["id"] in joined for _, joined in planned.values()) for one in case["members"]}
        found["participation_floors"] = [
            {"member": member, "at_least": number + odds(draw, 10)}
            for member, number in taking.items()
            if _able(case, member) and odds(draw, 50)
        ]
    if odds(draw, share // 4):
        municipalities = [one["id"] for one in case["members"] if one["kind"] == "municipality"]
        found["parties"] = sorted({*municipalities[: draw.choice((1, 2))], case["members"][-1]["id"]})
    return found


def _goal_sum(case: Row, planned: Plan, goal: str) -> Decimal:
    """What the plan gives to a goal, points."""
    return sum(
        (
            (Decimal(row["likely"]) * one["gives"]["feasibility"]["likely"] / 100).quantize(Decimal("0.001"), ROUND_HALF_UP)
            for one in case["initiatives"]
            if one["id"] in planned
            for row in one["gives"]["contributions"]
            if row["goal"] == goal
        ),
        Decimal(0),
    )


def _able(case: Row, member: str) -> bool:
    rows = [row for one in case["initiatives"] for row in one["parties"]["participations"]]
    return any(row["member"] == member and row["answer"] != "declined" for row in rows)


def _selection(draw: random.Random, case: Row) -> Row:
    kind = draw.choice(("area", "field", "names", "both"))
    names = draw.sample([one["id"] for one in case["initiatives"]], draw.choice((1, 2, 3)))
    return {
        "initiatives": names if kind in ("names", "both") else [],
        "areas": ["a1"] if kind in ("area", "both") else [],
        "fields": [FIELDS[0]] if kind == "field" else [],
    }


def _held(case: Row, planned: Plan, of: Row) -> list[Row]:
    """The initiatives of a plan that a selection holds."""
    return [
        one
        for one in case["initiatives"]
        if one["id"] in planned
        and (one["id"] in of["initiatives"] or one["what"]["area"] in of["areas"] or one["what"]["field"] in of["fields"])
    ]


def _counts(draw: random.Random, case: Row, planned: Plan, share: int) -> list[Row]:
    found = []
    for name in ("k1", "k2"):
        if odds(draw, share // 2):
            of = _selection(draw, case)
            number, row = len(_held(case, planned, of)), {"id": name, "name": "So many", "of": of}
            row |= {"at_most": number + odds(draw, 30)} if odds(draw, 70) else {}
            row |= {"at_least": max(0, number - odds(draw, 50))} if odds(draw, 50) else {}
            found.append(row)
    return found


def _balances(draw: random.Random, case: Row, planned: Plan, share: int) -> list[Row]:
    """At least or at most some percent of money or hours; mostly the whole percent next to what the plan has."""
    found = []
    for name in ("b1", "b2"):
        if odds(draw, share // 2):
            of, measure = _selection(draw, case), draw.choice(("money", "hours"))
            part = sum(_amount(one, planned, measure) for one in _held(case, planned, of))
            every = sum(_amount(one, planned, measure) for one in case["initiatives"] if one["id"] in planned)
            percent = 100 * part // every if every else draw.randint(0, 100)
            row: Row = {"id": name, "name": "Balance", "of": of, "measure": measure}
            row |= {"at_most": min(100, percent + draw.choice((0, 1, 10)))} if odds(draw, 60) else {}
            row |= {"at_least": max(0, percent - draw.choice((0, 5, 20)))} if odds(draw, 50) else {}
            found.append(row)
    return found


def _amount(one: Row, planned: Plan, measure: str) -> int:
    if measure == "money":
        return sum(int(row["kronor"]) for row in one["takes"]["financing"] if "fund" in row)
    own = sum(int(row["hours"]) for row in one["takes"]["efforts"] if row["member"] in planned[one["id"]][1])
    return own + sum(int(row["hours"]) for row in one["takes"]["pool_efforts"])


def by_hand(draw: random.Random, initiatives: list[Row], *, share: int) -> Row:
    """What people have decided or refused beside the model, of what is neither held to nor shut out by its stage."""
    found: Row = {"decided": [], "refused": []}
    for one in initiatives:
        if one["steering"]["stage"] in OPEN and "mandates" in one["steering"] and odds(draw, share):
            found[draw.choice(("decided", "refused"))].append({"initiative": one["id"], "reason": "Agreed."})
    return found


def scenario(draw: random.Random, case: Row, planned: Plan) -> Row:
    """Scenario "s": other objectives, budgets, hours, weights, rules, decisions, members out, and what undecided counts as."""
    order = [*draw.sample(OBJECTIVES, draw.choice((0, 0, 1, 1, 2, 3))), *draw.sample(("total_benefit",), draw.choice((0, 1)))]
    found: Row = {
        "id": "s",
        "name": "Otherwise",
        "objective": order or ["total_benefit"],
        "budgets": _budgets(draw, case) if odds(draw, 35) else [],
        "hours_percent": draw.choice((100, 100, 100, 90, 50, 133)),
        "undecided": draw.choice(("declined", "willing")),
        "rules": rules(draw, case, planned, share=15) if odds(draw, 50) else {},
    }
    if odds(draw, 20):
        found["weights"] = [{"goal": draw.choice(("g0", "g1", "g2")), "weight": draw.choice(("3", "0.1", "17"))}]
    if "nobody_loses" in case["rules"] and odds(draw, 15):
        found["rules"]["nobody_loses"] = draw.choice((False, True))
    found |= by_hand(draw, case["initiatives"], share=10)
    if odds(draw, 25):
        found |= _staying_out(draw, case, found)
    return found


def _budgets(draw: random.Random, case: Row) -> list[Row]:
    fund, year = draw.choice(case["funds"])["id"], draw.choice(case["years"])
    percent = {"percent": draw.choice((0, 50, 80, 93, 110, 150))}
    amount = percent if odds(draw, 50) else {"kronor": draw.choice((0, 9_000, 25_000, draw.randint(0, 40_000)))}
    changes: list[Row] = [{"fund": fund, "year": year} | amount, {"fund": fund} | amount, {"year": year} | percent, percent]
    return draw.sample(changes, draw.choice((1, 1, 2, 3)))


def _staying_out(draw: random.Random, case: Row, found: Row) -> Row:
    """One member that stays out, with or without another lead where it leads; somebody is left whom fairness speaks of."""
    named = found["rules"].get("parties") or case["rules"].get("parties")
    parties = named or [one["id"] for one in case["members"] if one["kind"] == "municipality"]
    gone = draw.choice([one["id"] for one in case["members"]])
    if set(parties) <= {gone}:
        return {}
    leads = []
    for one in case["initiatives"]:
        rows = {row["member"]: row["answer"] for row in one["parties"]["participations"]}
        able = [member for member, answer in rows.items() if answer not in ("lead", "declined")]
        if rows.get(gone) == "lead" and able and odds(draw, 50):
            leads.append({"initiative": one["id"], "member": draw.choice(able)})
    return {"out": [gone], "leads": leads}
