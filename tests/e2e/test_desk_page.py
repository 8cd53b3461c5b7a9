"""Views and the page of one's desk in a real browser, on a real api: kept on a page, listed, opened and deleted."""

import pytest
from playwright.async_api import Page, expect

from services._runtime.settings import SharedSettings
from tests.e2e.browsing import Browser
from tests.e2e.raised import alert, store

pytestmark = pytest.mark.browser


async def keep_as(page: Page, name: str) -> None:
    """Keep what is chosen on the page under a name."""
    await page.get_by_role("button", name="Keep as a view").click()
    await page.get_by_label("Name", exact=True).fill(name)
    await page.get_by_role("button", name="Keep", exact=True).click()
    await expect(page.get_by_role("group", name="Views").get_by_role("link", name=name)).to_be_visible()


async def test_a_view_is_kept_opened_and_deleted(browser: Browser) -> None:
    page = browser.page
    await page.goto(f"{browser.base}page/ledger")
    await page.get_by_role("button", name="Keep as a view").click()
    await expect(page.get_by_role("alert").filter(has_text="Choose something first")).to_be_visible()
    await page.get_by_label("What is counted").select_option("killed")
    await page.get_by_role("button", name="Show", exact=True).click()
    await keep_as(page, "Tolls")
    await page.goto(f"{browser.base}page/search?q=flood")
    await keep_as(page, "Floods")
    await page.get_by_role("link", name="Desk default").click()
    await expect(page.get_by_role("heading", name="The desk default")).to_be_visible()
    await expect(page.get_by_role("link", name="0 watches")).to_be_visible()
    kept = page.locator("#views .thing")
    await expect(kept).to_have_count(2)
    await expect(kept.last).to_contain_text("measure: killed")
    await page.get_by_role("link", name="Tolls").click()
    await expect(page.get_by_label("What is counted")).to_have_value("killed")
    await page.go_back()
    page.once("dialog", lambda dialog: dialog.accept())
    await page.get_by_role("button", name="Delete the view Tolls").click()
    await expect(kept).to_have_count(1)
    await expect(kept).to_contain_text("q: flood")
    assert browser.complaints == []


async def test_alerts_are_filtered_by_state_and_the_filter_is_a_view(
    browser: Browser, shared_settings: SharedSettings
) -> None:
    page, settled = browser.page, alert()
    for each in (alert(minutes=1, url="https://courier.example/2", article_id="other"), settled):
        await store(shared_settings, each)
    said = {"by": "Desk", "state": "resolved"}
    await page.request.put(f"{browser.base}alerts/{settled.alert_id}/acknowledgement", data=said)
    await page.goto(browser.base)
    cards = page.locator(".card")
    await expect(cards).to_have_count(2)
    await page.get_by_text("Filter", exact=True).click()
    await page.get_by_label("State").select_option("resolved")
    await page.get_by_role("button", name="Show", exact=True).click()
    await expect(cards).to_have_count(1)
    await expect(cards).to_have_attribute("data-alert", settled.alert_id)
    await keep_as(page, "Settled")
    await page.get_by_label("State").select_option("muted")
    await page.get_by_role("button", name="Show", exact=True).click()
    await expect(page.get_by_role("heading", name="No alert of that kind")).to_be_visible()
    await page.get_by_role("group", name="Views").get_by_role("link", name="Settled").click()
    await expect(cards).to_have_count(1)
    await expect(page.get_by_label("State")).to_have_value("resolved")
