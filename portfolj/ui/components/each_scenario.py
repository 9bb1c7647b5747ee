"""What a member gives and gets in each scenario of the case; those that are not ready yet are told, and come as they are found."""

from collections.abc import Iterator, Mapping

import streamlit as st

from portfolj.domain.member import Member, MemberKind
from portfolj.errors import InputError, Message, say
from portfolj.explain.certainty import how_sure
from portfolj.results.portfolio import Status
from portfolj.results.result import Result
from portfolj.ui import answers
from portfolj.ui.answers import Opened
from portfolj.ui.components import news
from portfolj.ui.components.home import SPOKEN
from portfolj.ui.components.table import Cell, Head, Row, html_table
from portfolj.ui.desk import Job
from portfolj.ui.words import NONE, in_markdown, number, points, tell
from portfolj.workflow.at_home import Amount, Measure, amounts, row_of, whole_fee
from portfolj.workflow.side_by_side import scenario_names

# No break on either side, since the amounts are read together.
AND = "\u00a0·\u00a0"
Jobs = Mapping[str, Job[Result]]


def ask(opened: Opened) -> dict[str, Job[Result]]:
    """Ask for the answers to all scenarios."""
    return {one: answers.solved(opened, opened.case.scenario(one)) for one in opened.case.scenario_ids}


def show(opened: Opened, member: Member, jobs: Jobs, shown: str) -> None:
    """Show the table; while answers are missing it looks for them."""
    st.header(in_markdown(tell(say("What does {name} give and get in each scenario?", name=member.name))), anchor=False)
    if told := " ".join(map(tell, _second_lines(opened, member))):
        st.markdown(in_markdown(told))
    news.show(lambda: _table(opened, member, jobs, shown), tuple(jobs.values()), again=lambda: _again(opened, jobs), key="each-scenario")


def _again(opened: Opened, jobs: Jobs) -> None:
    for one, job in jobs.items():
        if job.stopped:
            answers.solved(opened, opened.case.scenario(one), again=True)


def _second_lines(opened: Opened, member: Member) -> Iterator[Message]:
    """What the fee is, and what stands below the amounts."""
    if member.fee:
        years = opened.case.years
        yield say(
            "The fee is {year:kr} a year, {whole:kr} from {first} to {last}.",
            year=member.fee,
            whole=whole_fee(opened.case, member),
            first=str(years[0]),
            last=str(years[-1]),
        )
    if member.kind is MemberKind.MUNICIPALITY:
        yield say("Below each amount it stands per resident, hours and benefit per 1 000 residents.")
    if member.fee:
        yield say(
            "After it follows the amount against the fee: in percent, an hour at {kronor:kr}; benefit in points per 100 000 kr.",
            kronor=opened.case.hour_value,
        )
    if member.kind is MemberKind.MUNICIPALITY:
        yield say("Times its average by residents is its share of the municipalities' benefit by its share of their residents.")


def _table(opened: Opened, member: Member, jobs: Jobs, shown: str) -> None:
    names = scenario_names(opened.case)
    heads = [Head(tell(say("Scenario"))), Head(tell(say("Takes part in")), figures=True)]
    heads += [Head(tell(SPOKEN[measure].name), figures=True) for measure in Measure]
    heads.append(Head(tell(say("Times its average by residents")), figures=True))
    rows = [_row(names[one], job, member.id, len(heads) - 1, shown=one == shown) for one, job in jobs.items()]
    st.html(html_table(tell(say("What {name} gives and gets in each scenario", name=member.name)), [heads], rows))


def _row(name: str, job: Job[Result], member: str, columns: int, *, shown: bool) -> Row:
    first = Cell(name, tell(say("shown above")) if shown else "")
    result = job.result
    row = None if result is None else row_of(result, member)
    if result is None or row is None:
        return Row((first, Cell(tell(_why_not(job)), columns=columns)))
    taken = tell(say("{mine} of {all}", mine=row.initiatives, all=len(result.chosen))).replace(" ", "\u00a0")
    times = row.against_population.benefit
    cells = [_cell(measure, amount) for measure, amount in amounts(result, member).items()]
    return Row((first, Cell(taken, figures=True), *cells, Cell(NONE if times is None else number(times, 1), figures=True)))


def cannot_be(error: InputError) -> Message:
    """Why a scenario cannot be worked out."""
    return say("It cannot be worked out: {faults}", faults=" ".join(tell(fault.message) for fault in error.faults))


def _why_not(job: Job[Result]) -> Message:
    if isinstance(job.error, InputError):
        return cannot_be(job.error)
    if job.error is not None:
        raise job.error
    if job.result is not None and (job.finished or job.result.status is not Status.NO_ANSWER):
        return how_sure(job.result)
    return say("Stopped before anything was found.") if job.stopped else say("Is being worked out.")


def _cell(measure: Measure, amount: Amount) -> Cell:
    spoken = SPOKEN[measure]
    below = [] if amount.per_resident is None else [spoken.part(amount.per_resident)]
    if amount.by_fee is not None:
        percent = say("{share:percent}", share=round(amount.by_fee))
        below.append(points(amount.by_fee) if measure is Measure.BENEFIT else tell(percent))
    return Cell(spoken.whole(amount.whole), AND.join(below), figures=True)
