"""The blocks of a section as paragraphs, lists, tables and pictures of Word."""

from collections.abc import Iterator

from portfolj.exchange.plan.blocks import Block, Bullets, Paragraph, Section, Table
from portfolj.exchange.plan.word_look import Look
from portfolj.exchange.plan.word_pictures import as_picture
from portfolj.exchange.plan.word_tables import as_table
from portfolj.exchange.plan.word_template import Style
from portfolj.exchange.plan.word_xml import Element, element, paragraph, parted, run


def written(section: Section, look: Look) -> Iterator[Element]:
    """The blocks of a section, without its heading."""
    for block in section.blocks:
        yield from _block(block, section, look)


def _block(block: Block, section: Section, look: Look) -> Iterator[Element]:
    if isinstance(block, Paragraph):
        for part in parted(block.text):
            yield paragraph(look.text, run(part, bold=block.strong))
    elif isinstance(block, Bullets):
        for item in block.items:
            yield paragraph(look.styles[Style.LIST_BULLET], run(item))
    elif isinstance(block, Table):
        if block.caption != section.heading:
            yield paragraph(look.styles[Style.CAPTION], run(block.caption), properties=[element("w:keepNext")])
        yield from as_table(block, look)
    else:
        yield as_picture(block, look)
