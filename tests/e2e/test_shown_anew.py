"""What was corrected by hand shows itself, in a real browser on a real api: where it was corrected, and elsewhere."""

from dataclasses import replace
from typing import Any

import pytest
from playwright.async_api import Page, expect

from services._runtime.mongo import connect
from services._runtime.settings import SharedSettings
from services._runtime.stored import stored
from tests.builders import article, report
from tests.e2e.browsing import Browser
from tests.e2e.raised import TEXT, alert, store
from tests.e2e.test_correcting import sign
from tests.unit.api.test_incidents import HOUR, filed
from tests.unit.api.test_revisions import file
from tests.unit.archive.test_incidents import NEXT_TOWN, SAME_STRIKE, STRIKE

pytestmark = pytest.mark.browser
NEWS = """
() => {
  window.heard = [];
  new BroadcastChannel("claimwatch-corrected").onmessage = ({ data }) => window.heard.push(data);
}
"""
TELL = "() => { new BroadcastChannel('claimwatch-corrected').postMessage('somewhere') }"
STANDS = "This is how it stands now."


async def file_again(database: Any, **changed: Any) -> None:
    """File the first report again, as the archive does once it knows of a correction."""
    made = report(article(TEXT, **changed))
    await database["reports"].update_one({"_id": made.report_id}, {"$set": stored(made)})


def said(page: Page, words: str) -> Any:
    """What the page says of what was done."""
    return page.get_by_role("status").filter(has_text=words)


async def test_a_report_shows_itself_as_it_stands_once_a_correction_is_filed_or_taken_back(
    browser: Browser, shared_settings: SharedSettings
) -> None:
    page, database = browser.page, connect(shared_settings)
    await file(database, report(article(TEXT)))
    await page.set_viewport_size({"width": 390, "height": 500})
    await page.goto(f"{browser.base}page/reports/a1")
    await page.evaluate(NEWS)
    await page.get_by_role("checkbox", name="places").uncheck()
    figure = page.get_by_role("button", name="Correct the figure more than 40")
    await figure.click()
    height = await page.evaluate("window.scrollY")
    assert height > 0
    await sign(page)
    await expect(said(page, "Kept. It is being filed again")).to_be_visible()
    await expect(page.locator("#corrections li")).to_have_count(1)
    await file_again(database, title="Another title")
    await expect(page.get_by_role("heading", level=2)).to_have_text("Another title")
    await expect(said(page, f"Kept. {STANDS}")).to_be_visible()
    assert await page.evaluate("window.scrollY") == pytest.approx(height, abs=60)
    await expect(figure).to_be_focused()
    await expect(page.locator("#text .figure")).to_have_count(1)
    await expect(page.locator("#text .place")).to_have_count(0)  # the reader had switched it off
    await expect(page.locator("#found > li")).to_have_count(2)
    await page.wait_for_function("() => window.heard.length === 1")

    await page.get_by_role("button", name="Take back").click()
    await expect(said(page, "Taken back. It is being filed again")).to_be_visible()
    await file_again(database, title="As before")
    await expect(page.get_by_role("heading", level=2)).to_have_text("As before")
    await expect(said(page, f"Taken back. {STANDS}")).to_be_visible()
    await expect(page.locator("#corrections li")).to_contain_text("taken back")


async def test_an_incident_shows_itself_as_it_stands_once_it_is_merged(
    browser: Browser, shared_settings: SharedSettings
) -> None:
    page, database = browser.page, connect(shared_settings)
    strike, depot = await filed(database, STRIKE, NEXT_TOWN)
    await page.goto(f"{browser.base}incidents/{strike}/page")
    await expect(page.locator("#timeline > li")).to_have_count(1)
    rows = await page.locator(".row").count()
    await page.get_by_role("button", name="Merge or split").click()
    await page.get_by_label("Which incident").select_option(depot)
    await sign(page)
    await expect(said(page, "Kept. It is being filed again")).to_be_visible()
    await filed(database, SAME_STRIKE)
    await expect(said(page, STANDS)).to_be_visible()
    await expect(page.locator("#timeline > li")).to_have_count(2)
    await expect(page.locator(".row")).to_have_count(rows)
    await filed(database, replace(STRIKE, name="third", at=SAME_STRIKE.at + HOUR))
    await page.evaluate(TELL)
    await expect(page.locator("#timeline > li").first.locator("details")).to_contain_text("One copy")


@pytest.mark.parametrize(("path", "part"), [("page/ledger", ".row"), ("page/map?days=", "#incidents tbody tr")])
async def test_other_pages_follow_what_is_corrected_elsewhere(
    browser: Browser, shared_settings: SharedSettings, path: str, part: str
) -> None:
    page, database = browser.page, connect(shared_settings)
    await filed(database, STRIKE)
    await page.goto(f"{browser.base}{path}")
    await expect(page.locator(part)).to_have_count(1)
    await filed(database, NEXT_TOWN)
    await page.evaluate(TELL)
    await expect(page.locator(part)).to_have_count(2)


async def test_a_card_says_that_what_it_told_was_corrected_since(
    browser: Browser, shared_settings: SharedSettings
) -> None:
    page, database = browser.page, connect(shared_settings)
    raised = alert(article_id="a1", url="https://courier.example/graves")
    await file(database, report(article(TEXT)))
    await store(shared_settings, raised)
    await page.goto(browser.base)
    await expect(page.locator(".card .actions")).to_be_visible()
    note = page.locator(".card .corrected")
    await expect(note).to_have_count(0)
    findings = await (await page.request.get(f"{browser.base}reports/a1:1/findings")).json()
    wrong = {"kind": "wrong", "report_id": "a1:1", "finding_id": findings["items"][0]["finding_id"]}
    path = f"{browser.base}amendments/one"
    assert (await page.request.put(path, data={"correction": wrong, "amended_by": "Night desk"})).ok
    await page.evaluate(TELL)
    await expect(note).to_contain_text("Corrected since, by Night desk")
    await expect(note.get_by_role("link")).to_have_attribute("href", f"{browser.base}page/reports/a1?revision=1")
    await page.request.delete(path)
    await page.reload()
    await expect(page.get_by_text("Live", exact=True)).to_be_visible()
    await expect(page.locator(".card .actions")).to_be_visible()
    await page.evaluate(TELL)
    await expect(note).to_have_count(0)
