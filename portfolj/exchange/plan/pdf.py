"""The plan as PDF/UA-1: tagged, with its JSON attached. templates/plan.typ says how it looks."""

import json
from typing import Any

import typst
import vl_convert

from portfolj.domain.dates import first_day
from portfolj.errors import say
from portfolj.exchange.plan.blocks import Block, Bullets, Kind, Pages, Paragraph, Picture, Section, Table, printed
from portfolj.exchange.plan.pages import pages
from portfolj.exchange.plan.signs import TEMPLATES, printable
from portfolj.results.plan import Plan, plan_text
from portfolj.text import render

# What typst brings along: a picture's words are set in it as the text around them is.
FONT = "Libertinus Serif"


def as_pdf(plan: Plan) -> bytes:
    """The plan on A4 pages; its date is the plan's, so that the same plan gives the same bytes."""
    template = str(TEMPLATES / "plan.typ")
    return typst.compile(template, format="pdf", pdf_standards=["ua-1"], ignore_system_fonts=True, sys_inputs=_inputs(plan))


def _inputs(plan: Plan) -> dict[str, str]:
    """What the template reads: data, so that nothing that people have typed is ever markup."""
    return {"pages": json.dumps(_document(pages(plan)), ensure_ascii=False), "plan": f"{plan_text(plan)}\n"}


def _document(made: Pages) -> dict[str, Any]:
    day = first_day(made.date) if made.date else None
    return {
        "language": made.language.value,
        "title": printable(made.title),
        "facts": [printable(fact) for fact in made.facts],
        "date": [day.year, day.month, day.day] if day else None,
        "contents": render(say("Contents"), made.language),
        "footer": render(say("Prioritised list for the business plan"), made.language),
        "attached": render(say("The plan as JSON, with the answer that can be checked again"), made.language),
        "sections": [_section(section, made) for section in made.sections],
    }


def _section(section: Section, made: Pages) -> dict[str, Any]:
    blocks = [_block(block, made) for block in section.blocks]
    return {"heading": printable(section.heading), "level": section.level, "wide": section.wide, "blocks": blocks}


def _block(block: Block, made: Pages) -> dict[str, Any]:
    if isinstance(block, Paragraph):
        return {"is": "paragraph", "text": printable(block.text), "strong": block.strong}
    if isinstance(block, Bullets):
        return {"is": "bullets", "items": [printable(item) for item in block.items]}
    if isinstance(block, Picture):
        return {"is": "picture", "text": printable(block.text), "svg": printable(_svg(block))}
    return {"is": "table", **_table(block, made)}


def _table(table: Table, made: Pages) -> dict[str, Any]:
    kinds = [column.kind for column in table.columns]
    return {
        "caption": printable(table.caption),
        "columns": [
            {"heading": printable(column.heading), "width": column.width, "text": column.kind is Kind.TEXT} for column in table.columns
        ],
        "rows": [[printable(printed(cell, kind, made.language)) for cell, kind in zip(row, kinds, strict=True)] for row in table.rows],
        "sums": table.sums,
    }


def _svg(picture: Picture) -> str:
    chart = picture.chart | {"config": picture.chart["config"] | {"font": FONT}}
    return vl_convert.vegalite_to_svg(chart)
