"""How many kronor more bring an initiative in, where they pay its own costs and nothing else. docs/math.md, section 10."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from portfolj.results.change import Change, Kind
from portfolj.results.result import Result
from portfolj.solve.limits import Limits
from portfolj.solve.loosening import Least, Loose, ease_fund, fewest_as_good, loosen
from portfolj.solve.rows import at_most
from portfolj.valuation.instance import Amount, Candidate, Instance
from portfolj.workflow.solved_anew import changed, is_in, left_and_came, solved_anew, with_it

# A fund that holds what is earmarked; the name cannot be an id.
EARMARKED = "earmarked "
Grants = Mapping[tuple[str, int], int]


def earmarked(result: Result, candidate: Candidate, limits: Callable[[], Limits]) -> Change:
    """The fewest kronor that bring it in."""
    instance = with_it(result.instance, candidate)
    funds = sorted({cost.on for cost in candidate.fund_cost})
    labels = [f"budget({fund}, {year})" for fund in funds for year in instance.years] + [f"budget({fund})" for fund in funds]
    loose = loosen(instance, result.references, limits(), labels)
    columns = [column for fund in funds for column in _ease(loose, candidate, fund)]
    as_good = 0
    for better in (False, True):
        found = fewest_as_good(loose, columns, result.answer.reached, better=better)
        if found.steps is None or found.portfolio is None:
            impossible = found.impossible and (not better or _out_with_all(result, candidate, limits()))
            return Change(Kind.EARMARKED, least=as_good if better else found.bound, impossible=impossible)
        change = _checked(result, candidate, found, limits)
        # Where it is only as good, the order among equals may leave it out, or let it in.
        if better and not change.checked:
            change = replace(change, least=as_good)
        if change.most is not None or not found.proven:
            break
        as_good = found.bound
    return change


def _out_with_all(result: Result, candidate: Candidate, limits: Limits) -> bool:
    """Whether it is known to be out, by the order among equals, though all its own costs are paid."""
    every: dict[tuple[str, int], int] = {}
    for cost in candidate.fund_cost:
        every[cost.on, cost.k] = every.get((cost.on, cost.k), 0) + cost.amount
    granted = _granted(result.instance, candidate, every)
    return is_in(solved_anew(result, granted, limits, start=result.answer.portfolio), candidate.id) is False


def _ease(loose: Loose, candidate: Candidate, fund: str) -> list[int]:
    """Let the fund's limits be exceeded by what is paid for the candidate: its other costs keep within them."""
    own = {loose.session.column(loose.block.start[candidate.id, s]) for s in candidate.starts}
    for label, (terms, limit) in loose.rows.items():
        if label.startswith((f"budget({fund},", f"budget({fund})")):
            loose.session.require(at_most({column: factor for column, factor in terms.items() if column not in own}, limit))
    return list(ease_fund(loose, fund).values())


def _checked(result: Result, candidate: Candidate, found: Least, limits: Callable[[], Limits]) -> Change:
    """The change as it is seen to work: what is found with so much, and with a krona less."""
    start = next(choice.start for choice in found.portfolio or () if choice.id == candidate.id)
    grants = _grants(result.instance, candidate, start, found.counted)
    answer = solved_anew(result, _granted(result.instance, candidate, grants), limits(), start=found.portfolio)
    inside = is_in(answer, candidate.id)
    at, kronor = next(iter(grants.items()), (("", 0), 0))
    less = _granted(result.instance, candidate, {**grants, at: kronor - 1})
    outside = not grants or is_in(solved_anew(result, less, limits(), start=result.answer.portfolio), candidate.id) is False
    change = Change(
        Kind.EARMARKED,
        least=found.bound,
        most=found.steps if inside else None,
        checked=found.proven and inside is True and outside,
        where=tuple(sorted((fund, start + k, paid) for (fund, k), paid in grants.items())),
    )
    left, came = left_and_came(result.answer, answer, candidate.id)
    return replace(change, pushed_out=left, brought_in=came) if inside else change


def _grants(instance: Instance, candidate: Candidate, start: int, counted: tuple[int, ...]) -> dict[tuple[str, int], int]:
    """Kronor by fund and year after start: in the year where they are short, else as early as there is something to pay."""
    paid: dict[tuple[str, int], int] = {}
    left = {(cost.on, cost.k): 0 for cost in candidate.fund_cost if start + cost.k in instance.years}
    for cost in candidate.fund_cost:
        if (cost.on, cost.k) in left:
            left[cost.on, cost.k] += cost.amount

    def pay(fund: str, kronor: int, years: tuple[int, ...]) -> None:
        for k in sorted(k for of, k in left if of == fund and start + k in years):
            part = min(kronor, left[fund, k])
            kronor, left[fund, k] = kronor - part, left[fund, k] - part
            if part:
                paid[fund, k] = paid.get((fund, k), 0) + part

    amounts = iter(counted)
    for fund in sorted({cost.on for cost in candidate.fund_cost}):
        for years in [instance.years] if fund in instance.carry_over else [(year,) for year in instance.years]:
            pay(fund, next(amounts), years)
        if fund in instance.totals:
            pay(fund, next(amounts), instance.years)
    return paid


def _granted(instance: Instance, candidate: Candidate, grants: Grants) -> Instance:
    """The instance in which a fund of its own pays so much of the candidate's costs."""
    left, costs = dict(grants), []
    for cost in candidate.fund_cost:
        part = min(cost.amount, left.get((cost.on, cost.k), 0))
        left[cost.on, cost.k] = left.get((cost.on, cost.k), 0) - part
        costs += [replace(cost, amount=cost.amount - part), Amount(EARMARKED, cost.k, part)]
    held = {(EARMARKED, year): sum(grants.values()) for year in instance.years}
    paid = replace(candidate, fund_cost=tuple(cost for cost in costs if cost.amount))
    return replace(changed(instance, paid), budgets={**instance.budgets, **held})
