"""The first minutes in a real browser, on a real api: the empty page leads from a place to a channel to a feed."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import expect

from services._runtime.boot import Service
from tests.e2e.browsing import Browser, opened

pytestmark = pytest.mark.browser


@pytest.fixture
async def browser(api: Service, chromium: str) -> AsyncIterator[Browser]:
    """A browser that shows the page of alerts, connected."""
    async with opened(chromium, api.http.port) as browser:
        yield browser


async def test_the_empty_page_leads_from_a_place_to_a_channel_to_a_feed(browser: Browser) -> None:
    page, steps = browser.page, browser.page.locator(".steps li")
    await expect(page.get_by_role("heading", name="Nothing is watched yet")).to_be_visible()
    await expect(steps.locator(".primary")).to_have_text("Create the first watch")
    await page.get_by_role("link", name="Create the first watch").click()
    await page.get_by_label("Name of the watch").fill("Raqqa")
    await page.get_by_role("textbox", name="Find a place by name").fill("Raqqa")
    await page.get_by_role("group", name="Places of that name").get_by_role("button", name="Raqqa").first.click()
    await page.get_by_role("button", name="Save").click()
    await expect(page.locator(".thing")).to_have_count(1)

    await page.goto(browser.base)
    await expect(page.get_by_role("heading", name="Nothing is read yet")).to_be_visible()
    await expect(steps.first).to_contain_text("done")
    await steps.locator(".primary").click()
    await expect(page.get_by_text("Alerts are sent nowhere yet")).to_be_visible()
    await page.get_by_role("button", name="Add a channel").click()
    await page.get_by_label("Name", exact=True).fill("Night desk")
    await page.get_by_label("Mail address").fill("night@desk.example")
    await page.get_by_role("dialog").get_by_role("button", name="Save").click()
    await expect(page.locator(".thing")).to_have_count(1)

    await page.goto(browser.base)
    await expect(steps.locator(".primary")).to_have_text("Add a feed")
    await steps.locator(".primary").click()
    await expect(page.get_by_text("No feed is read yet")).to_be_visible()
    found = {"url": "https://courier.example/rss", "publisher": "The Courier", "entries": 7, "newest_at": None}
    found |= {"flaw": None, "also_found": [], "newest": []}
    await page.route("**/previews", lambda route: route.fulfill(json=found))
    await page.get_by_role("button", name="Add a feed").click()
    await page.get_by_label("Address").fill("https://courier.example/rss")
    await page.get_by_label("Publisher").fill("The Courier")
    await page.get_by_role("button", name="Save").click()
    await expect(page.locator(".thing")).to_have_count(1)

    await page.goto(browser.base)
    await expect(page.get_by_role("heading", name="Nothing yet")).to_be_visible()
    await expect(steps).to_have_count(0)
    assert browser.complaints == []
