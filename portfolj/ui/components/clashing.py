"""Which rules clash, in words, where nothing satisfies the dials."""

from collections.abc import Iterator

import streamlit as st

from portfolj.domain.digest import canonical
from portfolj.domain.scenario import Scenario
from portfolj.errors import say
from portfolj.explain.clashes import how_many, surely, what_it_asks
from portfolj.ui import answers
from portfolj.ui.answers import Opened
from portfolj.ui.components import waiting
from portfolj.ui.desk import Job
from portfolj.ui.words import in_markdown, tell
from portfolj.workflow.clashing import Conflict, conflict_of

# Seconds for all of them.
LIMIT = 20.0


def show(opened: Opened, scenario: Scenario) -> Conflict | None:
    """Show one clash as soon as it is found, and then how many there are; returns what is known of them."""

    def work(job: Job[Conflict]) -> Iterator[Conflict]:
        for most in (1, 3):
            job.tell(say("Looking for rules that clash"))
            yield conflict_of(opened.case, scenario, most=most, time_limit=LIMIT, cancelled=job.given_up)

    found = waiting.result(answers.desk().ask(("clashes", opened.content, canonical(scenario)), work))
    if found is None or not found.clashes.found:
        return None
    st.header(tell(say("What clashes?")), anchor=False)
    st.markdown(tell(how_many(found.clashes)))
    for clash in found.clashes.found:
        st.markdown(tell(surely(clash)))
        st.markdown("\n".join(f"- {in_markdown(tell(what_it_asks(found.case, found.instance, rule)))}" for rule in clash.rules))
    return found
