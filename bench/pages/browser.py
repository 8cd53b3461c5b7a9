"""What a reader sees, and when: first paint and first use of a page in Chromium, without anything in its cache."""

import shutil
import time
from dataclasses import dataclass
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from bench.pages.loads import Load

QUIET = ("--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update")
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null"
LONGEST_MILLISECONDS = 120_000


@dataclass(frozen=True)
class Seen:
    """Medians: milliseconds from the request of a page to its first paint, and until what it is for is on it."""

    painted: float
    usable: float


def chromium() -> str | None:
    """Where Chromium is; ``None`` if it is not installed."""
    return shutil.which("chromium")


def seen(executable: str, base: str, token: str, loads: list[Load], times: int) -> dict[str, Seen]:
    """By its name: when each page was painted and usable. Each time is one of a reader who comes anew."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=QUIET)
        try:
            return {load.name: _seen(browser, base, token, load, times) for load in loads}
        finally:
            browser.close()


def _seen(browser: Browser, base: str, token: str, load: Load, times: int) -> Seen:
    taken = [_opened(browser, base, token, load) for _ in range(times)]
    return Seen(median(painted for painted, _ in taken), median(usable for _, usable in taken))


def _opened(browser: Browser, base: str, token: str, load: Load) -> tuple[float, float]:
    context = browser.new_context()
    try:
        context.request.post(f"{base}login", data={"key": token})
        page = context.new_page()
        page.set_default_timeout(LONGEST_MILLISECONDS)
        began = time.perf_counter()
        page.goto(f"{base}{load.path}", wait_until="commit")
        page.locator(load.shows).first.wait_for()
        usable = (time.perf_counter() - began) * 1_000
        page.wait_for_function(f"({PAINTED}) !== null")
        return float(page.evaluate(PAINTED)), usable
    finally:
        context.close()
