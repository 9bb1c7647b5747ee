"""Differences between results, for each initiative and each member; nothing is solved here."""

from portfolj.compare.comparison import Comparison, InitiativeLine, MemberLine, Stake, compare
from portfolj.compare.document import comparison_document
from portfolj.compare.moves import Moves, moves

__all__ = ["Comparison", "InitiativeLine", "MemberLine", "Moves", "Stake", "compare", "comparison_document", "moves"]
