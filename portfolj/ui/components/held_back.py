"""What its stage keeps a draft out of, which step changes that, and who takes it."""

from portfolj.domain.initiative import Initiative
from portfolj.domain.stages import STAGES
from portfolj.domain.steering import Stage
from portfolj.errors import Message, say
from portfolj.service.entering import who_may_take
from portfolj.service.places import in_register
from portfolj.ui import seat
from portfolj.ui.answers import Opened

# The fold of a proposal in which steps are entered.
FOLD = say("Fill in the proposal, step by step")
# The first stage of the route at which a proposal can be a candidate.
_NEXT = Stage.ASSESSED
NEXT = STAGES[_NEXT]


def means(stage: Stage) -> tuple[Message, Message]:
    """The stage at which it stands, and what that means."""
    return (
        say("Stage: {stage}", stage=STAGES[stage]),
        say("It is no candidate: the step to '{stage}' has not been taken.", stage=NEXT),
    )


def alone(number: int) -> Message:
    """How many lack nothing else."""
    return say("{number} lack only the step to '{stage}'.", number=number, stage=NEXT)


def remedy(opened: Opened, one: Initiative) -> Message:
    """Who takes the step, and where."""
    if in_register(opened.path) is None:
        return say("The step to '{stage}' is written in the files of the case.", stage=NEXT)
    roles = who_may_take(one, _NEXT, date=seat.now().date().isoformat())
    return say("The step to '{stage}' is for {roles}: on the page Proposals, under '{fold}'.", stage=NEXT, roles=roles, fold=FOLD)
