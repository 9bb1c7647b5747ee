"""What a visitor has chosen. All of it stands in the address, so that the same address gives the same page.

Nothing else in the app touches Streamlit's session.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import streamlit as st

# Names in the address.
CASE, LANGUAGE = "underlag", "sprak"
SOUGHT, STAGE, PROPOSAL = "sok", "skede", "forslag"
SCENARIO, COMPARED, MEMBER, CARD, SHOWN = "scenario", "jamfor", "kommun", "insats", "visa"
MONEY, HOURS, FLOOR, WEIGHT, DECIDED, REFUSED, OUT = DIALS = ("pengar", "timmar", "minst", "vikt", "med", "ej", "ute")

_KEPT = "portfolj-address"
_PAST = "portfolj-past"
_SEEN = "portfolj-seen"
_MOST_STEPS = 50

Address = dict[str, tuple[str, ...]]


def _address() -> Address:
    """What is chosen; at a visitor's first run what the address says."""
    if _KEPT not in st.session_state:
        st.session_state[_KEPT] = {name: tuple(st.query_params.get_all(name)) for name in st.query_params}
    kept: Address = st.session_state[_KEPT]
    return kept


def several(name: str) -> tuple[str, ...]:
    """All that is chosen under a name."""
    return _address().get(name, ())


def one(name: str) -> str:
    """The one thing chosen under a name; "" when there is none."""
    return next(iter(several(name)), "")


def put(name: str, *values: str) -> None:
    """Choose; nothing at all takes the choice away."""
    _address()[name] = values


def address() -> dict[str, list[str]]:
    """Everything chosen, for a link to another page."""
    return {name: list(values) for name, values in sorted(_address().items()) if values}


def show_address() -> None:
    """Bring the browser's address in line with what is chosen."""
    if {name: st.query_params.get_all(name) for name in st.query_params} != address():
        st.query_params.from_dict(address())


def remember() -> None:
    """Keep how the dials stand, to be gone back to."""
    past: list[Address] = st.session_state.setdefault(_PAST, [])
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
    return bool(st.session_state.get(_PAST))


def go_back() -> None:
    """Put the dials where they stood before the last turn."""
    for name, values in st.session_state[_PAST].pop().items():
        put(name, *values)
    forget_widgets()


def put_back(names: Iterable[str]) -> None:
    """Put dials back to where the scenario has them."""
    remember()
    for name in names:
        put(name)
    forget_widgets()


def round_of_widgets() -> int:
    """A number in the keys of the dials' widgets; another number makes them new, standing where the address says."""
    count: int = st.session_state.setdefault("portfolj-round", 0)
    return count


def forget_widgets() -> None:
    """Let the dials' widgets be made anew."""
    st.session_state["portfolj-round"] = round_of_widgets() + 1


def widget(key: str) -> Any:
    """What a widget holds, inside its callback."""
    return st.session_state[key]


def typed(key: str) -> Any:
    """What a widget holds before it is shown again; None where it has not been shown."""
    return st.session_state.get(key)


def seen(name: str) -> Any:
    """What was shown last under a name; None when nothing was."""
    shown: Mapping[str, Any] = st.session_state.get(_SEEN, {})
    return shown.get(name)


def show(name: str, content: Any) -> None:
    """Note what is shown, so that what changes can be told. It is no part of the address."""
    st.session_state.setdefault(_SEEN, {})[name] = content
