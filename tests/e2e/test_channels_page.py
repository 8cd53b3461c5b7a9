"""The page of channels in a real browser: make one, change it, have a test sent, read what was sent."""

import pytest
from playwright.async_api import expect

from claimwatch_contracts.deliveries import Attempt, Delivery, Outcome, State
from services._runtime.mongo import connect
from services._runtime.settings import SharedSettings
from services.notify.store import NotifyStore
from tests.builders import NOW
from tests.e2e.browsing import Browser
from tests.unit.notify.alerts import SEVERAL

pytestmark = pytest.mark.browser


@pytest.fixture
async def browser(browser: Browser) -> Browser:
    """A browser that shows the page of channels."""
    await browser.page.goto(f"{browser.base}page/channels")
    await expect(browser.page.get_by_text("Alerts are sent nowhere yet")).to_be_visible()
    return browser


async def test_a_mailbox_is_added_and_changed_with_the_keyboard(browser: Browser) -> None:
    page = browser.page
    await page.get_by_role("button", name="Add a channel").press("Enter")
    dialog = page.get_by_role("dialog", name="Add a channel")
    await expect(dialog.get_by_label("Name")).to_be_focused()
    await page.keyboard.type("Night desk")
    await dialog.get_by_label("Mail address").fill("desk")
    await page.keyboard.press("Enter")
    await expect(dialog.get_by_role("alert")).to_contain_text("Mail address: ")
    await dialog.get_by_label("Mail address").fill("desk@courier.example")
    await page.keyboard.press("Enter")
    thing = page.locator(".thing")
    await expect(thing).to_contain_text("Mail: desk@courier.example")
    await expect(thing.locator(".note")).to_have_text("Nothing sent yet")
    await thing.get_by_role("button", name="Change").press("Enter")
    changed = page.get_by_role("dialog", name="Change the channel")
    await changed.get_by_text("How much, and what if nobody answers").click()
    await changed.get_by_label("Messages an hour, at most").fill("12")
    await changed.get_by_role("button", name="Save").click()
    await expect(changed).to_be_hidden()
    (channel,) = (await (await page.request.get(f"{browser.base}channels")).json())["items"]
    assert (channel["most_an_hour"], channel["target"]) == (12, {"kind": "email", "to": "desk@courier.example"})


async def test_a_chat_is_added_its_address_is_secret_and_what_is_changed_leaves_the_rest(browser: Browser) -> None:
    page = browser.page
    await page.get_by_role("button", name="Add a channel").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Name").fill("Desk chat")
    await dialog.get_by_label("What it is").select_option("apprise")
    await dialog.get_by_label("Address of the service").fill("json://desk.example/secret-path")
    await dialog.get_by_text("How much, and what if nobody answers").click()
    await dialog.get_by_label("A note of what was read").select_option("daily")
    await dialog.get_by_label("own trouble").check()
    await dialog.get_by_role("button", name="Save").click()
    await expect(page.locator(".thing")).to_contain_text("Apprise: json://")
    await expect(page.get_by_text("secret-path")).to_have_count(0)
    (before,) = (await (await page.request.get(f"{browser.base}channels")).json())["items"]
    assert (before["note"]["rhythm"], before["system"]) == ("daily", True)
    patch = {"group_by": ["watch"]}
    path = f"{browser.base}channels/{before['channel_id']}"
    merge = {"Content-Type": "application/merge-patch+json"}
    await page.request.patch(path, data=patch, headers=merge)
    await page.locator(".thing").get_by_role("button", name="Change").click()
    await dialog.get_by_label("Name").fill("Chat")
    await dialog.get_by_role("button", name="Save").click()
    await expect(page.locator(".thing h3")).to_contain_text("Chat")
    await expect(dialog).to_be_hidden()
    (after,) = (await (await page.request.get(f"{browser.base}channels")).json())["items"]
    changed = {key for key in before if before[key] != after[key]} - {"updated_at"}
    assert changed == {"name", "group_by"}


