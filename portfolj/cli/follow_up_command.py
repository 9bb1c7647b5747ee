"""What can be asked for about what came of initiatives, and to whom it is handed."""

from typing import Annotated

import typer

from portfolj.cli.help import Command, Group
from portfolj.cli.places import Case
from portfolj.text.catalogue import key

follow_up_command = typer.Typer(cls=Group, rich_markup_mode=None)


@follow_up_command.command(
    cls=Command,
    help=key("Follow up what was decided: money, hours, goals and benefits as they were, against what was planned and promised."),
)
def followup(
    context: typer.Context,
    case: Case,
    year: Annotated[int | None, typer.Option("--year", metavar="Y", help=key("Amounts of this year; of all years unless given."))] = None,
    on: Annotated[
        str, typer.Option("--on", metavar="YYYY-MM-DD", help=key("The day on which goals and reports are due or late; today unless given."))
    ] = "",
    table: Annotated[
        str,
        typer.Option("--table", metavar=key("FILE"), help=key("Write the year-end table for the report: .xlsx with all tables, or .csv.")),
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help=key("Print one line of JSON."))] = False,
) -> int:
    """Follow up a case."""
    from portfolj.cli.following_up import Asked, show_follow_up

    return show_follow_up(case, Asked(year=year, on=on, table=table, as_json=as_json), language=context.obj)
