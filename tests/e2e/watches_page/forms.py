"""Steps in the form of a watch."""

from typing import Any

from playwright.async_api import Page, expect

from tests.e2e.browsing import Browser


async def new_watch(page: Page) -> None:
    """Open the empty form."""
    await page.get_by_role("link", name="Add a watch").click()
    await expect(page.get_by_label("Name of the watch")).to_be_focused()


async def made(browser: Browser) -> dict[str, Any]:
    """The only watch, once the form is left."""
    await expect(browser.page.get_by_role("status").filter(has_text="Saved.")).to_be_visible()
    (watch,) = (await (await browser.page.request.get(f"{browser.base}watches")).json())["items"]
    return dict(watch)
