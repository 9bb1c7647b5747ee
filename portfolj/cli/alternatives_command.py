"""What can be asked for about portfolios that are nearly as good, and to whom it is handed."""

from typing import Annotated

import typer

from portfolj.cli.help import Command, Group
from portfolj.cli.places import Case
from portfolj.text.catalogue import key

alternatives_command = typer.Typer(cls=Group, rich_markup_mode=None)


@alternatives_command.command(
    cls=Command, help=key("Find portfolios that are nearly as good as a scenario's, and clearly different from it and from each other.")
)
def alternatives(
    context: typer.Context,
    case: Case,
    scenario: Annotated[str, typer.Option("--scenario", metavar="ID", help=key("The scenario; base unless given."))] = "base",
    count: Annotated[int, typer.Option("--count", metavar="N", min=1, help=key("How many to look for; 4 unless given."))] = 4,
    within: Annotated[
        str,
        typer.Option("--within", metavar="P", help=key("How many percent less benefit than the best they may have; 2 unless given.")),
    ] = "2",
    as_json: Annotated[bool, typer.Option("--json", help=key("Print one line of JSON."))] = False,
    time_limit: Annotated[
        float, typer.Option("--time-limit", metavar="S", help=key("Stop each search after so many seconds; 60 unless given."))
    ] = 60.0,
) -> int:
    """Find alternatives."""
    from portfolj.cli.alternatives import alternatives_and_show

    return alternatives_and_show(case, scenario, count=count, within=within, language=context.obj, as_json=as_json, time_limit=time_limit)
