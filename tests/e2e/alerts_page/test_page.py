"""The page in a real browser, on a real api: alerts appear by themselves, with the right words marked."""

from contextlib import AsyncExitStack
from datetime import timedelta

import pytest
from playwright.async_api import expect

from services._runtime.boot import Service
from services._runtime.mongo import connect
from services._runtime.settings import SharedSettings
from services.api.app import create_app
from services.api.settings import ApiSettings
from tests.builders import NOW, article, report
from tests.e2e.browsing import Browser, opened
from tests.e2e.raised import TEXT, alert, store
from tests.golden import documents
from tests.integration.kafka_client import running, send
from tests.unit.api.test_revisions import file

pytestmark = pytest.mark.browser


async def test_an_alert_appears_live_with_its_words_marked(browser: Browser, shared_settings: SharedSettings) -> None:
    page, cards = browser.page, browser.page.locator(".card")
    await expect(cards).to_have_count(0)
    await send(shared_settings.kafka, alert(url="https://courier.example/graves"))
    await expect(cards).to_have_count(1)
    said = cards.locator(".news-item").first
    claimed = ["more than ", "40", " bodies were found in Raqqa", "We need help"]
    assert await said.locator("mark.content").all_inner_texts() == claimed
    assert await said.locator("mark.figure").all_inner_texts() == ["40"]
    assert await said.locator(".source").all_inner_texts() == ["The ministry", "it"]
    assert await said.locator(".evidence").inner_text() == TEXT.removesuffix(" 🙏")
    await expect(said.locator(".claimed")).to_contain_text("Claimed by Health Ministry")
    await expect(said.locator(".figures")).to_contain_text("more than 40 bodies found")
    await expect(said.locator(".figures")).to_contain_text("Raqqa")
    await expect(cards.locator(".published")).to_contain_text("Published by The Courier")
    await expect(page.get_by_role("link", name="A title")).to_have_attribute("href", "https://courier.example/graves")
    assert all(url.startswith(browser.base) for url in browser.requested), "the page asks nobody but its service"
    assert browser.complaints == []


async def test_the_link_of_a_mail_leads_to_its_alert_however_old_it_is(
    browser: Browser, shared_settings: SharedSettings
) -> None:
    old, *newer = (alert(minutes=number, title=f"Minute {number}") for number in range(22))
    for raised in (old, *newer):
        await store(shared_settings, raised)
    await browser.page.goto(f"{browser.base}?alert={old.alert_id}")
    linked = browser.page.locator(f'[data-alert="{old.alert_id}"]')
    await expect(linked).to_be_in_viewport()
    await expect(browser.page.locator(".card")).to_have_count(21)
    await browser.page.goto(f"{browser.base}?alert=none")
    await expect(browser.page.locator(".card")).to_have_count(20)
    await expect(browser.page.get_by_text("Live", exact=True)).to_be_visible()


async def test_the_newest_stands_first_and_each_once(browser: Browser, shared_settings: SharedSettings) -> None:
    late, early, middle = (alert(minutes=number, title=f"Minute {number}") for number in (2, 0, 1))
    await send(shared_settings.kafka, late, early, middle, early)
    await expect(browser.page.locator(".card h3")).to_have_text(["Minute 2", "Minute 1", "Minute 0"])


async def test_what_cannot_be_read_is_named(browser: Browser, shared_settings: SharedSettings) -> None:
    page, database = browser.page, connect(shared_settings)
    await expect(page.locator("#unreadable")).to_be_hidden()
    await database["watches"].insert_one({"_id": "torn", "body": {"name": 7}, "created_at": NOW})
    await database["alerts"].insert_one({"_id": "old", "body": {"news": []}, "raised_at": NOW})
    await page.reload()
    await expect(page.get_by_text("1 of the watches cannot be read and stay out of the list: torn (")).to_be_visible()
    await expect(page.get_by_text("1 of the alerts cannot be read and stay out of the list: old (")).to_be_visible()


async def test_a_listed_alert_is_shown_without_asking_for_it_again(
    browser: Browser, shared_settings: SharedSettings
) -> None:
    await store(shared_settings, alert())
    browser.requested.clear()
    await browser.page.reload()
    await expect(browser.page.locator(".card .evidence")).to_have_count(1)
    paths = [url.removeprefix(browser.base) for url in browser.requested if "/alerts" in url]
    own = [path for path in paths if not path.startswith("page/")]
    assert sorted(path.partition("?")[0] for path in own) == ["alerts", "alerts/stream"]


async def test_an_alert_of_version_1_is_shown_with_its_words_marked(
    browser: Browser, shared_settings: SharedSettings
) -> None:
    (old,) = documents("alerts", 1)
    await connect(shared_settings)["alerts"].insert_one(old)
    await browser.page.reload()
    said = browser.page.locator(".card .news-item").first
    await expect(said.locator("mark.figure")).to_have_text("40")
    await expect(said.locator(".figures")).to_contain_text("more than 40 bodies found (women)")


async def test_a_chosen_watch_hides_the_others(browser: Browser, shared_settings: SharedSettings) -> None:
    page = browser.page
    await two_watches(browser)
    chosen = page.get_by_role("button", name="Watch w2")
    await chosen.press("Enter")
    await expect(chosen).to_be_focused()
    await expect(page.get_by_role("heading", level=2, name="Watch w2")).to_be_visible()
    others, own = alert(title="Another's"), alert(title="Its own").model_copy(update={"watch_id": "w2"})
    await send(shared_settings.kafka, others, own)
    await expect(page.locator(".card h3")).to_have_text(["Its own"])
    await expect(page).to_have_title("Watch w2 – Claimwatch")


