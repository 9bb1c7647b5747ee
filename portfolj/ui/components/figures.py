"""The key figures of the alternatives, side by side."""

from collections.abc import Callable

import streamlit as st

from portfolj.errors import say
from portfolj.explain.certainty import how_sure
from portfolj.ui.components.table import Cell, Head, Row, html_table
from portfolj.ui.words import NONE, number, points, tell
from portfolj.workflow.key_figures import KeyFigures
from portfolj.workflow.side_by_side import SideBySide


def show(found: SideBySide) -> None:
    """Show the figures."""
    head = [[Head(""), *(Head(one.name, figures=True) for one in found.alternatives)]]
    rows = [
        _row(found, tell(say("Initiatives")), lambda one: Cell(number(one.initiatives), figures=True)),
        _row(found, tell(say("Own frames, kr")), _money),
        _row(found, tell(say("Members' hours, h")), lambda one: Cell(number(one.hours), figures=True)),
        _row(found, tell(say("Benefit, points")), lambda one: Cell(points(one.benefit), figures=True)),
        _row(found, tell(say("Least served for each resident")), _least_served),
    ]
    sure = [Cell(tell(how_sure(one.result)).rstrip("."), figures=True) for one in found.alternatives]
    rows.append(Row((Cell(tell(say("How sure"))), *sure)))
    st.html(html_table(tell(say("Key figures of the alternatives")), head, rows, kind=f"even of-{len(found.alternatives)}"))


def _row(found: SideBySide, name: str, cell: Callable[[KeyFigures], Cell]) -> Row:
    cells = (cell(one.figures) if one.figures else Cell(NONE, figures=True) for one in found.alternatives)
    return Row((Cell(name), *cells))


def _money(figures: KeyFigures) -> Cell:
    return Cell(number(figures.kronor), tell(say("of {frame}", frame=figures.frame)), figures=True)


def _least_served(figures: KeyFigures) -> Cell:
    if figures.least_served is None or figures.least_served.per_resident.benefit is None:
        return Cell(NONE, figures=True)
    served = tell(say("{amount} points per 1 000", amount=number(figures.least_served.per_resident.benefit, 1)))
    return Cell(figures.least_served.name, served, figures=True)
