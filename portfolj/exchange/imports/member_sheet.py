"""A member's own workbook: what it is asked, what it has answered, and room to answer."""

import io
from collections.abc import Iterator
from typing import Any

from xlsxwriter import Workbook

from portfolj.domain.case import Case
from portfolj.domain.initiative import Initiative
from portfolj.domain.member import Member
from portfolj.domain.participation import Answer, Participation
from portfolj.domain.steering import Stage
from portfolj.errors import InputError, Message, say
from portfolj.exchange.imports.grid import HEAD, OPTIONS, TEXT, Content, write
from portfolj.exchange.imports.paper import A3, A4, fit_row, set_pages
from portfolj.exchange.imports.reference import Reference
from portfolj.exchange.imports.spoken import HEADINGS, HOURS_OF_YEAR, INSTRUCTIONS, WORDS, word_of
from portfolj.text import Language, render
from portfolj.text.render import listed

ANSWERS = say("Answers")
_PAST = frozenset((Stage.REPORTED, Stage.ENDED))
_WIDTHS = {"initiative": 9, "member": 11, "title": 28, "asked": 52, "answer": 20, "role": 16, "share": 12, "comment": 42}
_HOURS_WIDTH = 7
_LEFT, _RIGHT = 22, 74
_MEANING = {
    Answer.LEAD: say("You lead the work."),
    Answer.COMMITTED: say("You take part whenever the initiative is carried out."),
    Answer.WILLING: say("You can take part; who does is settled when the portfolio is put together."),
    Answer.UNDECIDED: say("You have not answered; you are counted as staying out unless the question says otherwise."),
    Answer.DECLINED: say("You stay out."),
}
_STEPS = (
    say("Each row in the sheet '{sheet}' is an initiative that you are asked to take part in."),
    say("White cells are yours to fill in; grey ones are locked."),
    say("Choose your answer from the list in the cell."),
    say("Write the hours that you give in each year of the initiative; year 1 is the year it starts. Write 0 where you give none."),
    say("If you know how much of the benefit falls to you, write it in percent. Left empty, it is shared by population."),
    say("Say in the comment what others need to know. Name functions, not persons."),
    say("Save the file and send it back to those who sent it. What you leave as it is stays as it is."),
)
_AFTERWARDS = (
    say("The file is checked first: what cannot be read is told with its row, and nothing is guessed."),
    say("Then everybody sees what your answers change, old and new beside each other, before all of it is written at once."),
    say("Only your own answers can be changed with this file."),
)


def member_sheet(case: Case, member: str, language: Language) -> bytes:
    """The workbook for a member.

    Parameters
    ----------
    member
        Its id or its name.

    Returns
    -------
    bytes
        An .xlsx file: a sheet that says how it is filled in, and one with a row for each initiative that the member is listed in and that
        is not over, and for each role in which it gives hours. What is not to be changed is locked, without a password.

    Raises
    ------
    InputError
        When there is no such member, or it is asked about nothing.
    """
    ids = Reference.of(case).ids("member", member)
    if len(ids) != 1:
        known = tuple(one.id for one in case.members_in_order)
        raise InputError(say("There is no member '{member}'; choose one of {members:list}.", member=member, members=known))
    one = next(one for one in case.members if one.id == ids[0])
    asked = _asked_of(case, one)
    if not asked:
        raise InputError(say("'{member}' is not asked about any initiative; note it as undecided where it shall answer.", member=one.id))
    out = io.BytesIO()
    with Workbook(out, OPTIONS) as book:
        _instructions(book, one, language)
        _answers(book, case, one, asked, language)
    return out.getvalue()


def members_asked(case: Case) -> tuple[Member, ...]:
    """The members that a sheet can be made for: those asked about something."""
    return tuple(one for one in case.members_in_order if _asked_of(case, one))


def _asked_of(case: Case, member: Member) -> list[tuple[Initiative, Participation]]:
    return [(initiative, row) for initiative in case.initiatives if (row := _asked(initiative, member)) is not None]


def _asked(initiative: Initiative, member: Member) -> Participation | None:
    if initiative.steering.stage in _PAST:
        return None
    return next((row for row in initiative.parties.participations if row.member == member.id), None)


def _instructions(book: Any, member: Member, language: Language) -> None:
    def told(message: Message) -> str:
        return render(message, language)

    title, bold = book.add_format({"bold": True, "font_size": 16}), book.add_format({"bold": True, "valign": "top"})
    text = book.add_format({"text_wrap": True, "valign": "top", "num_format": TEXT})
    beside = book.add_format({"align": "right", "indent": 1, "valign": "top", "num_format": TEXT})
    sheet = book.add_worksheet(told(INSTRUCTIONS))
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, _LEFT)
    sheet.set_column(1, 1, _RIGHT)
    lines: list[tuple[str, str, Any]] = [
        (told(HEADINGS["member"]), member.id, bold),
        ("", "", bold),
        (told(say("How to fill it in")), "", bold),
        *((str(number), told(Message(step.text, (("sheet", ANSWERS),))), beside) for number, step in enumerate(_STEPS, 1)),
        ("", "", bold),
        (told(say("What the answers mean")), "", bold),
        *((word_of(answer, language), told(meaning), beside) for answer, meaning in _MEANING.items()),
        ("", "", bold),
        (told(say("What happens with it")), "", bold),
        *(("", told(sentence), text) for sentence in _AFTERWARDS),
    ]
    sheet.write_string(0, 0, told(say("Answers from {member}", member=member.name)), title)
    for row, (left, right, style) in enumerate(lines, 2):
        write(sheet, row, 0, left, style)
        write(sheet, row, 1, right, text)
        fit_row(sheet, row, [(right, _RIGHT)])
    _protect(sheet)
    set_pages(sheet, A4, across=False)


