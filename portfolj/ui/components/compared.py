"""Which scenarios are compared, and their answers as far as they have come."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from portfolj.domain.case import Case
from portfolj.errors import InputError, Message, say
from portfolj.results.portfolio import Status
from portfolj.results.result import Result
from portfolj.ui import answers, state
from portfolj.ui.answers import Opened
from portfolj.ui.components import frame, heading, waiting
from portfolj.ui.desk import Job
from portfolj.ui.words import in_markdown, tell
from portfolj.workflow.side_by_side import scenario_names

FEWEST, UNASKED, MOST = 2, 3, 4
# What the address holds when all have been taken away.
NOTHING = ""


def choose(case: Case) -> tuple[str, ...]:
    """Show the choice with what the address says; the ids chosen, the first being what the others are compared with."""
    chosen = _from_address(case)
    if frame.presenting() or len(case.scenario_ids) < FEWEST:
        return chosen
    names = scenario_names(case)
    with st.container(key="compared-chooser"):
        now = st.multiselect(
            tell(say("Scenarios, two to four; the others are compared with the first")),
            list(names),
            default=list(chosen),
            format_func=names.__getitem__,
            max_selections=MOST,
            select_all=False,
            placeholder=tell(say("Choose scenarios")),
            key="compared",
        )
    state.put(state.COMPARED, *(now or [NOTHING]))
    return tuple(now)


def _from_address(case: Case) -> tuple[str, ...]:
    named = state.several(state.COMPARED)
    known = tuple(one for one in dict.fromkeys(named) if one in case.scenario_ids)[:MOST]
    return known if known or named == (NOTHING,) else case.scenario_ids[:UNASKED]


def too_few(case: Case, chosen: tuple[str, ...]) -> Message:
    """What to do where there is nothing to compare."""
    if len(case.scenario_ids) < FEWEST:
        return say("The case has one scenario only. Save another one on the page Scenario, and what differs is shown here.")
    if not chosen:
        return say("Choose two scenarios, and what differs is shown here.")
    return say("Choose a scenario to compare with {name}.", name=scenario_names(case)[chosen[0]])


def results(opened: Opened, chosen: tuple[str, ...], place: DeltaGenerator) -> tuple[list[Result], list[Message]]:
    """The answers that have come, in order, and what is told of those that have not; all are asked for before any is waited for.

    Parameters
    ----------
    place
        Of the first line, which says so as long as nothing has come.
    """
    names = scenario_names(opened.case)
    jobs = {one: answers.solved(opened, opened.case.scenario(one)) for one in chosen}
    if to_come := sum(not job.finished and not job.results for job in jobs.values()):
        heading.answer(place, [say("{number:scenarios} being worked out.", number=to_come)])
    with st.container(horizontal=True, key="compared-waiting"):
        found = {one: _waited_for(job, names[one]) for one, job in jobs.items()}
        for one, job in jobs.items():
            if job.stopped and isinstance(found[one], Message):
                label = tell(say("Work out {name}", name=names[one]))
                st.button(in_markdown(label), key=f"again-{one}", on_click=_again, args=(opened, one))
    told = [say("{name}: {sure}", name=names[one], sure=why) for one, why in found.items() if isinstance(why, Message)]
    return [one for one in found.values() if isinstance(one, Result)], told


def _again(opened: Opened, scenario: str) -> None:
    answers.solved(opened, opened.case.scenario(scenario), again=True)


def _waited_for(job: Job[Result], name: str) -> Result | Message:
    """The answer, or why there is none yet."""
    with st.container(horizontal=True, vertical_alignment="center", width="content", key=f"compared-waits-{id(job)}"):
        place = st.empty()
        try:
            found = waiting.result(job)
        except InputError as error:
            return say("It cannot be worked out: {faults}", faults=" ".join(tell(fault.message) for fault in error.faults))
        if not job.finished:
            place.markdown(f"**{in_markdown(name)}:**", width="content")
    if found is not None and (found.status is not Status.NO_ANSWER or (job.finished and not job.stopped)):
        return found
    return say("Stopped before anything was found.") if job.stopped else say("Is being worked out.")
