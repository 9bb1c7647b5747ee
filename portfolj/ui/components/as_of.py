"""The day as of which a page tells what is due, missed or next: today, unless the address names another one."""

import datetime
from collections.abc import Iterator

import streamlit as st

from portfolj.errors import Message, say
from portfolj.ui import state
from portfolj.ui.words import tell

EARLIEST, LATEST = datetime.date(1970, 1, 1), datetime.date(2199, 12, 31)


def asked() -> datetime.date:
    """The day that the address names; today where it names none, or something else than a day between the earliest and the latest."""
    try:
        named = datetime.date.fromisoformat(state.one(state.DAY))
    except ValueError:
        return _today()
    return named if EARLIEST <= named <= LATEST else _today()


def told() -> Iterator[Message]:
    """That the answer is of another day than today."""
    if (day := asked()) != _today():
        yield say("As of {day:date}:", day=day.isoformat())


def show() -> None:
    """Offer it; another day than today stands in the address."""
    label, key = tell(say("As of")), "as-of"
    st.date_input(label, asked(), EARLIEST, LATEST, key=key, on_change=_put, args=(key,), format="YYYY-MM-DD", width=160)


def _today() -> datetime.date:
    return datetime.date.today()  # noqa: DTZ011, the day of whoever sits at this machine


def _put(key: str) -> None:
    chosen = state.widget(key)
    state.put(state.DAY, *([] if chosen in (None, _today()) else [chosen.isoformat()]))
