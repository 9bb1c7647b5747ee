"""What does it mean for us? One member: what it gives and gets, what it is in, and what is lost without it."""

import streamlit as st

from portfolj.domain.member import Member
from portfolj.errors import InputError, say
from portfolj.results.result import Result
from portfolj.ui import answers
from portfolj.ui.answers import Opened
from portfolj.ui.components import each_scenario, frame, heading, home, method, own_initiatives, tiles, waiting, without_member
from portfolj.ui.desk import Job
from portfolj.ui.words import in_markdown, tell
from portfolj.workflow.side_by_side import side_by_side

ADDRESS, TITLE = "kommun", say("My municipality")


def show(opened: Opened) -> None:
    """Show the page."""
    place = heading.ask(say("What does it mean for us?"))
    if not opened.case.members:
        heading.answer(place, [say("The case has no members yet.")])
        return
    if heading.nothing_yet(opened.case, place, say("Then you see here what each member gives and gets.")):
        return
    member, shown = home.choose(opened)
    scenario = opened.case.scenario(shown)
    first = answers.solved(opened, scenario)
    presenting = frame.presenting()
    without = None if presenting else without_member.ask(opened, scenario, member)
    jobs = {} if presenting else each_scenario.ask(opened)
    try:
        result = waiting.result(first)
        heading.answer(place, home.answer(result, member.id) if result is not None else [say("The answer is being worked out.")])
    except InputError as error:
        result = None
        heading.answer(place, [each_scenario.cannot_be(error)])
    if result is not None:
        _picture(opened, result, member)
    if presenting:
        return
    each_scenario.show(opened, member, jobs, shown)
    if result is not None:
        _at_home(opened, result, member, without)


def _picture(opened: Opened, result: Result, member: Member) -> None:
    """The map of the members, and beside it what the member gives and gets."""
    if result.answer.portfolio is None:
        return
    if frame.presenting():
        tiles.show(opened.case, result, member, for_the_room=True)
        return
    left, right = st.columns(2, gap="large")
    with left:
        home.beside_the_others(result, member)
    with right:
        tiles.show(opened.case, result, member, for_the_room=False)


def _at_home(opened: Opened, result: Result, member: Member, without: Job[Result] | None) -> None:
    """What it is in, and what is lost without it."""
    if result.answer.portfolio is not None:
        own_initiatives.show(opened.case, result, member)
        without_member.show(opened, result, member, without)
    else:
        st.markdown(in_markdown(tell(say("Without a portfolio there is nothing that {name} could be out of.", name=member.name))))
    method.show(opened, side_by_side(opened.case, [result]))
