"""A register with two cases in which something is lost, for tests: figures worked out by hand for 28 November 2026."""

import datetime
from pathlib import Path
from typing import Any

from portfolj.domain.base import replace
from portfolj.domain.case import Case
from portfolj.storage import change, open_register
from tests.e2e.small_case import HOSTILE, small_case

ON = datetime.date(2026, 11, 28)
# Noon in UTC, the same day from 11 hours west to 11 hours east of it.
FIRST, SECOND, THIRD = (datetime.datetime(2026, 9, day, 12, tzinfo=datetime.UTC) for day in (1, 11, 21))
BODIES: tuple[dict[str, Any], ...] = (
    {"id": "board", "name": "Direktionen", "kind": "decides", "convenes": "Förbundsdirektören"},
    {"id": "office", "name": "Kansliet", "kind": "prepares", "parent": "board"},
    {"id": "school", "name": "Skolnätverket", "kind": "recommends", "network": True, "areas": ["school"], "ended_by": "board"},
)


def _proposal(name: str, title: str, stage: str, owner: str = "", **steering: Any) -> dict[str, Any]:
    started = {"starts": [2026]} if stage == "under_way" else {}
    return {"id": name, "name": title, "parties": {"owner": owner}, "steering": {"stage": stage, **started, **steering}}


def north() -> Case:
    """A draft and, since 14 March, an assignment nobody owns, a candidate without meetings since 29 September, an area since 1 May."""
    return small_case(
        id="norr",
        name="Norr",
        date="2026-05-01",
        bodies=list(BODIES),
        areas=[{"id": "school", "name": "Skola"}, {"id": "land", "name": "Landsbygd"}],
        meetings=[{"id": "past", "body": "board", "name": "Möte", "date": "2026-09-29"}],
        initiatives=[
            _proposal("hemlig", "Hemligt utkast", "need"),
            _proposal("vag", "Vägen", "under_way", mandates=[{"body": "Direktionen", "date": "2026-03-14"}]),
            _proposal("bro", "Bron", "candidate", "Stor", paper="2026-06"),
        ],
        scenarios=[],
    )


def south() -> Case:
    """A need nobody owns and of which no date is stated, and an undertaking over since 18 November without report."""
    return small_case(
        id="soder",
        name=HOSTILE,
        initiatives=[
            _proposal("behov", HOSTILE, "exploration"),
            _proposal("klar", "Klar", "under_way", "Kansliet", end="2026-11-18"),
            _proposal("tidigare", "Tidigare", "under_way", "Kansliet", end="2026-11-08"),
        ],
        scenarios=[],
    )


def two_cases(folder: Path) -> str:
    """The register: the northern case came on 1 September, the southern on 11 September."""
    file = folder / "register.db"
    register = open_register(file, new=True)
    change(register, None, north(), seat="test", at=FIRST)
    change(register, None, south(), seat="test", at=SECOND)
    return str(file)


def assessed(case: Case, name: str) -> Case:
    """The case with one of its proposals assessed."""
    steered = (replace(one, steering=replace(one.steering, stage="assessed")) if one.id == name else one for one in case.initiatives)
    return replace(case, initiatives=tuple(steered))
