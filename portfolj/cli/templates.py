"""The command `template`: lists to fill in, a member's own sheet, and the template of the plan."""

from pathlib import Path

from portfolj.cli.cases import open_case
from portfolj.cli.exits import Exit
from portfolj.cli.screen import Screen
from portfolj.errors import InputError, say
from portfolj.exchange import read_case
from portfolj.exchange.imports.exporting import exported
from portfolj.exchange.imports.forms import BY_KIND, INITIATIVES
from portfolj.exchange.imports.listing import not_simple
from portfolj.exchange.imports.member_sheet import member_sheet
from portfolj.exchange.plan.word_template import SHIPPED as SHIPPED_TEMPLATE
from portfolj.exchange.write import replace_file
from portfolj.explain.log import logged
from portfolj.service.authorizing import LOCAL
from portfolj.service.example import SHIPPED
from portfolj.service.log import head_to_print
from portfolj.text import Language

_FIRST, _PLAN = "insatser.xlsx", "plan"


def write_template(kind: str, to: str, case: str, *, filled: bool, member: str, language: Language) -> Exit:
    """Write a list, a member's own sheet, or the template of the plan, over nothing that is there."""
    if kind == _PLAN:
        return _plan_template(to or SHIPPED_TEMPLATE.name, alone=not (case or filled or member), language=language)
    if kind not in BY_KIND:
        raise InputError(say("There is no list '{kind}'; choose one of {kinds:list}.", kind=kind, kinds=(*BY_KIND, _PLAN)))
    if member and (kind != INITIATIVES.name or filled):
        raise InputError(say("A member's sheet holds all that it is asked; leave out the kind of list and --filled."))
    name = to or (f"svar-{member}.xlsx" if member else _FIRST if kind == INITIATIVES.name else f"{kind}.xlsx")
    screen, file = Screen(language), Path(name)
    if (member or (kind == INITIATIVES.name and not filled)) and file.suffix.casefold() != ".xlsx":
        raise InputError(say("'{file}' must end in .xlsx; choose another name.", file=name))
    _check_free(file)
    opened = open_case(case, screen) if case else read_case(SHIPPED).case
    content = (
        member_sheet(opened, member, language) if member else exported(opened, BY_KIND[kind], file.suffix, filled=filled, language=language)
    )
    replace_file(file, content)
    if kind == INITIATIVES.name and filled and (left_out := not_simple(opened)):
        screen.line(say("Left out, since the six columns cannot hold them: {ids:list}.", ids=left_out))
    reading = f"portfolj import {name} --case {case}" if case else f"portfolj import {name}"
    screen.line(say("{file} has been written; fill it in and read it with '{command}'.", file=name, command=reading))
    for told in logged(head_to_print(LOCAL, case)):
        screen.line(told)
    return Exit.FINE


def _plan_template(to: str, *, alone: bool, language: Language) -> Exit:
    """Write the template of the Word document, to be changed in Word."""
    if not alone:
        raise InputError(say("The template of the plan is the same for every case; leave out --case, --filled and --member."))
    file = Path(to)
    if file.suffix.casefold() != ".docx":
        raise InputError(say("'{file}' must end in .docx; choose another name.", file=to))
    _check_free(file)
    replace_file(file, SHIPPED_TEMPLATE.read_bytes())
    message = say("{file} has been written; change it in Word and use it with 'portfolj export CASE --to docx --template {file}'.", file=to)
    Screen(language).line(message)
    return Exit.FINE


def _check_free(file: Path) -> None:
    if file.exists():
        raise InputError(say("'{file}' is there already; choose another name, or move it.", file=str(file)))
