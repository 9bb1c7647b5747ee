"""Random plans for random cases, and what they need: limits and rules are laid around them."""

import random
from collections import defaultdict

from tests.random_initiatives import FIRST_YEAR, HELD, OPEN, Row, odds

Plan = dict[str, tuple[int, tuple[str, ...]]]
Uses = dict[tuple[str, ...], int]


def plan(draw: random.Random, initiatives: list[Row], *, share: int) -> Plan:
    """What is held to and so many percent of the rest, each with a start and some of those who may take part.

    What lacks a prerequisite, has too few members or is shut out by another is left out again, unless it is held to.
    """
    planned: Plan = {}
    for one in draw.sample(initiatives, len(initiatives)):
        held = one["steering"]["stage"] in HELD
        if held or (may_be_planned(one) and odds(draw, share)):
            # Of what is open only starts in the planning years count; the first always is one where any is.
            starts = [start for start in one["steering"]["starts"] if held or start >= FIRST_YEAR]
            if starts:
                planned[one["id"]] = (draw.choice(starts), tuple(_joining(draw, one)))
            if not held and share < 100 and not _sound(initiatives, planned):
                planned.pop(one["id"], None)
    by_id = {one["id"]: one for one in initiatives}
    while share < 100:
        lacking = [name for name in planned if by_id[name]["steering"]["stage"] not in HELD and not _prepared(by_id, planned, name)]
        if not lacking:
            break
        del planned[lacking[0]]
    return planned


def may_be_planned(one: Row) -> bool:
    """Whether it looks like a candidate that nobody has decided yet."""
    return (
        one["steering"]["stage"] in OPEN
        and "mandates" in one["steering"]
        and "not_a_portfolio_matter" not in one
        and one["gives"]["contributions"][0]["likely"] > 0
        and sum(row["answer"] != "declined" for row in one["parties"]["participations"]) > 1
    )


def _sound(initiatives: list[Row], planned: Plan) -> bool:
    """Whether a plan keeps to quorum, options and exclusions."""
    by_id = {one["id"]: one for one in initiatives}
    needs = [by_id[name]["steering"]["option_of"] for name in planned if by_id[name]["steering"].get("option_of")]
    return (
        len(set(needs)) == len(needs)
        and all(len(members) >= by_id[name]["parties"]["quorum"] for name, (_, members) in planned.items())
        and not any(other in planned for name in planned for other in by_id[name]["steering"]["excludes"])
    )


def _prepared(by_id: dict[str, Row], planned: Plan, name: str) -> bool:
    """Whether what an initiative needs has ended or is planned, in time where it must have ended."""
    for row in by_id[name]["steering"]["requires"]:
        other = by_id[row["initiative"]]["steering"]
        if other["stage"] not in ("ended", "reported"):
            if row["initiative"] not in planned:
                return False
            if row["finished"] and planned[row["initiative"]][0] + other["duration"] > planned[name][0]:
                return False
    return True


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
        for row in one["steering"]["synergies"]:
            if row["initiative"] in planned and "year" in row:
                unit = "kronor" if "kronor" in row else "hours"
                found[unit, row.get("fund") or row["pool"], str(row["year"])] -= row[unit]
    return found
