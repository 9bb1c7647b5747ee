"""Limits, rules and scenarios of random small cases, laid around what a random plan needs."""

import random
from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal

from tests.random_initiatives import FIELDS, Row, odds
from tests.random_plans import Plan, may_be_planned, plan, uses

OBJECTIVES = ("best_floor", "economic_benefit", "participations")


def limits(draw: random.Random, case: Row, planned: Plan) -> None:
    """Budgets, capacities, ceilings and pool hours around a plan: at what it needs, a step past it, or somewhere near."""
    need, whole = uses(case, planned), uses(case, plan(draw, case["initiatives"], share=100))

    def near(*place: str) -> int:
        used, most = max(0, need[place]), max(0, whole[place])
        kind = draw.randrange(100)
        return used if kind < 45 else draw.randint(used, max(used, most)) if kind < 75 else max(used, most)

    years, members = case["years"], [one["id"] for one in case["members"]]
    case["budgets"] = [
        {"fund": fund["id"], "year": year, "kronor": near("kronor", fund["id"], str(year))} for fund in case["funds"] for year in years
    ]
    for fund in case["funds"]:
        if odds(draw, 30):
            fund["total"] = max(0, sum(need["kronor", fund["id"], str(year)] for year in years) - odds(draw, 5))
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
        if odds(draw, 97)
    ]

    if odds(draw, 12):
        kind, unit = draw.choice((("budgets", "kronor"), ("capacities", "hours"), ("ceilings", "kronor"), ("pool_hours", "hours")))
        for row in case[kind][:1]:
            row[unit] = max(0, row[unit] - 1)


def rules(draw: random.Random, case: Row, planned: Plan, *, share: int) -> Row:
    """Rules, each in so many percent of the cases or fewer, most of them such that the plan meets them."""
    found: Row = {"counts": _counts(draw, case, planned, share), "balances": _balances(draw, case, planned, share)}
    if odds(draw, 2 * share):
        found["floor_per_resident"] = draw.choice((100, 100, 100, 90, draw.randint(1, 100)))
    if odds(draw, 2 * share):
        found["go_it_alone"] = draw.choice((100, 100, 90, 80, 33, 120))
    stated = all("economic" in one["gives"] for one in case["initiatives"])
    if stated and odds(draw, 2 * share) and (odds(draw, 20) or _nobody_goes_back(case, planned)):
        found["nobody_loses"] = {"count_fee": odds(draw, 10)}
    if odds(draw, share):
        goal = draw.choice(("g0", "g1", "g2"))
        reached = _goal_sum(case, planned, goal)
        found["goal_floors"] = [{"goal": goal, "points": reached + (Decimal("0.001") if odds(draw, 3) else 0)}]
    if odds(draw, share):
        taking = {one["id"]: sum(one["id"] in joined for _, joined in planned.values()) for one in case["members"]}
        found["participation_floors"] = [
            {"member": member, "at_least": max(0, number - odds(draw, 20)) + odds(draw, 5)}
            for member, number in taking.items()
            if _able(case, member) and odds(draw, 50)
        ]
    if odds(draw, share // 4):
        municipalities = [one["id"] for one in case["members"] if one["kind"] == "municipality"]
        found["parties"] = sorted({*municipalities[: draw.choice((1, 2))], case["members"][-1]["id"]})
    return found


def _nobody_goes_back(case: Row, planned: Plan) -> bool:
    """Whether each member's benefit covers its money and hours in the plan, all years together."""
    net: dict[str, int] = defaultdict(int)
    for one in case["initiatives"]:
        members = planned[one["id"]][1] if one["id"] in planned else ()
        for row in one["gives"]["economic"]:
            net[row["member"]] += row["kronor"] if row["member"] in members else 0
        for row in one["takes"]["financing"]:
            net[row.get("member", "")] -= row["kronor"] if row.get("member") in members else 0
        for row in one["takes"]["efforts"]:
            net[row["member"]] -= (row["hours"] - row["released"]) * case["hour_value"] if row["member"] in members else 0
    return all(amount >= 0 for amount in net.values())


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
        if odds(draw, share):
            of = _selection(draw, case)
            number = len(_held(case, planned, of))
            row: Row = {"id": name, "name": "So many", "of": of}
            row |= {"at_most": number + odds(draw, 20)} if odds(draw, 70) else {}
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


def by_hand(draw: random.Random, initiatives: list[Row], planned: Plan, *, share: int) -> Row:
    """What people have decided (of what is planned) or refused (mostly of the rest) beside the model."""
    found: Row = {"decided": [], "refused": []}
    for one in initiatives:
        if may_be_planned(one) and odds(draw, share):
            decided = one["id"] in planned and odds(draw, 65)
            found["decided" if decided else "refused"].append({"initiative": one["id"], "reason": "Agreed."})
    return found


def scenario(draw: random.Random, case: Row, planned: Plan) -> Row:
    """Scenario "s": other objectives, budgets, hours, weights, rules, decisions, members out, and what undecided counts as."""
    # Where the least served come first anyway, a floor for them says nothing.
    aims = OBJECTIVES[1:] if "floor_per_resident" in case["rules"] and odds(draw, 80) else OBJECTIVES
    order = [*draw.sample(aims, draw.choice((0, 0, 0, 1, 1, 2, len(aims)))), *draw.sample(("total_benefit",), draw.choice((0, 1)))]
    found: Row = {
        "id": "s",
        "name": "Otherwise",
        "objective": order or ["total_benefit"],
        "budgets": _budgets(draw, case) if odds(draw, 18) else [],
        "hours_percent": draw.choice((*(100,) * 16, 97, 50, 133, 200)),
        "undecided": draw.choice(("declined", "willing")),
        "rules": rules(draw, case, planned, share=25) if odds(draw, 50) else {},
    }
    if odds(draw, 20):
        found["weights"] = [{"goal": draw.choice(("g0", "g1", "g2")), "weight": draw.choice(("3", "0.1", "17"))}]
    if "nobody_loses" in case["rules"] and odds(draw, 15):
        found["rules"]["nobody_loses"] = draw.choice((False, True))
    found |= by_hand(draw, case["initiatives"], planned, share=12)
    if odds(draw, 12):
        found |= _staying_out(draw, case, found)
    return found


def _budgets(draw: random.Random, case: Row) -> list[Row]:
    fund, year = draw.choice(case["funds"])["id"], draw.choice(case["years"])
    percent = {"percent": draw.choice((0, 80, 99, 110, 150, 200, 300))}
    amount = percent if odds(draw, 50) else {"kronor": draw.choice((30_000, 60_000, draw.randint(0, 60_000)))}
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
