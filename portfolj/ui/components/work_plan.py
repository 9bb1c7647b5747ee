"""The work plan of one proposal, folded: what is to be reached, who does what and when, what it costs, and what it rests on."""

from collections.abc import Iterator, Sequence

import streamlit as st

from portfolj.domain.base import ProvenanceKind
from portfolj.domain.case import Case, Vat
from portfolj.domain.initiative import Initiative
from portfolj.errors import Message, say
from portfolj.service import editing
from portfolj.ui.components import plan_costs
from portfolj.ui.components.planning import TEXTS
from portfolj.ui.components.table import Cell, Head, Row, html_table
from portfolj.ui.words import NONE, enumerated, in_markdown, number, tell

# A title, the heads of the columns, and the rows.
Part = tuple[Message, tuple[Message, ...], Sequence[tuple[str, ...]]]
KRONOR = say("Kronor")


def show(case: Case, one: Initiative) -> None:
    """Show it; nothing where the proposal has none."""
    if not one.plan.says_something:
        return
    said = [(label, editing.text_of(one, name)) for name, label in TEXTS.items()]
    said.append((say("Period"), _between(one.steering.start, one.steering.end)))
    with st.expander(tell(say("Work plan"))):
        if told := "\n".join(f"- **{tell(label)}:** {in_markdown(text)}" for label, text in said if text):
            st.markdown(told)
        for part in _parts(case, one):
            _show(*part)
        plan_costs.show(case, one)
        if case.vat is Vat.EXCLUDED:
            st.caption(tell(say("Amounts are without value added tax.")))
        made_up = tell(say("made-up example"))
        made_up = f"({made_up})" if one.plan.provenance is ProvenanceKind.ILLUSTRATIVE else ""
        st.caption(in_markdown(f"{one.plan.source} {made_up}".strip()))


def _parts(case: Case, one: Initiative) -> Iterator[Part]:
    goals, plan = {goal.id: goal.name for goal in case.goals}, one.plan
    what, when = say("What"), say("When")
    by_date = sorted(one.gives.dated_goals, key=lambda row: row.date)
    served = [(row.text, _date(row.date), goals.get(row.goal or "", "")) for row in by_date]
    yield say("Goals with a date"), (say("Goal"), when, say("Serves the goal")), served
    yield say("Activities"), (what, when), [(row.text, _between(row.start, row.end)) for row in plan.activities]
    yield say("Decision points and milestones"), (what, when), [(text, _date(date)) for date, text in _points(one)]
    yield say("Roles"), (say("Role"), say("Who")), [(row.role, row.holder) for row in plan.roles]
    benefits = [(row.text, row.owner, row.measure, row.baseline, row.target, _date(row.date)) for row in one.gives.effects]
    yield say("Benefits"), (say("Benefit"), say("Owner"), say("Measure"), say("Before"), say("Aimed at"), when), benefits
    factors = [(row.text, row.measures) for row in plan.success_factors]
    yield say("Success factors"), (say("What must hold"), say("What is done for it")), factors
    risks = [(row.text, row.measures) for row in plan.risks]
    yield say("Risks"), (say("What may go wrong"), say("What is done about it")), risks
    bought = [(row.text, row.buyer, "" if row.kronor is None else number(row.kronor)) for row in plan.purchases]
    yield say("Purchases"), (what, say("Buyer"), KRONOR), bought


def _points(one: Initiative) -> list[tuple[str, str]]:
    points = [(row.date, tell(say("Decision: {text}", text=row.text))) for row in one.steering.decision_points]
    return sorted([*points, *((row.date, row.text) for row in one.steering.milestones)])


def _date(stated: str | None) -> str:
    return "" if stated is None else tell(say("{day:date}", day=stated))


def _between(start: str | None, end: str | None) -> str:
    if start is None or end is None or start == end:
        return _date(start or end)
    return tell(say("{first:date} to {last:date}", first=start, last=end))


def _show(title: Message, heads: tuple[Message, ...], rows: Sequence[tuple[str, ...]]) -> None:
    """A table; columns in which nothing stands are told in a line instead."""
    if not rows:
        return
    st.subheader(tell(title), anchor=False)
    stated = [at for at, _ in enumerate(heads) if any(row[at] for row in rows)]
    head = [[Head(tell(heads[at]), figures=heads[at] == KRONOR) for at in stated]]
    cells = [tuple(Cell(row[at] or NONE, figures=heads[at] == KRONOR) for at in stated) for row in rows]
    st.html(html_table(tell(title), head, [Row(row) for row in cells], stacks=True))
    if missing := [tell(one) for at, one in enumerate(heads) if at not in stated]:
        st.markdown(in_markdown(tell(say("Not stated: {names}", names=enumerated(missing)))))
