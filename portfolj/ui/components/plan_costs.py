"""What a plan costs against what finances it, side by side."""

import streamlit as st

from portfolj.domain.case import Case
from portfolj.domain.initiative import Initiative
from portfolj.errors import Message, say
from portfolj.ui.components.table import Cell, Head, Row, html_table
from portfolj.ui.words import NONE, number, tell
from portfolj.workflow.plan_money import Line, PlanMoney, plan_money


def show(case: Case, one: Initiative) -> None:
    """Show it; nothing where neither money nor own effort is stated."""
    found = plan_money(case, one)
    if not found.years:
        return
    left, right = st.columns(2, gap="large")
    with left:
        _side(say("Costs"), found, found.costs, (say("Cash cost"), found.cash_cost), (say("Cost in all"), found.cost))
    with right:
        _side(
            say("Financing"),
            found,
            found.financing,
            (say("Cash financing"), found.cash_financing),
            (say("Financing in all"), found.financed),
        )


def _side(title: Message, found: PlanMoney, lines: tuple[Line, ...], cash: tuple[Message, Line], everything: tuple[Message, Line]) -> None:
    """The lines of one side with their sums; years where there are several, and own effort where there is any."""
    several = found.years if len(found.years) > 1 else ()
    head = [Head(tell(title))]
    head += [Head(tell(say("Year {year}", year=year)), figures=True) for year in several]
    head.append(Head(tell(say("Kronor, all years") if several else say("Kronor")), figures=True))
    named = [(line.text, line) for line in lines]
    own = [(say("The value of own effort"), found.own_effort), everything] if found.own_effort.total else []
    named += [(tell(name), line) for name, line in (cash, *own)]
    st.html(html_table(tell(title), [head], [_row(name, line, several=bool(several)) for name, line in named]))


def _row(name: str, line: Line, *, several: bool) -> Row:
    amounts = (*(line.by_year if several else ()), line.total)
    return Row((Cell(name), *(Cell(number(kronor) if kronor else NONE, figures=True) for kronor in amounts)), "" if line.text else "sum")
