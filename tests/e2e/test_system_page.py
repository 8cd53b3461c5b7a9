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
from tests.e2e.raised import TEXT, alert, store
from tests.e2e.test_incident_page import an_incident
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
    await expect(changes.first.locator("summary")).to_have_text("revoked at")
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


async def test_the_audit_log_names_things_as_people_know_them(
    browser: Browser, shared_settings: SharedSettings
) -> None:
    page, base, database = browser.page, browser.base, connect(shared_settings)
    identity = await an_incident(shared_settings)
    headline = (await (await page.request.get(f"{base}incidents/{identity}")).json())["headline"]
    raised = alert(article_id="a1")
    await store(shared_settings, raised)
    await file(database, report(article(TEXT)))
    finding = (await (await page.request.get(f"{base}reports/a1:1/findings")).json())["items"][0]["finding_id"]
    mail = {"name": "Night desk", "target": {"kind": "email", "to": "d@c.example"}}
    of_incident = {"label": "incident", "value": identity}
    conditions = [{"label": "watch", "value": "w1"}, {"label": "place", "value": "170063"}, of_incident]
    wrong = {"kind": "wrong", "report_id": "a1:1", "finding_id": finding}
    for method, path, body in (
        ("PUT", "channels/c1", mail),
        ("PUT", "watches/w1", {"name": "Tolls", "topics": ["flood"], "channels": ["c1"]}),
        ("POST", "silences", {"matchers": conditions, "author": "Desk", "ends_at": "2090-01-01T00:00:00Z"}),
        ("POST", "feeds", {"url": "https://courier.example/rss", "publisher": "The Courier"}),
        ("PUT", f"alerts/{raised.alert_id}/acknowledgement", {"by": "Desk"}),
        ("PUT", "amendments/wrong", {"correction": wrong, "amended_by": "Desk"}),
        ("DELETE", "watches/w1", None),
    ):
        answer = await page.request.fetch(f"{base}{path}", method=method, data=body)
        assert answer.ok, await answer.text()
    await page.goto(f"{base}page/system")
    cells = page.locator("#audit tbody td:nth-child(3)")
    await expect(cells).to_have_count(7)
    await expect(cells.nth(0)).to_have_text("watch: Tolls")
    await expect(cells.nth(0).get_by_role("link")).to_have_count(0)  # it was deleted
    await expect(cells.nth(1)).to_contain_text("wrong: the article does not say so in its report")
    await expect(cells.nth(2)).to_have_text(f"acknowledgement: {raised.headline or raised.article.title}")
    await expect(cells.nth(3)).to_have_text("feed: The Courier")
    await expect(cells.nth(4)).to_have_text(f"silence: watch is w1 and place is Aleppo and incident is {headline}")
    await expect(cells.nth(6)).to_have_text("channel: Night desk")
    links = [await each.get_attribute("href") for each in await cells.get_by_role("link").all()]
    pages = (
        "page/reports/a1",
        f"?alert={raised.alert_id}",
        "page/feeds",
        "page/silences",
        "page/watches#edit=w1",
        "page/channels",
    )
    assert links == [f"{base}{each}" for each in pages]

    await page.goto(f"{base}page/silences")
    shown = page.locator(".thing").get_by_role("heading")
    await expect(shown).to_contain_text(f"watch is w1 and place is Aleppo and incident is {headline}")


@pytest.mark.parametrize("role", ["reader", "analyst"])
async def test_who_is_no_admin_is_told_why_nothing_of_the_system_is_shown(browser: Browser, role: str) -> None:
    page = browser.page
    me = {"name": "Visitor", "key_id": "k", "role": role, "desk": "default"}
    await page.route("**/me", lambda route: route.fulfill(json=me))
    await page.goto(f"{browser.base}page/system")
    await expect(page.get_by_role("heading", name="This page is for admins")).to_be_visible()
    await expect(
        page.get_by_text(f"Your key, Visitor, is that of {'an analyst' if role == 'analyst' else 'a reader'}")
    ).to_be_visible()
    for words in ("Make a key", "Make a desk", "Look again"):
        await expect(page.get_by_role("button", name=words)).to_have_count(0)
    of_admins = tuple(f"{browser.base}{path}" for path in ("keys", "desks", "audit", "system"))
    assert not [asked for asked in browser.requested if asked.startswith(of_admins)]
