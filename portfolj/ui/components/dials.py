"""The dials of a scenario, each with its unit and what it comes to."""

from collections.abc import Iterable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from portfolj.domain.case import Case
from portfolj.domain.scenario import Scenario
from portfolj.errors import Message, say
from portfolj.ui import state
from portfolj.ui.words import in_html, in_markdown, tell
from portfolj.workflow.dials import Dials, dials_of, in_units, turned

LEAST, MOST, STEP = 50, 150, 5
NAMES: dict[str, tuple[str, Message]] = {
    "money": (state.MONEY, say("money")),
    "hours": (state.HOURS, say("hours")),
    "floor": (state.FLOOR, say("the least served")),
    "weights": (state.WEIGHT, say("goals and weights")),
    "decided": (state.DECIDED, say("what shall be in")),
    "refused": (state.REFUSED, say("what shall not be in")),
    "out": (state.OUT, say("who stays out")),
}


def standing(case: Case, scenario: Scenario) -> Dials:
    """Where the dials stand: as the address says, else as the scenario has them. What cannot be is passed over."""
    own = dials_of(case, scenario)
    initiatives = {one.id for one in case.initiatives}
    weights = dict(own.weights)
    for stated in state.several(state.WEIGHT):
        goal, _, points = stated.partition(":")
        if goal in weights:
            weights[goal] = _whole(points, 1, 100, weights[goal])
    decided = _known(state.DECIDED, initiatives, own.decided)
    return Dials(
        money=_whole(state.one(state.MONEY), 0, 1000, own.money),
        hours=_whole(state.one(state.HOURS), 0, 1000, own.hours),
        floor=_whole(state.one(state.FLOOR), 0, 100, own.floor),
        weights=tuple(sorted(weights.items())),
        decided=decided,
        refused=tuple(one for one in _known(state.REFUSED, initiatives, own.refused) if one not in decided),
        out=_known(state.OUT, {one.id for one in case.members}, own.out),
    )


def _whole(text: str, least: int, most: int, otherwise: int) -> int:
    return int(text) if text.isdecimal() and least <= int(text) <= most else otherwise


def _known(name: str, ids: set[str], otherwise: tuple[str, ...]) -> tuple[str, ...]:
    stated = state.several(name)
    return tuple(sorted(one for one in stated if one in ids)) if stated else otherwise


def in_short(stands: Dials) -> None:
    """Where the dials stand, in a line: where the screen is narrow they are folded away."""
    sentence = say(
        "Money {money:percent}, hours {hours:percent}, at least {floor:percent} to everybody.",
        money=stands.money,
        hours=stands.hours,
        floor=stands.floor,
    )
    st.html(f'<p class="portfolj-stands">{in_html(tell(sentence))}</p>')


def ask(case: Case, scenario: Scenario) -> tuple[Dials, DeltaGenerator]:
    """Show the dials where they stand; returns where they stand now, and the place for what the floor costs."""
    own, now = dials_of(case, scenario), standing(case, scenario)
    money = _percent(state.MONEY, say("Money, percent of the case's own frames"), now.money)
    in_kronor = st.empty()
    hours = _percent(state.HOURS, say("Hours, percent of what the members have stated"), now.hours)
    in_hours = st.empty()
    floor = _slider(state.FLOOR, say("At least to everybody, percent of the best that all can have"), 0, 100, now.floor)
    price = st.empty()
    with st.expander(tell(say("Goals and weights, points"))):
        weights = _weights(case, now)
    with st.expander(tell(say("What is settled by hand"))):
        decided, refused = _settled(case, now)
    with st.expander(tell(say("Who takes part"))):
        out = _out(case, now)
    found = Dials(money, hours, floor, weights, decided, tuple(one for one in refused if one not in decided), out)
    units = in_units(case, turned(case, scenario, found, reason="-"))
    in_kronor.caption(tell(say("{amount:kr} a year on average", amount=units.kronor)))
    in_hours.caption(tell(say("{amount:h} a year, all members together", amount=units.hours)))
    _into_address(own, found)
    return found, price


def _percent(name: str, label: Message, value: int) -> int:
    return _slider(name, label, min(LEAST, value), max(MOST, value), value)


def _slider(name: str, label: Message, least: int, most: int, value: int) -> int:
    step = STEP if (value - least) % STEP == 0 else 1
    found: int = st.slider(tell(label), least, most, value, step, format="%d %%", key=_key(name), on_change=state.remember)
    return found


def _key(name: str, of: str = "") -> str:
    return f"{name}-{of}-{state.one(state.SCENARIO)}-{state.round_of_widgets()}"


def _weights(case: Case, now: Dials) -> tuple[tuple[str, int], ...]:
    names = {goal.id: goal.name for goal in case.goals}
    found = {}
    for goal, points in now.weights:
        found[goal] = st.slider(in_markdown(names[goal]), 1, 100, max(1, points), key=_key(state.WEIGHT, goal), on_change=state.remember)
    return tuple(sorted(found.items()))


def _settled(case: Case, now: Dials) -> tuple[tuple[str, ...], tuple[str, ...]]:
    by_case = {one.initiative for one in (*case.rules.decided, *case.rules.refused)}
    shown = {*now.decided, *now.refused, *(one.id for one in case.initiatives if not one.not_a_portfolio_matter)} - by_case
    names = {one.id: one.name for one in case.initiatives if one.id in shown}
    decided = _several(state.DECIDED, say("Shall be in"), names, now.decided)
    refused = _several(state.REFUSED, say("Shall not be in"), names, now.refused)
    every = {one.id: one.name for one in case.initiatives}
    for row in case.rules.decided:
        st.caption(in_markdown(tell(say("{name} is decided in the case: {reason}", name=every[row.initiative], reason=row.reason))))
    for row in case.rules.refused:
        st.caption(in_markdown(tell(say("{name} is refused in the case: {reason}", name=every[row.initiative], reason=row.reason))))
    return decided, refused


def _out(case: Case, now: Dials) -> tuple[str, ...]:
    return _several(state.OUT, say("Stay out"), {one.id: one.name for one in case.members_in_order}, now.out)


def _several(name: str, label: Message, names: dict[str, str], value: Iterable[str]) -> tuple[str, ...]:
    chosen = st.multiselect(
        tell(label),
        list(names),
        [one for one in value if one in names],
        format_func=names.__getitem__,
        placeholder=tell(say("Nobody and nothing")),
        key=_key(name),
        on_change=state.remember,
    )
    return tuple(sorted(chosen))


def _into_address(own: Dials, now: Dials) -> None:
    """Only what differs from the scenario stands in the address."""
    state.put(state.MONEY, *([str(now.money)] if now.money != own.money else []))
    state.put(state.HOURS, *([str(now.hours)] if now.hours != own.hours else []))
    state.put(state.FLOOR, *([str(now.floor)] if now.floor != own.floor else []))
    before = dict(own.weights)
    state.put(state.WEIGHT, *(f"{goal}:{points}" for goal, points in now.weights if points != max(1, before[goal])))
    lists = ((state.DECIDED, now.decided, own.decided), (state.REFUSED, now.refused, own.refused), (state.OUT, now.out, own.out))
    for name, mine, others in lists:
        # Where the scenario has some and the visitor none, the address must say so.
        state.put(name, *((mine or ("-",)) if mine != others else ()))
