"""How the plan is put into words, and what is said of a row by the side it stands on and by its check."""

from collections.abc import Callable

from portfolj.errors import Message, say
from portfolj.results.decided import Side, Standing

# Puts a message into the plan's language.
Tell = Callable[[Message], str]

SIGNS = {Side.TAKEN_IN: "+", Side.TAKEN_OUT: "\u2212"}
SIDES = {
    Side.WITHIN: say("in the list"),
    Side.TAKEN_IN: say("taken in"),
    Side.TAKEN_OUT: say("taken out"),
    Side.RESERVE: say("in reserve"),
}
STANDINGS = {
    Standing.HOLDS: say("all conditions hold"),
    Standing.NOT_TOGETHER: say("does not hold together with the others"),
    Standing.FAILS: say("does not hold"),
    Standing.NOT_KNOWN: say("not settled whether it holds"),
}
