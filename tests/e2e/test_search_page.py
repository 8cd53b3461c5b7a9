"""The page of the search in a real browser, on a real api: words are found, marked, and lead to where they stand."""

import re
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from playwright.async_api import expect

from services._runtime.boot import Service
from services._runtime.mongo import connect
from services._runtime.settings import SharedSettings
from services.api.app import create_app
from services.api.settings import ApiSettings
from tests.builders import article, report
from tests.e2e.browsing import Browser
from tests.e2e.raised import TEXT
from tests.e2e.test_incident_page import an_incident
from tests.integration.kafka_client import running
from tests.unit.api.test_revisions import file
from tests.waiting import answered

pytestmark = pytest.mark.browser


@pytest.fixture
async def filed(shared_settings: SharedSettings) -> str:
    """An incident and a report on something else are filed; the id of the incident."""
    identity = await an_incident(shared_settings)
    await file(connect(shared_settings), report(article(TEXT)))
    return identity


@pytest.fixture
async def api(shared_settings: SharedSettings, filed: str) -> AsyncIterator[Service]:
    """A running api."""
    async with running(create_app(ApiSettings(shared=shared_settings, port=0))) as service:
        yield service


@pytest.fixture
async def browser(browser: Browser) -> Browser:
    """A browser that was nowhere yet, and a search that has read all that is filed."""
    await until_read(browser.base)
    return browser


async def until_read(base: str) -> None:
    """Return when the search has read all that is filed."""
    async with httpx.AsyncClient(base_url=base) as http:

        async def has_read_all() -> Any:
            index = (await http.get("search")).json()["index"]
            return index["complete"] and not index["waiting"]

        await answered(has_read_all)


async def test_words_are_found_marked_and_lead_to_where_they_stand(browser: Browser) -> None:
    page = browser.page
    await page.goto(f"{browser.base}page/search")
    await page.get_by_label("Words").fill("bodies AND raqqa")
    await page.keyboard.press("Enter")
    hits = page.locator(".hits > li")
    await expect(hits).to_have_count(1)
    assert set(await hits.locator("mark").all_inner_texts()) == {"bodies", "Raqqa"}
    await page.get_by_role("button", name="Claims 1").click()
    await expect(hits.locator(".about")).to_contain_text("Health Ministry")
    await page.reload()
    await expect(page.get_by_role("button", name="Claims 1")).to_have_attribute("aria-pressed", "true")
    await hits.get_by_role("link").first.click()
    await expect(page.locator("#text .chosen").first).to_be_visible()
    assert "".join(await page.locator("#text .chosen").all_inner_texts()) in ("bodies", "Raqqa")
    assert browser.complaints == []


async def test_filters_choose_without_words_and_incidents_are_found(browser: Browser, filed: str) -> None:
    page = browser.page
    await page.goto(f"{browser.base}page/search?kind=incident")
    link = page.locator(".hits").get_by_role("link")
    await expect(link).to_have_count(1)
    await expect(link).to_have_attribute("href", f"{browser.base}incidents/{filed}/page")
    await page.get_by_role("button", name="Ledger 1").click()
    await expect(page.locator(".hits .about")).to_contain_text("24 to 41 killed")
    await page.get_by_label("What is counted").select_option("bodies_found")
    await page.get_by_role("button", name="Show", exact=True).click()
    await expect(page.get_by_role("heading", name="Nothing was found")).to_be_visible()
    await page.get_by_role("button", name="Figures 1").click()
    await expect(page.locator(".hits .about")).to_contain_text("more than 40 bodies found")


async def test_a_query_that_cannot_be_read_says_where_the_fault_is(browser: Browser) -> None:
    page = browser.page
    await page.goto(f"{browser.base}page/search")
    await page.get_by_label("Words").fill('shelling AND (school OR "bus')
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("alert")).to_contain_text("column")
    await expect(page.get_by_role("alert")).to_have_text(re.compile(r"^Words: "))
