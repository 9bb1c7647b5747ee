"""What can be asked for on the command line, and to whom it is handed."""

import os
import sys
from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import typer

from portfolj.cli.alternatives_command import alternatives_command
from portfolj.cli.conflict_command import conflict_command
from portfolj.cli.document_commands import document_commands
from portfolj.cli.exits import Exit
from portfolj.cli.explain_command import explain_command
from portfolj.cli.follow_up_command import follow_up_command
from portfolj.cli.gaps_command import gaps_command
from portfolj.cli.help import Command, Group
from portfolj.cli.places import Case, Nodes, Seconds
from portfolj.cli.register_commands import register_commands
from portfolj.cli.wheel_command import wheel_command
from portfolj.errors import PortfoljError
from portfolj.text.catalogue import key
from portfolj.text.language import DEFAULT_LANGUAGE, Language

_LANGUAGE = "PORTFOLJ_LANG"
# Typer has had Click beside it and inside it; the base of all wrong usage is found through a name it has always had.
_WRONG_USAGE: type[Exception] = typer.BadParameter.__mro__[1]

_commands = typer.Typer(cls=Group, add_completion=False, rich_markup_mode=None)
_commands.add_typer(document_commands)
_commands.add_typer(explain_command)
_commands.add_typer(conflict_command)
_commands.add_typer(alternatives_command)
_commands.add_typer(wheel_command)
_commands.add_typer(follow_up_command)
_commands.add_typer(gaps_command)
_commands.add_typer(register_commands)

Scenarios = Annotated[
    list[str] | None, typer.Option("--scenario", metavar="ID", help=key("A scenario; can be given several times. All unless given."))
]
AsJson = Annotated[bool, typer.Option("--json", help=key("Print one line of JSON."))]


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"portfolj {version('portfolj')}")
        raise typer.Exit


@_commands.callback(
    help=key("Choose and rank what municipalities do together, within the money and hours there are."),
    epilog=key("Exit codes: 0 fine, 1 a check failed, 2 wrong input, 3 a scenario has no portfolio, 4 no answer within the limit."),
)
def _portfolj(
    language: Annotated[
        str, typer.Option("--lang", metavar="sv|en|nb", help=key("The language of all texts; PORTFOLJ_LANG does the same."))
    ] = "",
    version: Annotated[bool, typer.Option("--version", is_eager=True, callback=_version, help=key("Show the version and exit."))] = False,
) -> None:
    """Take what holds for every command; the language has been read before, so that help speaks it too."""


@_commands.command(cls=Command, help=key("Check a case and tell every fault with its place and remedy."))
def check(
    context: typer.Context,
    case: Case,
    on: Annotated[
        str, typer.Option("--on", metavar="YYYY-MM-DD", help=key("The day on which duties are due or missed; today unless given."))
    ] = "",
) -> int:
    """Check a case."""
    from portfolj.cli.cases import check_case

    return check_case(case, on, language=context.obj)


@_commands.command(cls=Command, help=key("Find the best portfolio of each scenario."))
def solve(
    context: typer.Context,
    case: Case,
    scenario: Scenarios = None,
    members: Annotated[bool, typer.Option("--members", help=key("Show what each member gives and gets."))] = False,
    uses: Annotated[bool, typer.Option("--uses", help=key("Show money by fund and year, goals, areas and the four fields."))] = False,
    as_json: AsJson = False,
    nodes: Nodes = None,
    time_limit: Seconds = None,
) -> int:
    """Solve scenarios."""
    from portfolj.cli.solving import Shown, solve_and_show

    shown = Shown(members=members, uses=uses, as_json=as_json)
    return solve_and_show(case, scenario or (), language=context.obj, shown=shown, nodes=nodes, time_limit=time_limit)


@_commands.command(cls=Command, help=key("Lay scenarios side by side: what is in, and what each member gives and gets."))
def compare(
    context: typer.Context,
    case: Case,
    scenario: Scenarios = None,
    why: Annotated[
        bool, typer.Option("--why", help=key("Tell which differences of the scenarios cause which differences to the first."))
    ] = False,
    as_json: AsJson = False,
    nodes: Nodes = None,
    time_limit: Seconds = None,
) -> int:
    """Compare scenarios."""
    from portfolj.cli.comparing import compare_and_show

    return compare_and_show(case, scenario or (), language=context.obj, as_json=as_json, why=why, nodes=nodes, time_limit=time_limit)


@_commands.command(cls=Command, help=key("Rank the initiatives into one list for the business plan, with a reserve list."))
def rank(
    context: typer.Context,
    case: Case,
    scenario: Annotated[str, typer.Option("--scenario", metavar="ID", help=key("The scenario; base unless given."))] = "base",
    free: Annotated[bool, typer.Option("--free", help=key("Let the list choose its own portfolio at 100 percent of the money."))] = False,
    csv: Annotated[str, typer.Option("--csv", metavar=key("FILE"), help=key("Write the list as a table for Excel."))] = "",
    md: Annotated[str, typer.Option("--md", metavar=key("FILE"), help=key("Write the list as Markdown."))] = "",
    as_json: AsJson = False,
    nodes: Nodes = None,
    time_limit: Seconds = None,
) -> int:
    """Rank a scenario's initiatives."""
    from portfolj.cli.ranking import rank_and_show

    return rank_and_show(
        case, scenario, language=context.obj, free=free, csv=csv, markdown=md, as_json=as_json, nodes=nodes, time_limit=time_limit
    )


