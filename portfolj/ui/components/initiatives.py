"""Which initiatives are in which scenario: a matrix of filled and hollow boxes that is its own table."""

from collections.abc import Iterable

import streamlit as st

from portfolj.compare import InitiativeLine
from portfolj.errors import Message, say
from portfolj.results.portfolio import Choice
from portfolj.ui.components import frame
from portfolj.ui.components.table import card_link
from portfolj.ui.words import in_html, tell
from portfolj.workflow.side_by_side import SideBySide


def show(found: SideBySide) -> None:
    """Show what differs first, then what is in all; what is in none is folded. For the whole room only what differs."""
    differing, in_all = found.comparison.only_in_some, found.comparison.in_all
    if not frame.presenting():
        st.header(tell(say("Which initiatives are in?")), anchor=False)
    groups = [(_differ(len(differing)), differing), (_in_all(found, len(in_all)), () if frame.presenting() and differing else in_all)]
    st.html(_matrix(found, [(title, sorted(lines, key=_pattern)) for title, lines in groups if lines]))
    if found.in_none and not frame.presenting():
        with st.expander(tell(say("{number:initiatives} in none of them", number=len(found.in_none)))):
            st.html(f"<ul>{''.join(f'<li>{card_link(one, name)}</li>' for one, name in found.in_none)}</ul>")


def _differ(number: int) -> Message:
    return say("{number:initiatives} in some only", number=number)


def _in_all(found: SideBySide, number: int) -> Message:
    if len(found.answered) == 1:
        return say("{number:initiatives} in", number=number)
    return say("{number:initiatives} in all", number=number)


def _pattern(line: InitiativeLine) -> tuple[tuple[bool, ...], str]:
    """What is in the first scenario first; then alike beside alike."""
    return tuple(choice is None for choice in line.by), line.name.casefold()


def _matrix(found: SideBySide, groups: Iterable[tuple[Message, list[InitiativeLine]]]) -> str:
    """The matrix as HTML; everything in it is escaped."""
    label = _said(say("Which initiatives are in which scenario"))
    kind = "portfolj-table portfolj-matrix shown" if frame.presenting() else "portfolj-table portfolj-matrix"
    heads = "".join(f'<th scope="col">{in_html(one.name)}</th>' for one in found.answered)
    body = "".join(_group(title, lines, len(found.answered)) for title, lines in groups)
    return (
        f'<div class="{kind}" role="region" tabindex="0" aria-label="{label}">'
        f"<table><caption>{label}</caption><thead><tr>{_key()}{heads}</tr></thead>{body}</table></div>"
    )


def _key() -> str:
    """What the two kinds of boxes mean."""
    meanings = ((_said(say("year")), _said(say("in, from that year"))), ("", _said(say("not in"))))
    keys = (f'<span class="key">{_box(box)} {means}</span>' for box, means in meanings)
    return f"<td>{' '.join(keys)}</td>"


def _group(title: Message, lines: list[InitiativeLine], scenarios: int) -> str:
    if frame.presenting():
        return f"<tbody>{''.join(map(_row, lines))}</tbody>"
    head = f'<tr class="group"><th scope="rowgroup" colspan="{scenarios + 1}">{_said(title)}</th></tr>'
    return f"<tbody>{head}{''.join(map(_row, lines))}</tbody>"


def _row(line: InitiativeLine) -> str:
    notes = [(line.moved, say("starts in different years")), (line.participants_differ, say("different members take part"))]
    told = "" if frame.presenting() else ", ".join(_said(note) for holds, note in notes if holds)
    below = f'<span class="below">{told}</span>' if told else ""
    cells = "".join(f"<td>{_of(choice)}</td>" for choice in line.by)
    return f'<tr><th scope="row">{card_link(line.id, line.name)}{below}</th>{cells}</tr>'


def _of(choice: Choice | None) -> str:
    """A box, and in words what it says to those who do not see it."""
    says = say("not in") if choice is None else say("in, from {year}", year=str(choice.start))
    return f'{_box("" if choice is None else str(choice.start))}<span class="heard">{_said(says)}</span>'


def _box(escaped: str) -> str:
    return f'<span class="box{" in" if escaped else ""}" aria-hidden="true">{escaped}</span>'


def _said(message: Message) -> str:
    return in_html(tell(message))
