"""Links to other proposals on their page, which what is typed and not saved holds back."""

from collections.abc import Iterable
from urllib.parse import urlencode

import streamlit as st

from portfolj.errors import say
from portfolj.ui import state
from portfolj.ui.words import in_html, tell
from portfolj.workflow.alike import Alike

# Clicks are caught in the page; with Ctrl or in a new window the link's own address shows the proposal as well.
_CATCH = """
export default ({ setTriggerValue }) => {
  const caught = (event) => {
    const link = event.target.closest && event.target.closest("a[data-proposal]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    setTriggerValue("chosen", link.dataset.proposal);
  };
  document.addEventListener("click", caught);
  return () => document.removeEventListener("click", caught);
};
"""
_CATCHER = "proposal-links"
_catcher = st.components.v2.component("portfolj_proposal_links", js=_CATCH)


def follow() -> None:
    """Show the proposal whose link is clicked."""
    _catcher(key=_CATCHER, on_chosen_change=_clicked)


def _clicked() -> None:
    if name := state.widget(_CATCHER)["chosen"]:
        state.put(state.PROPOSAL, str(name))


def alike_ones(found: Iterable[Alike]) -> str:
    """Proposals that are like one, as an HTML list: each says how like it is."""
    told = ((one.id, tell(say("{name} ({percent:percent} alike)", name=one.name, percent=one.percent))) for one in found)
    return f"<ul>{''.join(f'<li>{_link(name, text)}</li>' for name, text in told)}</ul>"


def _link(proposal: str, text: str) -> str:
    query = urlencode(state.address() | {state.PROPOSAL: [proposal]}, doseq=True)
    return f'<a href="?{in_html(query)}" data-proposal="{in_html(proposal)}">{in_html(text)}</a>'
