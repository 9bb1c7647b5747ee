"""Text from a case or file, made harmless for a terminal."""

import unicodedata

# Marks that turn the direction of what follows, and so can make a line read as something else.
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_CONTROL = frozenset(("Cc", "Cs", "Zl", "Zp"))


def plain(text: str) -> str:
    """The text on one line, with its control characters written out."""
    return "".join(map(_shown, text))


def _shown(sign: str) -> str:
    if sign in "\n\t\r\v\f":
        return " "
    return f"\\u{ord(sign):04x}" if sign in _TURNING or unicodedata.category(sign) in _CONTROL else sign
