"""Rules about hours."""

from collections.abc import Iterator

from portfolj.errors import Message, say
from portfolj.verify.chosen import Chosen


def hours(chosen: Chosen) -> Iterator[Message]:
    """sum_is e_im,t-s z_ims <= E_mt"""
    in_all: dict[tuple[str, int], int] = {}
    for (member, _, year), net in chosen.effort.items():
        in_all[member, year] = in_all.get((member, year), 0) + net
    for (member, role, year), limit in chosen.instance.capacities.items():
        amount = chosen.effort.get((member, role, year), 0) if role else in_all.get((member, year), 0)
        if year in chosen.planning_years and amount > limit:
            yield _too_many(member, role, year, amount, limit)


def _too_many(member: str, role: str, year: int, amount: int, limit: int) -> Message:
    if not role:
        return say(
            "hours: '{member}' gives {amount:h} in {year}; it has {limit:h}.", member=member, amount=amount, year=str(year), limit=limit
        )
    return say(
        "hours: '{member}' gives {amount:h} as {role} in {year}; it has {limit:h}.",
        member=member,
        amount=amount,
        role=role,
        year=str(year),
        limit=limit,
    )


def pool(chosen: Chosen) -> Iterator[Message]:
    """sum_is e_ir,t-s x_is - sum_ij saved_ijrt h_ij <= E_rt"""
    used: dict[tuple[str, int], int] = {}
    for one in chosen.started:
        for row in one.candidate.pool_effort:
            at = (row.on, one.start + row.k)
            used[at] = used.get(at, 0) + row.amount
    for pair in chosen.synergies:
        if pair.pool:
            used[pair.pool, pair.year] = used.get((pair.pool, pair.year), 0) - pair.saved
    for at in sorted({*used, *chosen.instance.pool_hours}):
        shared, year = at
        amount, limit = used.get(at, 0), chosen.instance.pool_hours.get(at, 0)
        if year in chosen.planning_years and amount > limit:
            yield say(
                "pool: '{pool}' gives {amount:h} in {year}; it has {limit:h}.", pool=shared, amount=amount, year=str(year), limit=limit
            )
