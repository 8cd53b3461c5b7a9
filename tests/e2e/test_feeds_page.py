"""The page of feeds in a real browser: add one, change it, see how it fared, pause and delete it."""

import pytest
from playwright.async_api import expect

from tests.e2e.browsing import Browser

pytestmark = pytest.mark.browser


@pytest.fixture
async def browser(browser: Browser) -> Browser:
    """A browser that was led from the empty page of alerts to the feeds."""
    await browser.page.goto(browser.base)
    await browser.page.locator("#empty").get_by_role("link", name="Add a feed").click()
    await expect(browser.page.get_by_text("No feed is read yet")).to_be_visible()
    return browser


async def test_a_feed_is_added_with_the_keyboard_changed_paused_and_deleted(browser: Browser) -> None:
    page = browser.page
    await page.get_by_role("button", name="Add a feed").press("Enter")
    dialog = page.get_by_role("dialog")
    await expect(dialog.get_by_label("Address")).to_be_focused()
    await page.keyboard.type("https://user:secret@courier.example/rss")
    await dialog.get_by_label("Publisher").fill("<b>The Courier</b>")
    await page.keyboard.press("Enter")
    await expect(dialog.get_by_role("alert")).to_contain_text("no user name or password")
    await expect(dialog.get_by_label("Address")).to_be_focused()
    await dialog.get_by_label("Address").fill("https://courier.example/rss")
    await page.keyboard.press("Enter")
    saved = page.get_by_role("status").filter(has_text="Saved, although no feed was found there for now")
    await expect(saved).to_be_visible()
    thing = page.locator(".thing")
    await expect(thing.locator("h3")).to_have_text("<b>The Courier</b>Not read yet")
    await thing.get_by_role("button", name="Change").press("Enter")
    await dialog.get_by_label("Read it every so many seconds").fill("600")
    await dialog.get_by_role("button", name="Save").click()
    await expect(dialog).to_be_hidden()
    (feed,) = (await (await page.request.get(f"{browser.base}feeds")).json())["items"]
    assert (feed["interval_seconds"], feed["url"]) == (600, "https://courier.example/rss")
    await thing.get_by_role("button", name="Read it now").click()
    await expect(page.get_by_role("status").filter(has_text="It is being read")).to_be_visible()
    await thing.get_by_role("button", name="Pause").click()
    await expect(thing.locator(".note")).to_have_text("paused")
    page.on("dialog", lambda asked: asked.accept())
    await thing.get_by_role("button", name="Delete").click()
    await expect(page.get_by_text("No feed is read yet")).to_be_visible()


async def test_a_feed_that_is_saved_is_that_of_the_newspaper_whose_page_is_given(browser: Browser) -> None:
    page = browser.page
    found = {"url": "https://courier.example/rss", "publisher": "The Courier", "entries": 7, "newest_at": None}
    found |= {"flaw": None, "also_found": [], "newest": []}
    await page.route("**/previews", lambda route: route.fulfill(json=found))
    await page.get_by_role("button", name="Add a feed").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Address").fill("courier.example")
    await dialog.get_by_role("button", name="Save").click()
    await expect(dialog).to_be_hidden()
    await expect(page.locator(".thing h3")).to_contain_text("The Courier")
    (feed,) = (await (await page.request.get(f"{browser.base}feeds")).json())["items"]
    assert (feed["url"], feed["publisher"]) == ("https://courier.example/rss", "The Courier")


async def test_how_a_feed_fared_is_said(browser: Browser) -> None:
    page = browser.page
    feed = {"url": "https://courier.example/rss", "publisher": "The Courier"}
    await page.request.post(f"{browser.base}feeds", data=feed)
    listed = (await (await page.request.get(f"{browser.base}feeds")).json()) | {"next": None}
    lost = {"at": "2026-01-02T03:04:05Z", "url": "javascript:alert(1)", "title": "A <i>title</i>", "reason": "too long"}
    state = {
        "last_check_at": "2026-01-02T03:04:05Z",
        "last_error": "404 Not Found",
        "failures": 2,
        "incomplete": [lost],
    }
    news = {"last_entry_at": "2026-01-01T03:04:05Z", "language": "uk"}
    listed["items"][0]["state"] = state | news | {"taken": 7, "duplicates": 3, "lost": 1}
    await page.route("**/feeds?**", lambda route: route.fulfill(json=listed))
    await page.reload()
    thing = page.locator(".thing")
    await expect(thing.locator(".note")).to_have_text("Fails")
    await expect(thing).to_contain_text("most of them in Ukrainian.")
    await expect(thing).to_contain_text("7 articles taken, 3 known before, 1 lost.")
    await expect(thing).to_contain_text("404 Not Found")
    await thing.get_by_text("One entry was lost or taken in part").click()
    await expect(thing.locator("li")).to_have_text("A <i>title</i>: too long")
    assert await thing.locator("li a").count() == 0


async def test_a_feed_is_looked_at_before_it_is_added(browser: Browser) -> None:
    page = browser.page
    entry = {"title": "Graves <b>found</b>", "url": None, "published_at": None, "characters": 900, "begins": ""}
    found = {"url": "https://courier.example/rss", "publisher": "The Courier", "entries": 7, "newest_at": None}
    found |= {"flaw": None, "also_found": ["https://courier.example/sport"], "newest": [entry]}
    await page.route("**/previews", lambda route: route.fulfill(json=found))
    await page.get_by_role("button", name="Add a feed").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Address").fill("courier.example")
    await dialog.get_by_role("button", name="Look at it first").click()
    await expect(dialog.get_by_role("status")).to_contain_text("The Courier: 7 entries, without a date")
    await expect(dialog.get_by_role("status")).to_contain_text("Graves <b>found</b> (900 characters)")
    await expect(dialog.get_by_label("Address")).to_have_value("https://courier.example/rss")
    await expect(dialog.get_by_label("Publisher")).to_have_value("The Courier")
    refused = {"title": "Unprocessable", "detail": "not a feed: a web page that names no feed of its own"}
    await page.route("**/previews", lambda route: route.fulfill(status=422, json=refused))
    await dialog.get_by_role("button", name="Look at it first").click()
    await expect(dialog.get_by_role("alert")).to_contain_text("names no feed of its own")
    assert (await (await page.request.get(f"{browser.base}feeds")).json())["items"] == []
