"""Bodies, meetings and a cycle for the small case: dated meetings one year, months and a plan to be made the year after.

In 2021 owners and directors meet on the same day, the board two weeks later. For 2022 months are known, the plan is made from May to
December, and the directors are needed three times in autumn, where they met twice.
"""

from typing import Any

from portfolj.domain.case import Case
from tests.e2e.small_case import HOSTILE, small_case

BODIES: tuple[dict[str, Any], ...] = (
    {"id": "board", "name": "Styrelsen", "kind": "decides"},
    {"id": "directors", "name": "Kommundirektörerna", "kind": "prepares", "parent": "board"},
    {
        "id": "network",
        "name": "Nätverket för utbildning",
        "kind": "recommends",
        "parent": "directors",
        "areas": ["school"],
        "network": True,
    },
    {"id": "owners", "name": "Ägardialogen", "kind": "advises", "parent": "board"},
)
AREAS: tuple[dict[str, Any], ...] = ({"id": "school", "name": "Utbildning"},)
_DAYS = (("2021-05-07", "2021-05-21"), ("2021-09-10", "2021-09-24"), ("2021-11-12", "2021-12-03"))
_MONTHS = {
    "board": ("2022-02", "2022-05", "2022-09", "2022-12"),
    "directors": ("2022-01", "2022-05", "2022-06", "2022-09", "2022-11", "2022-12"),
    "owners": ("2022-01", "2022-09", "2022-11"),
}
_NAMES = {"board": "Styrelsemöte", "directors": "Kommundirektörsmöte", "owners": "Ägardialog"}


def _meetings() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for day, two_weeks_later in _DAYS:
        for body, date, begins, ends in (
            ("owners", day, "09:00", "10:30"),
            ("directors", day, "13:00", "15:30"),
            ("board", two_weeks_later, "13:00", "15:00"),
        ):
            papers = {"papers_days": 7} if body == "directors" else {}
            found.append({"id": f"{body}-{date}", "body": body, "date": date, "begins": begins, "ends": ends, **papers})
    stay = {"body": "directors", "date": "2021-06-21", "last": "2021-06-22", "begins": "12:00", "ends": "12:00"}
    found.append({"id": "stay", "name": HOSTILE, **stay})
    for body, months in _MONTHS.items():
        found += [{"id": f"{body}-{month}", "body": body, "date": month, "preliminary": True} for month in months]
    return [{"name": _NAMES[one["body"]], **one} for one in found]


MEETINGS = tuple(_meetings())
# id, bodies, act, date, last, after, whether it is taken at a meeting
_STEPS = (
    ("evaluate", "board", "evaluates", "2022-05", None, (), True),
    ("contents", "directors", "discusses", "2022-06", None, ("evaluate",), True),
    ("begin", "network", "discusses", "2022-08", None, ("contents",), False),
    ("autumn", "directors", "discusses", "2022-09", None, ("begin",), True),
    ("direction", "board", "discusses", "2022-09", None, ("evaluate",), True),
    ("draft", "network", "prepares", "2022-09", "2022-11", ("autumn", "direction"), False),
    ("proposal", "directors", "discusses", "2022-11", None, ("draft",), True),
    ("decide", "board", "decides", "2022-12-10", None, ("proposal",), True),
    ("adopt", "directors", "decides", "2022-12-15", None, ("decide",), True),
)
STEPS: tuple[dict[str, Any], ...] = tuple(
    {
        "id": name,
        "cycle": "Verksamhetsplan 2023",
        "bodies": [body],
        "act": act,
        "matter": f"Verksamhetsplanen: {name}",
        "date": date,
        "last": last,
        "after": list(after),
        "at_a_meeting": meets,
    }
    for name, body, act, date, last, after, meets in _STEPS
)
WHEEL: dict[str, Any] = {"areas": list(AREAS), "bodies": list(BODIES), "meetings": list(MEETINGS), "cycle": list(STEPS)}


def wheel_case(**changes: Any) -> Case:
    """The small case with its wheel, changed."""
    return small_case(**{**WHEEL, **changes})
