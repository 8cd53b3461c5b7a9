"""The page of claimants in a real browser, on a real api: who said how much, names merged and split by hand."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Route, expect

from services._runtime.boot import Service
from services._runtime.mongo import connect
from services._runtime.settings import SharedSettings
from services.api.app import create_app
from services.api.settings import ApiSettings
from tests.builders import MINISTRY, article, report
from tests.e2e.browsing import Browser
from tests.e2e.raised import TEXT
from tests.e2e.test_search_page import until_read
from tests.integration.kafka_client import running
from tests.unit.api.test_revisions import file

pytestmark = pytest.mark.browser
BUREAU = MINISTRY.model_copy(update={"key": "health-bureau", "name": "Health Bureau"})


@pytest.fixture
async def api(shared_settings: SharedSettings) -> AsyncIterator[Service]:
    """A running api on two reports, one of which has the ministry under another name."""
    database = connect(shared_settings)
    await file(database, report(article(TEXT)))
    made = report(article(TEXT, article_id="b", title="Another"))
    attributions = tuple(one.model_copy(update={"claimant": BUREAU}) for one in made.attributions)
    figures = tuple(one.model_copy(update={"claimant": BUREAU}) for one in made.figures)
    await file(database, made.model_copy(update={"attributions": attributions, "figures": figures}))
    async with running(create_app(ApiSettings(shared=shared_settings, port=0))) as service:
        yield service


@pytest.fixture
async def browser(browser: Browser) -> Browser:
    """A browser that was nowhere yet, and a search that has read all that is filed."""
    await until_read(browser.base)
    return browser


async def test_claimants_are_listed_merged_read_and_split(browser: Browser) -> None:
    page = browser.page
    await page.goto(f"{browser.base}page/claimants")
    lines = page.locator("#claimants tbody tr")
    await expect(lines).to_have_count(2)
    await page.get_by_label("Name", exact=True).fill("bureau")
    await page.keyboard.press("Enter")
    await expect(lines).to_have_count(1)
    await page.get_by_label("Name", exact=True).fill("")
    await page.keyboard.press("Enter")
    await expect(lines).to_have_count(2)
    await page.get_by_role("button", name="Merge the ticked ones").click()
    await expect(page.get_by_role("alert")).to_contain_text("Tick two claimants")
    for name in (MINISTRY.name, BUREAU.name):
        await page.get_by_role("checkbox", name=f"Tick {name}").check()
    await page.get_by_role("button", name="Merge the ticked ones").click()
    await page.get_by_label("Under the name").select_option(MINISTRY.name)
    await page.get_by_role("button", name="Merge", exact=True).click()
    await expect(lines).to_have_count(1)
    await expect(lines).to_contain_text("also Health Bureau")

    await lines.get_by_role("link", name=MINISTRY.name).click()
    await expect(page.get_by_role("heading", level=2)).to_have_text(MINISTRY.name)
    await expect(page.locator("#about")).to_contain_text("in 2 reports")
    await expect(page.locator("#figures > li")).to_have_count(2)
    await expect(page.locator("#figures > li").first).to_contain_text("more than 40 bodies found")
    await expect(page.locator("#claims > li")).to_have_count(4)
    await page.get_by_label("It is also called").fill("The Health Office")
    await page.get_by_role("button", name="Add the name").click()
    await expect(page.locator("#names li li")).to_have_count(2)
    for name in ("Health Bureau", "The Health Office"):
        await page.get_by_role("button", name=f"Split off {name}").click()
        await expect(page.get_by_role("status").filter(has_text=f"“{name}” is a claimant of its own")).to_be_visible()
    await expect(page.locator("#no-names")).to_be_visible()
    assert (await (await page.request.get(f"{browser.base}aliases")).json())["items"] == []
    await page.get_by_role("link", name="All claimants").click()
    await expect(lines).to_have_count(2)
    assert browser.complaints == []


async def test_more_claimants_are_shown_at_the_press_of_a_button(browser: Browser) -> None:
    page = browser.page

    async def one_by_one(route: Route) -> None:
        await route.continue_(url=route.request.url.replace("limit=200", "limit=1"))

    await page.route("**/claimants?*limit=200*", one_by_one)
    await page.goto(f"{browser.base}page/claimants")
    lines = page.locator("#claimants tbody tr")
    await expect(lines).to_have_count(1)
    await page.get_by_role("button", name="Show more").click()
    await expect(lines).to_have_count(2)
    assert len(set(await lines.get_by_role("link").all_inner_texts())) == 2
    await expect(page.get_by_role("button", name="Show more")).to_be_hidden()
    assert browser.complaints == []
