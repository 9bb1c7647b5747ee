"""What can be asked for about what is lost in the gaps, and to whom it is handed."""

from typing import Annotated

import typer

from portfolj.cli.help import Command, Group
from portfolj.text.catalogue import key

gaps_command = typer.Typer(cls=Group, rich_markup_mode=None)


@gaps_command.command(
    cls=Command,
    help=key(
        "Show what is lost in the gaps, since when and whose turn it is: needs without an owner, assignments without a body, decisions "
        "without a meeting, areas without a network, undertakings without a report."
    ),
)
def gaps(
    context: typer.Context,
    case: Annotated[
        str,
        typer.Argument(
            metavar=key("CASE"), help=key("The case: its folder, its JSON file, or register.db#ID; register.db alone: all its cases.")
        ),
    ],
    on: Annotated[str, typer.Option("--on", metavar="YYYY-MM-DD", help=key("The day on which it is so; today unless given."))] = "",
    as_json: Annotated[bool, typer.Option("--json", help=key("Print one line of JSON."))] = False,
) -> int:
    """Show what is lost."""
    from portfolj.cli.gaps import show_gaps

    return show_gaps(case, on, as_json=as_json, language=context.obj)
