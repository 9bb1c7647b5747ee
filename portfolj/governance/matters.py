"""The matters of a mandate table in words."""

from collections.abc import Mapping

from portfolj.errors import Message, say

# By their ids; other matters are called by theirs.
MATTERS: Mapping[str, Message] = {"exploration": say("exploration"), "process": say("process")}


def matter_in_words(matter: str) -> Message:
    """What a matter is called."""
    return MATTERS.get(matter) or say("{name}", name=matter)
