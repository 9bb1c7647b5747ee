"""The card of an initiative, opened by its name on any page: what it is, gives and takes, and where its numbers come from."""

from collections.abc import Iterable, Iterator
from functools import partial

import streamlit as st

from portfolj.domain.base import ProvenanceKind, Sourced
from portfolj.domain.case import Case
from portfolj.domain.initiative import Initiative
from portfolj.domain.participation import Answer
from portfolj.errors import Message, say
from portfolj.ui import state
from portfolj.ui.answers import Opened
from portfolj.ui.components import in_or_out, links
from portfolj.ui.components.table import Cell, Head, Row, html_table
from portfolj.ui.words import in_markdown, number, tell
from portfolj.valuation.assessed import as_assessed
from portfolj.workflow.cards import Card, card_of

_ANSWERS = {
    Answer.LEAD: say("Leading"),
    Answer.COMMITTED: say("Taking part"),
    Answer.WILLING: say("Willing to take part"),
    Answer.UNDECIDED: say("Not decided"),
    Answer.DECLINED: say("Declined"),
}
_KINDS = {
    ProvenanceKind.REAL: say("real"),
    ProvenanceKind.DERIVED: say("derived"),
    ProvenanceKind.ILLUSTRATIVE: say("made-up example"),
    None: say("not stated"),
}


def show(opened: Opened, page: str) -> None:
    """Show the card that has been asked for, if any.

    Parameters
    ----------
    page
        The address of the page that it lies over.
    """
    links.follow("initiative", partial(state.put, state.CARD))
    asked = state.one(state.CARD)
    initiative = next((one for one in opened.case.initiatives if one.id == asked), None)
    if initiative is not None:
        st.dialog(in_markdown(initiative.name), width="large", on_dismiss=_closed)(_card)(opened, initiative, page)


def _closed() -> None:
    state.put(state.CARD)


def _card(opened: Opened, one: Initiative, page: str) -> None:
    case, found = opened.case, card_of(opened.case, one)
    st.markdown(in_markdown(f"{one.what.summary} {one.what.need}".strip()))
    if one.what.history:
        st.caption(in_markdown(one.what.history))
    st.markdown("\n".join(f"- {in_markdown(tell(line))}" for line in _lines(case, one, found)))
    st.html(_money(found))
    in_or_out.show(opened, one, page)
    with st.expander(tell(say("Where each number comes from"))):
        st.html(_sources(one))


def _lines(case: Case, one: Initiative, found: Card) -> Iterator[Message]:
    goals = {goal.id: goal.name for goal in case.goals}
    members = {member.id: member.name for member in case.members}
    gives = as_assessed(one).gives
    if gives.contributions:
        named = tuple(f"{goals[row.goal]} ({number(int(row.likely))})" for row in gives.contributions)
        yield say("Goals, points of 100: {names:list}", names=named)
    yield say("Feasibility: {share:percent}", share=str(gives.feasibility.likely))
    yield say("Costs {kronor:kr}, of which {own:kr} from the members themselves, and takes {hours:h} of them", **found.sums())
    for answer, spoken in _ANSWERS.items():
        names = tuple(members[row.member] for row in one.parties.participations if row.answer is answer)
        if names:
            yield say("{answer}: {names:list}", answer=spoken, names=names)
    if one.parties.owner:
        yield say("Answers for it: {owner}", owner=one.parties.owner)
    if one.parties.contact:
        yield say("Ask: {contact}", contact=one.parties.contact)
    for mandate in one.steering.mandates:
        yield say("Decided: {body}, {day:date}. {matter}", body=mandate.body, day=str(mandate.date), matter=mandate.matter)
    if one.not_a_portfolio_matter:
        yield say("No matter for the portfolio: {why}", why=one.not_a_portfolio_matter)


def _money(found: Card) -> str:
    head = [[Head(tell(say("Who pays"))), Head(tell(say("Kronor, all years")), figures=True)]]
    rows = [Row((Cell(name), Cell(number(kronor), figures=True))) for name, kronor in found.payers]
    return html_table(tell(say("Who pays")), head, rows)


def _sources(one: Initiative) -> str:
    parts: Iterable[tuple[Message, Sourced]] = (
        (say("What it is"), one.what),
        (say("What it gives"), one.gives),
        (say("What it takes"), one.takes),
        (say("Who takes part"), one.parties),
        (say("How it is steered"), one.steering),
    )
    rows = [Row((Cell(tell(name)), Cell(tell(_KINDS[part.provenance])), Cell(part.source))) for name, part in parts]
    rows += [
        Row((Cell(tell(say("of which: {text}", text=text))), Cell(tell(_KINDS[row.provenance])), Cell(row.source)))
        for text, row in _rows(one)
        if row.source or row.provenance
    ]
    head = [[Head(tell(say("Part"))), Head(tell(say("Kind"))), Head(tell(say("Source")))]]
    return html_table(tell(say("Where each number comes from")), head, rows)


def _rows(one: Initiative) -> Iterator[tuple[str, Sourced]]:
    """The money rows, whose sources differ most."""
    for row in one.takes.financing:
        payer = row.fund or row.member or row.external
        yield tell(say("{payer}, year {year}: {kronor:kr}", payer=payer, year=row.year, kronor=row.kronor)), row
