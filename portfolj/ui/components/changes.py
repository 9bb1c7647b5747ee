"""Changes of a case, newest first: when, from which seat, what, and a way to take each back that nothing newer stands on."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import streamlit as st

from portfolj.domain.initiative import Initiative
from portfolj.domain.scenario import Scenario
from portfolj.errors import Clash, InputError, Message, StaleChange, say
from portfolj.exchange.translate import value_of
from portfolj.explain.change_parts import CASE, PROPOSALS, SCENARIOS
from portfolj.service.authorizing import LOCAL, NotAllowedError
from portfolj.service.history import Page, Past, undo_change
from portfolj.ui import seat, state
from portfolj.ui.answers import Opened
from portfolj.ui.components import begun, proposal_words, saving, scenario_words, states, versions, wording
from portfolj.ui.words import in_html, in_markdown, moment, tell

# How many details are shown unfolded.
_FEW = 3


@dataclass(frozen=True, slots=True)
class _Refused:
    """Why nothing was taken back, in lines, and both versions of what has been changed meanwhile."""

    lines: tuple[str, ...] = ()
    clashes: tuple[Clash, ...] = ()


def show(opened: Opened, read: Callable[[int | None], Page], place: str) -> None:
    """Show a page of them, the way to older ones, and why one was not taken back.

    Parameters
    ----------
    read
        Reads the page of changes before the one of a number; before none: the newest.
    place
        Where they are shown, since the same change may stand in two places.
    """
    with st.container():
        _tell_of_refusal(opened, place)
    page = read(state.seen(_before(opened, place)))
    for one in page.changes:
        with st.container(horizontal=True, vertical_alignment="center", key=f"change-{place}-{one.number}"):
            st.html(_in_html(one))
            if one.open and not one.begins:
                st.button(
                    tell(say("Take back change {number}", number=str(one.number))),
                    on_click=_undo,
                    args=(opened, one, place),
                    key=f"undo-{place}-{one.number}",
                    help=_hint(one),
                )
    _older(opened, page, place)


def _older(opened: Opened, page: Page, place: str) -> None:
    """The way to older changes, and back to the newest."""
    with st.container(horizontal=True):
        if page.older is not None:
            st.button(tell(say("Older changes")), on_click=state.show, args=(_before(opened, place), page.older), key=f"older-{place}")
        if state.seen(_before(opened, place)) is not None:
            st.button(tell(say("The newest changes")), on_click=state.show, args=(_before(opened, place), None), key=f"newest-{place}")


def _tell_of_refusal(opened: Opened, place: str) -> None:
    """Why a change was not taken back; where something has been changed meanwhile, what stands and what would have come back."""
    refused: _Refused = state.seen(_told(opened, place)) or _Refused()
    for line in refused.lines:
        st.warning(line)
    for clash in refused.clashes:
        mine, theirs = (_in_words(opened, clash.kind, part) for part in (clash.ours, clash.theirs))
        versions.show(mine, theirs, called=say("What would have come back"))


def _before(opened: Opened, place: str) -> str:
    return f"changes before {place} {opened.path}"


def _told(opened: Opened, place: str) -> str:
    return f"changes told {place} {opened.path}"


def _in_html(one: Past) -> str:
    what, around = in_html("; ".join(map(tell, one.what))), in_html(" · ".join(_around(one)))
    details = [f"<li>{in_html(tell(detail))}</li>" for detail in _details(one)]
    told = f"<ul>{''.join(details)}</ul>" if details else ""
    if len(details) > _FEW:
        label = in_html(tell(say("What was changed")))
        told = f"<details><summary>{label}</summary>{told}</details>"
    return f'<div class="portfolj-change"><p>{what}</p><p class="below">{around}</p>{told}</div>'


def _details(one: Past) -> Iterator[Message]:
    yield from one.details
    if one.others:
        yield say("{number} more in the same change", number=one.others)


def _around(one: Past) -> Iterator[str]:
    """Its number, when, from which seat, and how it stands to other changes."""
    yield tell(say("Change {number}", number=str(one.number)))
    yield moment(one.at)
    yield tell(say("this computer")) if one.seat == LOCAL.seat else one.seat
    yield from map(tell, one.standing)


def _hint(one: Past) -> str | None:
    """What goes for good when it is taken back."""
    return tell(say("Proposals that were new go away, and their contact persons for good.")) if one.enters else None


def _in_words(opened: Opened, kind: str, content: object) -> dict[str, str]:
    """What a version of something says, where people have words for each of its fields."""
    if not isinstance(content, dict):
        return {}
    if kind == PROPOSALS:
        return proposal_words.in_words(opened.case, value_of(Initiative, content))
    if kind == SCENARIOS:
        return scenario_words.in_words(opened.case, value_of(Scenario, content))
    return {tell(say("All else")): ", ".join(versions.leaves(content))}


def _undo(opened: Opened, one: Past, place: str) -> None:
    """Take it back; what is told of it comes last, since a newer click cuts short what is shown."""
    try:
        undone = undo_change(seat.user(), opened.path, one.number, at=seat.now())
    except NotAllowedError as error:
        state.show(_told(opened, place), _Refused((in_markdown(tell(error.message)),)))
    except StaleChange as error:
        told = say("It has been changed meanwhile, and nothing was taken back. The newer change stands on top of the history now.")
        state.show(_told(opened, place), _Refused((in_markdown(tell(told)),), error.clashes))
    except InputError as error:
        state.show(_told(opened, place), _Refused(tuple(map(states.line, error.faults))))
    else:
        state.show(_told(opened, place), None)
        state.show(_before(opened, place), None)
        for kind, key in one.records:
            if kind == PROPOSALS:
                begun.begin_anew(key)
            elif kind == SCENARIOS:
                saving.begin_anew(opened, key)
            elif kind in {CASE, "scales"}:
                wording.begin_anew(opened)
        for told in (say("Change {number} is taken back.", number=str(one.number)), *undone.told):
            st.toast(in_markdown(tell(told)))
