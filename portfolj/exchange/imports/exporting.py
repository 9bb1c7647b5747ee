"""Lists as files: filled with what the case holds, or empty to be filled in."""

import csv
import io
import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any

import yaml

from portfolj.domain.case import Case
from portfolj.domain.document import number
from portfolj.errors import InputError, Message, say
from portfolj.exchange.imports.columns import CHOICES, NUMBERS, REFERENCES
from portfolj.exchange.imports.forms import CAPACITY, GOALS, INITIATIVES, PARTICIPATION, SCORES, Form
from portfolj.exchange.imports.grid import Content, Grid, as_ods, as_xlsx
from portfolj.exchange.imports.harmless import with_apostrophe
from portfolj.exchange.imports.header import LISTS_SHEET
from portfolj.exchange.imports.listing import Line, listed
from portfolj.exchange.imports.reference import Reference
from portfolj.exchange.imports.spoken import WORDS, word_of
from portfolj.exchange.imports.table import MOST_ROWS
from portfolj.text import Language, render

_WIDTHS = (
    {"id": 14, "title": 50, "goals": 35, "cost": 14, "effort": 10, "municipalities": 50}
    | {"initiative": 12, "member": 14, "answer": 20, "share": 8, "role": 18, "year": 8, "hours": 8, "released": 10}
    | {"provenance": 13, "hours_provenance": 18, "source": 30, "hours_source": 30, "comment": 40}
    | {"name": 50, "parent": 14, "weight": 8, "level": 14, "judged": 18, "body": 30, "points": 8, "date": 12, "reason": 60}
)
_WIDEST = 50
_FORMATS = {"cost": "#,##0", "effort": "#,##0"} | dict.fromkeys(NUMBERS, "General") | {"year": "0", "hours": "0", "released": "0"}
SHEETS: Mapping[str, Message] = {
    INITIATIVES.name: say("Initiatives"),
    PARTICIPATION.name: say("Participation"),
    CAPACITY.name: say("Hours of members"),
    GOALS.name: say("Goals"),
    SCORES.name: say("Assessments"),
}


def exported(case: Case, form: Form, ending: str, *, filled: bool, language: Language) -> bytes:
    """A list as a file.

    Parameters
    ----------
    ending
        One of `ENDINGS`.
    filled
        With what the case holds; otherwise the columns alone.
    language
        Of the words that a workbook offers.

    Raises
    ------
    InputError
        When there is no such ending, or it cannot hold a text of the case.
    """
    write = _WRITERS.get(ending.casefold())
    if write is None:
        raise InputError(say("The file ends in '{ending}'; choose one of {kinds:list}.", ending=ending, kinds=ENDINGS))
    return write(case, form, listed(case, form) if filled else (), language)


