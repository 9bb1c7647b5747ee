"""The four-field model in words: role by assignment."""

from portfolj.domain.initiative import FourField
from portfolj.errors import say

FIELDS = {
    FourField.EXPLORE_OPERATIVE.value: say("Explore, operative delivery"),
    FourField.EXPLORE_STRATEGIC.value: say("Explore, strategic foresight and imprint"),
    FourField.PRODUCE_OPERATIVE.value: say("Produce, operative delivery"),
    FourField.PRODUCE_STRATEGIC.value: say("Produce, strategic foresight and imprint"),
    "": say("None stated"),
}
