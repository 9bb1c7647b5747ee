"""The blocks of a section as paragraphs, lists, tables and pictures of Word."""

import io
import json
from collections.abc import Iterator

import vl_convert
from docx.image.image import Image
from docx.shared import Emu

from portfolj.exchange.plan.blocks import Block, Bullets, Paragraph, Picture, Section, Table
from portfolj.exchange.plan.word_look import Look
from portfolj.exchange.plan.word_tables import as_table
from portfolj.exchange.plan.word_template import Style
from portfolj.exchange.plan.word_xml import Element, element, paragraph, parted, plain, run

_EMU_PER_TWIP = 635
_EMU_PER_PIXEL = 9525
# A chart is drawn with so many dots to each pixel, so that it is sharp on paper.
_DOTS = 2
# The heading above a picture stays on its page.
_MOST_OF_PAGE = 0.8


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
        yield _picture(block, look)


def _picture(picture: Picture, look: Look) -> Element:
    drawn = vl_convert.vegalite_to_png(json.dumps(picture.chart), scale=_DOTS)
    size = Image.from_blob(drawn)
    width, height = (pixels * _EMU_PER_PIXEL / _DOTS for pixels in (size.px_width, size.px_height))
    part = min(1, look.room.width * _EMU_PER_TWIP / width, _MOST_OF_PAGE * look.room.height * _EMU_PER_TWIP / height)
    inline = look.document.part.new_pic_inline(io.BytesIO(drawn), Emu(int(width * part)), Emu(int(height * part)))
    inline.docPr.set("name", plain(picture.name))
    inline.docPr.set("descr", plain(picture.text))
    return paragraph(look.text, element("w:r", None, element("w:drawing", None, inline)))
