"""Lists that are typed as lines, a row each."""

import streamlit as st

from portfolj.errors import say
from portfolj.service.lines import Lines
from portfolj.ui.components import touched
from portfolj.ui.words import in_markdown, tell


def explain() -> None:
    """Say how lines are written."""
    st.caption(tell(say("The lists have a line for each row, with semicolons between its parts. Rows copied from a sheet are read too.")))


def ask(kind: Lines, stands: str, *, key: str) -> touched.Said[str]:
    """A field for a list.

    Parameters
    ----------
    stands
        Its lines as they stand now.
    """
    label = tell(say("{title} ({parts})", title=kind.title, parts=kind.says))
    words = tuple(word for part in kind.parts for word in part.words.values())
    known = in_markdown(tell(say("Words that are known: {words:list}.", words=words))) if words else None
    return touched.text(label, stands, key=key, most=20_000, long=True, spoken=known)
