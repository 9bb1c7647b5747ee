"""Answers of a case side by side: what is in all of them, what each comes to, and what differs, in a sentence."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from portfolj.compare import Comparison, compare
from portfolj.compare.differences import Difference, StakeIn, differences
from portfolj.domain.case import Case
from portfolj.errors import Message, say
from portfolj.explain.certainty import how_sure
from portfolj.results.result import Result
from portfolj.workflow.key_figures import KeyFigures, key_figures


@dataclass(frozen=True)
class Alternative:
    """One scenario's answer with its name; `figures` is None where there is no portfolio."""

    name: str
    result: Result
    figures: KeyFigures | None


@dataclass(frozen=True)
class SideBySide:
    """The answers in the order in which they were asked for.

    Parameters
    ----------
    comparison
        Of those that have a portfolio, so that what is in all is in all that there are.
    members
        Ids in the order in which they are shown: municipalities by falling population, then other bodies.
    in_none
        Id and name of the initiatives that are in no portfolio, though they could be chosen; by name.
    """

    alternatives: tuple[Alternative, ...]
    comparison: Comparison
    members: tuple[str, ...]
    in_none: tuple[tuple[str, str], ...]

    @property
    def answered(self) -> tuple[Alternative, ...]:
        """Those that have a portfolio."""
        return tuple(one for one in self.alternatives if one.figures is not None)

    def differences(self, counted_in: StakeIn) -> tuple[Difference, ...]:
        """What changes for each member from the first that has a portfolio to the others, in the order in which members are shown."""
        lines = {line.id: line for line in differences(self.comparison, counted_in)}
        return tuple(lines[member] for member in self.members if member in lines)


def scenario_names(case: Case) -> dict[str, str]:
    """The names of the scenarios by id; with the id where several have the same."""
    names = {one: case.scenario(one).name for one in case.scenario_ids}
    return {one: name if list(names.values()).count(name) == 1 else f"{name} ({one})" for one, name in names.items()}


def side_by_side(case: Case, results: Iterable[Result]) -> SideBySide:
    """Lay results of a case side by side; other scenarios may have been saved with it between one and the next.

    Parameters
    ----------
    results
        All of this case, each of another scenario.
    """
    names = scenario_names(case)
    alternatives = tuple(Alternative(names[one.scenario], one, key_figures(one)) for one in results)
    answered = [one.result for one in alternatives if one.figures is not None]
    # A digest covers the scenarios that were saved by then; what is compared here is known to be of one case.
    comparison = compare(replace(one, digest=answered[0].digest) for one in answered)
    chosen = {line.id for line in comparison.initiatives}
    could_be = {candidate.id: candidate.name for one in alternatives for candidate in one.result.instance.candidates}
    in_none = sorted((name.casefold(), one, name) for one, name in could_be.items() if one not in chosen)
    members = tuple(one.id for one in case.members_in_order)
    return SideBySide(alternatives, comparison, members, tuple((one, name) for _, one, name in in_none))


def what_differs(found: SideBySide) -> tuple[Message, ...]:
    """The answer in sentences: how much is in all, how much is not, and which scenario has no portfolio."""
    without = (say("{name}: {sure}", name=one.name, sure=how_sure(one.result)) for one in found.alternatives if one.figures is None)
    return (*_in_common(found), *without)


def _in_common(found: SideBySide) -> Iterator[Message]:
    together, shared, differing = len(found.answered), found.comparison.in_all, len(found.comparison.only_in_some)
    moved = sum(line.moved for line in shared)
    if together == 1:
        yield say("{name} has {number:initiatives}.", name=found.answered[0].name, number=len(shared))
    elif together > 1 and not differing:
        yield say("The scenarios choose the same {number:initiatives}.", number=len(shared))
    elif together > 1:
        yield _shared(together, len(shared), complete=together == len(found.alternatives))
    if moved:
        yield say("{number} of them from different years.", number=moved)
    if differing:
        yield say("The difference is {number:initiatives}.", number=differing)


def _shared(together: int, number: int, *, complete: bool) -> Message:
    if not number:
        return say("No initiative is in all of them.")
    if not complete:
        return say("{number:initiatives} in all that have a portfolio.", number=number)
    if together == 2:
        return say("{number:initiatives} in both.", number=number)
    if together == 3:
        return say("{number:initiatives} in all three.", number=number)
    return say("{number:initiatives} in all four.", number=number)
