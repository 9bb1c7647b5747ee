"""The style sheet of every page, with the colours of both grounds."""

from functools import cache
from pathlib import Path

from portfolj.charts.colours import DARK, LIGHT

FOLDER = Path(__file__).with_name("style")


@cache
def style_sheet() -> str:
    """The style of every page, with the colours of both grounds."""
    colours = "".join(f"--portfolj-{name}:light-dark({LIGHT.named[name]},{DARK.named[name]});" for name in LIGHT.named)
    frame = FOLDER / "frame.css"
    pages = sorted(path for path in FOLDER.glob("*.css") if path != frame)
    return "\n".join([f":root{{{colours}}}", *(path.read_text("utf-8") for path in (frame, *pages))])
