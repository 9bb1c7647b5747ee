"""Faults of one proposal beside its dates and sums: stage and starts, rows beyond its duration, earmarked money, shares."""

from collections.abc import Iterator
from decimal import Decimal

from portfolj.domain.case import Case
from portfolj.domain.consistency.rules import OPEN
from portfolj.domain.consistency.walk import Path
from portfolj.domain.initiative import Initiative
from portfolj.domain.steering import Stage
from portfolj.domain.takes import CostLine, Effort, Financing, OwnEffort, PoolEffort, Total
from portfolj.errors import Fault, say


def starts(one: Initiative) -> Iterator[Fault]:
    """Starts that are missing or too many; what is decided without one start to hold to leaves no model to build."""
    if one.not_a_portfolio_matter:
        return
    stage, path = one.steering.stage, ("initiatives", one.id, "steering", "starts")
    if stage is Stage.UNDER_WAY and len(one.steering.starts) != 1:
        yield Fault(
            say(
                "'{id}' is under way and states {count} start years; state the one in which it began.",
                id=one.id,
                count=len(one.steering.starts),
            ),
            path=path,
        )
    elif stage is Stage.DECIDED and not one.steering.starts:
        yield Fault(say("'{id}' is decided but states no start year; state the years in which it may start.", id=one.id), path=path)
    elif stage in OPEN and not one.steering.starts:
        yield Fault(
            say("'{id}' is assessed but states no start year; state the years in which it may start.", id=one.id),
            path=path,
            initiative=one.id,
        )


def beyond_duration(one: Initiative) -> Iterator[Fault]:
    """Rows of money or hours in a project year after the last; economic benefit may come later."""
    takes, last = one.takes, one.steering.duration
    lists: dict[str, tuple[Financing | CostLine | Effort | PoolEffort | OwnEffort | Total, ...]] = {
        "financing": takes.financing,
        "costs": takes.costs,
        "efforts": takes.efforts,
        "pool_efforts": takes.pool_efforts,
        "own_effort": takes.own_effort,
        "totals": takes.totals,
    }
    for name, rows in lists.items():
        for position, row in enumerate(rows):
            if row.year is not None and row.year > last:
                yield Fault(
                    say(
                        "'{id}' has a row in its year {year}, but its last year is {duration}; correct the year or the duration.",
                        id=one.id,
                        duration=last,
                        year=row.year,
                    ),
                    path=("initiatives", one.id, "takes", name, position, "year"),
                    initiative=one.id,
                )


def earmarked(case: Case, one: Initiative) -> Iterator[Fault]:
    """Money of a fund that is earmarked to other areas."""
    areas = {fund.id: fund.areas for fund in case.funds}
    for position, row in enumerate(one.takes.financing):
        allowed = areas.get(row.fund or "", ())
        if allowed and one.what.area not in allowed:
            yield Fault(
                say(
                    "Fund '{fund}' is earmarked to {areas:list}, and '{id}' is not in its areas; choose another fund or correct the area.",
                    fund=row.fund or "",
                    areas=tuple(sorted(allowed)),
                    id=one.id,
                ),
                path=("initiatives", one.id, "takes", "financing", position, "fund"),
                initiative=one.id,
            )


def shares(one: Initiative) -> Iterator[Fault]:
    """Stated shares of the benefit that come to more than 100 percent."""
    stated = sum((row.share for row in one.parties.participations if row.share is not None), one.gives.region_share or Decimal(0))
    if stated > 100:
        yield Fault(
            say(
                "The stated shares of the benefit of '{id}' come to {sum} percent; lower them to 100 percent in all.",
                id=one.id,
                sum=format(stated.normalize(), "f"),
            ),
            path=("initiatives", one.id, "parties", "participations"),
        )


def not_listed(one: Initiative) -> Iterator[Fault]:
    """Notices of money, hours or benefit of a member that is not listed among those who take part, and so counts nowhere."""
    listed = {row.member for row in one.parties.participations}
    rows: list[tuple[Path, str | None]] = [(("takes", "financing", at), row.member) for at, row in enumerate(one.takes.financing)]
    rows += [(("takes", "efforts", at), row.member) for at, row in enumerate(one.takes.efforts)]
    rows += [(("gives", "economic", at), row.member) for at, row in enumerate(one.gives.economic)]
    for path, member in rows:
        if member is not None and member not in listed:
            yield Fault(
                say(
                    "'{member}' has a row in '{id}' but is not listed among its members, so the row counts nowhere; list it or "
                    "remove the row.",
                    member=member,
                    id=one.id,
                ),
                path=("initiatives", one.id, *path, "member"),
                initiative=one.id,
                severity="notice",
            )
