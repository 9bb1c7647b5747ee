"""Two versions of the same thing side by side, in plain words: what differs, and nothing else."""

from collections.abc import Iterator, Mapping
from typing import Any

import streamlit as st

from portfolj.errors import Message, say
from portfolj.ui.components.table import Cell, Head, Row, html_table
from portfolj.ui.words import NONE, tell

Words = Mapping[str, str]


def show(mine: Words, theirs: Words, *, called: Message) -> None:
    """Show where two versions differ.

    Parameters
    ----------
    mine, theirs
        What each says, by the name of the field; a field that one of them lacks is empty there.
    called
        What `mine` is, such as "Yours"; theirs is what stands now.
    """
    head = [[Head(tell(say("Field"))), Head(tell(called)), Head(tell(say("As it stands now")))]]
    differing = [name for name in {**mine, **theirs} if mine.get(name, "") != theirs.get(name, "")]
    rows = [Row((Cell(name), Cell(mine.get(name, "") or NONE), Cell(theirs.get(name, "") or NONE))) for name in differing]
    if rows:
        st.html(html_table(tell(say("What has been changed")), head, rows))


def leaves(content: Any) -> Iterator[str]:
    """The values of plain data, without the names that only files have for them."""
    if isinstance(content, dict | list):
        for part in content.values() if isinstance(content, dict) else content:
            yield from leaves(part)
    elif content not in ("", None):
        yield str(content)
