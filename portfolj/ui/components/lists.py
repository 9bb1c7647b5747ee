"""Lists to take along as Excel files: empty, to be filled in; as they stand; and a member's own sheet for its answers."""

from functools import partial

import streamlit as st

from portfolj.domain.case import Case
from portfolj.errors import say
from portfolj.exchange.imports.exporting import SHEETS, exported
from portfolj.exchange.imports.forms import BY_KIND, INITIATIVES
from portfolj.exchange.imports.listing import not_simple
from portfolj.exchange.imports.member_sheet import member_sheet, members_asked
from portfolj.service.authorizing import Action
from portfolj.ui import seat
from portfolj.ui.words import in_markdown, language, tell

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show(case: Case) -> None:
    """Offer them to whoever may take them along."""
    if not seat.may(Action.EXPORT):
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="lists"):
        kind = st.selectbox(tell(say("List")), list(SHEETS), format_func=lambda name: tell(SHEETS[name]), key="list-kind", width=260)
        make = partial(exported, case, BY_KIND[kind], ".xlsx", language=language())
        name = tell(SHEETS[kind]).casefold().replace(" ", "-")
        template, stands = tell(say("Download the template (Excel)")), tell(say("Download it as it stands (Excel)"))
        _download(template, partial(make, filled=False), f"{name}.xlsx", "list-empty")
        if case.initiatives or kind != INITIATIVES.name:
            _download(stands, partial(make, filled=True), f"{name}-{case.id}.xlsx", "list-filled")
    if kind == INITIATIVES.name and (left_out := not_simple(case)):
        told = say("As it stands without what the six columns cannot hold: {ids:list}.", ids=left_out)
        st.caption(in_markdown(tell(told)))
    if not (members := {one.id: one.name for one in members_asked(case)}):
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="member-sheet"):
        label = tell(say("Or a sheet for the answers of a member"))
        member = st.selectbox(label, list(members), format_func=members.__getitem__, key="list-member", width=260)
        sheet = partial(member_sheet, case, member, language())
        _download(tell(say("Download the member's sheet (Excel)")), sheet, f"svar-{member}.xlsx", "list-sheet")


def _download(label: str, make: partial[bytes], name: str, key: str) -> None:
    st.download_button(label, make, file_name=name, mime=WORKBOOK, on_click="ignore", key=key)
