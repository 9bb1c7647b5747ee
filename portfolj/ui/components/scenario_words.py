"""All that a scenario says, field by field in plain words, to be laid beside another version of it."""

from collections.abc import Iterator
from typing import Any

from portfolj.domain.case import Case
from portfolj.domain.document import plain
from portfolj.domain.scenario import Scenario
from portfolj.errors import Message, say
from portfolj.ui.components.dials import NAMES
from portfolj.ui.components.versions import leaves
from portfolj.ui.words import enumerated, tell
from portfolj.workflow.dials import dials_of

# What no field of its own tells: one fund's or one year's money, rules but the floor, the order of objectives, new leads.
_TOLD = ("id", "name", "question", "locked", "hours_percent", "weights", "decided", "refused", "out")


def in_words(case: Case, scenario: Scenario) -> dict[str, str]:
    """What it says, by the names of the fields."""
    stands, goals = dials_of(case, scenario), {goal.id: goal.name for goal in case.goals}
    names = {one.id: one.name for one in case.initiatives} | {one.id: one.name for one in case.members}
    words: dict[Message, str] = {
        say("Name"): scenario.name,
        say("The question it answers"): scenario.question,
        say("Locked"): tell(say("Yes") if scenario.locked else say("No")),
        NAMES["money"][1]: tell(say("{share:percent}", share=stands.money)),
        NAMES["hours"][1]: tell(say("{share:percent}", share=stands.hours)),
        NAMES["floor"][1]: tell(say("{share:percent}", share=stands.floor)),
        NAMES["weights"][1]: enumerated(tell(say("{name}: {what}", name=goals[goal], what=str(points))) for goal, points in stands.weights),
        NAMES["decided"][1]: enumerated(names.get(one, one) for one in stands.decided),
        NAMES["refused"][1]: enumerated(names.get(one, one) for one in stands.refused),
        NAMES["out"][1]: enumerated(names.get(one, one) for one in stands.out),
        say("All else"): ", ".join(_rest(plain(scenario))),
    }
    return {tell(label): text for label, text in words.items()}


def _rest(document: dict[str, Any]) -> Iterator[str]:
    for name, part in document.items():
        if name == "budgets":
            yield from leaves([row for row in part if set(row) != {"percent"}])
        elif name == "rules":
            yield from leaves({rule: stated for rule, stated in part.items() if rule != "floor_per_resident"})
        elif name not in _TOLD:
            yield from leaves(part)
