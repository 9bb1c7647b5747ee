"""Results side by side: what is in all, what only in some, what moved, and what changes for each member."""

from collections.abc import Iterable
from dataclasses import dataclass

from portfolj.errors import InputError, say
from portfolj.results.portfolio import Choice
from portfolj.results.result import Result


@dataclass(frozen=True, slots=True)
class InitiativeLine:
    """An initiative that is chosen in at least one scenario; `by` follows the order of the scenarios, None where it is not chosen."""

    id: str
    name: str
    by: tuple[Choice | None, ...]

    @property
    def in_all(self) -> bool:
        """Whether it is chosen in every scenario."""
        return all(choice is not None for choice in self.by)

    @property
    def moved(self) -> bool:
        """Whether it starts in different years where it is chosen."""
        return len({choice.start for choice in self.by if choice is not None}) > 1

    @property
    def participants_differ(self) -> bool:
        """Whether different members take part where it is chosen."""
        return len({choice.participants for choice in self.by if choice is not None}) > 1


@dataclass(frozen=True, slots=True)
class Stake:
    """What a member gives and gets in a scenario: own money in kronor, hours less released, benefit in thousandths of a point."""

    kronor: int
    hours: int
    benefit: int

    def less(self, other: "Stake") -> "Stake":
        """The difference to another scenario."""
        return Stake(self.kronor - other.kronor, self.hours - other.hours, self.benefit - other.benefit)


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A member; `by` follows the order of the scenarios, None where a scenario has no portfolio; `residents` of a municipality."""

    id: str
    name: str
    residents: int | None
    by: tuple[Stake | None, ...]

    @property
    def differences(self) -> tuple[Stake | None, ...]:
        """Each scenario less the first; None where either has no portfolio."""
        first = self.by[0]
        return tuple(None if stake is None or first is None else stake.less(first) for stake in self.by)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two or more scenarios of one case side by side; initiatives and members by id."""

    scenarios: tuple[str, ...]
    initiatives: tuple[InitiativeLine, ...]
    members: tuple[MemberLine, ...]

    @property
    def in_all(self) -> tuple[InitiativeLine, ...]:
        """What is chosen in every scenario."""
        return tuple(line for line in self.initiatives if line.in_all)

    @property
    def only_in_some(self) -> tuple[InitiativeLine, ...]:
        """What is chosen in some scenarios, but not in all."""
        return tuple(line for line in self.initiatives if not line.in_all)

    @property
    def moved(self) -> tuple[InitiativeLine, ...]:
        """What starts in different years."""
        return tuple(line for line in self.initiatives if line.moved)

    @property
    def participants_differ(self) -> tuple[InitiativeLine, ...]:
        """What different members take part in."""
        return tuple(line for line in self.initiatives if line.participants_differ)


def compare(results: Iterable[Result]) -> Comparison:
    """Lay results of one case side by side.

    Parameters
    ----------
    results
        The first is what the others are compared with.

    Raises
    ------
    InputError
        When they are of different cases, or a scenario stands twice.
    """
    listed = tuple(results)
    scenarios = tuple(result.scenario for result in listed)
    if twice := sorted({name for name in scenarios if scenarios.count(name) > 1}):
        raise InputError(say("Scenario '{scenario}' stands twice; name each once.", scenario=twice[0]))
    if len({result.digest for result in listed}) > 1:
        raise InputError(say("The results are of different cases; compare scenarios of one case."))
    return Comparison(scenarios, _initiatives(listed), _members(listed))


def _initiatives(results: tuple[Result, ...]) -> tuple[InitiativeLine, ...]:
    choices = [{choice.id: choice for choice in result.chosen} for result in results]
    names = {choice: result.instance.by_id[choice].name for result, chosen in zip(results, choices, strict=True) for choice in chosen}
    return tuple(InitiativeLine(one, names[one], tuple(chosen.get(one) for chosen in choices)) for one in sorted(names))


def _members(results: tuple[Result, ...]) -> tuple[MemberLine, ...]:
    stakes = [{row.id: Stake(row.kronor_out, row.hours, row.benefit) for row in result.ledger} for result in results]
    members = {member.id: member for result in results for member in result.instance.members}
    return tuple(
        MemberLine(
            one,
            members[one].name,
            members[one].weight if members[one].is_municipality else None,
            tuple(stake.get(one) for stake in stakes),
        )
        for one in sorted(members)
    )
