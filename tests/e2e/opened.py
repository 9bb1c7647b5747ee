"""The app as Streamlit builds it, without a browser."""

import re
import time
from html import unescape
from pathlib import Path

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

APP = Path(__file__).parents[2] / "portfolj" / "ui" / "shell" / "app.py"
SPACE = "\u00a0"
# Seconds the work behind a page may take on a busy machine.
PATIENCE = 60


def opened(**address: str | list[str]) -> AppTest:
    """The first page at an address."""
    app = AppTest.from_file(APP, default_timeout=60)
    for name, value in address.items():
        app.query_params[name] = value
    return app.run()


def page_at(path: str, **address: str) -> AppTest:
    """A page by its part of the address, which nothing went wrong with."""
    app = AppTest.from_file(APP, default_timeout=60)
    app._page_hash = calc_hash(path)
    for name, value in address.items():
        app.query_params[name] = value
    return whole(app.run())


def whole(app: AppTest) -> AppTest:
    """The page, which nothing went wrong with."""
    assert [one.message for one in app.exception] == []
    return app


def settled(app: AppTest) -> AppTest:
    """The page when nothing is being worked out any more."""
    last = time.monotonic() + PATIENCE
    while any(str(button.key).startswith("stop-") for button in app.button):
        assert time.monotonic() < last, f"still worked out after {PATIENCE} s"
        time.sleep(0.05)
        app.run()
    return app


def html(app: AppTest) -> list[str]:
    """The parts of the page that are HTML of ours."""
    return [element.proto.body for element in app.get("html")]


def plain(part: str) -> str:
    """HTML as text, no-break spaces as spaces."""
    return unescape(re.sub(r"<[^>]+>", "", part)).replace(SPACE, " ")


def lines(app: AppTest, kind: str) -> list[str]:
    """The lines of ours with this class."""
    return [plain(part).strip() for part in html(app) if f'class="portfolj-{kind}' in part]


def first_line(app: AppTest) -> str:
    """The answer as a sentence."""
    [answer] = lines(app, "answer")
    return answer


def table(app: AppTest, name: str) -> list[list[str]]:
    """The cells of a table's rows, second lines after a bar."""
    [found] = [part for part in html(app) if f"<caption>{name}" in part]
    rows = re.findall(r"<tr.*?</tr>", found)
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in rows]
    return [[plain(cell.replace('<span class="below">', " | ")) for cell in row] for row in cells]


def unfolded(app: AppTest, key: str) -> AppTest:
    """The page with a fold open that reads what it shows only then."""
    app.session_state[key] = True
    return whole(app.run())
