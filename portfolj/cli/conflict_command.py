"""What can be asked for where nothing satisfies all rules, and to whom it is handed."""

from typing import Annotated

import typer

from portfolj.cli.help import Command, Group
from portfolj.cli.places import Case, Seconds
from portfolj.text.catalogue import key

conflict_command = typer.Typer(cls=Group, rich_markup_mode=None)


@conflict_command.command(
    cls=Command, help=key("Tell which rules of a scenario clash when no portfolio meets all of them, and what would repair it.")
)
def conflict(
    context: typer.Context,
    case: Case,
    scenario: Annotated[str, typer.Option("--scenario", metavar="ID", help=key("The scenario; base unless given."))] = "base",
    count: Annotated[int, typer.Option("--count", metavar="N", min=1, help=key("How many different clashes to look for."))] = 3,
    as_json: Annotated[bool, typer.Option("--json", help=key("Print one line of JSON."))] = False,
    time_limit: Seconds = None,
) -> int:
    """Find clashes."""
    from portfolj.cli.conflicting import show_conflict

    return show_conflict(case, scenario, count=count, language=context.obj, as_json=as_json, time_limit=time_limit)
