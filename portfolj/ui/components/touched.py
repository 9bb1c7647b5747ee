"""Fields of a form that know whether they were touched, so that what was not is left as others have made it meanwhile."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import streamlit as st

from portfolj.ui import state
from portfolj.ui.words import NONE

T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Said(Generic[T]):
    """What a field says: what was typed or chosen where it was touched, else what stands now."""

    content: T
    touched: bool


def text(label: str, stands: str, *, key: str, most: int, long: bool = False, spoken: str | None = None) -> Said[str]:
    """A field for text.

    Parameters
    ----------
    stands
        What stands now; what the field holds until it is touched, where it has not held something older.
    most
        How many signs it takes, more where more stand there already: a field cuts what it is given at that, which nobody would see.
    long
        Whether it has several lines.
    spoken
        The help beside it.
    """
    began = _began(key, stands)
    most = max(most, len(began))
    if long:
        typed = st.text_area(label, began, height="content", max_chars=most, key=key, help=spoken)
    else:
        typed = st.text_input(label, began, max_chars=most, key=key, help=spoken)
    return _said(typed, began, stands)


def choice(label: str, options: Mapping[T, str], stands: T, *, key: str, spoken: str | None = None) -> Said[T]:
    """One of several, each in its words; parameters as for a text."""
    began = _began(key, stands)
    ways = list(options)
    place = ways.index(began) if began in options else 0
    chosen: T = st.selectbox(label, ways, place, format_func=lambda way: options[way], key=key, help=spoken)
    return _said(chosen, ways[place], stands)


def several(label: str, options: Mapping[T, str], stands: tuple[T, ...], *, key: str) -> Said[tuple[T, ...]]:
    """Any of several, each in its words; parameters as for a text."""
    began = tuple(one for one in _began(key, stands) if one in options)
    chosen = st.multiselect(label, list(options), began, format_func=lambda way: options[way], key=key, placeholder=NONE)
    return _said(tuple(way for way in options if way in chosen), tuple(way for way in options if way in began), stands)


def truth(label: str, stands: bool, *, key: str) -> Said[bool]:
    """Whether something holds; parameters as for a text."""
    began: bool = _began(key, stands)
    return _said(st.checkbox(label, began, key=key), began, stands)


def _said(typed: T, began: T, stands: T) -> Said[T]:
    return Said(typed, touched=True) if typed != began else Said(stands, touched=False)


def _began(key: str, stands: Any) -> Any:
    """What the field held when it was shown first; what was typed since differs from that, whatever others have made of it."""
    name = f"began-{key}"
    if state.seen(name) is None or not state.shown_before(key):
        state.show(name, (stands,))
    return state.seen(name)[0]
