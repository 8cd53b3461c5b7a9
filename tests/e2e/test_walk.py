"""A day at the desk in a real browser, against the whole running stack: from the login to a correction that holds."""

import asyncio
import re
import uuid
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx
import pytest
from playwright.async_api import Page, expect

from claimwatch_contracts.access import Role
from services._cli.access import made_key
from services._cli.stack import ServiceStack
from services._runtime.settings import SharedSettings
from tests.conftest import ServerAddresses
from tests.e2e.browsing import Browser, launched
from tests.e2e.conftest import until_served
from tests.e2e.test_corrections_hold import read_again
from tests.waiting import WAIT_SECONDS

pytestmark = pytest.mark.browser
BEFORE = (
    "Shells hit a bakery in Maarrat Misrin in Syria on Sunday. Four people were killed, the Idlib Health Directorate "
    "said."
)
STRIKE = (
    "An air strike hit the market of Tadef in northern Syria on Monday. At least 12 people were killed in the strike, "
    "the Syrian Civil Defence said."
)
LATER = (
    "The air strike on the market of Tadef in northern Syria on Monday killed 19 people, the General Hospital of Al "
    "Bab said on Tuesday."
)


@pytest.fixture
def locked(stack: ServiceStack, servers: ServerAddresses) -> Iterator[SharedSettings]:
    """The settings of the stack, started anew on an empty database with callers who need keys."""
    name = f"walk-{uuid.uuid4().hex[:8]}"
    stack.stop()
    stack.set("CLAIMWATCH_MONGO_DATABASE", name)
    stack.set("CLAIMWATCH_ACCESS", "keys")
    stack.start()
    yield SharedSettings(kafka=servers.kafka, mongo=servers.mongo, mongo_database=name)
    stack.stop()
    stack.set("CLAIMWATCH_ACCESS", "open")
    stack.start()


@pytest.fixture
async def token(locked: SharedSettings) -> str:
    """The token of an analyst's key."""
    return await made_key(locked, "Night desk", Role.ANALYST)


@pytest.fixture
async def http(stack: ServiceStack, token: str) -> AsyncIterator[httpx.AsyncClient]:
    """A client that shows the key."""
    shown = {"Authorization": f"Bearer {token}"}
    async with httpx.AsyncClient(timeout=WAIT_SECONDS, headers=shown) as client:
        yield client


@pytest.fixture
async def browser(stack: ServiceStack, chromium: str) -> AsyncIterator[Browser]:
    """A browser that was nowhere yet."""
    async with launched(chromium, stack.port("api")) as browser:
        yield browser


async def post(stack: ServiceStack, http: httpx.AsyncClient, title: str, text: str) -> str:
    """Post an article; its id, when its report is filed."""
    body: dict[str, Any] = {"title": title, "text": text, "publisher": "The Courier", "language": "en"}
    answer = await http.post(f"{stack.url('intake')}/articles", json=body)
    identity = str(answer.raise_for_status().json()["article_id"])
    await until_served(http, f"{stack.url('api')}/reports/{identity}:1")
    return identity


async def log_in(browser: Browser, token: str) -> None:
    """Be led to the login, and log in."""
    page = browser.page
    await page.goto(browser.base)
    await page.get_by_label("Key").fill(token)
    await page.get_by_role("button", name="Log in").click()
    await expect(page.get_by_text("Live", exact=True)).to_be_visible()


async def make_a_watch(page: Page) -> None:
    """Find a place by name, try the watch, and save it."""
    await page.get_by_role("link", name="Create the first watch").click()
    await page.get_by_label("Name of the watch").fill("Syria")
    await page.get_by_role("textbox", name="Find a place by name").first.fill("Syria")
    choices = page.get_by_role("group", name="Places of that name").first.get_by_role("button")
    await choices.filter(has_text="country").first.click()
    await expect(page.get_by_role("button", name="Remove Syria")).to_be_visible()
    await page.get_by_role("button", name="See what it would have told").click()
    await expect(page.locator("#trial")).to_contain_text("1 alert in the last")
    await expect(page.locator("#trial")).to_contain_text("A bakery is hit")
    await page.get_by_role("button", name="Save").click()
    await expect(page.locator(".thing h3")).to_have_text("Syria")


