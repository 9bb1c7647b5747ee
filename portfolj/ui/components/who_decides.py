"""Who decides one proposal by the mandates, whom that body asks first, and what stands in the way."""

from collections.abc import Iterator

import streamlit as st

from portfolj.domain.case import Case
from portfolj.domain.initiative import Initiative
from portfolj.domain.wheel import MandateRow
from portfolj.errors import Message, say
from portfolj.governance.mandates import amounts, decision_of
from portfolj.ui.components import as_of
from portfolj.ui.words import in_markdown, tell


def show(case: Case, one: Initiative) -> None:
    """Show it; nothing in a case without mandates, and of what is no matter for the portfolio."""
    found = None if one.not_a_portfolio_matter else decision_of(case, one, as_of.today())
    if found is None:
        return
    st.subheader(tell(say("Who decides it")), anchor=False)
    if found.row is not None:
        st.markdown("\n".join(f"- {in_markdown(tell(said))}" for said in _sentences(case, found.row, found.kronor)))
    if found.hindrances:
        st.markdown(tell(say("This stands in the way:")))
        st.markdown("\n".join(f"- {in_markdown(tell(said))}" for said in found.hindrances))


def _sentences(case: Case, row: MandateRow, kronor: int) -> Iterator[Message]:
    names = {body.id: body.name for body in case.bodies}
    yield say(
        "{body} decides: it costs {kronor:kr} in cash, and the mandate holds for {amounts}.",
        body=names[row.decides],
        kronor=kronor,
        amounts=amounts(row),
    )
    if row.consults:
        yield say("Asked before the decision: {names:list}.", names=tuple(names[one] for one in row.consults))
    if row.consults_where_concerned:
        yield say("Asked too, where it concerns them: {names:list}.", names=tuple(names[one] for one in row.consults_where_concerned))
    if row.assumed:
        yield say("This is assumed until the association confirms it: {assumed}", assumed=row.assumed)
