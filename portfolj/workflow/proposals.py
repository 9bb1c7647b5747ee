"""The proposals as a list that can be searched, and what bodies think of one, side by side."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from portfolj.domain.assessment import Assessment, Judged
from portfolj.domain.case import Case
from portfolj.domain.initiative import Initiative
from portfolj.domain.steering import DRAFT_STAGES, Stage
from portfolj.valuation.assessed import counted, out_of_date, together
from portfolj.workflow.cards import card_of
from portfolj.workflow.intake import OPEN, Missing, missing, parts_there


@dataclass(frozen=True, slots=True)
class Listed:
    """A proposal in the list; money in kronor and hours of members, all years.

    Parameters
    ----------
    waits
        Whether it is a portfolio matter that is not decided yet, so that what it lacks is asked for.
    """

    id: str
    name: str
    stage: Stage
    owner: str
    kronor: int
    hours: int
    lacks: tuple[Missing, ...]
    waits: bool

    @property
    def held_back(self) -> bool:
        """Whether its stage alone keeps it from being a candidate, as far as parts go."""
        return self.waits and self.stage in DRAFT_STAGES and not self.lacks

    @property
    def there(self) -> int:
        """How many of the parts are there; where it does not wait for any, that is no question."""
        return parts_there(self.lacks)


def proposals(case: Case, *, words: str = "", stage: Stage | None = None) -> tuple[Listed, ...]:
    """The proposals that hold all of the words, in name, id, text or owner, and stand at the stage; by name."""
    sought = words.casefold().split()
    found = [one for one in case.initiatives if stage in (None, one.steering.stage) and all(word in _text(one) for word in sought)]
    return tuple(_listed(case, one) for one in sorted(found, key=lambda one: (one.name.casefold(), one.id)))


def _text(one: Initiative) -> str:
    return " ".join((one.id, one.name, one.what.summary, one.what.need, one.parties.owner)).casefold()


def _listed(case: Case, one: Initiative) -> Listed:
    card = card_of(case, one)
    waits = one.steering.stage in OPEN and not one.not_a_portfolio_matter
    return Listed(one.id, one.name, one.steering.stage, one.parties.owner, card.kronor, card.hours, missing(case, one), waits)


@dataclass(frozen=True, slots=True)
class Thought:
    """What bodies think of one thing: each one's assessment, if any, in their order, and (low, likely, high) of those that count."""

    judged: Judged
    goal: str | None
    by: tuple[Assessment | None, ...]
    sum: tuple[Decimal, Decimal, Decimal] | None


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Assessments of a proposal: the bodies by name, what each thinks, and which assessments are out of date."""

    bodies: tuple[str, ...]
    rows: tuple[Thought, ...]
    out_of_date: tuple[Assessment, ...]


def assessments(case: Case, one: Initiative) -> SideBySide:
    """What bodies think of a proposal, goals in the order of the case, then feasibility, then benefit."""
    bodies = tuple(sorted({row.body for row in one.gives.assessments}, key=str.casefold))
    things = [(Judged.GOAL, goal.id) for goal in case.goals] + [(Judged.FEASIBILITY, None), (Judged.BENEFIT, None)]
    rows = (_thought(one, judged, goal, bodies) for judged, goal in things)
    return SideBySide(bodies, tuple(row for row in rows if any(row.by)), out_of_date(one))


def _thought(one: Initiative, judged: Judged, goal: str | None, bodies: Iterable[str]) -> Thought:
    about = {row.body: row for row in one.gives.assessments if (row.judged, row.goal) == (judged, goal)}
    counting = [row for row in counted(one) if (row.judged, row.goal) == (judged, goal)]
    return Thought(judged, goal, tuple(about.get(body) for body in bodies), together(counting) if counting else None)
