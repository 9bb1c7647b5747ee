"""How much of the members' benefit is a flat rate: shared by population because nobody has stated a share."""

from portfolj.domain.case import Case
from portfolj.errors import Message, say
from portfolj.results.result import Result


def flat_rate(case: Case, result: Result) -> tuple[Message, ...]:
    """A sentence where a benefit is derived that way; none where every share is stated."""
    stated = {(one.id, row.member) for one in case.initiatives for row in one.parties.participations if row.share is not None}
    taking_part = [(choice.id, member) for choice in result.chosen for member in choice.participants]
    derived = sum(1 for pair in taking_part if pair not in stated)
    if not derived:
        return ()
    return (
        say(
            "The members' benefit is derived in {number} of {all} cases: shared by population, since no share of their own is stated.",
            number=derived,
            all=len(taking_part),
        ),
    )
