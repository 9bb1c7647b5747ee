"""What can be asked for about what is left out or in, and to whom it is handed."""

from typing import Annotated

import typer

from portfolj.cli.help import Command, Group
from portfolj.cli.places import Case, Seconds
from portfolj.errors import InputError, say
from portfolj.text.catalogue import key

explain_command = typer.Typer(cls=Group, rich_markup_mode=None)


@explain_command.command(
    cls=Command,
    help=key("Tell why initiatives are left out and what would bring them in, or what is lost without those that are in."),
)
def explain(
    context: typer.Context,
    case: Case,
    scenario: Annotated[str, typer.Option("--scenario", metavar="ID", help=key("The scenario; base unless given."))] = "base",
    initiative: Annotated[
        str, typer.Option("--initiative", metavar="ID", help=key("One initiative, left out or in; all that are left out unless given."))
    ] = "",
    chosen: Annotated[bool, typer.Option("--chosen", help=key("Tell what is lost without each that is in."))] = False,
    member: Annotated[
        str, typer.Option("--member", metavar="ID", help=key("Tell what a member and the others lose if it stays out."))
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help=key("Print one line of JSON."))] = False,
    time_limit: Seconds = None,
) -> int:
    """Explain what is left out, or what is in."""
    if sum(map(bool, (initiative, chosen, member))) > 1:
        raise InputError(say("These are three questions; ask one of them: --initiative, --chosen or --member."))
    if chosen or member:
        from portfolj.cli.losing import explain_chosen, explain_member

        if member:
            return explain_member(case, scenario, member, language=context.obj, as_json=as_json, time_limit=time_limit)
        return explain_chosen(case, scenario, language=context.obj, as_json=as_json, time_limit=time_limit)
    from portfolj.cli.explaining import explain_and_show

    return explain_and_show(case, scenario, initiative, language=context.obj, as_json=as_json, time_limit=time_limit)
