"""The commands `export` and `changes`: what was decided, as a document, and what has changed since the last one."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from portfolj.cli.cases import open_case
from portfolj.cli.checked_files import in_file
from portfolj.cli.exits import Exit
from portfolj.cli.screen import Screen
from portfolj.cli.solving import finite_time
from portfolj.cli.words import without_portfolio
from portfolj.domain.dates import first_day
from portfolj.errors import InputError, Place, WrongValue, say
from portfolj.exchange.plan.carried import carried
from portfolj.exchange.plan.changes import what_changed
from portfolj.exchange.plan.formats import FORMATS, WORD, file_name
from portfolj.exchange.plan.making import make_plan
from portfolj.exchange.plan.word import as_word
from portfolj.exchange.plan.word_template import check_template
from portfolj.exchange.write import replace_file
from portfolj.results.plan import Plan
from portfolj.results.planned import Planned
from portfolj.results.portfolio import Status
from portfolj.service.authorizing import LOCAL
from portfolj.service.exporting import exported
from portfolj.service.log import head_to_print
from portfolj.text import Language
from portfolj.workflow.planning import plan_scenario


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for on the command line: a format, and where not "" a file to write, a date, the last plan and a template."""

    to: str
    out: str
    date: str
    since: str
    template: str


def export_plan(path: str, scenario: str, asked: Asked, *, language: Language, nodes: int | None, time_limit: float | None) -> Exit:
    """Work out a scenario, with what is decided about it, and write it."""
    screen = Screen(language)
    written = _format(asked.to, asked.template)
    _check_date(asked.date)
    earlier = carried_by(asked.since) if asked.since else None
    case = open_case(path, screen)
    finite_time(time_limit)
    with screen.progress() as progress:
        made = plan_scenario(case, scenario, nodes=nodes, time_limit=time_limit, progress=progress)
    if not isinstance(made, Planned):
        screen.line(*without_portfolio(case, made))
        return Exit.NO_ANSWER if made.status is Status.NO_ANSWER else Exit.NO_PORTFOLIO
    file = asked.out or file_name(case.id, scenario, asked.to)
    head = head_to_print(LOCAL, path)
    content = exported(LOCAL, lambda: written(make_plan(made, language, date=asked.date, since=earlier, log_head=head)))
    try:
        replace_file(Path(file), content)
    except OSError as wrong:
        raise OSError(wrong.errno, wrong.strerror, file) from wrong
    screen.line(say("Written: {file}", file=file))
    return Exit.FINE


def tell_changes(earlier: str, later: str, *, language: Language) -> Exit:
    """Print what has changed from one plan to the next."""
    screen = Screen(language)
    for sentence in what_changed(carried_by(earlier), carried_by(later)):
        screen.line(sentence)
    return Exit.FINE


def carried_by(file: str) -> Plan:
    """The plan that a file carries."""
    content = Path(file).read_bytes()
    try:
        return carried(content, file)
    except InputError as wrong:
        raise InputError(in_file(fault, file) for fault in wrong.faults) from wrong


def _format(to: str, template: str) -> Callable[[Plan], bytes]:
    if to not in FORMATS:
        raise InputError(say("There is no format '{to}'; choose one of {formats:list}.", to=to, formats=tuple(FORMATS)))
    if not template:
        return FORMATS[to]
    if to != WORD:
        raise InputError(say("Only {format} has a template; leave out --template, or choose --to {format}.", format=WORD))
    content = Path(template).read_bytes()
    try:
        check_template(content)
    except InputError as wrong:
        raise InputError(replace(fault, place=Place(template)) for fault in wrong.faults) from wrong
    return partial(as_word, template=content)


def _check_date(date: str) -> None:
    try:
        if date:
            first_day(date)
    except WrongValue as wrong:
        raise InputError(wrong.message) from wrong
    except ValueError as wrong:
        raise InputError(say("'{text}' is not a day of the calendar; correct it.", text=date)) from wrong
