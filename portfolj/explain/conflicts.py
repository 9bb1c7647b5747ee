"""Rules that cannot hold, in words: what clashes with what is decided, and what shuts a member out."""

from collections.abc import Callable, Mapping

from portfolj.domain.case import Case
from portfolj.errors import Message, say
from portfolj.explain.names import names_by_id
from portfolj.results.labels import parts_of

_Subjects = tuple[str, ...]


def failing_alone(case: Case, label: str) -> Message:
    """What a rule that fails by itself means, beside what is decided already.

    Parameters
    ----------
    label
        The rule with its subjects, such as "budget(own, 2027)".
    """
    rule, subjects = parts_of(label)
    in_words = _RULES.get(rule)
    return in_words(names_by_id(case), subjects) if in_words and subjects else say("The rule '{rule}' cannot hold.", rule=label)


def shut_out(case: Case, member: str, rule: str) -> Message:
    """Why no portfolio gives a member anything."""
    name = names_by_id(case).get(member, member)
    if rule == "no_benefit":
        return say("{member} gets nothing in any portfolio: no initiative that can be chosen benefits it.", member=name)
    if rule == "several":
        return say("{member} gets nothing in any portfolio: several rules together shut it out.", member=name)
    return say("{member} gets nothing in any portfolio: the rule on {rule} shuts it out.", member=name, rule=rule_name(rule))


def rule_name(rule: str) -> Message:
    """What a rule is about, in the words of meetings."""
    return _NAMES.get(rule, say("{rule}", rule=rule))


_NAMES = {
    "refused": say("what is refused"),
    "budget": say("money"),
    "hours": say("the members' hours"),
    "pool": say("shared staff"),
    "money_ceiling": say("the members' own money"),
    "quorum": say("how many must take part"),
    "requires": say("prerequisites"),
    "excludes": say("what excludes each other"),
    "count": say("how many may be chosen"),
    "goal_floor": say("the least for a goal"),
    "balance": say("balance"),
    "participation_floor": say("the least number to take part in"),
    "floor_per_resident": say("the least per resident"),
    "nobody_loses": say("that nobody loses"),
    "go_it_alone": say("that nobody does better alone"),
}


def _budget(names: Mapping[str, str], of: _Subjects) -> Message:
    fund = names.get(of[0], of[0])
    if len(of) == 1:
        return say("What is decided costs more than '{fund}' holds over all years.", fund=fund)
    return say("What is decided costs more than '{fund}' holds in {year}.", fund=fund, year=of[-1])


def _hours(names: Mapping[str, str], of: _Subjects) -> Message:
    member, role = names.get(of[0], of[0]), ", ".join(of[1:-1])
    if role:
        return say("What is decided takes more hours of {member} as {role} in {year} than it has.", member=member, role=role, year=of[-1])
    return say("What is decided takes more hours of {member} in {year} than it has.", member=member, year=of[-1])


def _pool(names: Mapping[str, str], of: _Subjects) -> Message:
    return say("What is decided takes more hours of '{pool}' in {year} than it has.", pool=names.get(of[0], of[0]), year=of[-1])


def _ceiling(names: Mapping[str, str], of: _Subjects) -> Message:
    return say("What is decided asks more money of {member} in {year} than it has said.", member=names.get(of[0], of[0]), year=of[-1])


def _requires(names: Mapping[str, str], of: _Subjects) -> Message:
    one, other = names.get(of[0], of[0]), names.get(of[1], of[1])
    return say("'{one}' is decided and needs '{other}', which cannot go before it.", one=one, other=other)


def _excludes(names: Mapping[str, str], of: _Subjects) -> Message:
    listed = tuple(names.get(one, one) for one in of)
    return say("{names:list} exclude each other, and more than one of them is decided.", names=listed)


def _about(message: Message) -> Callable[[Mapping[str, str], _Subjects], Message]:
    """The sentence of a rule with one subject."""

    def in_words(names: Mapping[str, str], of: _Subjects) -> Message:
        return Message(message.text, (("name", names.get(of[0], of[0])),))

    return in_words


_RULES: dict[str, Callable[[Mapping[str, str], _Subjects], Message]] = {
    "budget": _budget,
    "hours": _hours,
    "pool": _pool,
    "money_ceiling": _ceiling,
    "requires": _requires,
    "excludes": _excludes,
    "refused": _about(say("'{name}' is refused, and yet nothing goes without it.")),
    "quorum": _about(say("'{name}' is decided, but too few can take part.")),
    "count": _about(say("The rule '{name}' on how many cannot hold beside what is decided.")),
    "goal_floor": _about(say("The goal '{name}' cannot be given the least that is asked for.")),
    "balance": _about(say("The balance '{name}' cannot hold beside what is decided.")),
    "participation_floor": _about(say("{name} cannot take part in as many initiatives as is asked for.")),
    "floor_per_resident": _about(say("{name} cannot be given the least per resident that is asked for.")),
    "nobody_loses": _about(say("{name} loses, whatever is chosen.")),
    "go_it_alone": _about(say("{name} would do better alone, whatever is chosen.")),
}
