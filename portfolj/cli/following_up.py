"""The command `followup`: what came of what was decided, as tables, as JSON, and as the year-end table for the report."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portfolj.cli.cases import day_asked, open_case
from portfolj.cli.exits import Exit
from portfolj.cli.faults import tell_faults
from portfolj.cli.screen import Column, Screen
from portfolj.domain.case import Case
from portfolj.errors import InputError, say
from portfolj.exchange.follow_up import as_csv, as_workbook, tables
from portfolj.exchange.plan.blocks import Kind, Table, printed
from portfolj.exchange.write import replace_file
from portfolj.explain.outcome import in_short
from portfolj.governance.year_end import InitiativeLine, MemberLine, Sums, YearEnd
from portfolj.service.authorizing import LOCAL
from portfolj.service.exporting import exported
from portfolj.service.log import head_to_print
from portfolj.text import Language
from portfolj.workflow.following_up import follow_up

# Of a column of text, in signs.
_NARROWEST = 10
_FILES = {".xlsx": as_workbook, ".csv": as_csv}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for on the command line: a year, and where not "" a day and a file to write; tables or JSON."""

    year: int | None
    on: str
    table: str
    as_json: bool


def show_follow_up(path: str, asked: Asked, *, language: Language) -> Exit:
    """Follow up a case, and write its year-end table where that is asked for."""
    screen, day = Screen(language), day_asked(asked.on)
    case = open_case(path, screen)
    found = follow_up(case, day, asked.year)
    if asked.year is not None and asked.year not in found.years:
        years = tuple(map(str, found.years)) or ("–",)
        raise InputError(say("Nothing was planned or booked in {year}; choose one of {years:list}.", year=str(asked.year), years=years))
    if asked.table:
        _write(path, case, found, asked.table, language)
    if asked.as_json:
        screen.raw(json.dumps(_document(screen, found), ensure_ascii=False))
        return Exit.FINE
    tell_faults(found.faults, language)
    for sentence in in_short(found):
        screen.line(sentence)
    for table in tables(case, found, screen.words):
        screen.blank()
        screen.line(table.caption, bold=True)
        _show(screen, table)
    if asked.table:
        screen.blank()
        screen.line(say("Written: {file}", file=asked.table))
    return Exit.FINE


def _show(screen: Screen, table: Table) -> None:
    lines = [
        tuple(printed(cell, column.kind, screen.language) or "–" for column, cell in zip(table.columns, row, strict=True))
        for row in table.rows
    ]
    columns = [Column(say("{heading}", heading=one.heading), figures=one.kind is not Kind.TEXT, least=_NARROWEST) for one in table.columns]
    body, total = (lines[:-1], lines[-1]) if table.sums else (lines, ())
    screen.table(columns, body, total=total)


def _write(path: str, case: Case, found: YearEnd, file: str, language: Language) -> None:
    make = _FILES.get(Path(file).suffix.casefold())
    if make is None:
        raise InputError(say("The year-end table is written as .xlsx or .csv; '{file}' is neither.", file=file))
    if not found.initiatives:
        raise InputError(say("There is no year-end table to write: nothing has been decided."))
    content = exported(LOCAL, lambda: make(case, found, language, head_to_print(LOCAL, path)))
    try:
        replace_file(Path(file), content)
    except OSError as wrong:
        raise OSError(wrong.errno, wrong.strerror, file) from wrong


def _document(screen: Screen, found: YearEnd) -> dict[str, Any]:
    return {
        "on": found.on.isoformat(),
        "years": found.years,
        "year": found.year,
        "initiatives": [_initiative(one) for one in found.initiatives],
        "members": [_member(one) for one in found.members],
        "frames": [
            {"kind": one.party.kind, "id": one.party.id, "has": one.has, "planned": one.sums.planned, "actual": one.sums.actual}
            for one in found.frames
        ],
        "record": [
            {
                "kind": one.kind,
                "owner": one.owner,
                "promised": str(one.promised),
                "realised": str(one.realised),
                "percent": None if one.percent is None else str(one.percent),
                "told": one.told,
                "untold": one.untold,
            }
            for one in found.record
        ],
        "notices": [{"path": [str(part) for part in one.path], "message": screen.words(one.message)} for one in found.faults],
    }


def _initiative(one: InitiativeLine) -> dict[str, Any]:
    of = one.found.initiative
    return {
        "id": of.id,
        "name": of.name,
        "stage": of.steering.stage,
        "start": one.found.start,
        "ended": one.found.ended,
        "kronor": _sums(one.kronor),
        "hours": _sums(one.hours),
        "invoices": one.invoices,
        "goals": [
            {"text": goal.goal.text, "date": goal.goal.date, "state": None if goal.told is None else goal.told.state, "late": goal.late}
            for goal in one.found.goals
        ],
        "benefits": [
            {
                "text": benefit.effect.text,
                "owner": benefit.effect.owner,
                "percent": None if benefit.percent is None else str(benefit.percent),
                "judged": benefit.judged,
                "late": benefit.late,
            }
            for benefit in one.found.benefits
        ],
        "reported": of.outcome.reported,
        "result": of.outcome.result,
        "lesson": of.outcome.lesson,
    }


def _member(one: MemberLine) -> dict[str, Any]:
    return {
        "id": one.member,
        "kronor": _sums(one.kronor),
        "invoiced": one.invoiced,
        "hours": _sums(one.hours),
        "released": _sums(one.released),
    }


def _sums(sums: Sums) -> dict[str, int | None]:
    return {"planned": sums.planned, "actual": sums.actual}
