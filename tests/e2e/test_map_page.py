"""The page of the map in a real browser, on a real api: incidents by place, size and disagreement; watched places."""

from itertools import combinations

import pytest
from playwright.async_api import Page, expect

from services._runtime.settings import SharedSettings
from tests.e2e.browsing import Browser
from tests.e2e.test_incident_page import an_incident
from tests.unit.api.test_incidents import HOUR
from tests.unit.archive.strikes import MARCH_2

pytestmark = pytest.mark.browser
CLOSE_TOGETHER = {"Homs": 169577, "Ḩamāh": 170017, "Ar Raqqah": 172955, "Idlib": 169389, "Damascus": 170654}
IN_A_CITY = [(name, 36.2 + 0.02 * (at % 3), 37.15 + 0.02 * (at // 3)) for at, name in enumerate((
    "The western suburbs", "Aleppo Governorate", "The Old City", "Handarat camp", "Around the airport", "Al-Shaar",
    "Karm al-Jabal", "University of Aleppo", "Sheikh Maqsoud", "Aleppo, the citadel", "New Aleppo"))]  # fmt: skip
BOXES = "(all) => all.map((one) => one.getBBox()).map(({ x, y, width, height }) => ({ x, y, width, height }))"
"""Of words, without the light that is drawn around them."""
LETTERS_HIGH = 9
"""About so many pixels are letters high; their boxes are higher."""


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
    await expect(page.get_by_role("heading", name="Nothing is known of this place")).to_be_visible()
    await expect(page.locator("#map")).to_be_hidden()
    await page.reload()
    await expect(page.get_by_role("heading", name="Nothing is known of this place")).to_be_visible()
    await page.get_by_role("button", name="Remove Lisbon").click()
    await line.get_by_role("link").click()
    await expect(page.get_by_role("heading", level=2)).to_contain_text("Air strike, Alder")
    assert browser.complaints == []


async def test_where_nothing_was_reported_lately_what_was_reported_before_is_shown_and_said_to_be_older(
    browser: Browser, shared_settings: SharedSettings
) -> None:
    page = browser.page
    await page.goto(f"{browser.base}page/map")
    await expect(page.get_by_role("heading", name="No incident is known yet")).to_be_visible()
    await an_incident(shared_settings)
    await page.reload()
    await expect(page.locator("#map circle.contested")).to_have_count(1)
    await expect(page.locator("#older")).to_contain_text(
        "Nothing was reported in the last 30 days. This is all that is kept"
    )
    await expect(page.locator("#older time")).to_have_attribute(
        "datetime", (MARCH_2 + HOUR).isoformat().replace("+00:00", "Z")
    )
    await expect(page.get_by_label("Reported in")).to_have_value("")
    await page.get_by_label("Reported in").select_option("30")
    await expect(page.get_by_role("heading", name="Nothing happened here lately")).to_be_visible()
    await expect(page.locator("#older")).to_be_hidden()
    assert page.url == f"{browser.base}page/map?days=30"
    await page.reload()
    await expect(page.get_by_role("heading", name="Nothing happened here lately")).to_be_visible()


@pytest.mark.parametrize("width", [390, 1280])
async def test_no_name_lies_on_another_and_a_phone_need_not_be_pushed_sideways(browser: Browser, width: int) -> None:
    page = browser.page
    for number, (name, identity) in enumerate(CLOSE_TOGETHER.items()):
        place = {"name": name, "geonames_id": identity}
        await page.request.put(f"{browser.base}watches/w{number}", data={"name": name, "places": [place]})
    await page.set_viewport_size({"width": width, "height": 860})
    await page.goto(f"{browser.base}page/map?days=")
    await check_names(page, len(CLOSE_TOGETHER))
    wide = "(map) => [map.scrollWidth, map.clientWidth]"
    inside, shown = await page.locator("#map").evaluate(wide)
    assert inside == shown


@pytest.mark.parametrize("width", [390, 1280])
async def test_names_for_which_there_is_no_room_at_their_dots_stand_farther_off_with_a_line(
    browser: Browser, width: int
) -> None:
    page = browser.page
    for number, (name, lat, lon) in enumerate(IN_A_CITY):
        place = {"name": name, "lat": lat, "lon": lon, "radius_km": 2}
        made = await page.request.put(f"{browser.base}watches/w{number}", data={"name": name, "places": [place]})
        assert made.ok, await made.text()
    await page.set_viewport_size({"width": width, "height": 860})
    await page.goto(f"{browser.base}page/map?days=")
    await check_names(page, len(IN_A_CITY))
    assert await page.locator("#map .leads").count() > 0


async def check_names(page: Page, sites: int) -> None:
    """All sites have their names, and no name on the map lies on another."""
    names = page.locator("#map text.site")
    await expect(names).to_have_count(sites)
    boxes = await page.locator("#map text").evaluate_all(BOXES)
    assert len(boxes) > sites
    on = [
        (left, right)
        for left, right in combinations(boxes, 2)
        if abs(left["x"] + left["width"] / 2 - right["x"] - right["width"] / 2)
        < (left["width"] + right["width"]) / 2 - 2
        and abs(left["y"] + left["height"] / 2 - right["y"] - right["height"] / 2) < LETTERS_HIGH
    ]
    assert on == []
