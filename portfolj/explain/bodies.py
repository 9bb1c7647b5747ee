"""What bodies, seats and duties are, in words."""

from collections.abc import Mapping

from portfolj.domain.bodies import BodyKind, DutyKind, SeatRole
from portfolj.errors import Message, say

KINDS: Mapping[BodyKind, Message] = {
    BodyKind.DECIDES: say("decides"),
    BodyKind.PREPARES: say("prepares"),
    BodyKind.RECOMMENDS: say("recommends"),
    BodyKind.ADVISES: say("advises"),
}
ROLES: Mapping[SeatRole, Message] = {
    SeatRole.ORDINARY: say("ordinary seat"),
    SeatRole.CHAIR: say("chair"),
    SeatRole.VICE_CHAIR: say("vice chair"),
    SeatRole.PROCESS_LEADER: say("process leader"),
    SeatRole.SUPPORT: say("support"),
    SeatRole.SUBSTITUTE: say("substitute"),
    SeatRole.CO_OPTED: say("co-opted"),
}
DUTIES: Mapping[DutyKind, Message] = {
    DutyKind.FOLLOW_UP: say("follow-up"),
    DutyKind.EVALUATION: say("evaluation"),
    DutyKind.THEME_DAY: say("theme day"),
    DutyKind.OPEN_MEETING: say("open meeting"),
    DutyKind.NOMINATION: say("nomination"),
}
# What the fields of a body are called.
FIELDS: Mapping[str, Message] = {
    "name": say("Name"),
    "kind": say("What it does with a matter"),
    "network": say("A network for one field of work"),
    "parent": say("Works for"),
    "areas": say("Areas"),
    "purpose": say("Purpose"),
    "assignment": say("Assignment"),
    "balanced": say("Its sides have equally many seats"),
    "chair_of_each_side": say("Each side has a chair"),
    "seat_of_each_member": say("Each municipality has a seat"),
    "co_opts": say("May call in others to a meeting"),
    "substitutes": say("Whether a seat may send a substitute"),
    "persons": say("Persons in it"),
    "term_months": say("Months that a chair is appointed for"),
    "appoints": say("Who appoints those in it"),
    "convenes": say("Who calls its meetings"),
    "spring_meetings": say("Meetings in spring, at least"),
    "autumn_meetings": say("Meetings in autumn, at least"),
    "meetings_a_year": say("Meetings a year, at least"),
    "meeting_hours": say("Hours that a meeting takes of each"),
    "start": say("From"),
    "end": say("Until"),
    "ended_by": say("The body that may start and end it"),
}
