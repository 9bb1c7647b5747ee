"""When nothing satisfies the dials: what cannot hold, what clashes and would repair it, and which dial put back alone is enough."""

from collections.abc import Iterator

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from portfolj.domain.digest import canonical
from portfolj.domain.scenario import Scenario
from portfolj.errors import InputError, say
from portfolj.explain.certainty import how_sure
from portfolj.explain.conflicts import failing_alone
from portfolj.results.portfolio import Status
from portfolj.results.result import Result
from portfolj.ui import answers, state
from portfolj.ui.answers import Opened
from portfolj.ui.components import clashing, dials, repairing, waiting
from portfolj.ui.components.heading import answer_line
from portfolj.ui.desk import Job
from portfolj.ui.words import in_markdown, tell
from portfolj.workflow.dials import Dials, dials_of, turned, turned_back
from portfolj.workflow.solving import is_possible

# Seconds for each dial.
LIMIT = 20.0


def show(place: DeltaGenerator, opened: Opened, found: Result, scenario: Scenario, stands: Dials) -> None:
    """Show it."""
    place.html(answer_line(tell(how_sure(found)), found.digest))
    st.markdown("\n".join(f"- {in_markdown(tell(failing_alone(opened.case, rule)))}" for rule in found.answer.fails_alone))
    if found.status is not Status.INFEASIBLE:
        st.markdown(tell(say("Nothing is lost. Turn a dial, or let the search go on.")))
        return
    if conflict := clashing.show(opened, turned(opened.case, scenario, stands, reason="-")):
        repairing.show(opened, conflict, scenario, stands)
    own = dials_of(opened.case, scenario)
    if stands == own:
        st.markdown(tell(say("The scenario itself has no portfolio. Turn a dial to see what it takes.")))
        return
    _ways_back(opened, scenario, stands, own)


def _ways_back(opened: Opened, scenario: Scenario, stands: Dials, own: Dials) -> None:
    def work(job: Job[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
        ways: tuple[str, ...] = ()
        for name, tried in turned_back(stands, own):
            job.tell(say("Trying to put back {dial}", dial=dials.NAMES[name][1]))
            asked = turned(opened.case, scenario, tried, reason="-")
            if is_possible(opened.case, asked, time_limit=LIMIT, cancelled=job.given_up):
                ways = (*ways, name)
            yield ways

    job = answers.desk().ask(("ways back", opened.content, canonical(scenario), stands), work)
    ways = waiting.result(job)
    if job.finished and not ways:
        st.markdown(tell(say("No single dial, put back alone, was found to make it possible again. Put all of them back, or several.")))
    if ways:
        st.markdown(tell(say("It becomes possible again if one of these alone is put back:")))
    with st.container(horizontal=True):
        for name in ways or ():
            key, spoken = dials.NAMES[name]
            st.button(tell(say("Put back {dial}", dial=spoken)), on_click=state.put_back, args=((key,),), key=f"back-{name}")


def cannot_be(place: DeltaGenerator, error: InputError) -> None:
    """The dials ask for what the case does not allow."""
    place.html(answer_line(tell(say("This cannot be asked for."))))
    st.markdown("\n".join(f"- {in_markdown(tell(fault.message))}" for fault in error.faults))
    st.button(tell(say("Undo")), on_click=state.go_back, disabled=not state.can_go_back(), key="undo-impossible")
