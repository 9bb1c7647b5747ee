"""The colours and the style sheet. .streamlit/config.toml says the same colours to Streamlit, and a test holds them equal."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).with_name("style")


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
        return {"ground": self.background, "accent": self.groups[0], "less": self.groups[2], "text": self.text, "second": self.second_text}


LIGHT = Ground("#FFFFFF", ("#1F5FA8", "#9D942A", "#62330E", "#E76695"), "#1A1F26", "#4A5461")
DARK = Ground("#14181F", ("#5E9BE8", "#E8DF9A", "#A8692F", "#F2A6C2"), "#E8ECF1", "#A8B2BE")

# For charts too: the browser knows whether it shows them on light or on dark.
GROUND, ACCENT, LESS, TEXT, SECOND = (f"var(--portfolj-{name})" for name in LIGHT.named)


@cache
def style_sheet() -> str:
    """The style of every page, with the colours of both grounds."""
    colours = "".join(f"--portfolj-{name}:light-dark({LIGHT.named[name]},{DARK.named[name]});" for name in LIGHT.named)
    frame = FOLDER / "frame.css"
    pages = sorted(path for path in FOLDER.glob("*.css") if path != frame)
    return "\n".join([f":root{{{colours}}}", *(path.read_text("utf-8") for path in (frame, *pages))])
