"""Results as data frames, for those who go on with them; the only part of the core that knows pandas."""

from fractions import Fraction

import pandas as pd

from portfolj.results.result import Result


def _float(number: Fraction | None) -> float:
    return float("nan") if number is None else float(number)


def _points(thousandths: Fraction | int | None) -> float:
    return float("nan") if thousandths is None else float(Fraction(thousandths) / 1000)


def ledger_frame(result: Result) -> pd.DataFrame:
    """The ledger, one row for each member, indexed by id; money in kronor, effort in hours, benefit in points.

    Returns
    -------
    pandas.DataFrame
        Empty, with the same columns, when there is no portfolio.
    """
    columns = {
        "name": "string",
        "initiatives": "int64",
        "kronor_out": "int64",
        "kronor_in": "int64",
        "fee": "int64",
        "hours": "int64",
        "hours_released": "int64",
        "benefit": "float64",
        "kronor_per_resident": "float64",
        "hours_per_resident": "float64",
        "benefit_per_resident": "float64",
        "kronor_against_population": "float64",
        "hours_against_population": "float64",
        "benefit_against_population": "float64",
        "largest_use_percent": "float64",
    }
    rows = [
        (
            row.name,
            row.initiatives,
            row.kronor_out,
            row.kronor_in,
            row.fee,
            row.hours,
            row.hours_released,
            _points(row.benefit),
            _float(row.per_resident.kronor),
            _float(row.per_resident.hours),
            _points(row.per_resident.benefit),
            _float(row.against_population.kronor),
            _float(row.against_population.hours),
            _float(row.against_population.benefit),
            _float(row.largest_use),
        )
        for row in result.ledger
    ]
    index = pd.Index([row.id for row in result.ledger], dtype="string", name="member")
    return pd.DataFrame(rows, index=index, columns=list(columns)).astype(columns)


def portfolio_frame(result: Result) -> pd.DataFrame:
    """The chosen initiatives, indexed by id: start, number and ids of those taking part, kronor, points that fall to somebody."""
    columns = {"name": "string", "start": "int64", "participants": "int64", "members": "string", "kronor": "int64", "benefit": "float64"}
    rows = []
    for choice in result.chosen:
        candidate = result.instance.by_id[choice.id]
        benefit = candidate.region_benefit + sum(candidate.benefit[member] for member in choice.participants)
        taking_part = ", ".join(choice.participants)
        rows.append((candidate.name, choice.start, len(choice.participants), taking_part, result.money(choice.id), _points(benefit)))
    index = pd.Index([choice.id for choice in result.chosen], dtype="string", name="initiative")
    return pd.DataFrame(rows, index=index, columns=list(columns)).astype(columns)


def funds_frame(result: Result) -> pd.DataFrame:
    """Use of each fund by year, kronor; the row without year is all planning years together, without limit where no total is stated."""
    columns = {"fund": "string", "year": "Int64", "used": "int64", "limit": "Int64"}
    uses = result.usage.funds if result.usage else ()
    return pd.DataFrame([(one.of, one.year, one.used, one.limit) for one in uses], columns=list(columns)).astype(columns)


def plan_frame(result: Result) -> pd.DataFrame:
    """Every candidate over the planning years, indexed by id: the years it takes where chosen, else those of its first admissible start.

    Returns
    -------
    pandas.DataFrame
        `first` and `last` are calendar years inside the planning years; `chosen` tells the two kinds apart.
    """
    instance = result.instance
    columns = {"name": "string", "area": "string", "chosen": "bool", "first": "int64", "last": "int64", "kronor": "int64"}
    starts = {choice.id: choice.start for choice in result.chosen}
    rows, ids = [], []
    for one in instance.candidates:
        start = starts.get(one.id, one.starts[0])
        first, last = max(start, instance.years[0]), min(start + one.duration - 1, instance.years[-1])
        if first <= last:
            ids.append(one.id)
            rows.append((one.name, one.area, one.id in starts, first, last, result.money(one.id) if one.id in starts else 0))
    index = pd.Index(ids, dtype="string", name="initiative")
    return pd.DataFrame(rows, index=index, columns=list(columns)).astype(columns)


def own_money_frame(result: Result) -> pd.DataFrame:
    """The association's own funds together by planning year, kronor: used and limit (with what carry-over has left)."""
    uses = result.usage.funds if result.usage else ()
    own = [one for one in uses if one.of in result.instance.own_funds and one.year is not None]
    rows = [
        (year, sum(one.used for one in own if one.year == year), sum(one.limit or 0 for one in own if one.year == year))
        for year in result.instance.years
    ]
    return pd.DataFrame(rows, columns=["year", "used", "limit"]).astype("int64")


def member_hours_frame(result: Result) -> pd.DataFrame:
    """Hours of each member over the planning years, indexed by id: used (less released) and stated; no stated hours is missing."""
    uses = [one for one in (result.usage.members if result.usage else ()) if not one.role]
    rows = []
    for row in result.ledger:
        limits = [one.limit for one in uses if one.of == row.id and one.limit is not None]
        rows.append((row.name, row.hours, sum(limits) if limits else None))
    index = pd.Index([row.id for row in result.ledger], dtype="string", name="member")
    return pd.DataFrame(rows, index=index, columns=["name", "used", "limit"]).astype({"name": "string", "used": "int64", "limit": "Int64"})
