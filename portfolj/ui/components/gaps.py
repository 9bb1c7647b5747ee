"""What is lost in the gaps in the case that is open and the others of its register: by kind, each a link to where it is mended."""

from collections.abc import Sequence
from datetime import date
from urllib.parse import urlencode

import streamlit as st

from portfolj.errors import Message, say
from portfolj.explain.gaps import KINDS, how_long, whose_turn
from portfolj.governance.gaps import Gap, GapKind
from portfolj.service.gaps import Lost
from portfolj.ui import state
from portfolj.ui.answers import Opened, lost_in_gaps, stands_at
from portfolj.ui.words import in_html, in_markdown, tell

# So many of a kind are shown at once; more are folded.
_AT_ONCE = 5
# The page on which each is mended, and what of it is chosen there, by the list in which it stands.
MENDED = {
    "initiatives": ("forslag", state.PROPOSAL),
    "bodies": ("styrning", state.BODY),
    "duties": ("styrning", ""),
    "areas": ("styrning", ""),
    "decisions": ("beslut", state.SCENARIO),
}
WHEEL, OWNER_STEP = "arshjul", "ansvar"


def show(opened: Opened, today: date) -> None:
    """Show it; nothing where nothing is lost."""
    found = lost_in_gaps(opened, today)
    if not (found.all or found.unread):
        return
    st.header(tell(say("Lost in the gaps")), anchor=False)
    st.markdown(in_markdown(tell(_in_short(found.all))))
    for kind, title in KINDS.items():
        if rows := [one for one in found.all if one.gap.kind is kind]:
            counted = say("{kind}: {number}", kind=title, number=len(rows))
            with st.expander(in_markdown(tell(counted)), expanded=len(rows) <= _AT_ONCE):
                st.html(f'<ul class="portfolj-gaps">{"".join(_line(opened, one) for one in rows)}</ul>')
    for place in found.unread:
        st.caption(in_markdown(tell(say("'{place}' in the same register cannot be opened, and is left out.", place=place))))


def _in_short(found: Sequence[Lost]) -> Message:
    if not found:
        return say("Nothing is lost in the gaps.")
    longest = max(found, key=lambda one: -1 if one.days is None else one.days)
    if longest.days is None:
        return say("{number:things} that nobody has.", number=len(found))
    since = how_long(longest.gap, longest.days)
    return say("{number:things} that nobody has. Longest: {name}, {since}.", number=len(found), name=longest.gap.name, since=since)


def _line(opened: Opened, one: Lost) -> str:
    """A link with its name, and below it what it lacks, since when, and whose turn it is."""
    own = one.place == stands_at(opened)
    other = tell(say("in {case}", case=one.case))
    case = "" if own else f' <span class="case">{in_html(other)}</span>'
    turn = say("turn: {name}", name=whose_turn(one.gap)) if one.gap.turn else whose_turn(one.gap)
    below = " · ".join(in_html(tell(part)) for part in (one.gap.told, how_long(one.gap, one.days), turn))
    return f'<li><a href="{in_html(_address(one, own=own))}">{in_html(one.gap.name)}</a>{case}<span class="below">{below}</span></li>'


def _address(one: Lost, *, own: bool) -> str:
    """Where it is mended, in the case that is open or another one."""
    kept = state.address() if own else {name: list(values) for name in (state.LANGUAGE,) if (values := state.several(name))}
    page, chosen = _mended(one.gap)
    query = {**kept, **({} if own else {state.CASE: [one.place]}), **chosen}
    return f"{page}?{urlencode(query, doseq=True)}"


def _mended(gap: Gap) -> tuple[str, dict[str, list[str]]]:
    if gap.kind is GapKind.DECISION_WITHOUT_MEETING and gap.path[0] == "initiatives":
        return WHEEL, {state.PROPOSAL: [gap.id]}
    page, chosen = MENDED[gap.path[0]]
    step = {state.STEP: [OWNER_STEP]} if gap.path[-1] == "owner" else {}
    return page, {**({chosen: [gap.id]} if chosen else {}), **step}
