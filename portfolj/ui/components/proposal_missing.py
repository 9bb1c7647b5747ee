"""What a proposal lacks, what that means, and a link to the step in which it is filled in."""

from collections.abc import Sequence
from urllib.parse import urlencode

import streamlit as st

from portfolj.domain.initiative import Initiative
from portfolj.errors import Message, say
from portfolj.ui import state
from portfolj.ui.answers import Opened
from portfolj.ui.components import held_back, proposal_steps
from portfolj.ui.components.lacking import PARTS
from portfolj.ui.words import in_html, in_markdown, tell
from portfolj.workflow.intake import OPEN, Missing


def show(opened: Opened, one: Initiative, lacks: Sequence[Missing]) -> None:
    """Show it; nothing where that is no question any more."""
    if one.not_a_portfolio_matter:
        st.markdown(in_markdown(tell(say("No matter for the portfolio: {why}", why=one.not_a_portfolio_matter))))
        return
    if one.steering.stage not in OPEN:
        return
    st.subheader(tell(_in_short(one, len(lacks))), anchor=False)
    steps = proposal_steps.allowed(opened, one)
    told = [(_named(PARTS[missing.part], proposal_steps.step_of(missing, steps)), missing.means) for missing in lacks]
    if one.draft:
        stage, means = held_back.means(one.steering.stage)
        found = say("{verdict} {found}", verdict=means, found=held_back.remedy(opened, one))
        told.append((_named(stage, proposal_steps.STAGE if proposal_steps.STAGE in steps else None), found))
    if told:
        st.html(f"<ul>{''.join(f'<li>{name}: {in_html(tell(means))}</li>' for name, means in told)}</ul>")


def _in_short(one: Initiative, lacks: int) -> Message:
    if lacks:
        return say("{number} missing", number=lacks)
    return say("Only the step to '{stage}' is missing", stage=held_back.NEXT) if one.draft else say("Nothing is missing")


def _named(what: Message, step: str | None) -> str:
    name = f"<strong>{in_html(tell(what))}</strong>"
    if step is None:
        return name
    query = urlencode(state.address() | {state.STEP: [step]}, doseq=True)
    return f'<a href="?{in_html(query)}" data-step="{step}">{name}</a>'
