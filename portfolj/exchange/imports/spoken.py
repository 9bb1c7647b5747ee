"""The words and headings that files may use for the domain's own, in every language of portfolj."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from portfolj.domain.assessment import Judged
from portfolj.domain.base import ProvenanceKind
from portfolj.domain.goal import GoalLevel
from portfolj.domain.participation import Answer
from portfolj.errors import Message, say
from portfolj.exchange.imports.reference import folded
from portfolj.text import Language, render

WORDS: Mapping[type[StrEnum], Mapping[StrEnum, Message]] = {
    Answer: {
        Answer.LEAD: say("Leads"),
        Answer.COMMITTED: say("Takes part"),
        Answer.WILLING: say("Is willing"),
        Answer.UNDECIDED: say("Has not decided"),
        Answer.DECLINED: say("Has declined"),
    },
    Judged: {
        Judged.GOAL: say("Goal"),
        Judged.FEASIBILITY: say("Feasibility"),
        Judged.BENEFIT: say("Economic benefit"),
    },
    GoalLevel: {GoalLevel.ASSOCIATION: say("The association"), GoalLevel.MEMBER: say("A member")},
    ProvenanceKind: {
        ProvenanceKind.REAL: say("Real"),
        ProvenanceKind.DERIVED: say("Derived"),
        ProvenanceKind.ILLUSTRATIVE: say("Made up"),
    },
}
# The column of hours in each year of an initiative, where one row holds several.
HOURS_OF_YEAR: Mapping[str, int] = {f"hours_{year}": year for year in range(1, 51)}
HEADINGS: Mapping[str, Message] = {
    "initiative": say("Initiative"),
    "member": say("Member"),
    "title": say("What it is called"),
    "asked": say("What you are asked"),
    "answer": say("Your answer"),
    "role": say("Role"),
    "share": say("Your share of the benefit, percent"),
    "comment": say("Comment"),
} | {name: say("Hours, year {year}", year=str(year)) for name, year in HOURS_OF_YEAR.items()}
# What stands beside a number and speaks of it.
BESIDE: Mapping[str, Message] = {
    "provenance": say("Where the value comes from"),
    "source": say("Source"),
    "hours_provenance": say("Where the hours come from"),
    "hours_source": say("Source of the hours"),
    "seen": say("What was assessed"),
}
# The columns that are there to be read by people only.
FOR_READING = frozenset(("title", "asked"))
INSTRUCTIONS = say("Read this first")


@cache
def in_all_languages(message: Message) -> tuple[str, ...]:
    """A message in every language, folded."""
    return tuple(folded(render(message, language)) for language in Language)


def columns_by_heading() -> dict[str, str]:
    """The column that each heading names, folded, in every language."""
    return {heading: name for name, message in HEADINGS.items() for heading in in_all_languages(message)}


def value_of_word(kind: type[StrEnum], text: str) -> StrEnum | None:
    """The value that a word stands for: the domain's own, or what people call it; None for any other."""
    wanted = folded(text)
    for value, message in WORDS[kind].items():
        if wanted == value.value or wanted in in_all_languages(message):
            return value
    return None


def word_of(value: StrEnum, language: Language) -> str:
    """What people call a value."""
    return render(WORDS[type(value)][value], language)
