"""The page of the system in a real browser, on a real api and broker: stages, dead letters, keys and the audit log."""

import asyncio
import uuid
from urllib.parse import parse_qs, urlsplit

import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from playwright.async_api import expect

from services._runtime.mongo import connect
from services._runtime.settings import SharedSettings
from tests.builders import article, report
from tests.e2e.browsing import Browser
from tests.e2e.raised import TEXT
from tests.unit.api.test_revisions import file
from tests.waiting import WAIT_SECONDS

pytestmark = pytest.mark.browser
LETTERS, ORIGIN = "figures-articles-dlq", "article-published"


async def give_up(kafka: str, reason: str) -> None:
    """Put a dead letter where the figures service does."""
    headers = {"dlq-reason": reason, "dlq-class": "bug", "dlq-topic": ORIGIN, "dlq-group": "figures-articles",
               "dlq-time": "2026-06-02T08:00:00+00:00", "ce_id": reason}  # fmt: skip
    async with AIOKafkaProducer(bootstrap_servers=kafka) as producer:
        sent = [(name, value.encode()) for name, value in headers.items()]
        await producer.send_and_wait(LETTERS, b"{}", headers=sent)


async def has_come_back(kafka: str, reason: str) -> bool:
    """Whether the message is on the topic that it came from, without the headers of a dead letter."""
    async with AIOKafkaConsumer(ORIGIN, bootstrap_servers=kafka, auto_offset_reset="earliest") as consumer:
        async with asyncio.timeout(WAIT_SECONDS):
            async for record in consumer:
                headers = dict(record.headers)
                if headers.get("ce_id") == reason.encode():
                    return not any(name.startswith("dlq-") for name in headers)
    return False


async def test_what_was_given_up_is_shown_and_sent_back(browser: Browser, shared_settings: SharedSettings) -> None:
    page, reason = browser.page, f"fault {uuid.uuid4()}"
    await give_up(shared_settings.kafka, reason)
    await page.goto(f"{browser.base}page/system")
    await expect(page.locator("#stages tbody tr").first).to_contain_text("attribution")
    mine = page.locator("#letters tbody tr", has_text=reason)
    await expect(mine).to_contain_text("bug")
    await expect(mine).not_to_contain_text("sent back")
    await page.get_by_role("button", name="Send back those of figures-articles").click()
    await expect(page.get_by_role("status").filter(has_text="sent back.")).to_be_visible()
    await expect(mine.locator("td").last).to_have_text("sent back")
    assert await has_come_back(shared_settings.kafka, reason)
    assert browser.complaints == []


async def test_keys_are_made_shown_once_and_revoked_and_each_change_is_recorded(
    browser: Browser, shared_settings: SharedSettings
) -> None:
    page = browser.page
    await file(connect(shared_settings), report(article(TEXT)))
    await page.goto(f"{browser.base}page/system")
    await expect(page.locator("#extractors tbody tr")).to_have_count(3)
    await page.get_by_role("button", name="Make a key").click()
    await page.get_by_label("For whom").fill("Night desk")
    await page.get_by_label("They are").select_option("analyst")
    await page.get_by_label("At the desk").fill("Night desk")
    await page.get_by_role("button", name="Make", exact=True).click()
    await expect(page.get_by_role("alert").filter(has_text="such as night-desk")).to_be_visible()
    await page.get_by_label("At the desk").fill("night-desk")
    await page.get_by_role("button", name="Make", exact=True).click()
    await expect(page.locator(".token")).to_contain_text("cwk_")
    await page.get_by_role("button", name="I have it").click()
    line = page.locator("#keys tbody tr", has_text="Night desk")
    await expect(line).to_contain_text("analyst")
    await expect(line).to_contain_text("night-desk")
    await expect(page.locator(".token")).to_be_hidden()
    await expect(page.locator("#desks tbody tr", has_text="night-desk")).to_contain_text("Night desk")
    await page.get_by_role("button", name="Change Night desk").click()
    await page.get_by_label("At the desk").fill("day-desk")
    await page.get_by_role("button", name="Change", exact=True).click()
    await expect(line).to_contain_text("day-desk")
    await expect(page.locator("#desks tbody tr", has_text="day-desk")).to_contain_text("Night desk")
    page.once("dialog", lambda dialog: dialog.accept())
    await page.get_by_role("button", name="Revoke Night desk").click()
    await expect(line).to_contain_text("revoked")
    await page.get_by_role("button", name="Look again").click()
    changes = page.locator("#audit tbody tr")
    await expect(changes).to_have_count(3)
    await expect(changes.nth(1).locator("summary")).to_have_text("desk")
    await expect(changes.first.locator("summary")).to_have_text("revoked_at")
    await expect(changes.last.locator("summary")).to_have_text("made")
    log = page.get_by_role("search", name="Filter the changes")
    await log.get_by_label("Of what").select_option("watch")
    await log.get_by_role("button", name="Show").click()
    await expect(page.locator("#audit .said")).to_have_text("Nothing of that kind was changed.")
    await log.get_by_label("Of what").select_option("key")
    await log.get_by_label("From").fill("2026-01-01")
    await log.get_by_role("button", name="Show").click()
    await expect(page.locator("#audit .said")).to_have_text("3 changes.")
    whole = parse_qs(urlsplit(str(await log.get_by_role("link", name="Download").get_attribute("href"))).query)
    assert whole == {"kind": ["key"], "since": ["2026-01-01T00:00:00Z"], "format": ["jsonl"]}
    assert "cwk_" not in await page.content(), "the secret is nowhere on the page any more"
