"""Rules about what is chosen and what goes with what."""

from collections.abc import Iterator

from portfolj.errors import Message, say
from portfolj.verify.chosen import Chosen


def decided(chosen: Chosen) -> Iterator[Message]:
    """y_i = 1"""
    for candidate in chosen.instance.candidates:
        if candidate.decided and candidate.id not in chosen.starts:
            yield say("decided: '{initiative}' is decided but not chosen.", initiative=candidate.id)


def refused(chosen: Chosen) -> Iterator[Message]:
    """y_i = 0"""
    for one in chosen.started:
        if one.candidate.refused:
            yield say("refused: '{initiative}' is refused but chosen.", initiative=one.candidate.id)


def quorum(chosen: Chosen) -> Iterator[Message]:
    """sum_ms z_ims >= q_i y_i"""
    for one in chosen.started:
        if len(one.members) < one.candidate.quorum:
            yield say(
                "quorum: {count} take part in '{initiative}'; it takes at least {least}.",
                count=len(one.members),
                initiative=one.candidate.id,
                least=one.candidate.quorum,
            )


def requires(chosen: Chosen) -> Iterator[Message]:
    """y_i <= y_j ; with finished: x_is <= sum x_js' over s' + d_j <= s"""
    for one in chosen.started:
        for needed, finished in one.candidate.requires:
            begins = chosen.starts.get(needed)
            if begins is None:
                yield say("requires: '{initiative}' needs '{other}', which is not chosen.", initiative=one.candidate.id, other=needed)
                continue
            ended = begins + chosen.instance.by_id[needed].duration
            if finished and ended > one.start:
                yield say(
                    "requires: '{initiative}' starts in {start}, but '{other}' has ended by {ended} only.",
                    initiative=one.candidate.id,
                    start=str(one.start),
                    other=needed,
                    ended=str(ended),
                )


def excludes(chosen: Chosen) -> Iterator[Message]:
    """sum_{i in K} y_i <= 1"""
    for group in chosen.instance.excludes:
        together = tuple(name for name in group if name in chosen.starts)
        if len(together) > 1:
            yield say("excludes: {names:list} exclude each other, and {count} of them are chosen.", names=together, count=len(together))


def count(chosen: Chosen) -> Iterator[Message]:
    """lo <= sum_{i in K} y_i <= hi"""
    for rule in chosen.instance.counts:
        found = sum(1 for name in chosen.starts if name in rule.of)
        if rule.at_least is not None and found < rule.at_least:
            yield say("count: '{rule}' has {count}; it asks for at least {least}.", rule=rule.id, count=found, least=rule.at_least)
        if rule.at_most is not None and found > rule.at_most:
            yield say("count: '{rule}' has {count}; it allows at most {most}.", rule=rule.id, count=found, most=rule.at_most)
