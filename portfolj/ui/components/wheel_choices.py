"""As of which day the annual wheel is shown, which year of it, and of which body."""

from typing import TypedDict

import streamlit as st

from portfolj.domain.case import Case
from portfolj.errors import say
from portfolj.ui import state
from portfolj.ui.components import as_of
from portfolj.ui.words import tell
from portfolj.workflow.annual_wheel import AnnualWheel, at_work


class Asked(TypedDict):
    """What the address asks for; None and "" where it asks for nothing."""

    year: int | None
    body: str
    decides: str


def asked(case: Case) -> Asked:
    """What the address asks for; a body without meetings and steps, such as one looked at elsewhere, is none to show alone."""
    body = state.one(state.BODY)
    alone = body if any(one.id == body for one in at_work(case)) else ""
    return Asked(year=state.year(), body=alone, decides=state.one(state.DECIDES))


def show(case: Case, found: AnnualWheel) -> None:
    """Offer them; what differs from what is shown unless asked stands in the address."""
    names = {"": tell(say("All bodies")), **{one.id: one.name for one in at_work(case)}}
    with st.container(horizontal=True, vertical_alignment="bottom", key="wheel-choices"):
        as_of.show()
        # Another name where another one is shown, so that a field never stands at what the page does not show.
        year, body = f"wheel-year-{found.year}", f"wheel-body-{found.body}"
        place = found.years.index(found.year) if found.year in found.years else 0
        st.selectbox(tell(say("Year")), found.years, place, key=year, on_change=_put, args=(state.YEAR, year), width=140)
        st.selectbox(
            tell(say("Body")),
            list(names),
            list(names).index(found.body),
            format_func=names.__getitem__,
            key=body,
            on_change=_put,
            args=(state.BODY, body),
            width=240,
        )


def decides(found: AnnualWheel) -> None:
    """Offer the bodies that decide, where there are several."""
    names = {one.id: one.name for one in found.deciding}
    if found.decides is None or len(names) == 1:
        return
    label, place = tell(say("Who is to decide")), list(names).index(found.decides.id)
    key = "wheel-decides"
    st.selectbox(label, list(names), place, format_func=names.__getitem__, key=key, on_change=_put, args=(state.DECIDES, key), width=320)


def _put(name: str, key: str) -> None:
    chosen = str(state.widget(key))
    state.put(name, *([chosen] if chosen else []))
