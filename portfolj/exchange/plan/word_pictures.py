"""A chart as a picture of Word, with what it shows in words."""

import io
import json
from functools import lru_cache

import vl_convert
from docx.image.image import Image
from docx.shared import Emu

from portfolj.exchange.plan.blocks import Picture
from portfolj.exchange.plan.word_look import Look
from portfolj.exchange.plan.word_sections import TWIPS_PER_POINT, Room
from portfolj.exchange.plan.word_xml import Element, element, paragraph, plain

_EMU_PER_POINT = 12_700
_POINTS_PER_PIXEL = 0.75
# A chart is drawn with so many dots to each pixel, so that it is sharp on paper.
_DOTS = 2
# The heading above a picture has room on its page.
_MOST_OF_PAGE = 0.8


def as_picture(picture: Picture, look: Look) -> Element:
    """A paragraph with the picture, no larger than there is room for."""
    width, height = size(picture, look.room)
    content = io.BytesIO(_drawn(json.dumps(picture.chart)))
    inline = look.document.part.new_pic_inline(content, Emu(int(width * _EMU_PER_POINT)), Emu(int(height * _EMU_PER_POINT)))
    inline.docPr.set("name", plain(picture.name))
    inline.docPr.set("descr", plain(picture.text))
    spacing = element("w:spacing", {"line": 240, "lineRule": "auto"})
    return paragraph(look.text, element("w:r", None, element("w:drawing", None, inline)), properties=[spacing])


def size(picture: Picture, room: Room) -> tuple[float, float]:
    """The width and height of the picture on a page, points."""
    drawn = Image.from_blob(_drawn(json.dumps(picture.chart)))
    width, height = (pixels * _POINTS_PER_PIXEL / _DOTS for pixels in (drawn.px_width, drawn.px_height))
    part = min(1, room.width / TWIPS_PER_POINT / width, _MOST_OF_PAGE * room.height / TWIPS_PER_POINT / height)
    return width * part, height * part


@lru_cache(maxsize=8)
def _drawn(chart: str) -> bytes:
    return vl_convert.vegalite_to_png(chart, scale=_DOTS)
