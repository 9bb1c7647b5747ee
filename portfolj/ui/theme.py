"""The colours, stated once for charts and style sheet; .streamlit/config.toml says the same to Streamlit, and a test holds them equal."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ground:
    """What is drawn on a ground: colours as #RRGGBB; the first group is the accent."""

    background: str
    groups: tuple[str, str, str, str]
    text: str
    second_text: str

    @property
    def accent(self) -> str:
        """The colour of what is chosen."""
        return self.groups[0]


LIGHT = Ground("#FFFFFF", ("#1F5FA8", "#9D942A", "#62330E", "#E76695"), "#1A1F26", "#4A5461")
DARK = Ground("#14181F", ("#5E9BE8", "#E8DF9A", "#A8692F", "#F2A6C2"), "#E8ECF1", "#A8B2BE")


def ground(name: str | None) -> Ground:
    """The colours of the ground with this name: "dark", and anything else is light."""
    return DARK if name == "dark" else LIGHT


def style_variables(colours: Ground) -> str:
    """The colours as variables of the style sheet."""
    named = {"accent": colours.accent, "ground": colours.background, "text": colours.text, "second": colours.second_text}
    return "<style>:root{" + "".join(f"--portfolj-{name}:{colour};" for name, colour in named.items()) + "}</style>"
