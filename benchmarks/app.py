"""The app as a room uses it: cold start, from a dial to the repainted answer, and five sessions that turn dials for a while.

`python -m benchmarks.app [--minutes 20] [--sessions 5]`; a server of its own on the loopback, a real Chromium, seconds by the wall
clock: what they are worth depends on what else the machine does. It stops by itself.
"""

import argparse
import asyncio
import random
import time
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

from playwright.async_api import Browser, Page, async_playwright

from tests.conftest import find_chromium
from tests.e2e.serving import ROOT, serving

CASE = ROOT / "scenarios" / "skaraborg"
MONEY = '[data-testid="stSidebar"] [data-testid="stSlider"] input[type="range"]'
# Whether the first dial, the money, takes the focus: before the page is whole it does not, and keys go nowhere.
TAKES_FOCUS = f"""(() => {{
    const dial = document.querySelector('{MONEY}');
    dial?.focus();
    return dial && document.activeElement === dial;
}})()"""
ANSWER = "document.querySelector('.portfolj-answer:not(.stale)')?.dataset.answers"
RUNNING = "document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'running'"
# Milliseconds from the key to the new answer on the screen, as the browser itself records when text was painted (Element Timing,
# https://wicg.github.io/element-timing/), and to the end of the page under it, its charts and tables.
TURNED = f"""new Promise((told) => {{
    const answers = () => {ANSWER};
    const before = answers();
    let began, painted, ended;
    const tell = () => painted && ended && told([painted - began, ended - began]);
    addEventListener("keydown", () => {{ began = performance.now(); }}, {{ once: true, capture: true }});
    const records = new PerformanceObserver((found) => {{
        painted = found.getEntries()[0].renderTime;
        records.disconnect();
        tell();
    }});
    const end = () => requestAnimationFrame({RUNNING} ? end : () => {{ ended = performance.now(); tell(); }});
    const changes = new MutationObserver(() => {{
        if (!answers() || answers() === before) return;
        changes.disconnect();
        document.querySelector(".portfolj-answer").setAttribute("elementtiming", "answer");
        end();
    }});
    records.observe({{ type: "element" }});
    changes.observe(document.body, {{ subtree: true, childList: true, attributes: true }});
}})"""
# Nothing is being worked out any more: the cores are free.
IDLE = "!document.querySelector('[class*=st-key-waiting-], [class*=st-key-look-]')"
PATIENCE = 120_000
# Seconds between two turns of one visitor.
THINKING = 3.0
LEAST, MOST = 10, 20


async def opened(browser: Browser, address: str) -> Page:
    """A visitor's page, when it has answered and can be used."""
    page = await (await browser.new_context(locale="sv-SE", viewport={"width": 1280, "height": 720})).new_page()
    await page.goto(address)
    await page.wait_for_function(ANSWER, timeout=PATIENCE)
    await page.wait_for_function(TAKES_FOCUS, timeout=PATIENCE)
    return page


class Turn(NamedTuple):
    """Milliseconds from the key to the painted answer, and to the end of the page under it."""

    painted: float
    ended: float


async def turned(page: Page, key: str) -> Turn:
    """Press a key on the money dial."""
    if not await page.evaluate(TAKES_FOCUS):
        message = "the dial takes no focus"
        raise RuntimeError(message)
    took = asyncio.create_task(page.evaluate(TURNED))
    await asyncio.sleep(0)
    await page.evaluate("0")
    await page.keyboard.press(key)
    return Turn(*await asyncio.wait_for(took, PATIENCE / 1000))


async def walk(page: Page, keys: list[str]) -> list[Turn]:
    """Turn the dial key by key."""
    times = []
    for key in keys:
        times.append(await turned(page, key))
        await asyncio.sleep(0.5)
    return times


def spread(turns: list[Turn]) -> str:
    """Median, 95th percentile and most, in milliseconds, of what was painted and of the whole page."""
    painted, ended = [one.painted for one in turns], [one.ended for one in turns]
    return f"{len(turns)} turns\n  painted     {_spread(painted)}\n  whole page  {_spread(ended)}"


def _spread(times: list[float]) -> str:
    p95 = quantiles(times, n=20, method="inclusive")[-1]
    return f"median {median(times):.0f} ms, p95 {p95:.0f} ms, most {max(times):.0f} ms"


def resident(port: int) -> float:
    """Megabytes of memory that the server on a port holds."""
    for folder in Path("/proc").glob("[0-9]*"):
        if f"--server.port\0{port}\0" in (folder / "cmdline").read_text("utf-8", "replace"):
            [line] = [one for one in (folder / "status").read_text("ascii").splitlines() if one.startswith("VmRSS")]
            return int(line.split()[1]) / 1024
    message = f"no server on port {port}"
    raise ProcessLookupError(message)


async def session(browser: Browser, address: str, until: float, seed: int) -> tuple[list[Turn], list[Turn]]:
    """One visitor who turns the money dial up and down; milliseconds for new answers, and for known ones."""
    page, choice = await opened(browser, address), random.Random(seed)
    place, seen = 0, {0}
    new: list[Turn] = []
    known: list[Turn] = []
    while time.monotonic() < until:
        step = choice.choice((-1, 1)) if -LEAST < place < LEAST else (-1 if place > 0 else 1)
        place += step
        took = await turned(page, "ArrowRight" if step > 0 else "ArrowLeft")
        (known if place in seen else new).append(took)
        seen.add(place)
        await asyncio.sleep(THINKING * choice.uniform(0.5, 1.5))
    return new, known


async def measure(address: str, *, minutes: float, sessions: int) -> None:
    """All measurements on a running server."""
    port = int(address.rstrip("/").rpartition(":")[2])
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        page = await opened(browser, address)
        await page.wait_for_function(IDLE, timeout=PATIENCE)
        print(f"one visitor, new answers: {spread(await walk(page, ['ArrowLeft'] * 8))}")
        await page.wait_for_function(IDLE, timeout=PATIENCE)
        back_and_forth = (["ArrowRight"] * 8 + ["ArrowLeft"] * 8) * 3
        print(f"one visitor, known answers: {spread(await walk(page, back_and_forth))}")
        await page.context.close()
        if minutes:
            await load(browser, address, port, minutes=minutes, sessions=sessions)
        await browser.close()


async def load(browser: Browser, address: str, port: int, *, minutes: float, sessions: int) -> None:
    """Several visitors at once, for so many minutes; the first tenth of them is not counted in the growth of memory."""
    began = time.monotonic()
    until = began + 60 * minutes
    visitors = [asyncio.create_task(session(browser, address, until, seed)) for seed in range(sessions)]
    await asyncio.sleep(6 * minutes)
    before = resident(port)
    found = await asyncio.gather(*visitors)
    after = resident(port)
    new, known = [turn for turns, _ in found for turn in turns], [turn for _, turns in found for turn in turns]
    print(f"{sessions} visitors for {minutes:g} minutes, new answers: {spread(new)}")
    print(f"{sessions} visitors for {minutes:g} minutes, known answers: {spread(known)}")
    print(f"memory of the server: {before:.0f} MB after a tenth, {after:.0f} MB at the end, {100 * (after - before) / before:+.1f} %")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=20.0)
    parser.add_argument("--sessions", type=int, default=5)
    asked = parser.parse_args()
    start = time.perf_counter()
    with serving(CASE) as running:
        print(f"cold start to the first sign of life: {time.perf_counter() - start:.1f} s")
        asyncio.run(measure(running, minutes=asked.minutes, sessions=asked.sessions))
