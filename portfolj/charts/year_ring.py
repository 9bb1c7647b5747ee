"""The year as a ring: January begins at the top, each body has a circle with its meetings, and steps stand on the outermost."""

import datetime
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from portfolj.charts.colours import GROUND, GROUPS, SECOND, TEXT
from portfolj.charts.parts import whole

# Radii, the whole ring being 1.
EDGE, MONTHS, STEPS, OUTER, INNER, APART = 0.99, 0.91, 0.735, 0.59, 0.21, 0.135
# Where the lines between the months begin.
HOLE = 0.12
# How far apart marks on a circle stand, the whole ring being 1; for the room they are larger.
APART_MARKS, APART_IN_ROOM = 0.135, 0.165
# Pixels below which marks and what stands in them are smaller.
NARROW = 400
AROUND = {"top": 4, "bottom": 4, "left": 4, "right": 4}
COLUMNS = ["kind", "x", "y", "x2", "y2", "text", "hue", "fill", "place"]
Row = tuple[str, float, float, float, float, str, str, str, int]


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that takes place from a first to a last day, on the circle of a body (0 is the outermost, None: none of them).

    Parameters
    ----------
    text
        What stands in the mark, two signs at most.
    certain
        Whether it is filled; else hollow.
    """

    circle: int | None
    first: datetime.date
    last: datetime.date
    text: str
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Year:
    """What is drawn of a year: letters of its circles from the outside in, meetings, steps, names of months, and today if it lies in it."""

    year: int
    circles: tuple[str, ...]
    meetings: tuple[Mark, ...]
    steps: tuple[Mark, ...]
    months: tuple[str, ...]
    today: datetime.date | None = None


def hue(circle: int | None) -> str:
    """The colour of a circle, in CSS; those after the fourth have no colour of their own."""
    return GROUPS[circle] if circle is not None and circle < len(GROUPS) else SECOND


def rows(year: Year, *, for_the_room: bool) -> pd.DataFrame:
    """The table that `year_ring` draws, with places on a plane whose middle is 0, 0 and in which the ring reaches 1."""
    apart = APART_IN_ROOM if for_the_room else APART_MARKS
    return pd.DataFrame([*_ground(year), *_circles(year), *_meetings(year, apart), *_steps(year, apart)], columns=COLUMNS)


def _ground(year: Year) -> Iterator[Row]:
    for month, name in enumerate(year.months):
        yield ("line", *_place(month / 12, HOLE), *_place(month / 12, EDGE), "", "", "", month)
        yield ("month", *_place((month + 0.5) / 12, MONTHS), 0, 0, name, "", "", month)
    yield ("year", 0, 0, 0, 0, str(year.year), "", "", 0)
    if year.today is not None:
        share = _share(year.today)
        yield ("today", *_place(share, HOLE), *_place(share, EDGE), "", "", "", 0)


def _circles(year: Year) -> Iterator[Row]:
    for circle, letter in enumerate(year.circles):
        radius = _radius(year, circle)
        for place in range(121):
            yield (f"circle-{circle}", *_place(place / 120, radius), 0, 0, "", hue(circle), "", place)
        yield ("letter", *_place(0, radius), 0, 0, letter, hue(circle), "", circle)
    for place in range(121):
        yield ("edge", *_place(place / 120, MONTHS - (EDGE - MONTHS)), 0, 0, "", "", "", place)


def _meetings(year: Year, apart: float) -> Iterator[Row]:
    for circle in range(len(year.circles)):
        radius = _radius(year, circle)
        marks = [one for one in year.meetings if one.circle == circle]
        for place, (share, one) in enumerate(zip(_spread([_middle(one, year.year) for one in marks], apart / radius), marks, strict=True)):
            fill = f"color-mix(in srgb, {hue(circle)} 30%, {GROUND})" if one.certain else GROUND
            yield ("meeting" if one.certain else "planned", *_place(share, radius), 0, 0, one.text, hue(circle), fill, place)


def _steps(year: Year, apart: float) -> Iterator[Row]:
    shares = _spread([_middle(one, year.year) for one in year.steps], apart / STEPS)
    for place, (share, one) in enumerate(zip(shares, year.steps, strict=True)):
        first, last = _within(one, year.year)
        if (last - first).days > 31:
            begin, end = _share(first), _share(last)
            for part in range(31):
                yield (f"span-{place}", *_place(begin + (end - begin) * part / 30, STEPS), 0, 0, "", hue(one.circle), "", part)
        yield ("step", *_place(share, STEPS), 0, 0, one.text, hue(one.circle), GROUND, place)


def _radius(year: Year, circle: int) -> float:
    outer = OUTER if year.steps else STEPS
    most = len(year.circles) - 1
    return outer - circle * min(APART, (outer - INNER) / most if most else APART)


def _place(share: float, radius: float) -> tuple[float, float]:
    """Where on the plane a share of the year lies; with the clock, from the top."""
    return radius * math.sin(2 * math.pi * share), radius * math.cos(2 * math.pi * share)


def _share(day: datetime.date) -> float:
    """How much of the year has gone by noon of a day, each month a twelfth of it."""
    days = (datetime.date(day.year + day.month // 12, day.month % 12 + 1, 1) - day.replace(day=1)).days
    return (day.month - 1 + (day.day - 0.5) / days) / 12


def _within(one: Mark, year: int) -> tuple[datetime.date, datetime.date]:
    """The part of its time that lies in the year."""
    first, last = max(one.first, datetime.date(year, 1, 1)), min(one.last, datetime.date(year, 12, 31))
    return first, max(first, last)


def _middle(one: Mark, year: int) -> float:
    first, last = _within(one, year)
    return (_share(first) + _share(last)) / 2


def _spread(shares: Sequence[float], angle: float) -> list[float]:
    """The shares moved an angle apart where they stand closer, each group about its own middle; in the order given."""
    apart = angle / (2 * math.pi)
    order = sorted(range(len(shares)), key=lambda place: shares[place])
    groups: list[list[int]] = []
    for place in order:
        groups.append([place])
        while len(groups) > 1 and _begin(groups[-1], shares, apart) - _end(groups[-2], shares, apart) < apart:
            groups[-2:] = [[*groups[-2], *groups[-1]]]
    found = list(shares)
    for group in groups:
        for number, place in enumerate(group):
            found[place] = _begin(group, shares, apart) + number * apart
    return found


def _begin(group: Sequence[int], shares: Sequence[float], apart: float) -> float:
    return sum(shares[place] for place in group) / len(group) - apart * (len(group) - 1) / 2


def _end(group: Sequence[int], shares: Sequence[float], apart: float) -> float:
    return _begin(group, shares, apart) + apart * (len(group) - 1)


def year_ring(table: pd.DataFrame, *, height: int, for_the_room: bool) -> alt.LayerChart:
    """Draw the ring.

    Parameters
    ----------
    table
        As `rows` makes it: `kind`, a place (`x`, `y`; for lines also their end `x2`, `y2`), `text`, the colours `hue` and `fill`, and
        `place`, the order along a line.
    height
        Pixels; the ring is as wide as it is high where there is space.
    for_the_room
        Whether marks and their texts are large, however small the ring is.
    """
    base = alt.Chart(table).encode(x=_scaled("x"), y=_scaled("y"))

    def of(*kinds: str) -> alt.Chart:
        wanted: list[Any] = list(kinds)
        chart: alt.Chart = base.transform_filter(alt.FieldOneOfPredicate(field="kind", oneOf=wanted))
        return chart

    kinds = list(dict.fromkeys(table["kind"]))
    circles, spans = ([kind for kind in kinds if kind.startswith(f"{name}-")] for name in ("circle", "span"))
    plain = alt.value(SECOND)

    def sized(wide: int, narrow: int) -> Any:
        return wide if for_the_room else {"expr": f"min(width, height) < {NARROW} ? {narrow} : {wide}"}

    stroke, fill = alt.Stroke("hue:N", scale=None), alt.Fill("fill:N", scale=None)
    mark: dict[str, Any] = {"size": sized(520, 330), "opacity": 1, "aria": False}
    words: dict[str, Any] = {"color": TEXT, "baseline": "middle", "aria": False}
    text = alt.Text("text:N")
    return whole(
        of("line").mark_rule(opacity=0.3, aria=False).encode(x2="x2:Q", y2="y2:Q", color=plain),
        of("edge").mark_line(opacity=0.3, aria=False).encode(order="place:Q", color=plain),
        of(*circles).mark_line(strokeWidth=1.5, opacity=0.55, aria=False).encode(detail="kind:N", order="place:Q", stroke=stroke),
        of(*spans).mark_line(strokeWidth=7, opacity=0.4, aria=False).encode(detail="kind:N", order="place:Q", stroke=stroke),
        of("today").mark_rule(strokeWidth=2, strokeDash=[6, 4], color=TEXT, aria=False).encode(x2="x2:Q", y2="y2:Q"),
        of("meeting").mark_point(shape="circle", strokeWidth=2, **mark).encode(stroke=stroke, fill=fill),
        of("planned").mark_point(shape="circle", strokeWidth=2, strokeDash=[3, 2], **mark).encode(stroke=stroke, fill=fill),
        of("step").mark_point(shape="square", strokeWidth=2, **mark).encode(stroke=stroke, fill=fill),
        of("meeting", "planned", "step").mark_text(fontSize=sized(12, 10), **words).encode(text=text),
        of("letter").mark_point(shape="circle", filled=True, size=sized(420, 280), opacity=1, color=GROUND, aria=False),
        of("letter").mark_text(fontSize=sized(14, 12), fontWeight=700, **words).encode(text=text),
        of("month").mark_text(fontSize=sized(14, 12), **words).encode(text=text),
        of("year").mark_text(fontSize=sized(18, 15), fontWeight=700, **words).encode(text=text),
        height=height,
        padding=AROUND,
    )


def _scaled(field: str) -> Any:
    """A place in the picture, by the same measure in both directions, its middle in the middle."""
    side = "min(width, height)"
    ends: Any = {
        "x": [{"expr": f"width / 2 - {side} / 2"}, {"expr": f"width / 2 + {side} / 2"}],
        "y": [{"expr": f"height / 2 + {side} / 2"}, {"expr": f"height / 2 - {side} / 2"}],
    }
    channel = alt.X if field == "x" else alt.Y
    return channel(f"{field}:Q", axis=None, scale=alt.Scale(domain=[-1, 1], range=ends[field], nice=False, zero=False))
