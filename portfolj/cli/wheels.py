"""The command `wheel`: a year's meetings and steps as tables or JSON, and the meetings as a calendar file."""

import datetime
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portfolj.cli.cases import open_case
from portfolj.cli.exits import Exit
from portfolj.cli.faults import tell_faults
from portfolj.cli.screen import Column, Screen
from portfolj.domain.case import Case
from portfolj.domain.wheel import Meeting
from portfolj.errors import InputError, say
from portfolj.exchange.meetings import meetings_calendar, without_day
from portfolj.exchange.write import replace_file
from portfolj.explain.wheel import ACTS, PRELIMINARY, clock, days, next_in_words
from portfolj.governance.meetings import in_order, papers_due
from portfolj.service.authorizing import LOCAL
from portfolj.service.exporting import exported
from portfolj.service.log import head_to_print
from portfolj.text import Language
from portfolj.workflow.annual_wheel import AnnualWheel, annual_wheel


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for on the command line: a year, and where not "" a file to write and the id of one body; tables or JSON."""

    year: int | None
    calendar: str
    body: str
    as_json: bool


def show_wheel(path: str, asked: Asked, *, language: Language) -> Exit:
    """Show the wheel of a case, and write its calendar where that is asked for."""
    screen = Screen(language)
    case = open_case(path, screen)
    today = datetime.date.today()  # noqa: DTZ011, the day of whoever sits at this machine
    found = _found(case, asked, today)
    if asked.as_json:
        screen.raw(json.dumps(_document(screen, found), ensure_ascii=False))
    else:
        tell_faults(found.notices, language)
        _show(screen, case, found)
    if asked.calendar:
        _write(screen, case, asked, head_to_print(LOCAL, path))
    return Exit.FINE


def _found(case: Case, asked: Asked, today: datetime.date) -> AnnualWheel:
    bodies = tuple(one.id for one in case.bodies)
    if asked.body and asked.body not in bodies:
        raise InputError(say("There is no body '{id}'; choose one of {ids:list}.", id=asked.body, ids=bodies or ("–",)))
    found = annual_wheel(case, today, year=asked.year, body=asked.body)
    if asked.year is not None and found.year != asked.year:
        years = tuple(map(str, found.years)) or ("–",)
        raise InputError(
            say("There is neither a meeting nor a step in {year}; choose one of {years:list}.", year=str(asked.year), years=years)
        )
    return found


def _show(screen: Screen, case: Case, found: AnnualWheel) -> None:
    names = {one.id: one.name for one in case.bodies}
    screen.line(next_in_words(found.next, found.last), bold=True)
    if found.meetings:
        screen.blank()
        screen.line(say("Meetings {year}", year=str(found.year)), bold=True)
        columns = (Column(say("Date"), least=12), *map(Column, (say("Time"), say("Meeting"), say("Body"), say("Papers out"))))
        screen.table(columns, [_meeting(screen, one, names) for one in found.meetings])
    if found.steps:
        screen.blank()
        screen.line(say("Steps {year}", year=str(found.year)), bold=True)
        columns = (Column(say("When"), least=12), *map(Column, (say("Body"), say("Does"), say("What"))))
        rows = [
            (screen.words(days(one)), "; ".join(names[body] for body in one.bodies), screen.words(ACTS[one.act]), one.matter)
            for one in found.steps
        ]
        screen.table(columns, rows)


def _meeting(screen: Screen, one: Meeting, names: dict[str, str]) -> tuple[str, ...]:
    due = papers_due(one)
    papers = "–" if due is None else screen.words(say("{day:date}", day=due.isoformat()))
    at = ", ".join(filter(None, (clock(one), screen.words(PRELIMINARY) if one.preliminary else "")))
    return screen.words(days(one)), at or "–", one.name, names[one.body], papers


def _document(screen: Screen, found: AnnualWheel) -> dict[str, Any]:
    return {
        "year": found.year,
        "years": found.years,
        "next": None if found.next is None else _entry(found.next),
        "meetings": [_entry(one) for one in found.meetings],
        "steps": [one.model_dump(mode="json", exclude_none=True) for one in found.steps],
        "notices": [{"path": [str(part) for part in one.path], "message": screen.words(one.message)} for one in found.notices],
    }


def _entry(one: Meeting) -> dict[str, Any]:
    due = papers_due(one)
    return one.model_dump(mode="json", exclude_none=True) | ({} if due is None else {"papers": due.isoformat()})


def _write(screen: Screen, case: Case, asked: Asked, head: str) -> None:
    left_out = without_day(case, asked.body)
    if len(left_out) == len(in_order(case, asked.body)):
        raise InputError(say("There is no calendar to write: no meeting has a day yet."))
    content = exported(LOCAL, lambda: meetings_calendar(case, screen.language, asked.body, log_head=head))
    try:
        replace_file(Path(asked.calendar), content)
    except OSError as wrong:
        raise OSError(wrong.errno, wrong.strerror, asked.calendar) from wrong
    if asked.as_json:
        return
    screen.blank()
    screen.line(say("Written: {file}", file=asked.calendar))
    if left_out:
        screen.line(say("{number:meetings} without a day: not in the calendar.", number=len(left_out)))
