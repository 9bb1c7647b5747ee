"""What is said of a row by the side of the line that it stands on."""

from portfolj.errors import say
from portfolj.results.decided import Side

SIGNS = {Side.TAKEN_IN: "+", Side.TAKEN_OUT: "\u2212"}
SIDES = {
    Side.WITHIN: say("in the list"),
    Side.TAKEN_IN: say("taken in"),
    Side.TAKEN_OUT: say("taken out"),
    Side.RESERVE: say("in reserve"),
}
