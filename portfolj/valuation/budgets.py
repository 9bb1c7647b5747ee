"""Budgets and hours as a scenario changes them, and what a member that stays out takes with it."""

from collections.abc import Iterable
from fractions import Fraction
from math import ceil

from portfolj.domain.case import Case
from portfolj.domain.member import MemberKind
from portfolj.domain.money import Fund, FundKind
from portfolj.domain.scenario import BudgetChange, Scenario


def share_of_fees(case: Case, out: Iterable[str]) -> Fraction:
    """The share of members that stay out in the fees; of the population where a municipality states no fee."""
    left = set(out)
    municipalities = [member for member in case.members if member.kind is MemberKind.MUNICIPALITY]
    if all(member.fee is not None for member in municipalities):
        fees = {member.id: member.fee or 0 for member in case.members}
    else:
        fees = {member.id: member.weight for member in municipalities}
    whole = sum(fees.values())
    return Fraction(sum(fee for name, fee in fees.items() if name in left), whole) if whole else Fraction(0)


def change_of(scenario: Scenario, fund: Fund | None, year: int | None) -> BudgetChange | None:
    """The change of a fund's money in a year that holds, the most specific of those that speak of it; None where none does.

    Parameters
    ----------
    fund
        None: what is said of every fund of the association's own.
    year
        None: what is said of every year.
    """
    funds = (fund.id, None) if fund is not None and fund.kind is FundKind.OWN else (fund.id if fund is not None else None,)
    years = (year, None) if year is not None else (None,)
    stated = {(change.fund, change.year): change for change in reversed(scenario.budgets)}
    return next((stated[name, at] for name in funds for at in years if (name, at) in stated), None)


def budgets(case: Case, scenario: Scenario) -> tuple[dict[tuple[str, int], int], dict[str, int]]:
    """B_ft by fund and year, and B_f by fund, both in kronor, after the scenario's changes and those that stay out."""
    q = share_of_fees(case, scenario.out)
    funds = {fund.id: fund for fund in case.funds}
    yearly: dict[tuple[str, int], int] = {}
    for row in case.budgets:
        change, kronor = change_of(scenario, funds[row.fund], row.year), row.kronor
        if change is not None:
            kronor = change.kronor if change.kronor is not None else kronor * (change.percent or 0) // 100
        yearly[row.fund, row.year] = _after(kronor, funds[row.fund], q)
    totals: dict[str, int] = {}
    for fund in case.funds:
        if fund.total is not None:
            change = change_of(scenario, fund, None)
            percent = 100 if change is None or change.percent is None else change.percent
            totals[fund.id] = _after(fund.total * percent // 100, fund, q)
    return yearly, totals


def _after(kronor: int, fund: Fund, q: Fraction) -> int:
    return kronor - ceil(kronor * q) if fund.from_fees else kronor
