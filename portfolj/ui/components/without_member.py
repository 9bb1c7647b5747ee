"""What a member and the others lose if it stays out."""

from collections.abc import Iterator

import streamlit as st

from portfolj.domain.member import Member
from portfolj.domain.scenario import Scenario
from portfolj.errors import InputError, Message, say
from portfolj.explain.certainty import how_sure
from portfolj.explain.staying_out import told
from portfolj.results.portfolio import Status
from portfolj.results.result import Result
from portfolj.results.staying_out import Loss
from portfolj.ui import answers
from portfolj.ui.answers import Opened
from portfolj.ui.components import news
from portfolj.ui.components.table import Cell, Head, Row, card_link, html_table
from portfolj.ui.desk import Job
from portfolj.ui.words import in_html, in_markdown, number, points, tell
from portfolj.workflow.staying_out import loss, staying_out


def ask(opened: Opened, scenario: Scenario, member: Member, *, again: bool = False) -> Job[Result] | None:
    """Ask for the answer where the member stays out; None where it stays out already."""
    return None if member.id in scenario.out else answers.solved(opened, staying_out(scenario, member.id), again=again)


def show(opened: Opened, result: Result, member: Member, job: Job[Result] | None) -> None:
    """Show it as sentences and a table.

    Parameters
    ----------
    result
        The scenario's answer.
    job
        The answer where the member stays out.
    """
    st.header(in_markdown(tell(say("What is lost if {name} stays out?", name=member.name))), anchor=False)
    if job is None:
        _say([say("{name} stays out in this scenario already.", name=member.name)])
        return

    def again() -> None:
        ask(opened, opened.case.scenario(result.scenario), member, again=True)

    news.show(lambda: _found(result, member, job), (job,), again=again, key="without-member")


def _found(result: Result, member: Member, job: Job[Result]) -> None:
    without = job.result
    if isinstance(job.error, InputError):
        faults = " ".join(tell(fault.message) for fault in job.error.faults)
        _say([say("Without {name} the scenario cannot be worked out: {faults}", name=member.name, faults=faults)])
    elif job.error is not None:
        raise job.error
    elif without is None or (without.status is Status.NO_ANSWER and not job.finished):
        stopped = say("Stopped before anything was found.")
        _say([stopped if job.stopped else say("The answer without {name} is being worked out.", name=member.name)])
    elif (found := loss(result, without, member.id)) is None:
        _say([say("Without {name}: {sure}", name=member.name, sure=how_sure(without))])
    else:
        _say(told(found, member.name, points))
        _names(found)
        st.html(_table(found, member.name))


def _say(sentences: list[Message] | Iterator[Message]) -> None:
    st.markdown(in_markdown(" ".join(map(tell, sentences))))


def _names(found: Loss) -> None:
    lines = [(say("Falls away:"), found.falls_away), (say("Comes in instead:"), found.comes_in)]
    told = [f"<li>{in_html(tell(said))} {', '.join(card_link(*one) for one in named)}</li>" for said, named in lines if named]
    if told:
        st.html(f"<ul>{''.join(told)}</ul>")
    else:
        _say([say("The same initiatives stay in.")])


def _table(found: Loss, name: str) -> str:
    heads = ["", tell(say("With {name}", name=name)), tell(say("Without {name}", name=name)), tell(say("Lost"))]
    sides = (found.together, found.without, found.lost)
    rows = [
        _row(say("Benefit in all, points"), [points(one.total) for one in sides]),
        _row(say("of which {name}", name=name), [points(one.own) for one in sides]),
        _row(say("of which the others"), [points(one.others) for one in sides]),
        _row(say("of which the region as a whole"), [points(one.region) for one in sides]),
        _row(say("Initiatives"), [number(one.initiatives) for one in sides]),
        _row(say("Own frames, kr"), [number(one.frame) for one in sides]),
    ]
    head = [[Head(one, figures=place > 0) for place, one in enumerate(heads)]]
    return html_table(tell(say("What is lost if {name} stays out", name=name)), head, rows)


def _row(name: Message, figures: list[str]) -> Row:
    return Row((Cell(tell(name)), *(Cell(one, figures=True) for one in figures)))
