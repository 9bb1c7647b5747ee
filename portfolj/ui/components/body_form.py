"""The form of a body: what it is, how it is put together, when it meets, and its seats and duties."""

from collections.abc import Callable, Mapping
from itertools import zip_longest
from typing import Any

import streamlit as st

from portfolj.domain.bodies import Body
from portfolj.domain.case import Case
from portfolj.domain.document import plain
from portfolj.errors import Message, say
from portfolj.explain.bodies import FIELDS, KINDS
from portfolj.explain.change_parts import BODIES, PARTS, names_of
from portfolj.service.steering_lists import OF_BODY, list_lines, with_body
from portfolj.ui.components import lined, touched
from portfolj.ui.components.editor import Begun
from portfolj.ui.words import NONE, tell

GROUPS: tuple[tuple[Message, tuple[str, ...]], ...] = (
    (say("What it is and does"), ("name", "kind", "purpose", "assignment", "parent", "areas", "network")),
    (
        say("How it is put together"),
        ("persons", "term_months", "appoints", "substitutes", "balanced", "chair_of_each_side", "seat_of_each_member", "co_opts"),
    ),
    (say("How often it meets"), ("spring_meetings", "autumn_meetings", "meetings_a_year", "meeting_hours", "convenes")),
    (say("From when until when"), ("start", "end", "ended_by")),
)
_LONG = ("purpose", "assignment")
_TRUTHS = frozenset(name for name, field in Body.model_fields.items() if field.annotation is bool)


def words(body: str, case: Case) -> Mapping[str, str]:
    """What a case says of a body, by the names of its fields and lists."""
    one = next((one for one in case.bodies if one.id == body), None)
    if one is None:
        return {}
    names, said = names_of(case), dict[str, str]()
    for name, content in plain(one).items():
        part = PARTS[BODIES].get(name)
        told = part and part.shows and part.shows(content, names)
        if name in FIELDS:
            said[tell(FIELDS[name])] = str(content) if told is None else tell(told) if isinstance(told, Message) else str(told)
    return said | {tell(kind.title): list_lines(case, name, tell, body=body) for name, kind in OF_BODY.items()}


def ask_new(begun: Begun) -> Callable[[], Case]:
    """Ask for a new one."""
    return ask("", begun)


def ask(body: str, begun: Begun) -> Callable[[], Case]:
    """Ask for its fields and lists; gives what makes the case with them.

    Parameters
    ----------
    body
        By id; "" for a new one.
    """
    case = begun.seen
    stands = next((one for one in case.bodies if one.id == body), None)
    fields = dict[str, touched.Said[Any]]()
    for title, names in GROUPS:
        st.markdown(f"**{tell(title)}**")
        written = [name for name in names if name not in _TRUTHS and (name != "areas" or case.areas)]
        for pair in zip_longest(written[::2], written[1::2]):
            for column, name in zip(st.columns(2), filter(None, pair), strict=False):
                with column:
                    fields[name] = _field(case, stands, name, begun.named(name))
        for name in names:
            if name in _TRUTHS:
                fields[name] = touched.truth(tell(FIELDS[name]), bool(getattr(stands, name, False)), key=begun.named(name))
    seats_and_duties = tell(say("Seats and duties"))
    st.markdown(f"**{seats_and_duties}**")
    lined.explain()
    lists = {name: lined.ask(kind, list_lines(case, name, tell, body=body), key=begun.named(name)) for name, kind in OF_BODY.items()}
    return lambda: with_body(
        case,
        body,
        {name: said.content for name, said in fields.items() if said.touched or not body},
        {name: said.content for name, said in lists.items() if said.touched},
        tell,
    )


def _field(case: Case, stands: Body | None, name: str, key: str) -> touched.Said[Any]:
    label, content = tell(FIELDS[name]), getattr(stands, name, None)
    bodies = {one.id: one.name for one in case.bodies if one is not stands}
    match name:
        case "kind":
            kinds = {} if stands else {"": NONE}
            return touched.choice(label, kinds | {kind.value: tell(said) for kind, said in KINDS.items()}, content or "", key=key)
        case "parent" | "ended_by":
            return touched.choice(label, {"": NONE, **bodies}, content or "", key=key)
        case "areas":
            return touched.several(label, {area.id: area.name for area in case.areas}, content or (), key=key)
        case "substitutes":
            spoken = {"": NONE, "true": tell(say("Yes")), "false": tell(say("No"))}
            return touched.choice(label, spoken, "" if content is None else str(content).lower(), key=key)
    text = "" if content is None else str(content)
    return touched.text(label, text, key=key, most=20_000 if name in _LONG else 300, long=name in _LONG)
