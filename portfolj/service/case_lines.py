"""The lists of a case about how it is steered, written by lines."""

from portfolj.domain.bodies import Duty, Seat
from portfolj.domain.wheel import CycleStep, MandateRow, Meeting
from portfolj.errors import say
from portfolj.explain.bodies import DUTIES, ROLES
from portfolj.explain.wheel import ACTS, PRELIMINARY
from portfolj.governance.matters import MATTERS
from portfolj.service.line_parts import Part, texts
from portfolj.service.lines import Lines

SEATS = Lines(
    say("Seats"),
    say(
        "function, not a person; member; side; role; appointed; how several seats were agreed; stands for; only for; "
        "the same person as the seat"
    ),
    Seat,
    (
        Part("holder"),
        Part("member", of="members"),
        Part("side"),
        Part("role", words=ROLES, closed=True),
        *texts("since", "agreed", "stands_for", "only_for"),
        Part("same_person", of="seats"),
    ),
    called=("holder", "member"),
    stands="seats",
)
DUTIES_OF_BODY = Lines(
    say("What it must do within a time"),
    say("kind; what; first day; last day; done"),
    Duty,
    (Part("kind", words=DUTIES, closed=True), *texts("text", "opens", "closes", "done")),
    called=("text",),
)
MEETINGS = Lines(
    say("Meetings"),
    say("body; name; day or month; last day; begins; ends; days before that papers are out; preliminary; sides that meet before"),
    Meeting,
    (
        Part("body", of="bodies"),
        *texts("name", "date", "last", "begins", "ends", "papers_days"),
        Part("preliminary", words={True: PRELIMINARY}, closed=True),
        Part("pre_meetings", parted=";"),
    ),
    called=("name", "date"),
)
STEPS = Lines(
    say("Steps of the cycle"),
    say("its short name; cycle; bodies; does; what; from; until; after which steps; without a meeting"),
    CycleStep,
    (
        *texts("id", "cycle"),
        Part("bodies", of="bodies", several=True),
        Part("act", words=ACTS, closed=True),
        *texts("matter", "date", "last"),
        Part("after", several=True),
        Part("at_a_meeting", words={False: say("without a meeting")}, closed=True),
    ),
    called=("matter",),
    once=("id",),
)
MANDATES = Lines(
    say("Mandates"),
    say("matter; from, kr; below, kr; who decides; in consultation with; where concerned; what is assumed"),
    MandateRow,
    (
        Part("matter", words=MATTERS),
        Part("at_least", unstated="0"),
        Part("below"),
        Part("decides", of="bodies"),
        Part("consults", of="bodies", several=True),
        Part("consults_where_concerned", of="bodies", several=True),
        Part("assumed"),
    ),
    once=("matter", "at_least"),
)
