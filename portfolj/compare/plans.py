"""Two plans apart: what is new, what has ended, and what has another start, other money or other participants."""

from dataclasses import dataclass

from portfolj.results.plan import Named, Plan, PlanRow


@dataclass(frozen=True, slots=True)
class Changed:
    """An initiative that is in both plans, as it was and as it is.

    Parameters
    ----------
    joined, left
        Who takes part now and did not before, and the other way round.
    """

    before: PlanRow
    after: PlanRow
    joined: tuple[Named, ...]
    left: tuple[Named, ...]

    @property
    def moved(self) -> bool:
        """Whether it starts in another year."""
        return self.before.start != self.after.start

    @property
    def other_money(self) -> bool:
        """Whether it costs more or less in a year that both plans speak of."""
        years = set(self.before.kronor_by_year) | set(self.after.kronor_by_year)
        return any(self.before.kronor_by_year.get(year, 0) != self.after.kronor_by_year.get(year, 0) for year in years)


@dataclass(frozen=True, slots=True)
class PlanChanges:
    """What is decided in one plan and not in the other, and what has changed in both.

    Parameters
    ----------
    ended
        What had come to its end before the later plan's first year.
    dropped
        What would still go on, and is not decided any more.
    """

    new: tuple[PlanRow, ...]
    ended: tuple[PlanRow, ...]
    dropped: tuple[PlanRow, ...]
    changed: tuple[Changed, ...]

    @property
    def none(self) -> bool:
        """Whether the plans say the same."""
        return not (self.new or self.ended or self.dropped or self.changed)


def plan_changes(earlier: Plan, later: Plan) -> PlanChanges:
    """What has changed from one plan to a later one of the same cooperation; initiatives are known by their ids."""
    before, after = {row.id: row for row in earlier.within}, {row.id: row for row in later.within}
    gone = [row for one, row in before.items() if one not in after]
    first = later.years[0]
    both = (_changed(before[one], row, earlier, later) for one, row in after.items() if one in before)
    return PlanChanges(
        new=tuple(row for one, row in after.items() if one not in before),
        ended=tuple(row for row in gone if row.end is not None and row.end < first),
        dropped=tuple(row for row in gone if row.end is None or row.end >= first),
        changed=tuple(one for one in both if one.moved or one.other_money or one.joined or one.left),
    )


def _changed(before: PlanRow, after: PlanRow, earlier: Plan, later: Plan) -> Changed:
    """Both as far as both plans speak of the same years."""
    years = set(earlier.years) & set(later.years)
    there, then = {one.id for one in after.participants}, {one.id for one in before.participants}
    return Changed(
        before.model_copy(update={"kronor_by_year": _in(before, years)}),
        after.model_copy(update={"kronor_by_year": _in(after, years)}),
        joined=tuple(one for one in after.participants if one.id not in then),
        left=tuple(one for one in before.participants if one.id not in there),
    )


def _in(row: PlanRow, years: set[int]) -> dict[int, int]:
    return {year: kronor for year, kronor in row.kronor_by_year.items() if year in years}
