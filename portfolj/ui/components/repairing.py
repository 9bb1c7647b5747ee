"""What would repair rules that clash: the smallest change of each kind, and the dials that repair it as buttons."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import streamlit as st

from portfolj.domain.digest import canonical
from portfolj.domain.scenario import Scenario
from portfolj.errors import Message, say
from portfolj.explain.repairs import changes, how_sure, in_words
from portfolj.results.labels import parts_of
from portfolj.results.repair import Means, Repair
from portfolj.ui import answers, state
from portfolj.ui.answers import Opened
from portfolj.ui.components import waiting
from portfolj.ui.desk import Job
from portfolj.ui.words import in_markdown, tell
from portfolj.workflow.clashing import Conflict
from portfolj.workflow.dials import Dials, turned
from portfolj.workflow.repairing import repairs
from portfolj.workflow.solving import is_possible, new_limits
from portfolj.workflow.turning import least_turns

# Seconds for each search.
LIMIT = 20.0
_Turn = tuple[Message, dict[str, tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class _Known:
    repairs: tuple[Repair, ...] = ()
    turns: tuple[tuple[str, Dials], ...] = ()


def show(opened: Opened, conflict: Conflict, scenario: Scenario, stands: Dials) -> None:
    """Show them as they are found.

    Parameters
    ----------
    scenario
        Before its dials were turned to where they stand.
    """
    key = ("repairs", opened.content, canonical(scenario), stands)
    found = waiting.result(answers.desk().ask(key, partial(_work, opened, conflict, scenario, stands)))
    if found is None:
        return
    st.header(tell(say("What would repair it?")), anchor=False)
    for repair in found.repairs:
        st.markdown(in_markdown(" ".join(map(tell, (in_words(conflict.instance, repair), *how_sure(repair))))))
        told = [in_markdown(tell(one)) for one in changes(conflict.case, conflict.instance, repair)]
        if told:
            st.markdown("\n".join(f"- {one}" for one in told))
    with st.container(horizontal=True, key="repairs"):
        for label, dials in (*_dropped(found.repairs, stands), *map(_turn, found.turns)):
            st.button(in_markdown(tell(label)), on_click=state.turn, args=(dials,), key=f"repair-{'-'.join(dials)}")


def _work(opened: Opened, conflict: Conflict, scenario: Scenario, stands: Dials, job: Job[_Known]) -> Iterator[_Known]:
    limits = partial(new_limits, time_limit=LIMIT, cancelled=job.given_up)
    job.tell(say("Looking for what would repair it"))
    found: tuple[Repair, ...] = ()
    for repair in repairs(conflict.instance, conflict.references, limits):
        found = (*found, repair)
        yield _Known(found)

    def possible(dials: Dials) -> bool:
        asked = turned(opened.case, scenario, dials, reason="-")
        return is_possible(opened.case, asked, time_limit=LIMIT, cancelled=job.given_up)

    turns: tuple[tuple[str, Dials], ...] = ()
    for turn in least_turns(stands, possible):
        turns = (*turns, turn)
        yield _Known(found, turns)


def _dropped(found: tuple[Repair, ...], stands: Dials) -> Iterator[_Turn]:
    """The fewest decisions of the dials that are to be dropped."""
    repair = next((one for one in found if one.means is Means.DECISIONS and one.total and one.holds), None)
    if repair is None:
        return
    gone = {parts_of(rule)[1][0] for rule, _ in repair.changes}
    if gone <= {*stands.decided, *stands.refused}:
        kept = {
            name: tuple(one for one in ids if one not in gone)
            for name, ids in ((state.DECIDED, stands.decided), (state.REFUSED, stands.refused))
        }
        # Where the scenario has some and nobody wants any, the address must say so.
        yield say("Drop {number:decisions}", number=len(gone)), {name: ids or ("-",) for name, ids in kept.items()}


def _turn(turn: tuple[str, Dials]) -> _Turn:
    name, dials = turn
    if name == "money":
        return say("Money to {share:percent}", share=dials.money), {state.MONEY: (str(dials.money),)}
    if name == "hours":
        return say("Hours to {share:percent}", share=dials.hours), {state.HOURS: (str(dials.hours),)}
    return say("At least to everybody {share:percent}", share=dials.floor), {state.FLOOR: (str(dials.floor),)}
