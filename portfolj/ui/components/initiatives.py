"""Which initiatives are in which alternative: as a picture, and the same as a table."""

import textwrap

import pandas as pd
import streamlit as st

from portfolj.compare import InitiativeLine
from portfolj.errors import Message, say
from portfolj.ui import theme
from portfolj.ui.charts.matrix import matrix
from portfolj.ui.components.table import Cell, Head, Row, html_table
from portfolj.ui.words import enumerated, in_markdown, tell
from portfolj.workflow.side_by_side import SideBySide

NAME_SIGNS, HEAD_SIGNS = 27, 11


def show(found: SideBySide) -> None:
    """Show what differs, what is in all, and what is in none."""
    if not found.answered:
        return
    st.header(tell(say("Which initiatives are in?")), anchor=False)
    differing = sorted(found.comparison.only_in_some, key=_pattern)
    in_all = sorted(found.comparison.in_all, key=_pattern)
    left, right = st.columns(2, gap="large") if differing and in_all else (st.container(), st.container())
    with left:
        _picture(found, differing, say("{number:initiatives} differ between the alternatives", number=len(differing)))
    with right:
        _picture(found, in_all, _in_all(found, len(in_all)))
    with st.expander(tell(say("The same as a table, and what is in none"))):
        st.html(_table(found, [*differing, *in_all]))
        if found.in_none:
            st.markdown(in_markdown(tell(say("In none of the alternatives: {names}.", names=enumerated(found.in_none)))))


def _in_all(found: SideBySide, number: int) -> Message:
    if len(found.answered) == 1:
        return say("{number:initiatives} in: {name}", number=number, name=found.answered[0].name)
    if len(found.answered) < len(found.alternatives):
        return say("{number:initiatives} in all alternatives that have a portfolio", number=number)
    return say("{number:initiatives} in all alternatives", number=number)


def _pattern(line: InitiativeLine) -> tuple[tuple[bool, ...], str]:
    """What is in the first alternative first; then alike beside alike."""
    return tuple(choice is None for choice in line.by), line.name.casefold()


def _picture(found: SideBySide, lines: list[InitiativeLine], title: Message) -> None:
    if not lines:
        return
    st.subheader(tell(title), anchor=False)
    alternatives = [textwrap.fill(one.name, HEAD_SIGNS, break_long_words=False) for one in found.answered]
    shared = [line.name for line in found.comparison.initiatives]
    names = {line.id: line.name if shared.count(line.name) == 1 else f"{line.name} ({line.id})" for line in lines}
    rows = [
        (textwrap.fill(names[line.id], NAME_SIGNS), alternative, str(choice.start) if choice else "")
        for line in lines
        for alternative, choice in zip(alternatives, line.by, strict=True)
    ]
    table = pd.DataFrame(rows, columns=["initiative", "alternative", "start"])
    means = say("{title}. Filled box: in, with the year it starts; hollow box: not in. The table below says the same.", title=tell(title))
    st.altair_chart(matrix(table, theme.ground(st.context.theme.type)), theme=None, width="stretch", alt=tell(means))


def _table(found: SideBySide, lines: list[InitiativeLine]) -> str:
    head = [[Head(tell(say("Initiative"))), *(Head(one.name) for one in found.answered)]]
    rows = []
    for line in lines:
        cells = [Cell(tell(say("in, from {year}", year=str(choice.start)) if choice else say("not in"))) for choice in line.by]
        rows.append(Row((Cell(line.name), *cells)))
    return html_table(tell(say("Which initiatives are in which alternative")), head, rows)
