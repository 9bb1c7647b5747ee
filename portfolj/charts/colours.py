"""The colours that pictures and pages are drawn with. .streamlit/config.toml says the same to Streamlit, and a test holds them equal."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ground:
    """What is drawn on a ground: colours as #RRGGBB."""

    background: str
    groups: tuple[str, str, str, str]
    text: str
    second_text: str

    @property
    def named(self) -> dict[str, str]:
        """The colours that we draw with; the first group is the accent, the third stands for less."""
        groups = {"accent": self.groups[0], "group2": self.groups[1], "less": self.groups[2], "group4": self.groups[3]}
        return {"ground": self.background, "text": self.text, "second": self.second_text, **groups}


LIGHT = Ground("#FFFFFF", ("#1F5FA8", "#9D942A", "#62330E", "#E76695"), "#1A1F26", "#4A5461")
DARK = Ground("#14181F", ("#5E9BE8", "#E8DF9A", "#A8692F", "#F2A6C2"), "#E8ECF1", "#A8B2BE")


def variable(name: str) -> str:
    """A colour as the page's style sheet names it: the browser knows whether it shows it on light or on dark."""
    return f"var(--portfolj-{name})"


GROUND, TEXT, SECOND, *_groups = (variable(name) for name in LIGHT.named)
GROUPS = tuple(_groups)
ACCENT, _, LESS, _ = GROUPS
