"""What a visitor has chosen. All of it stands in the address, so that the same address gives the same page.

Nothing else in the app touches Streamlit's session.
"""

import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

# Names in the address.
CASE, LANGUAGE = "underlag", "sprak"
SOUGHT, STAGE, PROPOSAL, STEP = "sok", "skede", "forslag", "steg"
DAY, YEAR, BODY, DECIDES = "dag", "ar", "organ", "beslutar"
SCENARIO, COMPARED, MEMBER, CARD, SHOWN = "scenario", "jamfor", "kommun", "insats", "visa"
MONEY, HOURS, FLOOR, WEIGHT, DECIDED, REFUSED, OUT = DIALS = ("pengar", "timmar", "minst", "vikt", "med", "ej", "ute")

_KEPT = "portfolj"
_MOST_STEPS = 50

Address = dict[str, tuple[str, ...]]


@dataclass(slots=True)
class _Visit:
    """What is kept of one visitor: the choices, how the dials stood before each turn, what is shown, how often dials were made anew."""

    address: Address
    past: list[Address] = field(default_factory=list)
    seen: dict[str, Any] = field(default_factory=dict)
    rounds: int = 0


# Streamlit runs what a visitor does in a thread for this visitor alone.
_thread = threading.local()


def _visit() -> _Visit:
    """The visitor's; made at the first run, with the choices that the address says.

    Reading one key of Streamlit's session, or writing one, ends a callback halfway when something newer has been clicked. Reading all
    of it does not, and is slow; so that is done once.
    """
    if not hasattr(_thread, "visit"):
        kept = st.session_state.to_dict().get(_KEPT)
        if kept is None:
            kept = _Visit({name: tuple(st.query_params.get_all(name)) for name in st.query_params})
            st.session_state[_KEPT] = kept
        _thread.visit = kept
    visit: _Visit = _thread.visit
    return visit


def give_way() -> None:
    """End what the page is doing where something newer has been clicked: Streamlit looks for that when one key of its session is read."""
    st.session_state.get(_KEPT)


def several(name: str) -> tuple[str, ...]:
    """All that is chosen under a name."""
    return _visit().address.get(name, ())


def one(name: str) -> str:
    """The one thing chosen under a name; "" when there is none."""
    return next(iter(several(name)), "")


def year() -> int | None:
    """The year that is chosen; None where none is, or something else than a year."""
    named = one(YEAR)
    return int(named) if named.isascii() and named.isdigit() and len(named) == len("2027") else None


def put(name: str, *values: str) -> None:
    """Choose; nothing at all takes the choice away."""
    _visit().address[name] = values


def address() -> dict[str, list[str]]:
    """Everything chosen, for a link to another page."""
    return {name: list(values) for name, values in sorted(_visit().address.items()) if values}


def show_address() -> None:
    """Bring the browser's address in line with what is chosen."""
    if {name: st.query_params.get_all(name) for name in st.query_params} != address():
        st.query_params.from_dict(address())


def remember() -> None:
    """Keep how the dials stand, to be gone back to."""
    past = _visit().past
    past.append({name: several(name) for name in (SCENARIO, *DIALS)})
    del past[:-_MOST_STEPS]


def go_on_from(scenario: str) -> None:
    """Start from a scenario, with its dials as it has them."""
    remember()
    put(SCENARIO, scenario)
    for name in DIALS:
        put(name)
    forget_widgets()


def can_go_back() -> bool:
    """Whether there is a step to go back."""
    return bool(_visit().past)


def go_back() -> None:
    """Put the dials where they stood before the last turn; a second click on the last step does nothing."""
    if can_go_back():
        for name, values in _visit().past.pop().items():
            put(name, *values)
        forget_widgets()


def put_back(names: Iterable[str]) -> None:
    """Put dials back to where the scenario has them."""
    turn(dict.fromkeys(names, ()))


def turn(dials: Mapping[str, tuple[str, ...]]) -> None:
    """Turn dials to where they shall stand; without a value to where the scenario has them."""
    remember()
    for name, values in dials.items():
        put(name, *values)
    forget_widgets()


def round_of_widgets() -> int:
    """A number in the keys of the dials' widgets; another number makes them new, standing where the address says."""
    return _visit().rounds


def forget_widgets() -> None:
    """Let the dials' widgets be made anew."""
    _visit().rounds += 1


def widget(key: str) -> Any:
    """What a widget holds, inside its callback."""
    return st.session_state.to_dict()[key]


def typed(key: str) -> Any:
    """What a widget holds before it is shown again; None where it has not been shown."""
    return st.session_state.get(key)


def shown_before(key: str) -> bool:
    """Whether a widget was shown last time as well, so that it holds what was typed then."""
    return key in st.session_state


def set_widget(key: str, content: Any) -> None:
    """Let a widget hold something else, before it is shown."""
    st.session_state[key] = content


def seen(name: str) -> Any:
    """What was shown last under a name; None when nothing was."""
    return _visit().seen.get(name)


def show(name: str, content: Any) -> None:
    """Note what is shown, so that what changes can be told. It is no part of the address."""
    _visit().seen[name] = content
