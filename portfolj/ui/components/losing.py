"""What is lost without what is in, and who bears it: all of it once somebody opens the fold, or one initiative."""

from collections.abc import Iterator, Mapping
from functools import partial

import streamlit as st

from portfolj.errors import Message, say
from portfolj.explain.without import MINUS, MOST_NAMED, nothing_found, told, worse_before
from portfolj.results.result import Result
from portfolj.results.without import Lost, Without, by_loss
from portfolj.ui import answers, state
from portfolj.ui.answers import Opened
from portfolj.ui.components import waiting
from portfolj.ui.components.table import Cell, Head, Row, html_table
from portfolj.ui.desk import Job
from portfolj.ui.words import NONE, enumerated, in_markdown, number, points, tell
from portfolj.workflow.solving import new_limits
from portfolj.workflow.without import without_each

# Seconds for each search, and the fold.
LIMIT, KEY = 20.0, "losing-fold"
TITLE = say("What do we lose without each of them?")
DECIDED = say("decided; asked about as if it were not")
Found = tuple[Without, ...]


def show(opened: Opened, result: Result) -> None:
    """Show it for everything that is in, folded; nothing is worked out before it is opened."""
    with st.expander(tell(TITLE), key=KEY, on_change="rerun"):
        if not state.typed(KEY):
            return
        st.caption(tell(say("Each is left out in turn, and the best of the rest is worked out anew. Minus is more benefit without it.")))
        if found := _asked(result):
            st.html(_table(_names(opened), found))


def of_one(opened: Opened, result: Result, initiative: str) -> None:
    """Show it for one initiative that is in, as sentences and with a line for each member; it is worked out at once."""
    for one in _asked(result, initiative) or ():
        st.markdown(in_markdown(" ".join(map(tell, told(one, _names(opened))))))
        if one.lost is not None and one.lost.members:
            st.html(_members(one, one.lost))
            st.caption(tell(MINUS))


def _asked(result: Result, only: str = "") -> Found | None:
    key = ("without each", *answers.named(result), only)
    return waiting.result(answers.desk().ask(key, partial(_work, result, only)))


def _work(result: Result, only: str, job: Job[Found]) -> Iterator[Found]:
    found: Found = ()
    job.tell(say("Working out what is lost without each"))
    for one in without_each(result, lambda: new_limits(time_limit=LIMIT, cancelled=job.given_up), only=only):
        job.tell(say("Worked out: {name}", name=one.name))
        found = (*found, one)
        yield found


def _names(opened: Opened) -> Mapping[str, str]:
    return {one.id: one.name for one in opened.case.initiatives}


def _table(names: Mapping[str, str], found: Found) -> str:
    heads = (say("Initiative"), say("Loss, points"), say("Falls most on, points"), say("What changes"))
    head = [[Head(tell(one), figures=place == 1) for place, one in enumerate(heads)]]
    rows = [
        Row((Cell(one.name, tell(DECIDED) if one.decided else "", card=one.id), Cell(_loss(one), figures=True), *_told(one, names)))
        for one in by_loss(found)
    ]
    return html_table(tell(TITLE), head, rows, stacks=True)


def _told(one: Without, names: Mapping[str, str]) -> tuple[Cell, Cell]:
    """Who bears it, and what changes; new with a plus, gone with a minus."""
    if one.lost is None:
        return Cell(NONE), Cell(tell(nothing_found(one)))
    comes = [f"+\N{NO-BREAK SPACE}{names[name]}" for name in one.lost.comes_in]
    goes = [f"\N{MINUS SIGN}\N{NO-BREAK SPACE}{names[name]}" for name in one.lost.falls_away]
    changes = Cell("; ".join([*comes, *goes]) or NONE, " ".join(map(tell, worse_before(one.lost))))
    return _bearers(one.lost), changes


def _bearers(lost: Lost) -> Cell:
    lose = [one for one in lost.members if one.lost.benefit > 0]
    gain = [one for one in reversed(lost.members) if one.lost.benefit < 0]
    below = list[Message]()
    if len(lose) > MOST_NAMED:
        below.append(say("{number:members} lose", number=len(lose)))
    if lost.region > 0:
        below.append(say("the region as a whole loses {points}", points=points(lost.region)))
    elif lost.region < 0:
        below.append(say("the region as a whole gets {points} more", points=points(-lost.region)))
    if gain:
        most_more = {"name": gain[0].name, "points": points(-gain[0].lost.benefit)}
        several = say("{number} get more, {name} the most: {points}", number=len(gain), **most_more)
        below.append(several if len(gain) > 1 else say("{name} gets {points} more", **most_more))
    most = enumerated(f"{one.name} {points(one.lost.benefit)}" for one in lose[:MOST_NAMED])
    return Cell(most or NONE, "; ".join(map(tell, below)))


def _loss(one: Without) -> str:
    if one.lost is None:
        return NONE
    if one.lost.proven:
        return points(one.lost.least)
    return tell(say("{least} to {most}", least=points(one.lost.least), most=points(one.lost.most)))


def _members(one: Without, lost: Lost) -> str:
    heads = (say("Member"), say("Benefit lost, points"), say("Kronor spared"), say("Hours spared"))
    head = [[Head(tell(said), figures=place > 0) for place, said in enumerate(heads)]]
    rows = [_row(row.name, points(row.lost.benefit), number(row.lost.kronor), number(row.lost.hours)) for row in lost.members]
    if lost.region:
        rows.append(_row(tell(say("The region as a whole")), points(lost.region), NONE, NONE))
    return html_table(tell(say("Who bears it if {name} is left out", name=one.name)), head, rows)


def _row(name: str, *figures: str) -> Row:
    return Row((Cell(name), *(Cell(figure, figures=True) for figure in figures)))
