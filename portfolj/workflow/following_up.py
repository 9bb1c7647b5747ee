"""Follow-up: what came of what was decided, held against what bodies thought of it before."""

import datetime

from portfolj.domain.base import replace
from portfolj.domain.case import Case
from portfolj.governance.year_end import YearEnd, year_end
from portfolj.valuation.assessed import as_assessed


def follow_up(case: Case, on: datetime.date, year: int | None = None) -> YearEnd:
    """The year-end of a case, where the points promised are those assessed; amounts of one year where one is given."""
    return year_end(replace(case, initiatives=tuple(map(as_assessed, case.initiatives))), on, year)