def _answers(book: Any, case: Case, member: Member, asked: list[tuple[Initiative, Participation]], language: Language) -> None:
    sheet = book.add_worksheet(render(ANSWERS, language))
    years = max(initiative.steering.duration for initiative, _ in asked)
    roles = any(effort.role for initiative, _ in asked for effort in initiative.takes.efforts if effort.member == member.id)
    hours = (*(("role",) if roles else ()), *list(HOURS_OF_YEAR)[:years])
    columns = ("initiative", "member", "title", "asked", "answer", *hours, "share", "comment")
    head = book.add_format(HEAD)
    look = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#BFBFBF"}
    locked = book.add_format(look | {"num_format": TEXT, "bg_color": "#EDEDED"})
    number = book.add_format(look | {"num_format": "0", "locked": False})
    share = book.add_format(look | {"num_format": "General", "locked": False})
    text = book.add_format(look | {"num_format": TEXT, "locked": False})
    headings, widths = [render(HEADINGS[column], language) for column in columns], [_WIDTHS.get(column, _HOURS_WIDTH) for column in columns]
    for at, (heading, width) in enumerate(zip(headings, widths, strict=True)):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, heading, head)
    fit_row(sheet, 0, zip(headings, widths, strict=True))
    rows = [row for initiative, participation in asked for row in _rows(case, initiative, participation, language)]
    for at, (cells, closed) in enumerate(rows, 1):
        for column, name in enumerate(columns):
            open_style = number if name in HOURS_OF_YEAR else share if name == "share" else text
            write(sheet, at, column, cells.get(name), locked if name in closed else open_style)
            if name not in closed:
                _offer(sheet, at, column, name, language)
        fit_row(sheet, at, zip(map(cells.get, columns), widths, strict=True))
    sheet.freeze_panes(1, 3)
    set_pages(sheet, A3)
    _protect(sheet)


def _rows(
    case: Case, initiative: Initiative, participation: Participation, language: Language
) -> Iterator[tuple[dict[str, Content], frozenset[str]]]:
    """The cells of each row of an initiative and the columns that are locked in it; the answer stands in the first one."""
    efforts = [row for row in initiative.takes.efforts if row.member == participation.member]
    beyond = frozenset(name for name, year in HOURS_OF_YEAR.items() if year > initiative.steering.duration)
    fixed = beyond | {"initiative", "member", "title", "asked", "role"}
    for place, role in enumerate(sorted({row.role for row in efforts}) or [""]):
        cells: dict[str, Content] = {
            "initiative": initiative.id,
            "member": participation.member,
            "title": initiative.name,
            "asked": _what_is_asked(case, initiative, participation, language),
            "role": role,
        }
        cells |= {f"hours_{row.year}": row.hours for row in efforts if row.role == role}
        if place == 0:
            answer: dict[str, Content] = {
                "answer": word_of(participation.answer, language),
                "share": participation.share,
                "comment": participation.comment,
            }
            yield cells | answer, fixed - {f"hours_{row.year}" for row in efforts}
        else:
            yield cells, fixed | {"answer", "share", "comment"}


def _what_is_asked(case: Case, initiative: Initiative, participation: Participation, language: Language) -> str:
    starts = tuple(map(str, initiative.steering.starts))
    names = {one.id: one.name for one in case.members}
    leads = [names[row.member] for row in initiative.parties.participations if row.answer is Answer.LEAD and row.member in names]
    said = [initiative.what.summary or initiative.what.need]
    if starts:
        said.append(render(say("Possible start: {years}.", years=listed(starts, language)), language))
    said.append(render(say("Length in years: {years}.", years=str(initiative.steering.duration)), language))
    if leads and participation.answer is not Answer.LEAD:
        said.append(render(say("Led by {members}.", members=listed(leads, language)), language))
    return " ".join(part for part in said if part)


def _offer(sheet: Any, row: int, column: int, name: str, language: Language) -> None:
    """A list of answers, or a limit to what can be written, with its reason."""
    if name == "answer":
        rule: dict[str, Any] = {"validate": "list", "source": [word_of(answer, language) for answer in WORDS[Answer]]}
        message = say("Choose one of the answers in the list.")
    elif name in HOURS_OF_YEAR:
        rule = {"validate": "integer", "criteria": ">=", "value": 0}
        message = say("Write whole hours, 0 or more.")
    elif name == "share":
        rule = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 100}
        message = say("Write percent, from 0 to 100.")
    else:
        return
    sheet.data_validation(row, column, row, column, rule | {"error_message": render(message, language)})


def _protect(sheet: Any) -> None:
    """Lock what is not to be changed, without a password; widths and heights are the reader's own."""
    sheet.protect("", {"format_columns": True, "format_rows": True})
