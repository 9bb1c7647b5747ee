"""Help in the language of the user, written without the parts of Typer that speak English only."""

import textwrap
from typing import Any

from typer.core import TyperCommand, TyperGroup

from portfolj.errors import InputError, say
from portfolj.text.catalogue import key, translate
from portfolj.text.language import DEFAULT_LANGUAGE, Language

_WIDTH = 100
_OWN_HELP = key("Show this message and exit.")


class Group(TyperGroup):
    """The command itself."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help: what it is for, the commands, the options, the exit codes."""
        language = _language(ctx)
        formatter.write(_usage(ctx, language, [translate(key("COMMAND"), language), "..."]))
        formatter.write(_prose(self.help, language))
        commands = [(name, translate(self.commands[name].help or "", language)) for name in self.list_commands(ctx)]
        formatter.write(_section(key("Commands"), commands, language))
        formatter.write(_section(key("Options"), _options(self, ctx, language), language))
        formatter.write(_prose(self.epilog, language))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find a command by its name; Typer's own refusal speaks English only."""
        if args and args[0] not in self.commands:
            raise InputError(
                say("There is no command '{name}'; choose one of {names:list}.", name=args[0], names=tuple(self.list_commands(ctx)))
            )
        return super().resolve_command(ctx, args)


class Command(TyperCommand):
    """One command."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help: how it is written, what it is for, its arguments and options."""
        language = _language(ctx)
        arguments = [
            (name if one.required else f"[{name}]", translate(one.help or "", language))
            for one in _params(self, ctx, "argument")
            for name in (translate(one.metavar, language),)
        ]
        formatter.write(_usage(ctx, language, [name for name, _ in arguments]))
        formatter.write(_prose(self.help, language))
        formatter.write(_section(key("Arguments"), arguments, language))
        formatter.write(_section(key("Options"), _options(self, ctx, language), language))
        formatter.write(_prose(self.epilog, language))


def _language(ctx: Any) -> Language:
    return ctx.obj if isinstance(ctx.obj, Language) else DEFAULT_LANGUAGE


def _usage(ctx: Any, language: Language, arguments: list[str]) -> str:
    usage, options = translate(key("Usage:"), language), translate(key("[OPTIONS]"), language)
    return f"{usage} {' '.join((ctx.command_path, options, *arguments))}\n"


def _prose(sentence: str | None, language: Language) -> str:
    shown = textwrap.fill(translate(sentence or "", language), _WIDTH - 2, initial_indent="  ", subsequent_indent="  ")
    return f"\n{shown}\n" if sentence else ""


def _options(command: Any, ctx: Any, language: Language) -> list[tuple[str, str]]:
    return [
        (", ".join(one.opts) + (f" {translate(one.metavar, language)}" if one.metavar else ""), translate(one.help or "", language))
        for one in _params(command, ctx, "option")
    ]


def _params(command: Any, ctx: Any, kind: str) -> list[Any]:
    return [one for one in command.get_params(ctx) if one.param_type_name == kind]


def _section(title: str, rows: list[tuple[str, str]], language: Language) -> str:
    """A heading and its rows, the second column aligned."""
    if not rows:
        return ""
    wide = max(len(name) for name, _ in rows) + 4
    lines = [
        textwrap.fill(text, _WIDTH, initial_indent=f"  {name}".ljust(wide), subsequent_indent=" " * wide) if text else f"  {name}"
        for name, text in rows
    ]
    return f"\n{translate(title, language)}:\n" + "\n".join(lines) + "\n"
