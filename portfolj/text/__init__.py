"""Messages put into a language, with amounts, dates and lists as people write them there."""

from portfolj.text.language import DEFAULT_LANGUAGE, Language
from portfolj.text.render import render

__all__ = ["DEFAULT_LANGUAGE", "Language", "render"]
