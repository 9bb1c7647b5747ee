"""The empty Excel file for initiatives: six columns, and the goals and municipalities that are valid."""

import io

from xlsxwriter import Workbook

from portfolj.domain.case import Case
from portfolj.exchange.imports.header import LISTS_SHEET
from portfolj.exchange.imports.reference import Reference
from portfolj.exchange.imports.table import FIELDS

_WIDTHS = {"id": 10, "title": 50, "goals": 35, "cost": 14, "effort": 10, "municipalities": 50}
_FORMATS = {"cost": "#,##0", "effort": "#,##0"}
_TEXT = "@"


def template(case: Case) -> bytes:
    """The file for a case; no text in it becomes a formula or a link.

    Returns
    -------
    bytes
        An .xlsx file: the sheet to fill in with a frozen header, and one with the names that are valid.
    """
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(out, options) as book:
        head = book.add_format({"bold": True, "num_format": _TEXT, "bottom": 1})
        sheet = book.add_worksheet("Insatser")
        for at, name in enumerate(FIELDS):
            sheet.set_column(at, at, _WIDTHS[name], book.add_format({"num_format": _FORMATS.get(name, _TEXT)}))
            sheet.write_string(0, at, name, head)
        sheet.freeze_panes(1, 0)
        reference = Reference.of(case)
        lists = book.add_worksheet(LISTS_SHEET)
        columns = (
            ("Mål (id)", [goal.id for goal in case.goals]),
            ("Mål (namn)", [goal.name for goal in case.goals]),
            ("Kommuner", list(reference.municipalities)),
        )
        for at, (title, names) in enumerate(columns):
            lists.set_column(at, at, 40, book.add_format({"num_format": _TEXT}))
            lists.write_string(0, at, title, head)
            for row, name in enumerate(names, 1):
                lists.write_string(row, at, name)
        lists.freeze_panes(1, 0)
    return out.getvalue()
