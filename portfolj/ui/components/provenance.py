"""Where the numbers of a case come from: how many of each kind in each sort of table, and every source that is stated."""

import streamlit as st

from portfolj.domain.base import ProvenanceKind
from portfolj.domain.case import Case
from portfolj.domain.provenance import Origins, origins_by_table, sources
from portfolj.errors import say
from portfolj.ui.components.table import Cell, Head, Row, html_table
from portfolj.ui.words import NONE, number, tell

# What stands in which tables of the case, in the order of the page.
SORTS = (
    (say("Members: population and fees"), ("members",)),
    (say("Hours that members and shared staff can give"), ("capacities", "pools", "pool_hours")),
    (say("The most that each member pays"), ("ceilings",)),
    (say("Goals and how much they weigh"), ("goals",)),
    (say("Money, year by year"), ("funds", "budgets")),
    (say("Proposals: what they give"), ("gives",)),
    (say("Proposals: what they cost in money and hours"), ("takes",)),
    (say("Proposals: who takes part and who pays"), ("parties",)),
    (say("Proposals: how they are carried out"), ("what", "steering", "plan")),
    (say("Follow-up: what came of it"), ("outcome",)),
    (say("Bodies, meetings and who decides how much"), ("bodies", "seats", "duties", "meetings", "cycle", "mandate_table", "remarks")),
)
KINDS = {
    ProvenanceKind.REAL: say("Real"),
    ProvenanceKind.DERIVED: say("Derived"),
    ProvenanceKind.ILLUSTRATIVE: say("Made up"),
    None: say("Not stated"),
}


def show(case: Case, made_of: Origins) -> None:
    """Show the counts, and the sources folded."""
    st.header(tell(say("Where do the numbers come from?")), anchor=False)
    st.markdown(
        tell(
            say(
                "Real means found in a document. Derived means worked out from real ones. Made up means an example that nobody vouches "
                "for: it shows how the tool works, and must be replaced before anything is decided."
            )
        )
    )
    st.html(_counts(case, made_of))
    stated = sources(case)
    if stated:
        with st.expander(tell(say("The sources"))):
            head = [[Head(tell(say("Source"))), Head(tell(say("Kind"))), Head(tell(say("Values")), figures=True)]]
            rows = [
                Row((Cell(one.text), Cell(tell(KINDS[one.kind])), Cell(number(one.values) if one.values else NONE, figures=True)))
                for one in stated
            ]
            st.html(html_table(tell(say("The sources that the case states")), head, rows))


def _counts(case: Case, made_of: Origins) -> str:
    found = origins_by_table(case)
    head = [[Head(tell(say("Numbers on"))), *(Head(tell(kind), figures=True) for kind in KINDS.values())]]
    rows = []
    for name, tables in SORTS:
        here = Origins.together(found[table] for table in tables if table in found)
        if here.all:
            rows.append(Row((Cell(tell(name)), *(_cell(count) for count in here.counts))))
    shares = [tell(say("{share:percent}", share=str(share))) for share in made_of.shares]
    total = [_cell(count, share) for count, share in zip(made_of.counts, shares, strict=True)]
    return html_table(tell(say("How many values are of each kind")), head, [*rows, Row((Cell(tell(say("All"))), *total))], kind="origins")


def _cell(count: int, share: str = "") -> Cell:
    return Cell(number(count), share, figures=True) if count else Cell(NONE, figures=True)