async def test_a_day_at_the_desk(
    browser: Browser,
    stack: ServiceStack,
    servers: ServerAddresses,
    locked: SharedSettings,
    http: httpx.AsyncClient,
    token: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page, cards = browser.page, browser.page.locator(".card")
    await post(stack, http, "A bakery is hit", BEFORE)
    await log_in(browser, token)
    await make_a_watch(page)

    await page.get_by_role("link", name="Alerts", exact=True).click()
    await expect(page.get_by_text("Live", exact=True)).to_be_visible()
    await expect(page.get_by_role("heading", name="Nothing is read yet")).to_be_visible()
    strike = await post(stack, http, "A market is hit", STRIKE)
    await expect(cards).to_have_count(1)  # by itself: the page was not loaded again
    await expect(cards.first).to_contain_text("at least 12 killed")
    await post(stack, http, "More dead at the market", LATER)
    await expect(cards.first).to_contain_text("19 killed")
    await expect(cards).to_have_count(1)
    await expect(cards.first).to_contain_text("Before that: one report")

    await cards.first.get_by_role("link", name="The incident: all claims side by side").click()
    row = page.locator(".row")
    await expect(row.get_by_role("heading", level=4)).to_contain_text("killed")
    await expect(row.locator("svg .stands")).to_have_count(2)
    await expect(page.locator(".timeline > li")).to_have_count(2)
    incident = page.url
    evidence = row.get_by_role("row").filter(has_text="at least 12").get_by_role("link", name="(evidence)")
    await evidence.click()
    await expect(page.locator("#text .chosen")).to_have_text("12")
    await expect(page.locator("#text")).to_have_text(STRIKE)
    assert f"page/reports/{strike}" in page.url

    figure = page.get_by_role("button", name=re.compile("^Correct the figure"))
    await figure.first.click()
    await page.get_by_label("What is wrong").select_option(label="Another place")
    await page.get_by_role("textbox", name="Where it counts").fill("Latakia")
    await page.get_by_role("group", name="Places of that name").get_by_role("button", name="Latakia").first.click()
    await page.get_by_role("dialog").get_by_role("button", name="Correct", exact=True).click()
    await expect(page.locator("#corrections")).to_contain_text("in Latakia")
    await expect(page.locator("#corrections")).to_contain_text("by Night desk")
    await expect(page.locator("#found")).to_contain_text("Latakia")  # by itself: the page was not loaded again
    await expect(page.get_by_role("status").filter(has_text="Kept. This is how it stands now.")).to_be_visible()
    await holds(page, incident)

    await page.goto(browser.base)
    await expect(cards.first.locator(".corrected")).to_contain_text("Corrected since, by Night desk: Air strike")
    await cards.first.get_by_role("button", name="Acknowledge").click()
    dialog = page.get_by_role("dialog", name="Acknowledge")
    await expect(dialog.get_by_label("Your name")).to_have_value("Night desk")
    await dialog.get_by_role("button", name="Acknowledge").click()
    await expect(cards.first.locator(".state")).to_contain_text("Acknowledged by Night desk")
    await cards.first.get_by_role("button", name="Silence").click()
    dialog = page.get_by_role("dialog", name="Silence alerts")
    await expect(dialog.get_by_label("Your name")).to_have_value("Night desk")
    await expect(dialog.get_by_label("incident is this one")).to_be_checked()
    await dialog.get_by_role("button", name="Silence", exact=True).click()
    await expect(dialog).to_be_hidden()
    await page.get_by_role("link", name="Silences", exact=True).click()
    await expect(page.locator(".thing .note")).to_have_text("Holds")

    before = (await http.get(f"{browser.base}alerts")).json()
    monkeypatch.setenv("CLAIMWATCH_KAFKA", servers.kafka)
    monkeypatch.setenv("CLAIMWATCH_MONGO", servers.mongo)
    monkeypatch.setenv("CLAIMWATCH_MONGO_DATABASE", locked.mongo_database)
    await page.goto(browser.base)
    await expect(page.get_by_text("Live", exact=True)).to_be_visible()
    await read_again(servers, strike)
    await holds(page, incident)
    assert (await http.get(f"{browser.base}alerts")).json() == before
    assert [each for each in browser.complaints if "401" not in each] == []


async def holds(page: Page, incident: str) -> None:
    """Return when the incident's page shows the figure where it was put."""
    await page.goto(incident)
    corrected = page.locator(".row").filter(has_text="Counted in Latakia")
    async with asyncio.timeout(WAIT_SECONDS):
        while not await corrected.count():
            await page.reload()
            await expect(page.locator(".row").first).to_be_visible()
    await expect(corrected.locator("tbody .value")).to_have_text("at least 12")
