"""Who decides how much, as people enter it: the version of the mandates that holds on a day, and a new one from a day on."""

from collections.abc import Iterable
from datetime import date

from portfolj.domain.base import replace
from portfolj.domain.case import Case
from portfolj.domain.dates import first_day, stated_date
from portfolj.domain.wheel import MandateRow
from portfolj.errors import InputError, WrongValue, say
from portfolj.governance.mandates import age, begins, mandate_table
from portfolj.service.case_lines import MANDATES
from portfolj.service.line_parts import Tell
from portfolj.service.lines import lines_of, read_lines


def mandate_lines(case: Case, on: date, tell: Tell) -> str:
    """The version that holds on a day, a line for each row."""
    return lines_of(case, mandate_table(case, on), MANDATES, tell)


def with_mandates(case: Case, on: date, text: str, tell: Tell) -> Case:
    """The case with the version that holds on a day as written; the other versions stay.

    Raises
    ------
    InputError
        With everything that cannot be read, by line.
    """
    stands = mandate_table(case, on)
    fixed = {"version": stands[0].version} if stands else {}
    rows = [read.row for read in read_lines(case, stands, MANDATES, text, tell=tell, fixed=fixed)]
    return _with(case, (row for row in case.mandate_table if row not in stands), rows)


def with_new_version(case: Case, since: str, text: str, tell: Tell) -> Case:
    """The case with one more version as written, which holds from a day on; until then, and as of earlier days, what held goes on.

    Parameters
    ----------
    since
        The day, as typed.
    text
        The rows of the new version; the sources of the one before it are not its sources.

    Raises
    ------
    InputError
        Where the day is none, another version begins then, or a line cannot be read.
    """
    version = since.strip()
    day = _day(version)
    before = mandate_table(case, day)
    if before and (begins(before[0].version) == day or age(before[0].version) >= age(version)):
        raise InputError(
            say(
                "From {day:date} the version '{version}' holds already; change that one, or write another day.",
                day=version,
                version=before[0].version,
            )
        )
    begun = [replace(row, version=version, source="", provenance=None) for row in before]
    rows = [read.row for read in read_lines(case, begun, MANDATES, text, tell=tell, fixed={"version": version})]
    if not rows:
        raise InputError(say("A new version needs a row; write who decides."))
    return _with(case, case.mandate_table, rows)


def _day(version: str) -> date:
    try:
        return first_day(stated_date(version))
    except WrongValue as error:
        raise InputError(error.message) from error


def _with(case: Case, others: Iterable[MandateRow], rows: Iterable[object]) -> Case:
    return replace(case, mandate_table=(*others, *rows))
