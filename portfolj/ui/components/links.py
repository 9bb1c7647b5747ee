"""Links in tables and lists whose clicks the page follows itself, without being loaded anew."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from portfolj.ui import state

# With Ctrl or in a new window the link's own address shows the same.
_CATCH = """
export default ({ data, setTriggerValue }) => {
  const caught = (event) => {
    const link = event.target.closest && event.target.closest(`a[data-${data.to}]`);
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    setTriggerValue("clicked", link.dataset[data.to]);
  };
  document.addEventListener("click", caught);
  return () => document.removeEventListener("click", caught);
};
"""
_catcher = st.components.v2.component("portfolj_links", js=_CATCH)


def follow(to: str, choose: Callable[[str], None]) -> None:
    """Let a click on a link choose what it leads to.

    Parameters
    ----------
    to
        The attribute of these links that says what they lead to, without its "data-"; small letters.
    choose
        Is told what.
    """
    key = f"links-{to}"
    _catcher(key=key, data={"to": to}, on_clicked_change=partial(_clicked, key, choose))


def _clicked(key: str, choose: Callable[[str], None]) -> None:
    if chosen := state.widget(key)["clicked"]:
        choose(str(chosen))
