"""What bodies and seats are, in words."""

from collections.abc import Mapping

from portfolj.domain.bodies import BodyKind, SeatRole
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
