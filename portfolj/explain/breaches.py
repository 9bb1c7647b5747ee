"""Rules that a portfolio breaks, in the words of meetings: which, and by how much."""

from collections.abc import Callable, Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal

from portfolj.domain.case import Case
from portfolj.domain.rules import Measure
from portfolj.errors import Argument, Message, say
from portfolj.valuation.instance import Instance


class _Complaint:
    """What the check complains of, with names for ids."""

    def __init__(self, case: Case, instance: Instance, parts: Mapping[str, Argument]) -> None:
        self.carried = instance.carry_over
        self._parts = parts
        self._names = {one.id: one.name for one in (*instance.counts, *instance.balances)}
        self._names |= {one.id: one.name for one in case.goals} | {one.id: one.name for one in case.pools}
        self._names |= {one.id: one.name for one in case.funds} | {one.id: one.name for one in case.members}
        self._names |= {one.id: one.name for one in case.initiatives}

    def name(self, part: str) -> str:
        """The name of what an id stands for."""
        return self._names.get(self.text(part), self.text(part))

    def names(self, part: str) -> tuple[str, ...]:
        """The names of several ids."""
        ids = self._parts[part]
        return tuple(self._names.get(one, one) for one in map(str, ids)) if isinstance(ids, tuple) else ()

    def text(self, part: str) -> str:
        """A part as it stands; "" where it is missing."""
        return str(self._parts.get(part, ""))

    def whole(self, part: str) -> int:
        """A whole number."""
        number = self._parts[part]
        return number if isinstance(number, int) else 0

    def has(self, part: str) -> bool:
        """Whether it has a part."""
        return part in self._parts


def in_words(case: Case, instance: Instance, complaints: Iterable[Message]) -> tuple[Message, ...]:
    """What complaints of `verify.broken` mean, with names: those about what goes together before those about amounts.

    A complaint whose rule is not known here stands first, as it is.
    """
    order = {rule: place for place, rule in enumerate(_SPOKEN)}
    placed = sorted(complaints, key=lambda one: order.get(_rule(one), -1))
    return tuple(_SPOKEN[_rule(one)](_Complaint(case, instance, dict(one.parts))) if _rule(one) in order else one for one in placed)


def _rule(complaint: Message) -> str:
    return complaint.text.partition(":")[0]


def _budget(of: _Complaint) -> Message:
    fund, year, amount, limit = of.name("fund"), of.text("year"), of.whole("amount"), of.whole("limit")
    over = amount - limit
    if not year:
        return say(
            "'{fund}' is {over:kr} short over all years: {amount:kr} of {limit:kr}.", fund=fund, over=over, amount=amount, limit=limit
        )
    if of.text("fund") in of.carried:
        return say(
            "'{fund}' is {over:kr} short up to {year}: {amount:kr} of {limit:kr}.",
            fund=fund,
            over=over,
            year=year,
            amount=amount,
            limit=limit,
        )
    return say(
        "'{fund}' is {over:kr} short in {year}: {amount:kr} of {limit:kr}.", fund=fund, over=over, year=year, amount=amount, limit=limit
    )


def _hours(of: _Complaint) -> Message:
    member, year, amount, limit = of.name("member"), of.text("year"), of.whole("amount"), of.whole("limit")
    over = amount - limit
    if of.has("role"):
        return say(
            "{member} lacks {over:h} as {role} in {year}: {amount:h} of {limit:h}.",
            member=member,
            over=over,
            role=of.text("role"),
            year=year,
            amount=amount,
            limit=limit,
        )
    return say(
        "{member} lacks {over:h} in {year}: {amount:h} of {limit:h}.", member=member, over=over, year=year, amount=amount, limit=limit
    )


def _pool(of: _Complaint) -> Message:
    amount, limit = of.whole("amount"), of.whole("limit")
    return say(
        "'{pool}' lacks {over:h} in {year}: {amount:h} of {limit:h}.",
        pool=of.name("pool"),
        over=amount - limit,
        year=of.text("year"),
        amount=amount,
        limit=limit,
    )


def _ceiling(of: _Complaint) -> Message:
    amount, limit = of.whole("amount"), of.whole("limit")
    return say(
        "{member} pays {amount:kr} of its own in {year}, {over:kr} more than it has said.",
        member=of.name("member"),
        amount=amount,
        year=of.text("year"),
        over=amount - limit,
    )


