"""Links to other proposals on their page, which what is typed and not saved holds back."""

from collections.abc import Iterable
from functools import partial
from urllib.parse import urlencode

from portfolj.errors import say
from portfolj.ui import state
from portfolj.ui.components import links
from portfolj.ui.words import in_html, tell
from portfolj.workflow.alike import Alike


def follow() -> None:
    """Show the proposal whose link is clicked."""
    links.follow("proposal", partial(state.put, state.PROPOSAL))


def alike_ones(found: Iterable[Alike]) -> str:
    """Proposals that are like one, as an HTML list: each says how like it is."""
    told = ((one.id, tell(say("{name} ({percent:percent} alike)", name=one.name, percent=one.percent))) for one in found)
    return f"<ul>{''.join(f'<li>{_link(name, text)}</li>' for name, text in told)}</ul>"


def _link(proposal: str, text: str) -> str:
    query = urlencode(state.address() | {state.PROPOSAL: [proposal]}, doseq=True)
    return f'<a href="?{in_html(query)}" data-proposal="{in_html(proposal)}">{in_html(text)}</a>'