def _csv(_: Case, form: Form, lines: tuple[Line, ...], __: Language) -> bytes:
    """As Excel in Swedish writes it: semicolons, decimal commas, a byte order mark."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(form.columns)
    for line in lines:
        writer.writerow([_in_csv(line.get(column), form, column) for column in form.columns])
    return out.getvalue().encode("utf-8-sig")


def _in_csv(content: Any, form: Form, column: str) -> str:
    if isinstance(content, Decimal):
        return number(content).replace(".", ",")
    text = str(_cell(content))
    harmless = with_apostrophe(text)
    if form is INITIATIVES and harmless != text:
        message = say("'{text}' would become a formula in a .csv file; write .xlsx or .ods ({column}).", text=text[:40], column=column)
        raise InputError(message)
    return harmless


def _json(case: Case, form: Form, lines: tuple[Line, ...], _: Language) -> bytes:
    def as_number(content: object) -> object:
        return float(content) if isinstance(content, Decimal) else content

    rows = [{column: as_number(line[column]) for column in form.columns if column in line} for line in lines]
    document = {"schema_version": 1, "name": case.name, form.name: rows}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _yaml(case: Case, form: Form, lines: tuple[Line, ...], _: Language) -> bytes:
    rows = [{column: _in_yaml(line[column]) for column in form.columns if column in line} for line in lines]
    document = {"schema_version": 1, "name": case.name, form.name: rows}
    text: str = yaml.safe_dump(document, allow_unicode=True, sort_keys=False, width=10_000)
    return text.encode()


def _in_yaml(content: Any) -> Any:
    if isinstance(content, tuple):
        return list(content)
    if isinstance(content, Decimal):
        return number(content)
    return content.value if isinstance(content, StrEnum) else content


def _xlsx(case: Case, form: Form, lines: tuple[Line, ...], language: Language) -> bytes:
    return as_xlsx(_grids(case, form, lines, language), most_rows=MOST_ROWS)


def _ods(case: Case, form: Form, lines: tuple[Line, ...], language: Language) -> bytes:
    return as_ods(_grids(case, form, lines, language))


def _grids(case: Case, form: Form, lines: tuple[Line, ...], language: Language) -> tuple[Grid, Grid]:
    def spoken(content: Any) -> Content:
        return word_of(content, language) if type(content) in WORDS else _cell(content)

    valid = valid_values(case, form, language)
    rows = tuple(tuple(spoken(line.get(column)) for column in form.columns) for line in lines)
    choices = {column: (LISTS_SHEET, at, len(valid[title])) for column, title, at in _choices(form, tuple(valid), language)}
    length = max((len(names) for names in valid.values()), default=0)
    widths = {title: min(_WIDEST, 4 + max(map(len, (title, *names)))) for title, names in valid.items()}
    columns = [[*names, *[None] * (length - len(names))] for names in valid.values()]
    lists = Grid(LISTS_SHEET, tuple(valid), tuple(zip(*columns, strict=True)), widths)
    return Grid(render(SHEETS[form.name], language), form.columns, rows, _WIDTHS, _FORMATS, choices), lists


def valid_values(case: Case, form: Form, language: Language) -> dict[str, tuple[str, ...]]:
    """What columns may hold, by heading: ids and names of the case, and words."""
    if form is INITIATIVES:
        return {
            "Mål (id)": tuple(goal.id for goal in case.goals),
            "Mål (namn)": tuple(goal.name for goal in case.goals),
            "Kommuner": Reference.of(case).municipalities,
        }
    named = {
        "initiative": [(one.id, one.name) for one in case.initiatives],
        "member": [(one.id, one.name) for one in case.members_in_order],
        "goal": [(one.id, one.name) for one in case.goals],
    }
    found: dict[str, tuple[str, ...]] = {}
    for column in form.columns:
        if column in REFERENCES:
            found[_title(column, language)] = tuple(key for key, _ in named[REFERENCES[column]])
            found[render(say("{column} (name)", column=column), language)] = tuple(name for _, name in named[REFERENCES[column]])
        elif column in CHOICES:
            found[_title(column, language)] = tuple(word_of(value, language) for value in CHOICES[column])
    return found


def _title(column: str, language: Language) -> str:
    """The heading of what a column may hold; never the column's own, by which a list is known."""
    message = say("{column} (id)", column=column) if column in REFERENCES else say("{column} (choices)", column=column)
    return render(message, language)


def _choices(form: Form, titles: tuple[str, ...], language: Language) -> list[tuple[str, str, int]]:
    offered = [(column, _title(column, language)) for column in form.columns]
    return [(column, title, titles.index(title)) for column, title in offered if title in titles]


def _cell(content: Any) -> Content:
    """What stands in one cell; several values with | between."""
    if isinstance(content, tuple):
        return "|".join(content)
    if content is None:
        return ""
    return content.value if isinstance(content, StrEnum) else content


_Writer = Callable[[Case, Form, tuple[Line, ...], Language], bytes]
_WRITERS: dict[str, _Writer] = {".xlsx": _xlsx, ".ods": _ods, ".csv": _csv, ".json": _json, ".yaml": _yaml}
ENDINGS = tuple(_WRITERS)
