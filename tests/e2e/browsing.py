"""A real browser for the tests of pages: what it shows, what it asked for and what it complained about."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from playwright.async_api import Page, async_playwright, expect

from tests.waiting import WAIT_SECONDS

expect.set_options(timeout=WAIT_SECONDS * 1_000)
QUIET = ("--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update")


@dataclass
class Browser:
    """A page, what it asked for and what it complained about."""

    page: Page
    base: str
    requested: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@asynccontextmanager
async def opened(chromium: str, port: int) -> AsyncIterator[Browser]:
    """A browser that shows the page of the api at a port, connected."""
    async with launched(chromium, port) as browser:
        await browser.page.goto(browser.base)
        await expect(browser.page.get_by_text("Live", exact=True)).to_be_visible()
        yield browser


@asynccontextmanager
async def launched(chromium: str, port: int) -> AsyncIterator[Browser]:
    """A browser that shows nothing yet."""
    async with async_playwright() as playwright:
        process = await playwright.chromium.launch(executable_path=chromium, args=QUIET)
        page = await process.new_page()
        page.set_default_timeout(WAIT_SECONDS * 1_000)
        made = Browser(page, f"http://127.0.0.1:{port}/")
        page.on("request", lambda request: made.requested.append(request.url))
        page.on("console", lambda message: made.complaints.append(message.text))
        page.on("pageerror", lambda error: made.complaints.append(str(error)))
        yield made
        await process.close()
