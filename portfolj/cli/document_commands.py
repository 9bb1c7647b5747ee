"""What can be asked for about documents, and to whom it is handed."""

from typing import Annotated

import typer

from portfolj.cli.help import Command, Group
from portfolj.cli.places import Case, Nodes, Seconds
from portfolj.text.catalogue import key

document_commands = typer.Typer(cls=Group, rich_markup_mode=None)


@document_commands.command(cls=Command, help=key("Write what was decided about a scenario as a document for the business plan."))
def export(
    context: typer.Context,
    case: Case,
    to: Annotated[str, typer.Option("--to", metavar=key("FORMAT"), help=key("docx, xlsx, pdf, md, csv, csv-machine, json or ics."))],
    scenario: Annotated[str, typer.Option("--scenario", metavar="ID", help=key("The scenario; base unless given."))] = "base",
    out: Annotated[
        str, typer.Option("--out", metavar=key("FILE"), help=key("Where to write it; named by case and scenario unless given."))
    ] = "",
    date: Annotated[
        str,
        typer.Option("--date", metavar=key("DATE"), help=key("The document's date, where the decision has none; the case's unless given.")),
    ] = "",
    since: Annotated[
        str,
        typer.Option("--since", metavar=key("FILE"), help=key("The last plan (docx, xlsx, pdf or json): what has changed since is told.")),
    ] = "",
    template: Annotated[
        str,
        typer.Option(
            "--template", metavar=key("FILE"), help=key("Your own template for docx; 'portfolj template plan' writes one to begin with.")
        ),
    ] = "",
    nodes: Nodes = None,
    time_limit: Seconds = None,
) -> int:
    """Export a plan."""
    from portfolj.cli.planning import Asked, export_plan

    asked = Asked(to=to, out=out, date=date, since=since, template=template)
    return export_plan(case, scenario, asked, language=context.obj, nodes=nodes, time_limit=time_limit)


@document_commands.command(
    cls=Command, help=key("Tell what has changed from one plan to the next: new, moved, ended, money, participants.")
)
def changes(
    context: typer.Context,
    earlier: Annotated[str, typer.Argument(metavar=key("EARLIER"), help=key("A plan that export wrote: docx, xlsx, pdf or json."))],
    later: Annotated[str, typer.Argument(metavar=key("LATER"), help=key("The plan after it."))],
) -> int:
    """Tell changes."""
    from portfolj.cli.planning import tell_changes

    return tell_changes(earlier, later, language=context.obj)


@document_commands.command(cls=Command, help=key("Check a stored answer, or a document made of one, against its case."))
def verify(
    context: typer.Context,
    file: Annotated[
        str,
        typer.Argument(metavar=key("FILE"), help=key("What solve --json printed, or export wrote: docx, xlsx, pdf, json; csv, md, ics.")),
    ],
    case: Annotated[
        str, typer.Argument(metavar=key("CASE"), help=key("Its case; looked for in the current folder and in scenarios unless given."))
    ] = "",
    result: Annotated[
        str,
        typer.Option(
            "--result",
            metavar=key("FILE"),
            help=key("The answer of a csv, md or ics, which state its fingerprint only: what solve --json printed, or the plan as json."),
        ),
    ] = "",
    time_limit: Seconds = None,
) -> int:
    """Check a stored answer."""
    from portfolj.cli.verifying import verify_file

    return verify_file(file, case, answer=result, language=context.obj, time_limit=time_limit)
