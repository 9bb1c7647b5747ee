"""What a portfolio must be before any rule can be held against it."""

from collections.abc import Iterator

from portfolj.errors import Message, say
from portfolj.results.portfolio import Choice, Portfolio
from portfolj.valuation.instance import Candidate, Instance


def known(instance: Instance, portfolio: Portfolio) -> Iterator[Message]:
    """Only candidates are chosen, and they stand in the order of their ids."""
    for choice in portfolio:
        if choice.id not in instance.by_id:
            yield say("known: '{initiative}' is chosen, but the scenario has no such candidate.", initiative=choice.id)
    names = [choice.id for choice in portfolio]
    if names != sorted(names):
        yield say("known: the chosen initiatives {names:list} do not stand in the order of their ids.", names=tuple(names))


def start_once(instance: Instance, portfolio: Portfolio) -> Iterator[Message]:
    """sum_s x_is <= 1"""
    seen: set[str] = set()
    for choice in portfolio:
        if choice.id in seen:
            yield say("start_once: '{initiative}' is chosen more than once.", initiative=choice.id)
        seen.add(choice.id)
        candidate = instance.by_id.get(choice.id)
        if candidate is not None and choice.start not in candidate.starts:
            yield say(
                "start_once: '{initiative}' starts in {start}; admissible are {starts:list}.",
                initiative=choice.id,
                start=str(choice.start),
                starts=tuple(str(start) for start in candidate.starts),
            )


def takes_part(instance: Instance, portfolio: Portfolio) -> Iterator[Message]:
    """z_ims <= x_is"""
    for choice in portfolio:
        candidate = instance.by_id.get(choice.id)
        if candidate is not None:
            yield from _participants(candidate, choice)


def _participants(candidate: Candidate, choice: Choice) -> Iterator[Message]:
    for member in candidate.fixed:
        if member not in choice.participants:
            yield say("takes_part: '{member}' is committed to '{initiative}' but left out.", member=member, initiative=choice.id)
    for member in choice.participants:
        if member not in candidate.fixed and member not in candidate.optional:
            yield say("takes_part: '{member}' takes part in '{initiative}' without having said so.", member=member, initiative=choice.id)
    if list(choice.participants) != sorted(set(choice.participants)):
        yield say(
            "takes_part: the participants {names:list} of '{initiative}' do not stand once each, in the order of their ids.",
            names=choice.participants,
            initiative=choice.id,
        )
