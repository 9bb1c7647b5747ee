"""Every format that a plan can be written in."""

from collections.abc import Callable, Mapping

from portfolj.exchange.plan.calendar import as_calendar
from portfolj.exchange.plan.excel import as_workbook
from portfolj.exchange.plan.markdown import as_markdown
from portfolj.exchange.plan.pages import pages
from portfolj.exchange.plan.pdf import as_pdf
from portfolj.exchange.plan.tables import as_csv, as_csv_for_machines
from portfolj.exchange.plan.word import as_word
from portfolj.results.plan import Plan, plan_text


def _markdown(plan: Plan) -> bytes:
    return as_markdown(pages(plan)).encode()


def _json(plan: Plan) -> bytes:
    return f"{plan_text(plan)}\n".encode()


def _csv(plan: Plan) -> bytes:
    return as_csv(plan).encode("utf-8-sig")


def _csv_for_machines(plan: Plan) -> bytes:
    return as_csv_for_machines(plan).encode()


WORD = "docx"

# Two formats end in the same letters.
_ENDINGS = {"csv-machine": "machine.csv"}

# The same plan gives the same bytes, on every machine with the same versions.
FORMATS: Mapping[str, Callable[[Plan], bytes]] = {
    WORD: as_word,
    "pdf": as_pdf,
    "xlsx": as_workbook,
    "csv": _csv,
    "csv-machine": _csv_for_machines,
    "md": _markdown,
    "json": _json,
    "ics": as_calendar,
}


def file_name(case: str, scenario: str, to: str) -> str:
    """What a document is called unless somebody names it: another name in each format."""
    return f"{case}-{scenario}.{_ENDINGS.get(to, to)}"
