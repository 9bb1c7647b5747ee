"""What can be asked for about what is left out, and to whom it is handed."""

from typing import Annotated

import typer

from portfolj.cli.help import Command, Group
from portfolj.cli.places import Case, Seconds
from portfolj.text.catalogue import key

explain_command = typer.Typer(cls=Group, rich_markup_mode=None)


@explain_command.command(
    cls=Command,
    help=key("Tell why initiatives are left out and how many points would bring each of them in; of one also what money and limits would."),
)
def explain(
    context: typer.Context,
    case: Case,
    scenario: Annotated[str, typer.Option("--scenario", metavar="ID", help=key("The scenario; base unless given."))] = "base",
    initiative: Annotated[
        str, typer.Option("--initiative", metavar="ID", help=key("One initiative; all that are left out unless given."))
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help=key("Print one line of JSON."))] = False,
    time_limit: Seconds = None,
) -> int:
    """Explain what is left out."""
    from portfolj.cli.explaining import explain_and_show

    return explain_and_show(case, scenario, initiative, language=context.obj, as_json=as_json, time_limit=time_limit)
