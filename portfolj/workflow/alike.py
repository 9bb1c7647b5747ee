"""Proposals that look like the same need: by the words of their titles, without asking any other machine."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

from portfolj.domain.initiative import Initiative

# In percent: from where two words are the same, and two titles are worth a look.
SAME_WORD, WORTH_A_LOOK = 82, 60
# A word so long may be part of a compound: "bygglov" in "bygglovsprocess".
PART_OF_ANOTHER = 5
_WORDS = re.compile(r"\w+")
# Words that say nothing about which need it is, in Swedish, Norwegian and English.
COMMON = frozenset(
    _WORDS.findall("""
    all alla alle and att at av de den det digital digitala digitalt en et ett felles for forprosjekt fra från för förstudie gemensam
    gemensamma gemensamt i in inför insats kommun kommunene kommuner kommunerna med mellan mellom mer ny nya nytt och of og om on på projekt
    prosjekt samarbeid samordnad samverkan satsning shared som steg the til till tillsammans together två under
    utveckla utveckling vi vid with å år
    """)
)


@dataclass(frozen=True, slots=True)
class Alike:
    """A proposal whose title is like another one; `percent` 100 is the same words."""

    id: str
    name: str
    percent: int


def alike(title: str, others: Iterable[Initiative]) -> tuple[Alike, ...]:
    """The proposals whose titles are like this one, the likest first."""
    found = (Alike(one.id, one.name, likeness(title, one.name)) for one in others)
    return tuple(sorted((one for one in found if one.percent >= WORTH_A_LOOK), key=lambda one: (-one.percent, one.name.casefold(), one.id)))


def likeness(one: str, other: str) -> int:
    """How much of two titles is said in both, percent: letters of words that have a like in the other, of all letters."""
    first, second = _words(one), _words(other)
    letters = sum(map(len, (*first, *second)))
    if not first or not second:
        return 100 if one.strip() and one.strip().casefold() == other.strip().casefold() else 0
    said_in_both = sum(len(word) for word in first if _has_like(word, second)) + sum(len(word) for word in second if _has_like(word, first))
    return 100 * said_in_both // letters


def _words(title: str) -> tuple[str, ...]:
    """The words that say which need it is; "e-arkiv" is one word."""
    joined = unicodedata.normalize("NFC", title).casefold().replace("-", "")
    return tuple(word for word in dict.fromkeys(_WORDS.findall(joined)) if word not in COMMON)


def _has_like(word: str, others: Iterable[str]) -> bool:
    return any(
        fuzz.ratio(word, other) >= SAME_WORD
        or (min(len(word), len(other)) >= PART_OF_ANOTHER and fuzz.partial_ratio(word, other) >= SAME_WORD + 10)
        for other in others
    )
