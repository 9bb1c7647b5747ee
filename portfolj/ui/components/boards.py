"""Bodies and networks: which there are and what they do with a matter, and one of them with its seats."""

from collections.abc import Sequence

import streamlit as st

from portfolj.domain.case import Case
from portfolj.errors import say
from portfolj.explain.bodies import KINDS, ROLES
from portfolj.ui import state
from portfolj.ui.components.body_rules import rules
from portfolj.ui.components.table import Cell, Head, Row, html_table
from portfolj.ui.words import NONE, enumerated, in_markdown, number, tell
from portfolj.workflow.steering import Board


def show(case: Case, found: Sequence[Board]) -> None:
    """Show the list, and the one that is chosen."""
    st.header(tell(say("Bodies and networks")), anchor=False)
    st.html(_table(found))
    names = {board.body.id: board.body.name for board in found}
    asked = state.one(state.BODY)
    key = f"body-shown-{asked}"
    st.selectbox(
        tell(say("Show one body with its seats")),
        list(names),
        list(names).index(asked) if asked in names else None,
        format_func=names.__getitem__,
        placeholder=tell(say("Choose a body")),
        key=key,
        on_change=_put,
        args=(key,),
    )
    for board in found:
        if board.body.id == asked:
            _one(case, board)


def _put(key: str) -> None:
    chosen = state.widget(key)
    state.put(state.BODY, *([chosen] if chosen else []))


def _table(found: Sequence[Board]) -> str:
    heads = [say("Body"), say("Does"), say("Works for"), say("Areas"), say("Led by"), say("Seats"), say("Persons")]
    head = [[Head(tell(one), figures=place > 4) for place, one in enumerate(heads)]]
    rows = [
        Row(
            (
                Cell(board.body.name),
                Cell(tell(KINDS[board.body.kind])),
                Cell(board.parent or NONE),
                Cell(enumerated(board.areas) or NONE),
                Cell(enumerated(seat.holder for seat in board.leads) or NONE),
                Cell(number(len(board.seats)) if board.seats else NONE, figures=True),
                Cell(number(board.persons) if board.persons else NONE, figures=True),
            )
        )
        for board in found
    ]
    return html_table(tell(say("Bodies and networks")), head, rows, stacks=True)


def _one(case: Case, board: Board) -> None:
    st.subheader(in_markdown(board.body.name), anchor=False)
    for text in (board.body.purpose, board.body.assignment):
        if text:
            st.markdown(in_markdown(text))
    said = [in_markdown(tell(one)) for one in rules(case, board)]
    if said:
        st.markdown("\n".join(f"- {one}" for one in said))
    if board.seats:
        st.html(_seats(case, board))
    else:
        st.markdown(tell(say("No seats are stated.")))


def _seats(case: Case, board: Board) -> str:
    members = {member.id: member.name for member in case.members}
    holders = {seat.id: seat.holder for seat in case.seats}
    heads = [say("Seat"), say("Role"), say("Member"), say("Side"), say("Remarks")]
    rows = []
    for seat in board.seats:
        same = tell(say("the same person as {who}", who=holders[seat.same_person])) if seat.same_person else ""
        only = tell(say("only for {matter}", matter=seat.only_for)) if seat.only_for else ""
        stands = tell(say("stands for {others}", others=seat.stands_for)) if seat.stands_for else ""
        rows.append(
            Row(
                (
                    Cell(seat.holder),
                    Cell(tell(ROLES[seat.role])),
                    Cell(members.get(seat.member or "", NONE)),
                    Cell(seat.side or NONE),
                    Cell("; ".join(filter(None, (stands, only, same, seat.agreed))) or NONE),
                )
            )
        )
    kind = "long" if len(rows) > 12 else ""
    return html_table(tell(say("The seats")), [[Head(tell(one)) for one in heads]], rows, kind=kind, stacks=True)
