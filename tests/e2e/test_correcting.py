"""Corrections by hand in a real browser, on a real api: of findings, of a report's incident, of incidents."""

from dataclasses import replace
from typing import Any

import pytest
from playwright.async_api import Page, expect

from claimwatch_contracts.amendment import split_incident_id
from services._runtime.mongo import connect
from services._runtime.settings import SharedSettings
from tests.builders import article, report
from tests.e2e.browsing import Browser
from tests.e2e.raised import TEXT
from tests.unit.api.test_incidents import HOUR, filed
from tests.unit.api.test_revisions import file
from tests.unit.archive.strikes import NEXT_TOWN, SAME_STRIKE, STRIKE

pytestmark = pytest.mark.browser


async def kept(browser: Browser) -> list[dict[str, Any]]:
    """The amendments that the service has, the first made first."""
    items = (await (await browser.page.request.get(f"{browser.base}amendments")).json())["items"]
    return list(reversed(items))


async def sign(page: Page) -> None:
    """Say who corrects, and correct."""
    await page.get_by_label("Your name").fill("Night desk")
    await page.get_by_role("dialog").get_by_role("button", name="Correct", exact=True).click()
    await expect(page.get_by_role("dialog")).to_be_hidden()


async def test_a_figure_is_corrected_in_every_way_and_each_is_taken_back(
    browser: Browser, shared_settings: SharedSettings
) -> None:
    page = browser.page
    await file(connect(shared_settings), report(article(TEXT)))
    await page.goto(f"{browser.base}page/reports/a1")
    figure = page.get_by_role("button", name="Correct the figure more than 40")

    await figure.click()
    await expect(page.get_by_role("dialog")).to_contain_text("The article does not say so")
    await page.get_by_label("Why").fill("It counts graves")
    await sign(page)
    corrections = page.locator("#corrections li")
    await expect(corrections).to_have_count(1)
    await expect(corrections.first).to_contain_text("wrong: the article does not say so")
    await expect(corrections.first).to_contain_text("by Night desk")
    await expect(corrections.first).to_contain_text("“It counts graves”")

    await figure.click()
    await page.get_by_label("What is wrong").select_option(label="Another number, or it counts something else")
    await page.get_by_label("Number", exact=True).fill("14")
    await page.get_by_label("Given as").select_option("exact")
    await page.get_by_label("Of whom").select_option("women")
    await sign(page)
    await expect(corrections.first).to_contain_text("14 bodies found (women)")

    await figure.click()
    await page.get_by_label("What is wrong").select_option(label="Another place")
    await page.get_by_role("dialog").get_by_role("button", name="Correct", exact=True).click()
    await expect(page.get_by_role("alert").filter(has_text="Choose a place")).to_be_visible()
    await page.get_by_role("textbox", name="Where it counts").fill("Aleppo")
    await page.get_by_role("textbox", name="Where it counts").press("Enter")
    await expect(page.get_by_role("button", name="Remove Aleppo, Syria")).to_be_visible()
    await sign(page)
    await expect(corrections.first).to_contain_text("in Aleppo")

    await page.get_by_role("button", name="Correct the statement").first.click()
    await page.get_by_label("What is wrong").select_option(label="Somebody else says it")
    await page.get_by_role("textbox", name="Who says it").fill("The mayor of Raqqa")
    await page.get_by_label("That is").select_option("person")
    await sign(page)
    await expect(corrections.first).to_contain_text("said by The mayor of Raqqa")

    made = [(each["correction"]["kind"], each["amended_by"]) for each in await kept(browser)]
    assert made == [(kind, "Night desk") for kind in ("wrong", "figure", "place", "claimant")]
    await corrections.first.get_by_role("button", name="Take back").click()
    await expect(corrections.first).to_contain_text("taken back")
    assert [each["taken_back_at"] is None for each in await kept(browser)] == [True, True, True, False]
    assert [each for each in browser.complaints if "422" not in each] == []


async def test_a_report_is_moved_to_another_incident(browser: Browser, shared_settings: SharedSettings) -> None:
    page = browser.page
    strike, depot = await filed(connect(shared_settings), STRIKE, NEXT_TOWN)
    await connect(shared_settings)["reports"].update_one(
        {"_id": "strike:1"}, {"$set": {"article_id": "strike", "revision": 1}}
    )
    await page.goto(f"{browser.base}page/reports/strike")
    await page.get_by_role("button", name="It is about another incident").click()
    options = page.get_by_label("Which incident").locator("option")
    await expect(options).to_have_count(1)
    await page.get_by_label("Find it among").fill("nothing of that kind")
    await expect(options).to_have_count(0)
    await page.get_by_label("Find it among").fill("birkeby")
    await page.get_by_label("Which incident").select_option(depot)
    await sign(page)
    await expect(page.locator("#corrections")).to_contain_text("about another incident")
    (made,) = await kept(browser)
    assert made["correction"] == {"kind": "incident", "report_id": "strike:1", "incident_id": depot}
    assert strike != depot


async def test_incidents_are_merged_and_split(browser: Browser, shared_settings: SharedSettings) -> None:
    page = browser.page
    copy = replace(STRIKE, name="copy", at=STRIKE.at + HOUR)
    strike, _, _, depot = await filed(connect(shared_settings), STRIKE, copy, SAME_STRIKE, NEXT_TOWN)
    await page.goto(f"{browser.base}incidents/{strike}/page")
    await page.get_by_role("button", name="Merge or split").click()
    await page.get_by_label("Which incident").select_option(depot)
    await sign(page)
    await expect(page.locator("#corrections")).to_contain_text("the same")
    await page.get_by_role("button", name="Merge or split").click()
    await page.get_by_label("What is wrong").select_option(label="Some of its reports are about another one")
    await page.get_by_role("dialog").get_by_role("button", name="Correct", exact=True).click()
    await expect(page.get_by_role("dialog").get_by_role("alert")).not_to_be_empty()
    await page.get_by_role("checkbox", name=STRIKE.title).first.check()
    await sign(page)
    await expect(page.locator("#corrections li").first).to_contain_text("2 reports are about an incident of their own")
    merged, split = await kept(browser)
    assert merged["correction"]["incident_ids"] == [strike, depot]
    assert split["correction"]["report_ids"] == ["strike:1", "copy:1"]
    own = page.locator("#corrections li").first.get_by_role("link", name="an incident of their own")
    opened = f"{browser.base}incidents/{split_incident_id(split['amendment_id'])}/page"
    assert await own.get_attribute("href") == opened
    await page.locator("#corrections li").first.get_by_role("button", name="Take back").click()
    await expect(own).to_have_count(0)
