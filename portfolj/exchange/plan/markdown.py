"""The plan as Markdown."""

import re
from collections.abc import Iterable, Iterator

from portfolj.exchange.lists import escaped
from portfolj.exchange.plan.blocks import Block, Bullets, Kind, Pages, Paragraph, Section, Table, printed
from portfolj.text import Language

# What begins a list or a heading at the beginning of a line.
_BLOCK = re.compile(r"^(\d*)([-+=.)])")


def as_markdown(made: Pages) -> str:
    """The pages as Markdown that shows text as it is: no link, no picture, no heading but ours."""
    parts = [f"# {escaped(made.title)}", _lines(made.facts)]
    for section in made.sections:
        parts += _section(section, made.language)
    return "\n\n".join(parts) + "\n"


def _section(section: Section, language: Language) -> Iterator[str]:
    yield f"## {escaped(section.heading)}"
    for block in section.blocks:
        yield from _block(block, section, language)


def _block(block: Block, section: Section, language: Language) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield _paragraphs(block.text)
    elif isinstance(block, Bullets):
        yield "\n".join(f"- {_lines([item])}" for item in block.items)
    # What a picture shows stands in the table beside it.
    elif isinstance(block, Table):
        if block.caption != section.heading:
            yield f"### {escaped(block.caption)}"
        yield _table(block, language)


def _table(table: Table, language: Language) -> str:
    head = _row(column.heading for column in table.columns)
    rule = "|" + "|".join("---" if column.kind is Kind.TEXT else "---:" for column in table.columns) + "|"
    kinds = [column.kind for column in table.columns]
    rows = (_row(printed(cell, kind, language) for cell, kind in zip(row, kinds, strict=True)) for row in table.rows)
    return "\n".join((head, rule, *rows))


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(escaped(cell) for cell in cells) + " |"


def _paragraphs(text: str) -> str:
    """Text of several lines, its lines and its paragraphs kept apart."""
    return "\n\n".join(_lines(one.split("\n")) for one in re.split(r"\n\s*\n", text.strip()))


def _lines(lines: Iterable[str]) -> str:
    return "\\\n".join(_BLOCK.sub(r"\1\\\2", escaped(line.strip())) for line in lines)
