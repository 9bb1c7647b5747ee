"""Two or three answers of a case side by side, with what is in all of them and what each comes to."""

from collections.abc import Iterable
from dataclasses import dataclass

from portfolj.compare import Comparison, compare
from portfolj.domain.case import Case
from portfolj.domain.member import MemberKind
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
        Names of the initiatives that are in no portfolio, though they could be chosen.
    """

    alternatives: tuple[Alternative, ...]
    comparison: Comparison
    members: tuple[str, ...]
    in_none: tuple[str, ...]

    @property
    def answered(self) -> tuple[Alternative, ...]:
        """Those that have a portfolio."""
        return tuple(one for one in self.alternatives if one.figures is not None)


def scenario_names(case: Case) -> dict[str, str]:
    """The names of the scenarios by id; with the id where several have the same."""
    names = {one: case.scenario(one).name for one in case.scenario_ids}
    return {one: name if list(names.values()).count(name) == 1 else f"{name} ({one})" for one, name in names.items()}


def side_by_side(case: Case, results: Iterable[Result]) -> SideBySide:
    """Lay results of a case side by side."""
    names = scenario_names(case)
    alternatives = tuple(Alternative(names[one.scenario], one, key_figures(one)) for one in results)
    comparison = compare(one.result for one in alternatives if one.figures is not None)
    chosen = {line.id for line in comparison.initiatives}
    could_be = {candidate.id: candidate.name for one in alternatives for candidate in one.result.instance.candidates}
    members = sorted(case.members, key=lambda one: (one.kind is not MemberKind.MUNICIPALITY, -one.weight, one.id))
    in_none = tuple(sorted(name for one, name in could_be.items() if one not in chosen))
    return SideBySide(alternatives, comparison, tuple(one.id for one in members), in_none)
