"""Rules about kronor."""

from collections.abc import Iterator

from portfolj.errors import Message, say
from portfolj.verify.chosen import Chosen


def _spent(chosen: Chosen) -> dict[tuple[str, int], int]:
    """Kronor of each fund in each calendar year, less what synergies save."""
    spent: dict[tuple[str, int], int] = {}
    for one in chosen.started:
        for cost in one.candidate.fund_cost:
            at = (cost.on, one.start + cost.k)
            spent[at] = spent.get(at, 0) + cost.amount
    for pair in chosen.synergies:
        if pair.fund:
            spent[pair.fund, pair.year] = spent.get((pair.fund, pair.year), 0) - pair.saved
    return spent


def budget(chosen: Chosen) -> Iterator[Message]:
    """sum_is c_if,t-s x_is - sum_ij saved_ijft h_ij <= B_ft"""
    instance, spent = chosen.instance, _spent(chosen)
    for fund in sorted({fund for fund, _ in (*instance.budgets, *spent)}):
        paid = held = whole = 0
        for year in instance.years:
            used, limit = spent.get((fund, year), 0), instance.budgets.get((fund, year), 0)
            whole += used
            carried = fund in instance.carry_over
            paid, held = (paid + used, held + limit) if carried else (used, limit)
            if paid > held:
                yield say(
                    "budget: fund '{fund}' pays {amount:kr} by {year}; it holds {limit:kr}.",
                    fund=fund,
                    amount=paid,
                    year=str(year),
                    limit=held,
                )
        if fund in instance.totals and whole > instance.totals[fund]:
            yield say(
                "budget: fund '{fund}' pays {amount:kr} over all years; its total is {limit:kr}.",
                fund=fund,
                amount=whole,
                limit=instance.totals[fund],
            )


def money_ceiling(chosen: Chosen) -> Iterator[Message]:
    """sum_is k_im,t-s z_ims <= K_mt"""
    for (member, year), limit in chosen.instance.ceilings.items():
        amount = chosen.own_money.get((member, year), 0)
        if year in chosen.planning_years and amount > limit:
            yield say(
                "money_ceiling: '{member}' pays {amount:kr} in {year}; its ceiling is {limit:kr}.",
                member=member,
                amount=amount,
                year=str(year),
                limit=limit,
            )
