"""The page of the map in a real browser, on a real api: incidents by place, size and disagreement; watched places."""

import pytest
from playwright.async_api import expect

from services._runtime.settings import SharedSettings
from tests.e2e.browsing import Browser
from tests.e2e.test_incident_page import an_incident

pytestmark = pytest.mark.browser


async def test_incidents_and_watched_places_are_on_the_map_and_lead_on(
    browser: Browser, shared_settings: SharedSettings
) -> None:
    page, identity = browser.page, await an_incident(shared_settings)
    place = {"name": "Raqqa", "geonames_id": 172955}
    await page.request.put(f"{browser.base}watches/w1", data={"name": "Raqqa", "places": [place]})
    await page.goto(f"{browser.base}page/map?days=")
    await expect(page.locator("#map circle.contested")).to_have_count(1)
    dot = page.locator("#map").get_by_role("link", name="2 articles; claimants disagree")
    await expect(dot).to_have_attribute("href", f"{browser.base}incidents/{identity}/page")
    watched = page.locator("#map").get_by_role("link", name="Raqqa: watched by “Raqqa”")
    await expect(watched).to_have_attribute("href", f"{browser.base}page/watches#edit=w1")
    line = page.locator("#incidents tbody tr")
    await expect(line).to_contain_text("claimants disagree")
    await expect(page.locator("#counted")).to_have_text("One incident")
    await page.get_by_role("textbox", name="Place").fill("Lisbon")
    await page.get_by_role("group", name="Places of that name").get_by_role("button", name="Lisbon").first.click()
    await expect(page.get_by_role("heading", name="Nothing happened here lately")).to_be_visible()
    await expect(page.locator("#map")).to_be_hidden()
    await page.reload()
    await expect(page.get_by_role("heading", name="Nothing happened here lately")).to_be_visible()
    await page.get_by_role("button", name="Remove Lisbon").click()
    await line.get_by_role("link").click()
    await expect(page.get_by_role("heading", level=2)).to_contain_text("Air strike, Alder")
    assert browser.complaints == []
