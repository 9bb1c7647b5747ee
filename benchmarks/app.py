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
# Milliseconds from the key to the painted answer, by the page's own clock.
TURNED = f"""new Promise((told) => {{
    const answers = () => {ANSWER};
    const before = answers();
    let began;
    addEventListener("keydown", () => {{ began = performance.now(); }}, {{ once: true, capture: true }});
    const painted = () => requestAnimationFrame(() => requestAnimationFrame(() => told(performance.now() - began)));
    const look = () => (answers() && answers() !== before ? painted() : requestAnimationFrame(look));
    look();
}})"""
# Nothing is being worked out any more: the cores are free.
IDLE = "!document.querySelector('[class*=st-key-waiting-]')"
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


async def turned(page: Page, key: str) -> float:
    """Press a key on the money dial; milliseconds until the new answer is painted."""
    if not await page.evaluate(TAKES_FOCUS):
        message = "the dial takes no focus"
        raise RuntimeError(message)
    took = asyncio.create_task(page.evaluate(TURNED))
    await asyncio.sleep(0)
    await page.evaluate("0")
    await page.keyboard.press(key)
    return float(await asyncio.wait_for(took, PATIENCE / 1000))


async def walk(page: Page, keys: list[str]) -> list[float]:
    """Turn the dial key by key."""
    times = []
    for key in keys:
        times.append(await turned(page, key))
        await asyncio.sleep(0.5)
    return times


def spread(times: list[float]) -> str:
    """Median, 95th percentile and most, in milliseconds."""
    p95 = quantiles(times, n=20, method="inclusive")[-1] if len(times) > 1 else times[0]
    return f"{len(times)} turns: median {median(times):.0f} ms, p95 {p95:.0f} ms, most {max(times):.0f} ms"


def resident(port: int) -> float:
    """Megabytes of memory that the server on a port holds."""
    for folder in Path("/proc").glob("[0-9]*"):
        if f"--server.port\0{port}\0" in (folder / "cmdline").read_text("utf-8", "replace"):
            [line] = [one for one in (folder / "status").read_text("ascii").splitlines() if one.startswith("VmRSS")]
            return int(line.split()[1]) / 1024
    message = f"no server on port {port}"
    raise ProcessLookupError(message)


async def session(browser: Browser, address: str, until: float, seed: int) -> tuple[list[float], list[float]]:
    """One visitor who turns the money dial up and down; milliseconds for new answers, and for known ones."""
    page, choice = await opened(browser, address), random.Random(seed)
    place, seen = 0, {0}
    new: list[float] = []
    known: list[float] = []
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
        print(f"one visitor, new answers    {spread(await walk(page, ['ArrowLeft'] * 8))}")
        await page.wait_for_function(IDLE, timeout=PATIENCE)
        back_and_forth = (["ArrowRight"] * 8 + ["ArrowLeft"] * 8) * 3
        print(f"one visitor, known answers  {spread(await walk(page, back_and_forth))}")
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
    new, known = [took for times, _ in found for took in times], [took for _, times in found for took in times]
    print(f"{sessions} visitors for {minutes:g} minutes, new answers    {spread(new)}")
    print(f"{sessions} visitors for {minutes:g} minutes, known answers  {spread(known)}")
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