async def test_what_has_arrived_can_be_sent_once_more(browser: Browser, shared_settings: SharedSettings) -> None:
    page = browser.page
    body = {"name": "Desk", "target": {"kind": "email", "to": "desk@courier.example"}}
    await page.request.put(f"{browser.base}channels/c1", data=body)
    notice = Delivery(
        delivery_id="n1", alert_ids=(), watch_ids=(), channel_id="c1", state=State.DELIVERED, created_at=NOW
    )
    assert await NotifyStore(connect(shared_settings)).add(notice, SEVERAL)
    await page.reload()
    thing = page.locator(".thing")
    await thing.get_by_role("button", name="What was sent").press("Enter")
    cells = thing.locator("tbody tr").first.locator("td")
    await expect(cells.nth(1)).to_have_text("test or notice")
    async with page.expect_request("**/deliveries/n1/send-again") as asked:
        await cells.last.get_by_role("button", name="Send once more").click()
    assert (await asked.value).post_data_json == {"even_if_delivered": True}
    await expect(cells.last).to_have_text("asked for")


async def test_the_secret_of_a_webhook_is_shown_once(browser: Browser) -> None:
    page = browser.page
    await page.get_by_role("button", name="Add a channel").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Name").fill("Own service")
    await dialog.get_by_label("What it is").select_option("webhook")
    await dialog.get_by_label("Address", exact=True).fill("https://courier.example/hook")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("status").filter(has_text="whsec_")).to_be_visible()
    await page.reload()
    await expect(page.locator(".thing")).to_contain_text("Webhook: https://courier.example/hook")
    await expect(page.get_by_text("whsec_")).to_have_count(0)


async def test_what_was_sent_is_listed_and_a_test_says_what_came_of_it(
    browser: Browser, shared_settings: SharedSettings
) -> None:
    page = browser.page
    body = {"name": "Desk", "target": {"kind": "email", "to": "desk@courier.example"}}
    await page.request.put(f"{browser.base}channels/c1", data=body)
    attempt = Attempt(at=NOW, outcome=Outcome.TEMPORARY_FAILURE, status=451, detail="try <b>later</b>", seconds=1.24)
    failed = Delivery(
        delivery_id="d1",
        alert_ids=("a1", "a2"),
        watch_ids=("w1",),
        channel_id="c1",
        state=State.FAILED,
        reason="given up",
        created_at=NOW,
        attempts=(attempt,),
    )
    assert await NotifyStore(connect(shared_settings)).add(failed, SEVERAL)
    await page.reload()
    thing = page.locator(".thing")
    await thing.get_by_role("button", name="What was sent").press("Enter")
    cells = thing.locator("tbody tr").first.locator("td")
    await expect(cells.nth(1)).to_have_text("an alert and 1 more")
    await expect(cells.nth(2)).to_have_text("failed: given up")
    await expect(cells.nth(3)).to_have_text("1, 1.2 s")
    await expect(cells.nth(4)).to_have_text("451 try <b>later</b>")
    await cells.last.get_by_role("button", name="Send again").click()
    await expect(cells.last).to_have_text("asked for")

    arrived = failed.model_copy(update={"delivery_id": "t1", "alert_ids": (), "state": State.DELIVERED, "reason": None})
    await page.route("**/deliveries/*", lambda route: route.fulfill(json=arrived.model_dump(mode="json")))
    await thing.get_by_role("button", name="Send a test").click()
    await expect(page.get_by_role("status").filter(has_text="The test has arrived.")).to_be_visible()
    refused = arrived.model_copy(update={"state": State.PENDING})
    await page.unroute("**/deliveries/*")
    await page.route("**/deliveries/*", lambda route: route.fulfill(json=refused.model_dump(mode="json")))
    listed = (await (await page.request.get(f"{browser.base}channels")).json()) | {"next": None}
    listed["items"][0]["health"] = {"state": "failing", "since": None, "reason": "try later"}
    await page.route("**/channels?**", lambda route: route.fulfill(json=listed))
    await thing.get_by_role("button", name="Send a test").click()
    await expect(page.get_by_role("alert")).to_contain_text("The test did not arrive: try <b>later</b> (451).")
    await expect(thing.locator("h3 .note")).to_have_text("Fails")
