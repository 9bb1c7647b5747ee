"""What can be asked for about a register, and to whom it is handed."""

from typing import Annotated

import typer

from portfolj.cli.help import Command, Group
from portfolj.cli.places import Case
from portfolj.service.places import REGISTER
from portfolj.text.catalogue import key

register_commands = typer.Typer(cls=Group, rich_markup_mode=None)
_whole = typer.Typer(cls=Group, rich_markup_mode=None)
register_commands.add_typer(_whole, name="db", help=key("What concerns a register as a whole."))
_log = typer.Typer(cls=Group, rich_markup_mode=None)
register_commands.add_typer(_log, name="log", help=key("The log of all decisions and other changes of a case."))

InRegister = Annotated[
    str,
    typer.Option(
        "--register",
        metavar=key("FILE"),
        envvar=REGISTER,
        help=key("The register; PORTFOLJ_DATABASE_URL does the same. register.db unless given."),
    ),
]


@register_commands.command(cls=Command, help=key("Copy a case: into a folder, a JSON file or a register."))
def copy(
    context: typer.Context,
    case: Case,
    to: Annotated[
        str, typer.Argument(metavar=key("TO"), help=key("A folder, a file ending in .json, or a register: register.db, register.db#ID."))
    ],
    over: Annotated[bool, typer.Option("--over", help=key("Make a case that the register holds already like this one."))] = False,
    without_proposals: Annotated[
        bool, typer.Option("--without-proposals", help=key("Leave out proposals, scenarios and decisions: a case begun afresh."))
    ] = False,
) -> int:
    """Copy a case."""
    from portfolj.cli.registers import copy_case

    return copy_case(case, to, over=over, without_proposals=without_proposals, language=context.obj)


@register_commands.command(cls=Command, help=key("Back up a register into one file, with its hash beside it."))
def backup(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar=key("FILE"), help=key("Where; a name that nothing has yet."))],
    register: InRegister = "register.db",
) -> int:
    """Back up a register."""
    from portfolj.cli.registers import back_up

    return back_up(file, register, language=context.obj)


@register_commands.command(cls=Command, help=key("Check a backup, put it in the register's place, and keep what it replaces."))
def restore(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar=key("FILE"), help=key("The backup."))],
    register: InRegister = "register.db",
) -> int:
    """Restore a register."""
    from portfolj.cli.registers import restore_from

    return restore_from(file, register, language=context.obj)


@_log.callback(invoke_without_command=True)
@_whole.callback(invoke_without_command=True)
def _commands(context: typer.Context) -> None:
    """Show what there is when no command is named."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), nl=False)


@_whole.command(cls=Command, help=key("Check the file, every case, and that all is what its history made of it."))
def check(context: typer.Context, register: InRegister = "register.db") -> int:
    """Check a register."""
    from portfolj.cli.registers import check_register

    return check_register(register, language=context.obj)


InPlace = Annotated[str, typer.Argument(metavar=key("REGISTER"), help=key("The register: register.db, or register.db#ID."))]


@_whole.command(cls=Command, help=key("Tell what has been done to a case, newest first: when, from which seat, and what."))
def history(
    context: typer.Context,
    register: InPlace,
    count: Annotated[int, typer.Option("--count", metavar="N", help=key("How many changes at most; 20 unless given."))] = 20,
    as_json: Annotated[bool, typer.Option("--json", help=key("Print one line of JSON."))] = False,
) -> int:
    """Tell the history of a case."""
    from portfolj.cli.past import show_history

    return show_history(register, count, as_json=as_json, language=context.obj)


@_whole.command(cls=Command, help=key("Take a change back, an import too, as a new change; taking that back makes it again."))
def undo(
    context: typer.Context,
    register: InPlace,
    number: Annotated[int, typer.Argument(metavar=key("NUMBER"), help=key("The number of the change in the history."))],
) -> int:
    """Take a change back."""
    from portfolj.cli.past import take_back

    return take_back(register, number, language=context.obj)


@_log.command(cls=Command, help=key("Print the head of the log: who keeps it can show later whether the log was changed."))
def head(context: typer.Context, register: InPlace) -> int:
    """Print the head of a log."""
    from portfolj.cli.logs import show_head

    return show_head(register, language=context.obj)


@_log.command(cls=Command, help=key("Hold the log against a head printed earlier: nothing up to it was changed, and nothing is missing."))
def verify(
    context: typer.Context,
    register: InPlace,
    printed: Annotated[str, typer.Option("--head", metavar=key("HEAD"), help=key("The head as it was printed."))],
) -> int:
    """Verify a log."""
    from portfolj.cli.logs import verify_log

    return verify_log(register, printed, language=context.obj)