async def test_the_address_of_a_chosen_watch_can_be_sent_and_left(browser: Browser) -> None:
    page = browser.page
    await two_watches(browser)
    await page.get_by_role("button", name="Watch w2").click()
    await expect(page).to_have_url(f"{browser.base}?watch=w2")
    await page.reload()
    await expect(page.get_by_role("heading", level=2, name="Watch w2")).to_be_visible()
    await page.get_by_role("button", name="Watch w1").click()
    await page.go_back()
    await expect(page.get_by_role("heading", level=2, name="Watch w2")).to_be_visible()
    await page.goto(f"{browser.base}?watch=gone")
    await expect(page.get_by_role("heading", level=2, name="All alerts")).to_be_visible()


async def two_watches(browser: Browser) -> None:
    """Watches w1 and w2, and a page that knows them."""
    for watch_id in ("w1", "w2"):
        body = {"name": f"Watch {watch_id}", "topics": ["mass-graves"]}
        await browser.page.request.put(f"{browser.base}watches/{watch_id}", data=body)
    await browser.page.reload()


async def test_the_keys_j_and_k_go_through_the_alerts(browser: Browser, shared_settings: SharedSettings) -> None:
    page = browser.page
    await send(shared_settings.kafka, *(alert(minutes=number, title=f"Minute {number}") for number in range(3)))
    await expect(page.locator(".card")).to_have_count(3)
    focused = page.locator(".card:focus h3")
    for key, title in (("j", "Minute 2"), ("j", "Minute 1"), ("k", "Minute 2"), ("k", "Minute 2")):
        await page.keyboard.press(key)
        await expect(focused).to_have_text(title)
    await page.get_by_role("button", name="Silence").first.click()
    await page.get_by_label("Why").focus()
    await page.keyboard.type("jk")
    await expect(page.get_by_label("Why")).to_have_value("jk")


async def test_silence_names_its_cause(browser: Browser) -> None:
    page, base = browser.page, browser.base
    line = page.locator("#reading")
    await expect(line).to_contain_text("No feed is read")
    await expect(line).to_contain_text("No article has come yet")
    feed = {"url": "https://courier.example/rss", "publisher": "The Courier"}
    await page.request.post(f"{base}feeds", data=feed)
    await page.reload()
    await expect(line).to_contain_text("1 feed read.")
    listed = (await (await page.request.get(f"{base}feeds")).json()) | {"next": None}
    listed["items"][0]["state"] = {"failures": 2, "last_error": "404 Not Found"}
    await page.route("**/feeds?**", lambda route: route.fulfill(json=listed))
    await page.reload()
    await expect(line).to_contain_text("1 feed read, 1 failing: The Courier.")


async def test_when_an_article_came_last_is_said_as_soon_as_an_alert_comes(
    browser: Browser, shared_settings: SharedSettings
) -> None:
    line = browser.page.locator("#reading")
    await expect(line).to_contain_text("No article has come yet")
    await file(connect(shared_settings), report(article(published_at=NOW - timedelta(days=90))))
    await send(shared_settings.kafka, alert())
    await expect(line).to_contain_text("Last article filed")
    (listed,) = (await (await browser.page.request.get(f"{browser.base}reports")).json())["items"]
    await expect(line.locator("time")).to_have_attribute("datetime", listed["filed_at"])


async def test_a_lost_service_is_shown_and_what_was_missed_comes(
    chromium: str, shared_settings: SharedSettings
) -> None:
    async with AsyncExitStack() as stack:
        async with running(create_app(ApiSettings(shared=shared_settings, port=0))) as api:
            page = (await stack.enter_async_context(opened(chromium, api.http.port))).page
        await expect(page.get_by_role("status").filter(has_text="Connection lost")).to_be_visible()
        missed = alert(title="Missed")
        await store(shared_settings, missed)
        async with running(create_app(ApiSettings(shared=shared_settings, port=api.http.port))):
            await expect(page.locator(".card h3")).to_have_text(["Missed"])
            await expect(page.get_by_text("Live", exact=True)).to_be_visible()


@pytest.mark.parametrize("width", [360, 768, 1280])
async def test_nothing_is_wider_than_the_screen(browser: Browser, shared_settings: SharedSettings, width: int) -> None:
    await browser.page.set_viewport_size({"width": width, "height": 800})
    await send(shared_settings.kafka, alert(title="Unbreakable" * 30, publisher="Publisher" * 20))
    await expect(browser.page.locator(".card")).to_have_count(1)
    assert await browser.page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize(("check", "words"), [("mongo", "The database does not answer"), ("kafka", "Kafka does not")])
async def test_the_page_says_when_a_server_does_not_answer(api: Service, chromium: str, check: str, words: str) -> None:
    async with opened(chromium, api.http.port) as browser:
        notice = browser.page.locator("#trouble")
        await expect(notice).to_be_hidden()
        unwell = {"status": "unavailable", "checks": {"kafka": "ok", "mongo": "ok"} | {check: "AutoReconnect"}}
        await browser.page.route("**/-/ready", lambda route: route.fulfill(status=503, json=unwell))
        await expect(browser.page.get_by_text(words)).to_be_visible(timeout=90_000)
        await browser.page.unroute("**/-/ready")
        await expect(browser.page.get_by_text(words)).to_be_hidden(timeout=90_000)
