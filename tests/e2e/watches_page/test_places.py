"""Places in the form of a watch, in a real browser: found by name, typed, and as circles and boxes."""

import re

import pytest
from playwright.async_api import expect

from tests.e2e.browsing import Browser
from tests.e2e.watches_page.forms import made, new_watch

pytestmark = pytest.mark.browser
TRIPOLI_IN_LEBANON = 266826
SYRIA = 163843


async def test_a_place_is_chosen_among_those_of_its_name_with_the_keyboard(browser: Browser) -> None:
    page = browser.page
    await new_watch(page)
    await page.keyboard.type("Oil harbours")
    await page.get_by_label("Find a place by name").first.focus()
    await page.keyboard.type("Tripoli")
    choices = page.get_by_role("group", name="Places of that name").first.get_by_role("button")
    await expect(choices.first).to_have_accessible_name(re.compile(r"^Tripoli city, .*Libya"))
    await page.keyboard.press("ArrowDown")
    await expect(choices.first).to_be_focused()
    await page.keyboard.press("ArrowUp")
    await expect(page.get_by_label("Find a place by name").first).to_be_focused()
    lebanese = choices.filter(has_text="Lebanon").first
    for _ in range(await choices.count()):
        await page.keyboard.press("ArrowDown")
        if await lebanese.evaluate("choice => choice === document.activeElement"):
            break
    await expect(lebanese).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="Remove Tripoli")).to_be_visible()
    await expect(page.get_by_label("Find a place by name").first).to_be_focused()
    await page.keyboard.press("Enter")
    watch = await made(browser)
    assert watch["places"][0]["geonames_id"] == TRIPOLI_IN_LEBANON
    assert browser.complaints == []


async def test_a_place_whose_name_is_begun_is_taken_and_named_with_its_country(browser: Browser) -> None:
    page = browser.page
    await new_watch(page)
    await page.keyboard.type("Siege")
    await page.get_by_label("Find a place by name").first.fill("El Fash")
    await page.get_by_label("Find a place by name").first.press("Enter")
    await expect(page.get_by_role("button", name="Remove El Fasher, Sudan")).to_be_visible()
    await page.get_by_role("button", name="Save").click()
    assert (await made(browser))["places"][0]["name"] == "El Fasher, Sudan"
    await expect(page.locator(".thing")).to_contain_text("El Fasher, Sudan")


async def test_a_place_that_was_typed_and_not_chosen_is_the_one_that_is_meant_or_has_to_be_chosen(
    browser: Browser,
) -> None:
    page = browser.page
    await new_watch(page)
    await page.keyboard.type("Oil harbours")
    place = page.get_by_label("Find a place by name").first
    for typed, said in (
        ("Tripoli", "“Tripoli” may mean several places: choose one of those found."),
        ("El Fash", "“El Fash” may mean several places: choose one of those found."),
        ("Kharto", "No place is called “Kharto” exactly: choose one of those found"),
        ("Nowhereville on Sea", "No place “Nowhereville on Sea” is known."),
    ):
        await place.fill(typed)
        await page.get_by_role("button", name="Save").click()
        await expect(page.get_by_role("alert").last).to_contain_text(said)
        await expect(place).to_be_focused()
        await expect(place).to_have_attribute("aria-invalid", "true")
        await expect(page.get_by_role("button", name="Remove")).to_have_count(0)
    await place.fill("tripoli")
    await page.get_by_role("button", name="Save").click()
    choices = page.get_by_role("group", name="Places of that name").first.get_by_role("button")
    await choices.filter(has_text="Lebanon").first.click()
    await place.fill("London")
    await page.get_by_role("button", name="Save").click()
    lebanese, english = (await made(browser))["places"]
    assert lebanese["geonames_id"] == TRIPOLI_IN_LEBANON
    assert english["name"] == "London, United Kingdom"
    await expect(page.locator(".thing")).to_contain_text("London, United Kingdom")


async def test_a_circle_a_box_and_a_figure_are_added(browser: Browser) -> None:
    page = browser.page
    await new_watch(page)
    await page.keyboard.type("Around Tripoli")
    await page.get_by_text("A circle, how exact, or a box").first.click()
    await page.get_by_label("Within so many km of it").first.fill("30")
    await page.get_by_label("Find a place by name").first.fill("Tripoli")
    choices = page.get_by_role("group", name="Places of that name").first.get_by_role("button")
    await choices.filter(has_text="Lebanon").first.click()
    await page.get_by_label("Name of a box").first.fill("Gulf")
    for side, value in (("south", "23"), ("west", "47"), ("north", "31"), ("east", "57")):
        await page.get_by_label(f"{side}, degrees").first.fill(value)
    await page.get_by_role("button", name="Add box").first.click()
    await page.get_by_label("What is counted").first.select_option("killed")
    await page.get_by_label("Of whom").first.select_option("children")
    await page.get_by_label("At least").first.fill("10")
    await page.get_by_label("Changed by more than, %").first.fill("20")
    await page.get_by_role("button", name="Add figure").first.click()
    chosen = page.get_by_role("group", name="Chosen figures").first
    await expect(chosen).to_contain_text("killed (children), 10 or more, changed by more than 20 %")
    await page.get_by_role("button", name="Save").click()
    circle, box = (await made(browser))["places"]
    assert (circle["radius_km"], round(circle["lat"])) == (30, 34)
    assert box["box"] == {"south": 23, "west": 47, "north": 31, "east": 57}
    await expect(page.locator(".thing")).to_contain_text("within 30 km of Tripoli, Lebanon")


async def test_a_circle_and_a_box_that_were_typed_and_not_added_are_part_of_the_watch(browser: Browser) -> None:
    page = browser.page
    await new_watch(page)
    await page.keyboard.type("Around Raqqa")
    await page.get_by_text("A circle, how exact, or a box").first.click()
    await page.get_by_label("Within so many km of it").first.fill("60")
    await page.get_by_label("Find a place by name").first.fill("Raqqa")
    await page.get_by_label("Name of a box").first.fill("Gulf")
    await page.get_by_label("south, degrees").first.fill("23")
    await page.get_by_role("button", name="Save").click()
    await expect(page.get_by_role("alert").last).to_contain_text("A box needs a name and four sides")
    await expect(page.get_by_label("west, degrees").first).to_be_focused()
    for side, value in (("west", "47"), ("north", "31"), ("east", "57")):
        await page.get_by_label(f"{side}, degrees").first.fill(value)
    await page.get_by_role("button", name="Save").click()
    box, circle = (await made(browser))["places"]
    assert (circle["name"], circle["radius_km"], round(circle["lat"])) == ("Ar Raqqah, Syria", 60, 36)
    assert box["box"] == {"south": 23, "west": 47, "north": 31, "east": 57}
    await expect(page.locator(".thing")).to_contain_text("within 60 km of Ar Raqqah, Syria")
