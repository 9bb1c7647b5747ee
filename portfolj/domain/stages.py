"""The stages of the route from need to report in words, and how far an assignment is carried."""

from collections.abc import Mapping

from portfolj.domain.steering import RouteStep, Stage
from portfolj.errors import Message, say

STAGES: Mapping[Stage, Message] = {
    Stage.NEED: say("Need"),
    Stage.EXPLORATION: say("Exploration"),
    Stage.ASSESSED: say("Assessed"),
    Stage.CANDIDATE: say("Candidate"),
    Stage.DECIDED: say("Decided"),
    Stage.UNDER_WAY: say("Under way"),
    Stage.REPORTED: say("Reported"),
    Stage.ENDED: say("Ended"),
}
ROUTE_STEPS: Mapping[RouteStep, Message] = {
    RouteStep.TEST: say("Tested"),
    RouteStep.SCALE: say("Scaled up"),
    RouteStep.CARRY: say("Carried by the line"),
}
