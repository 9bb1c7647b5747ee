"""What can be asked for about the annual wheel, and to whom it is handed."""

from typing import Annotated

import typer

from portfolj.cli.help import Command, Group
from portfolj.cli.places import Case
from portfolj.text.catalogue import key

wheel_command = typer.Typer(cls=Group, rich_markup_mode=None)


@wheel_command.command(cls=Command, help=key("Show the annual wheel: a year's meetings and steps, what comes next, and what does not fit."))
def wheel(
    context: typer.Context,
    case: Case,
    year: Annotated[
        int | None, typer.Option("--year", metavar="Y", help=key("The year; that of the next meeting, else the last one, unless given."))
    ] = None,
    calendar: Annotated[
        str, typer.Option("--calendar", metavar=key("FILE"), help=key("Write all meetings that have a day as a calendar (.ics)."))
    ] = "",
    body: Annotated[str, typer.Option("--body", metavar="ID", help=key("Only the meetings of this body."))] = "",
    as_json: Annotated[bool, typer.Option("--json", help=key("Print one line of JSON."))] = False,
) -> int:
    """Show the wheel."""
    from portfolj.cli.wheels import Asked, show_wheel

    return show_wheel(case, Asked(year=year, calendar=calendar, body=body, as_json=as_json), language=context.obj)
