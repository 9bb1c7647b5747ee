"""What came of it, as tables: initiatives, frames and the record in sight, goals, benefits and members folded; and as files."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from portfolj.domain.case import Case
from portfolj.errors import say
from portfolj.exchange.follow_up import as_csv, as_workbook, tables
from portfolj.exchange.plan.blocks import Kind, Table, printed
from portfolj.governance.year_end import YearEnd
from portfolj.service.authorizing import Action, User
from portfolj.service.exporting import exported
from portfolj.service.log import head_to_print
from portfolj.text import Language
from portfolj.ui import seat, state
from portfolj.ui.answers import Opened
from portfolj.ui.components.table import Cell, Head, Row, html_table
from portfolj.ui.words import NONE, language, tell

_FOLDED = frozenset(("goals", "benefits", "members"))
_FILES = {
    "xlsx": (say("Excel, all tables"), as_workbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": (say("CSV, the table of initiatives"), as_csv, "text/csv"),
}


def choose_year(found: YearEnd) -> None:
    """Offer the years in which something was planned or booked; all of them unless one is chosen."""
    options = [None, *found.years]
    place, key = options.index(found.year), "year-end-year"
    st.selectbox(
        tell(say("Year")),
        options,
        place,
        format_func=lambda one: tell(say("All years")) if one is None else str(one),
        key=key,
        on_change=_put,
        args=(key,),
        width=160,
    )


def _put(key: str) -> None:
    chosen = state.widget(key)
    state.put(state.YEAR, *([] if chosen is None else [str(chosen)]))


def show(case: Case, found: YearEnd) -> None:
    """Show the tables."""
    for table in tables(case, found, tell):
        if table.name in _FOLDED:
            with st.expander(table.caption):
                _show(table)
        else:
            st.header(table.caption, anchor=False)
            _show(table)


def _show(table: Table) -> None:
    head = [[Head(column.heading, figures=column.kind is not Kind.TEXT) for column in table.columns]]
    rows = [
        Row(
            tuple(
                Cell(printed(cell, column.kind, language()) or NONE, figures=column.kind is not Kind.TEXT)
                for column, cell in zip(table.columns, row, strict=True)
            ),
            "sum" if table.sums and row is table.rows[-1] else "",
        )
        for row in table.rows
    ]
    st.html(html_table(table.caption, head, rows, stacks=True))


def offer(opened: Opened, found: YearEnd) -> None:
    """Offer the year-end table for the report."""
    if not seat.may(Action.EXPORT):
        return
    st.header(tell(say("The year-end table for the report")), anchor=False)
    with st.container(horizontal=True):
        for kind, (label, make, mime) in _FILES.items():
            name = "-".join(filter(None, (opened.case.id, tell(say("follow-up")), "" if found.year is None else str(found.year))))
            content = partial(_made, make, opened, found, seat.user(), language())
            st.download_button(tell(label), content, file_name=f"{name}.{kind}", mime=mime, on_click="ignore", key=f"year-end-{kind}")


def _made(make: Callable[[Case, YearEnd, Language, str], bytes], opened: Opened, found: YearEnd, user: User, spoken: Language) -> bytes:
    return exported(user, lambda: make(opened.case, found, spoken, head_to_print(user, opened.path)))
