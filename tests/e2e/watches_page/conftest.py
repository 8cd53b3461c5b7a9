"""The browser that all tests of the page of watches begin with."""

import pytest
from playwright.async_api import expect

from tests.e2e.browsing import Browser


@pytest.fixture
async def browser(browser: Browser) -> Browser:
    """A browser that shows the page of watches."""
    await browser.page.goto(f"{browser.base}page/watches")
    await expect(browser.page.get_by_text("Nothing is watched yet")).to_be_visible()
    return browser
