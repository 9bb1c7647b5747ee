"""The day as of which a page tells what is due, missed or next: today, unless the address names another one."""

from collections.abc import Iterator
from datetime import date

import streamlit as st

from portfolj.errors import Message, say
from portfolj.ui import state
from portfolj.ui.words import tell

EARLIEST, LATEST = date(1970, 1, 1), date(2199, 12, 31)


def asked() -> date:
    """The day that the address names; today where it names none, or something else than a day between the earliest and the latest."""
    return _named() or today()


def today() -> date:
    """The day it is."""
    return date.today()  # noqa: DTZ011, the day of whoever sits at this machine


def told() -> Iterator[Message]:
    """That the answer is of another day than today."""
    if (day := asked()) != today():
        yield say("As of {day:date}:", day=day.isoformat())


def show() -> None:
    """Offer it; another day than today stands in the address."""
    key, typed = "as-of", state.one(state.DAY)
    st.text_input(tell(say("As of")), typed or today().isoformat(), key=key, on_change=_put, args=(key,), width=160)
    if typed and _named() is None:
        st.caption(tell(say("That is no day; write one as 2027-02-01. Until then this is as of today.")))


def _named() -> date | None:
    try:
        named = date.fromisoformat(state.one(state.DAY))
    except ValueError:
        return None
    return named if EARLIEST <= named <= LATEST else None


def _put(key: str) -> None:
    typed = state.widget(key).strip()
    state.put(state.DAY, *([] if typed in ("", today().isoformat()) else [typed]))
