"""Ids for what people name."""

import unicodedata
from collections.abc import Iterable
from itertools import count

LONGEST = 40


def new_id(name: str, taken: Iterable[str]) -> str:
    """An id made of a name that nothing else has, such as "sma-forst" of "Små först!".

    Parameters
    ----------
    taken
        Ids that are in use, whatever their case.
    """
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    words = "".join(sign if sign.isalnum() else " " for sign in plain).split()
    stem = "-".join(words)[:LONGEST].strip("-") or "scenario"
    used = {one.casefold() for one in taken}
    if stem not in used:
        return stem
    tails = (f"-{number}" for number in count(2))
    return next(found for tail in tails if (found := stem[: LONGEST - len(tail)] + tail) not in used)
