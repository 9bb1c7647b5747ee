"""Who may decide what, when, and in which body: what is wrong, due or open in how a case is steered."""

import datetime
from collections.abc import Iterator

from portfolj.domain.case import Case
from portfolj.errors import Fault, say
from portfolj.governance.boards import board_faults
from portfolj.governance.follow_up import follow_up_faults
from portfolj.governance.mandates import mandate_faults
from portfolj.governance.wheel import wheel_faults
from portfolj.governance.work_plans import work_plan_faults


def faults(case: Case, on: datetime.date) -> tuple[Fault, ...]:
    """All notices about how a case is steered, as of a day; they stop nothing."""
    return (*found(case, on), *remarks(case))


def found(case: Case, on: datetime.date) -> Iterator[Fault]:
    """What the rules find."""
    yield from board_faults(case, on)
    yield from mandate_faults(case, on)
    yield from work_plan_faults(case)
    yield from wheel_faults(case, on)
    yield from follow_up_faults(case, on)


def remarks(case: Case) -> Iterator[Fault]:
    """What people have noted of the sources, since no rule finds it."""
    for remark in case.remarks:
        told = say("The source says '{passage}': {remark}", passage=remark.passage, remark=remark.text)
        yield Fault(told, path=("remarks", remark.id), severity="notice")
