"""Proposals as people edit them: a field at a time, each as text."""

from collections.abc import Mapping
from typing import Any

from portfolj.domain.case import Case
from portfolj.domain.document import plain
from portfolj.domain.initiative import Initiative
from portfolj.exchange.translate import value_of
from portfolj.workflow.naming import new_id

# Where each field stands in the document of an initiative.
PLACES: Mapping[str, tuple[str, ...]] = {
    "name": ("name",),
    "summary": ("what", "summary"),
    "need": ("what", "need"),
    "area": ("what", "area"),
    "field": ("what", "field"),
    "owner": ("parties", "owner"),
    "starts": ("steering", "starts"),
    "duration": ("steering", "duration"),
    "next_step": ("steering", "next_step", "text"),
    "next_step_date": ("steering", "next_step", "date"),
    "matter": ("steering", "matter"),
    **{name: ("outcome", name) for name in ("reported", "reported_to", "result", "lesson")},
    **{
        name: ("plan", name)
        for name in ("main_goal", "scope", "limits", "method", "instead_of", "follow_up", "quality", "secretariat", "invoicing")
    },
}
SEVERAL = frozenset(("starts",))
# What a copy for another round leaves behind: what was thought, decided and done last time, and its dates.
LEFT_BEHIND = {
    "gives": ("assessments", "dated_goals"),
    "steering": (
        *("stage", "route", "paper", "steps", "mandates", "admission_answers", "next_step"),
        *("start", "end", "decision_points", "milestones", "phases"),
    ),
    "plan": ("activities",),
}


def draft(case: Case, title: str) -> Initiative:
    """A new proposal with a title alone.

    Raises
    ------
    InputError
        When the title is empty or too long.
    """
    return value_of(Initiative, {"id": new_id(title, (one.id for one in case.initiatives)), "name": title})


def text_of(one: Initiative, field: str) -> str:
    """A field as text, several values with spaces between; "" where nothing is stated."""
    content: Any = plain(one)
    for key in PLACES[field]:
        content = content.get(key, {}) if isinstance(content, dict) else {}
    if isinstance(content, list):
        return " ".join(map(str, content))
    return "" if content in ({}, None) else str(content)


def edited(one: Initiative, texts: Mapping[str, str]) -> Initiative:
    """A proposal with some fields as stated in text; an empty text takes the field away.

    Raises
    ------
    InputError
        With everything that cannot be read or cannot be so.
    """
    document: dict[str, Any] = plain(one)
    for field, text in texts.items():
        *groups, last = PLACES[field]
        place = document
        for group in groups:
            place = place.setdefault(group, {})
        place.pop(last, None)
        if text.strip():
            place[last] = text.split() if field in SEVERAL else text.strip()
    steering = document.get("steering", {})
    if steering.get("next_step") == {}:
        del steering["next_step"]
    return value_of(Initiative, document)


def copied(case: Case, one: Initiative, title: str) -> Initiative:
    """A proposal of an earlier round as a new draft: what it is, gives and takes, and whom it asks; not what was thought, decided or done.

    Of the years in which it may start those of the new case stay; what it has to do with proposals that are not there is left out.

    Parameters
    ----------
    case
        The case that it becomes a proposal of; `one` may be of another.

    Raises
    ------
    InputError
        When the title is empty or too long.
    """
    document: dict[str, Any] = plain(one)
    for name in ("not_a_portfolio_matter", "outcome"):
        document.pop(name, None)
    for row in document.get("gives", {}).get("effects", []):
        row.pop("date", None)
    for group, fields in LEFT_BEHIND.items():
        for field in fields:
            document.get(group, {}).pop(field, None)
    for row in document.get("parties", {}).get("participations", []):
        row["answer"] = "undecided"
        row.pop("comment", None)
    names, steering = {other.id for other in case.initiatives}, document.get("steering", {})
    steering["starts"] = [year for year in one.steering.starts if year in case.years]
    for field in ("requires", "synergies"):
        rows = (row for row in steering.get(field, []) if row["initiative"] in names)
        steering[field] = [row for row in rows if row.get("year") is None or row["year"] in case.years]
    steering["excludes"] = [other for other in one.steering.excludes if other in names]
    return value_of(Initiative, document | {"id": new_id(title, names), "name": title, "steering": steering})