def _decided(of: _Complaint) -> Message:
    return say("'{name}' is decided or under way already; taking it out takes a decision to end it.", name=of.name("initiative"))


def _refused(of: _Complaint) -> Message:
    return say("'{name}' is refused.", name=of.name("initiative"))


def _quorum(of: _Complaint) -> Message:
    return say(
        "{count:members} can take part in '{name}'; it takes at least {least}.",
        count=of.whole("count"),
        name=of.name("initiative"),
        least=of.whole("least"),
    )


def _requires(of: _Complaint) -> Message:
    name, other = of.name("initiative"), of.name("other")
    if of.has("ended"):
        return say(
            "'{name}' starts in {start}, but needs '{other}', which has ended by {ended} only.",
            name=name,
            start=of.text("start"),
            other=other,
            ended=of.text("ended"),
        )
    return say("'{name}' needs '{other}', which is not in.", name=name, other=other)


def _excludes(of: _Complaint) -> Message:
    return say("{names:list} exclude each other; only one of them can be in.", names=of.names("names"))


def _count(of: _Complaint) -> Message:
    rule, count = of.name("rule"), of.whole("count")
    if of.has("least"):
        return say("{rule}: {count} are in; at least {least} are asked for.", rule=rule, count=count, least=of.whole("least"))
    return say("{rule}: {count} are in; at most {most} are allowed.", rule=rule, count=count, most=of.whole("most"))


def _goal_floor(of: _Complaint) -> Message:
    amount, least = of.whole("amount"), of.whole("least")
    return say(
        "The goal '{goal}' is given {amount:points}, {short:points} too few.", goal=of.name("goal"), amount=amount, short=least - amount
    )


def _balance(of: _Complaint) -> Message:
    rule, share = of.name("rule"), Decimal(100 * of.whole("amount")) / of.whole("whole")
    shown, money = str(share.quantize(Decimal("0.1"), ROUND_HALF_UP)), of.text("measure") == Measure.MONEY.value
    if of.has("least"):
        least = of.whole("least")
        if money:
            return say("{rule}: {share:percent} of the money; at least {least:percent} is asked for.", rule=rule, share=shown, least=least)
        return say("{rule}: {share:percent} of the hours; at least {least:percent} is asked for.", rule=rule, share=shown, least=least)
    most = of.whole("most")
    if money:
        return say("{rule}: {share:percent} of the money; at most {most:percent} is allowed.", rule=rule, share=shown, most=most)
    return say("{rule}: {share:percent} of the hours; at most {most:percent} is allowed.", rule=rule, share=shown, most=most)


def _participations(of: _Complaint) -> Message:
    return say(
        "{member} takes part in {count:initiatives}; at least {least} are asked for.",
        member=of.name("member"),
        count=of.whole("count"),
        least=of.whole("least"),
    )


def _floor(of: _Complaint) -> Message:
    amount, least = of.whole("amount"), of.whole("least")
    return say(
        "{member} gets {amount:points}, {short:points} less than the floor for the least served.",
        member=of.name("member"),
        amount=amount,
        short=least - amount,
    )


def _loses(of: _Complaint) -> Message:
    return say("{member} goes back by {amount:kr} over the planning years.", member=of.name("member"), amount=of.whole("amount"))


def _alone(of: _Complaint) -> Message:
    amount, least = of.whole("amount"), of.whole("least")
    return say(
        "{member} gets {amount:points}, {short:points} less than it would have to get so as not to do better alone.",
        member=of.name("member"),
        amount=amount,
        short=least - amount,
    )


_SPOKEN: dict[str, Callable[[_Complaint], Message]] = {
    "decided": _decided,
    "refused": _refused,
    "requires": _requires,
    "excludes": _excludes,
    "quorum": _quorum,
    "count": _count,
    "budget": _budget,
    "hours": _hours,
    "pool": _pool,
    "money_ceiling": _ceiling,
    "goal_floor": _goal_floor,
    "balance": _balance,
    "participation_floor": _participations,
    "floor_per_resident": _floor,
    "nobody_loses": _loses,
    "go_it_alone": _alone,
}