@_commands.command(
    "import",
    cls=Command,
    help=key(
        "Read a list that others have written (Excel, CSV, JSON, YAML), tell what is wrong or unclear, and take it into a case: "
        "initiatives, participation, capacity, goals, scores, or a member's own sheet."
    ),
    epilog=key(
        "Exit codes: 0 accepted, with or without remarks; 2 refused, or something is asked. Nothing is written without --case, with "
        "--dry-run, or before --yes or an answer on the terminal."
    ),
)
def import_(
    context: typer.Context,
    file: Annotated[
        str, typer.Argument(metavar=key("FILE"), help=key("A file with the columns of one of the lists; 'portfolj template' writes them."))
    ],
    case: Annotated[
        str,
        typer.Option("--case", metavar=key("CASE"), help=key("The case to take them into; Skaraborg's members and goals unless given.")),
    ] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help=key("Only judge and show; write nothing."))] = False,
    as_json: AsJson = False,
    yes: Annotated[bool, typer.Option("--yes", help=key("Write without asking once more."))] = False,
    kind: Annotated[
        str,
        typer.Option(
            "--kind",
            metavar=key("KIND"),
            help=key("What the list holds, where its columns do not tell: initiatives, participation, capacity, goals or scores."),
        ),
    ] = "",
) -> int:
    """Import a list."""
    from portfolj.cli.importing import import_and_show

    return import_and_show(file, case, kind=kind, language=context.obj, dry_run=dry_run, as_json=as_json, yes=yes)


@_commands.command(
    cls=Command,
    help=key("Write a list to fill in, empty or with what a case holds, a member's own sheet, or the template of the business plan."),
)
def template(
    context: typer.Context,
    kind: Annotated[
        str,
        typer.Argument(
            metavar=key("KIND"),
            help=key(
                "What the list holds: initiatives, participation, capacity, goals or scores; initiatives unless given. "
                "plan: the template of the Word document."
            ),
        ),
    ] = "initiatives",
    to: Annotated[
        str,
        typer.Option(
            "--to",
            metavar=key("FILE"),
            help=key("Where to write it: .xlsx, .ods, .csv, .json or .yaml, insatser.xlsx unless given; .docx for plan."),
        ),
    ] = "",
    case: Annotated[
        str,
        typer.Option("--case", metavar=key("CASE"), help=key("The case that it is for; Skaraborg unless given.")),
    ] = "",
    filled: Annotated[bool, typer.Option("--filled", help=key("With what the case holds, instead of empty."))] = False,
    member: Annotated[
        str, typer.Option("--member", metavar="ID", help=key("The member's own sheet: what it is asked, and room for its answers."))
    ] = "",
) -> int:
    """Write a template."""
    from portfolj.cli.templates import write_template

    return write_template(kind, to, case, filled=filled, member=member, language=context.obj)


@_commands.command(cls=Command, help=key("Accept edited tables: note their rows and content anew in case.yaml."))
def seal(context: typer.Context, case: Annotated[str, typer.Argument(metavar=key("CASE"), help=key("The folder of the case."))]) -> int:
    """Seal a case."""
    from portfolj.cli.cases import seal_case

    return seal_case(case, language=context.obj)


@_commands.command(cls=Command, help=key("Print the JSON Schema of a case, or of a plan."))
def schema(of: Annotated[str, typer.Argument(metavar="case|plan", help=key("Of what; of a case unless given."))] = "case") -> int:
    """Print the schema."""
    from portfolj.cli.schemas import print_schema

    return print_schema(of)


def app() -> None:
    """Run the command line and end the process."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    code = run(sys.argv[1:], os.environ)
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output has gone; the flush at the very end must not fail once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)


def run(arguments: Sequence[str], environment: Mapping[str, str]) -> int:
    """Run one command.

    Parameters
    ----------
    arguments
        Without the program's name.
    environment
        May name the language.

    Returns
    -------
    int
        The exit code. Every fault of the input has been told on stderr.
    """
    code, rest = _language_code(arguments, environment)
    language = Language(code) if code in list(Language) else DEFAULT_LANGUAGE
    try:
        if code != language:
            _refuse_language(code)
        command: Any = typer.main.get_command(_commands)
        returned = command.main(list(rest) or ["--help"], prog_name="portfolj", standalone_mode=False, obj=language)
        return returned if isinstance(returned, int) else Exit.FINE
    except (PortfoljError, _WRONG_USAGE, OSError) as wrong:
        from portfolj.cli.faults import tell

        return tell(wrong, language)
    except (KeyboardInterrupt, typer.Abort):
        return Exit.INTERRUPTED
    except SystemExit:
        # So Typer ends, and only so, when whoever read our output has gone.
        return Exit.FINE


def _language_code(arguments: Sequence[str], environment: Mapping[str, str]) -> tuple[str, list[str]]:
    """The language asked for, wherever it stands, and the arguments without it."""
    code, rest, ahead = environment.get(_LANGUAGE) or DEFAULT_LANGUAGE.value, [], list(arguments)
    while ahead:
        one = ahead.pop(0)
        if one == "--lang" and ahead:
            code = ahead.pop(0)
        elif one.startswith("--lang="):
            code = one.removeprefix("--lang=")
        else:
            rest.append(one)
    return code, rest


def _refuse_language(code: str) -> None:
    from portfolj.cli.faults import unknown_language

    raise unknown_language(code)
