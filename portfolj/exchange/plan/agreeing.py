"""Where a stored plan does not say what its case, its decision and its answer come to."""

from collections.abc import Iterator
from typing import Any

from portfolj.errors import Message, say
from portfolj.exchange.plan.making import make_plan
from portfolj.results.document import differences
from portfolj.results.plan import Plan
from portfolj.results.planned import Planned
from portfolj.text import Language, render


def disagreements(plan: Plan, made: Planned, *, as_stated: Message | None = None) -> Iterator[Message]:
    """Make the plan anew in its language, and hold it against what is stated, but for what has changed since a plan that is not at hand.

    Parameters
    ----------
    made
        What it is made of.
    as_stated
        The sentence about how the answer was reached in whose place any other may stand; none unless given.
    """
    if plan.language not in list(Language):
        yield say("There is no language '{code}'; choose one of {codes:list}.", code=plan.language, codes=tuple(Language))
        return
    language = Language(plan.language)
    anew, stated = make_plan(made, language, date=plan.date, log_head=plan.log_head).model_dump(mode="json"), plan.model_dump(mode="json")
    anew["since"] = stated["since"]
    if as_stated is not None:
        _leave_aside(stated["how_reached"], anew["how_reached"], render(as_stated, language))
    for field, says, comes_to in differences("", stated, anew):
        yield say("The plan's {field} says {stated}; it comes to {found}.", field=field, stated=says, found=comes_to)


def _leave_aside(stated: list[Any], anew: list[Any], line: str) -> None:
    """Let another stand in the place of a line."""
    if len(stated) == len(anew) and line in anew:
        anew[anew.index(line)] = stated[anew.index(line)]
