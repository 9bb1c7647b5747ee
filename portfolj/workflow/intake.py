"""What a proposal still lacks, and which list or rule each missing part keeps it out of."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from portfolj.domain.case import Case
from portfolj.domain.initiative import Initiative
from portfolj.domain.steering import Stage
from portfolj.errors import Message, say
from portfolj.valuation.admission import can_start, is_larger, open_to_it, serves_the_association, size, without_a_yes
from portfolj.valuation.assessed import as_assessed

# Stages at which what a proposal lacks still matters.
OPEN = frozenset((Stage.NEED, Stage.EXPLORATION, Stage.ASSESSED, Stage.CANDIDATE))


class Part(StrEnum):
    """What a proposal needs to be assessed, in the order in which it is asked for."""

    WHAT = "what"
    AREA = "area"
    FIELD = "field"
    GOALS = "goals"
    OWNER = "owner"
    MEMBERS = "members"
    MONEY = "money"
    HOURS = "hours"
    START = "start"
    MANDATE = "mandate"
    CRITERIA = "criteria"
    NEXT_STEP = "next_step"


class Bar(StrEnum):
    """What the admission test works out from the parts, and asks nobody."""

    SIZE = "size"
    ASSOCIATION = "association"


@dataclass(frozen=True, slots=True)
class Missing:
    """A part that is missing, or a bar that is not reached, and what that means."""

    part: Part | Bar
    means: Message


# Whether it is there, and what follows where it is not.
_PARTS: dict[Part, tuple[Callable[[Case, Initiative], bool], Message]] = {
    Part.WHAT: (
        lambda _, one: bool(one.what.summary or one.what.need),
        say("Its card says nothing but the title, and nobody can assess it."),
    ),
    Part.AREA: (
        lambda case, one: bool(one.what.area or not case.areas),
        say("It is counted in no area, and funds of an area do not pay for it."),
    ),
    Part.FIELD: (lambda _, one: one.what.field is not None, say("It is missing in the four fields.")),
    Part.GOALS: (lambda _, one: _serves_a_goal(one), say("It is worth 0 points, and no candidate: it serves no goal.")),
    Part.OWNER: (lambda _, one: bool(one.parties.owner), say("It stands among the needs that nobody answers for.")),
    Part.MEMBERS: (
        lambda case, one: open_to_it(one) >= case.admission.members,
        say("It is no candidate: too few members may take part."),
    ),
    Part.MONEY: (lambda _, one: bool(one.takes.financing), say("It counts as if it cost nothing, in every frame.")),
    Part.HOURS: (
        lambda _, one: bool(one.takes.efforts or one.takes.pool_efforts or one.takes.own_effort),
        say("It counts as if it took nobody's time."),
    ),
    Part.START: (
        can_start,
        say("It is no candidate: it has no year to start in among the planning years."),
    ),
    Part.MANDATE: (lambda _, one: bool(one.steering.mandates), say("It is no candidate: nobody has decided about it.")),
    Part.CRITERIA: (
        lambda case, one: not without_a_yes(case, one),
        say("It is no candidate: the admission test has questions without a yes."),
    ),
    Part.NEXT_STEP: (lambda _, one: one.steering.next_step is not None, say("It stands among what has no next step.")),
}


def missing(case: Case, one: Initiative) -> tuple[Missing, ...]:
    """What a proposal lacks, in the order in which it is asked for, then the bars it does not reach.

    Empty where it can be assessed, and where that is no question any more: it is decided, or no matter for the portfolio.
    """
    if one.steering.stage not in OPEN or one.not_a_portfolio_matter:
        return ()
    return (*_parts(case, one), *_bars(case, one))


def parts_there(lacks: Iterable[Missing]) -> int:
    """How many of the parts a proposal has that lacks this."""
    return len(Part) - sum(isinstance(one.part, Part) for one in lacks)


def _parts(case: Case, one: Initiative) -> Iterator[Missing]:
    for part, (there, means) in _PARTS.items():
        if not there(case, one):
            yield Missing(part, means)


def _bars(case: Case, one: Initiative) -> Iterator[Missing]:
    if not is_larger(case, one):
        message = say(
            "It is no candidate: its money and own effort come to {size:kr}, and must come to more than {limit:kr}.",
            size=size(one, case.hour_value),
            limit=case.admission.larger_than,
        )
        yield Missing(Bar.SIZE, message)
    if _serves_a_goal(one) and not serves_the_association(case, one):
        yield Missing(Bar.ASSOCIATION, say("It is no candidate: it serves no goal at the level of the association."))


def _serves_a_goal(one: Initiative) -> bool:
    return any(row.likely > 0 for row in as_assessed(one).gives.contributions)
