"""Lines read back: whatever a meeting or a seat says comes back from its line, and a line that was read is written as it was."""

from hypothesis import given
from hypothesis import strategies as st

from portfolj.domain.base import replace
from portfolj.domain.bodies import Body, BodyKind, Seat, SeatRole
from portfolj.domain.wheel import CycleStep, Meeting
from portfolj.errors import Message
from portfolj.service.case_lines import MEETINGS, SEATS, STEPS
from portfolj.service.lines import lines_of, read_lines
from portfolj.text import Language, render
from tests.e2e.small_case import small_case

# Names that hold what parts lines, and that are close to each other.
NAMES = st.text(alphabet="abÅ ;,.-\t1", min_size=1, max_size=8).filter(
    lambda name: name.strip(" \t,;") != "" and name.strip()[0] not in ",;"
)
WORDS = st.text(alphabet="abÅ ,.-1", max_size=12).map(str.strip)
DATES = st.sampled_from(("2027", "2027-02", "2027-02-03", "2028-11-30"))
SIDES = st.lists(st.sampled_from(("Norr", "Söder", "Det offentliga")), unique=True).map("; ".join)
CLOCKS = st.sampled_from((None, "09:00", "13:30"))
KEYS = st.sampled_from(("a", "b", "board", "x-1"))


def told(message: Message) -> str:
    return render(message, Language.SWEDISH)


@st.composite
def cases(draw: st.DrawFn):  # type: ignore[no-untyped-def]
    """A case with bodies of odd names."""
    bodies = [Body(id=name, name=draw(NAMES), kind=BodyKind.DECIDES) for name in ("a", "b", "board", "x-1")]
    return replace(small_case(), bodies=bodies)


@given(
    cases(),
    st.lists(st.builds(dict, body=KEYS, name=NAMES, date=DATES, begins=CLOCKS, preliminary=st.booleans(), pre_meetings=SIDES), max_size=6),
)
def test_meetings_come_back_from_their_lines_with_what_no_line_says(case, rows) -> None:  # type: ignore[no-untyped-def]
    meetings = [Meeting(id=f"m{at}", source=f"p. {at}", **row) for at, row in enumerate(rows)]
    text = lines_of(case, meetings, MEETINGS, told)
    assert sorted((read.row for read in read_lines(case, meetings, MEETINGS, text, tell=told)), key=Meeting.place) == meetings


@given(
    cases(),
    st.lists(
        st.builds(dict, body=KEYS, name=NAMES, date=DATES, begins=CLOCKS, preliminary=st.booleans(), pre_meetings=SIDES | WORDS), max_size=6
    ),
)
def test_lines_that_were_read_afresh_are_written_as_they_were(case, rows) -> None:  # type: ignore[no-untyped-def]
    text = lines_of(case, [Meeting(id=f"m{at}", **row) for at, row in enumerate(rows)], MEETINGS, told)
    fresh = [read.row for read in read_lines(case, (), MEETINGS, text, tell=told)]
    assert lines_of(case, fresh, MEETINGS, told) == text
    assert len({row.id.casefold() for row in fresh}) == len(rows)


@given(cases(), st.lists(KEYS, min_size=1, unique=True), st.lists(KEYS, unique=True))
def test_several_bodies_in_one_part_are_told_apart_whatever_they_are_called(case, bodies, after) -> None:  # type: ignore[no-untyped-def]
    step = CycleStep(id="s", cycle="Plan", bodies=bodies, act="decides", matter="Planen", date="2027", after=after, at_a_meeting=False)
    text = lines_of(case, [step], STEPS, told)
    assert [read.row for read in read_lines(case, (), STEPS, text, tell=told)] == [step]


MEMBERS = st.sampled_from((None, "stor", "liten"))
ROLES = st.sampled_from(list(SeatRole))


@given(
    cases(),
    st.lists(st.builds(dict, holder=NAMES, side=WORDS, role=ROLES, agreed=WORDS, member=MEMBERS, body=KEYS), max_size=5),
    st.lists(st.integers(0, 4), min_size=5, max_size=5),
)
def test_seats_come_back_from_their_lines_and_each_names_the_one_that_the_same_person_holds(case, rows, same) -> None:  # type: ignore[no-untyped-def]
    others = [f"s{place}" if place < len(rows) and place != at else None for at, place in enumerate(same)]
    seats = [Seat(id=f"s{at}", same_person=others[at], **row) for at, row in enumerate(rows)]
    case = replace(case, seats=seats)
    text = lines_of(case, seats, SEATS, told)
    assert sorted((read.row for read in read_lines(case, seats, SEATS, text, tell=told)), key=Seat.place) == seats
    afresh = replace(case, seats=())
    fresh = [read.row for read in read_lines(afresh, (), SEATS, text, tell=told, fixed={"body": "a"})] if _one_body(rows) else None
    assert fresh is None or [fresh.index(_named(fresh, row)) if row.same_person else None for row in fresh] == [
        None if other is None else int(other[1:]) for other in others[: len(rows)]
    ]


def _one_body(rows) -> bool:  # type: ignore[no-untyped-def]
    """Whether functions alone tell all seats apart, so that lines can be read where none stands yet."""
    said = [" ".join(row["holder"].replace(";", ",").split()).casefold() for row in rows]
    return len(set(said)) == len(said) and not {f"s{at}" for at in range(5)} & set(said)


def _named(rows, row):  # type: ignore[no-untyped-def]
    return next(one for one in rows if one.id == row.same_person)
