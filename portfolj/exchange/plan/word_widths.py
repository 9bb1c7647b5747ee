"""How many lines a text takes in Arial, or in a letter of the same widths."""

import re
import unicodedata
from functools import lru_cache
from math import ceil

# Signs by their width in thousandths of the letter's size; all others are as wide as a figure.
_PLAIN = {
    191: "'",
    222: "ijl’",
    278: " !,./:;I[\\]ft\u00a0·ı",
    333: "()-`r”",
    500: "Jckvsxyz",
    584: "+<=>~−",
    611: "FTZøß",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQØ",
    833: "Mm",
    889: "%æ",
    944: "W",
    1000: "Æ—…",
    1015: "@",
}
_BOLD = {
    238: "'",
    278: " ,./I\\ijl\u00a0·ı’",
    333: "!()-:;[]`ft",
    389: "*r{}",
    500: "z”",
    584: "+<=>~−",
    611: "?FLTZbdghnopquøß",
    667: "EPSVXY",
    722: "&ABCDHKNRU",
    778: "GOQwØ",
    833: "M",
    889: "%mæ",
    944: "W",
    1000: "Æ—…",
}
_FIGURE = 556
# A line is broken at a blank or after a hyphen; only what is longer than a line is broken elsewhere.
_PIECES = re.compile("[^ -]*[ -]|[^ -]+")
_OF_SIGNS = {bold: {sign: width for width, signs in table.items() for sign in signs} for bold, table in ((False, _PLAIN), (True, _BOLD))}


def lines(text: str, width: float, size: float, *, bold: bool = False) -> int:
    """How many lines a text takes.

    Parameters
    ----------
    width, size
        The width of a line and the size of the letter, points.
    """
    return sum(_wrapped(line, width * 1000 / size, bold=bold) for line in text.split("\n"))


def _wrapped(line: str, width: float, *, bold: bool) -> int:
    """The lines of a text without breaks; the width in thousandths of the letter's size."""
    count, at = 1, 0.0
    for piece in _PIECES.findall(line):
        word = _length(piece.rstrip(" "), bold=bold)
        if at and at + word > width:
            count, at = count + 1, 0.0
        whole = max(0, ceil(word / width) - 1)
        count += whole
        at += word - whole * width + _length(" ", bold=bold) * piece.count(" ")
    return count


@lru_cache(maxsize=20_000)
def _length(word: str, *, bold: bool) -> int:
    return sum(_OF_SIGNS[bold].get(unicodedata.normalize("NFD", sign)[0], _FIGURE) for sign in word)
