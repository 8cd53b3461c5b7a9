"""What one does with an alert in a real browser: acknowledge it with a note, take that back, silence its like."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.async_api import expect

from claimwatch_contracts.events import AlertRaised
from services._runtime.boot import Service
from services._runtime.settings import SharedSettings
from tests.e2e.browsing import Browser, opened
from tests.e2e.raised import alert, store

pytestmark = pytest.mark.browser


@pytest.fixture
async def raised(shared_settings: SharedSettings, api: Service) -> list[AlertRaised]:
    """Two alerts on one incident, the older first."""
    alerts = [alert(minutes=number, title=f"Minute {number}") for number in range(2)]
    labels = alerts[0].labels.model_copy(update={"incident": "strike"})
    alerts = [each.model_copy(update={"labels": labels}) for each in alerts]
    for each in alerts:
        await store(shared_settings, each)
    return alerts


@pytest.fixture
async def browser(api: Service, chromium: str, raised: list[AlertRaised]) -> AsyncIterator[Browser]:
    """A browser that shows the alerts."""
    async with opened(chromium, api.http.port) as browser:
        yield browser


async def asked(browser: Browser, path: str) -> Any:
    """What the service answers."""
    return await (await browser.page.request.get(f"{browser.base}{path}")).json()


async def test_an_alert_is_sent_on_by_one_s_own_mail_program(browser: Browser, raised: list[AlertRaised]) -> None:
    link = browser.page.locator(".card").get_by_role("link", name="Send on")
    mail = urlsplit(str(await link.get_attribute("href")))
    assert (mail.scheme, mail.path) == ("mailto", "")
    words = parse_qs(mail.query)
    assert words["subject"] == [raised[1].headline or "Minute 1"]
    assert raised[1].news[0].summary in words["body"][0]
    assert words["body"][0].endswith(f"{browser.base}?alert={raised[1].alert_id}")


async def test_an_alert_is_acknowledged_with_a_note_and_that_is_taken_back(
    browser: Browser, raised: list[AlertRaised]
) -> None:
    page, card = browser.page, browser.page.locator(".card")
    await card.get_by_role("button", name="Acknowledge").press("Enter")
    dialog = page.get_by_role("dialog", name="Acknowledge")
    await dialog.get_by_label("Note").fill("Calling the <b>hospital</b>")
    await dialog.get_by_role("button", name="Acknowledge").click()
    await expect(dialog.get_by_role("alert")).to_contain_text("Your name: ")
    await expect(dialog.get_by_label("Your name")).to_be_focused()
    await page.keyboard.type("Night desk")
    await page.keyboard.press("Enter")
    await expect(dialog).to_be_hidden()
    await expect(card.locator(".state")).to_contain_text("Acknowledged by Night desk")
    await expect(card.locator(".state")).to_contain_text("“Calling the <b>hospital</b>”")
    for each in raised:
        assert (await asked(browser, f"alerts/{each.alert_id}"))["state"] == "acknowledged"

    await page.reload()
    await expect(card.locator(".state")).to_contain_text("Acknowledged by Night desk")
    await card.get_by_role("button", name="Take back").click()
    await expect(card.get_by_role("button", name="Acknowledge")).to_be_visible()
    for each in raised:
        assert (await asked(browser, f"alerts/{each.alert_id}"))["state"] == "firing"


async def test_what_is_like_an_alert_is_silenced_and_the_silence_ends_when_it_is_told_to(
    browser: Browser, raised: list[AlertRaised]
) -> None:
    page = browser.page
    await page.locator(".card").get_by_role("button", name="Silence").press("Enter")
    dialog = page.get_by_role("dialog", name="Silence alerts")
    await expect(dialog.get_by_label("incident is this one")).to_be_checked()
    await dialog.get_by_label("incident is this one").uncheck()
    await dialog.get_by_role("button", name="Silence", exact=True).click()
    await expect(dialog.get_by_role("alert")).to_contain_text("Conditions: ")
    await dialog.get_by_label("publisher is The Courier").check()
    await dialog.get_by_label("Why").fill("Known since Monday")
    await dialog.get_by_label("Your name").fill("Night desk")
    await dialog.get_by_label("Ends").select_option("in a day")
    await dialog.get_by_role("button", name="Silence", exact=True).click()
    await expect(dialog).to_be_hidden()
    said = page.locator(".card").get_by_role("status").filter(has_text="Silenced until")
    await expect(said.get_by_role("link", name="see the silences")).to_have_attribute(
        "href", f"{browser.base}page/silences"
    )
    await page.reload()
    await expect(said).to_be_visible()
    (made,) = (await asked(browser, "silences"))["items"]
    assert made["matchers"] == [{"label": "publisher", "operator": "=", "value": "The Courier"}]
    assert (made["author"], made["comment"]) == ("Night desk", "Known since Monday")
    left = datetime.fromisoformat(made["ends_at"]) - datetime.now(UTC)
    assert timedelta(hours=20) < left <= timedelta(days=1)

    await page.get_by_role("link", name="Silences", exact=True).click()
    shown = page.locator(".thing")
    await expect(shown.get_by_role("heading")).to_contain_text("publisher is The Courier")
    await expect(shown.locator(".note")).to_have_text("Holds")
    await shown.get_by_role("button", name="End now").click()
    await expect(shown.locator(".note")).to_have_text("Over")
    (ended,) = (await asked(browser, "silences"))["items"]
    assert datetime.fromisoformat(ended["ends_at"]) <= datetime.now(UTC)


async def test_the_incident_of_a_silence_is_named_by_its_headline(browser: Browser) -> None:
    page = browser.page
    later = (datetime.now(UTC) + timedelta(hours=1)).isoformat()
    for incident in ("strike", "gone"):
        matcher = {"label": "incident", "operator": "=", "value": incident}
        await page.request.post(
            f"{browser.base}silences", data={"matchers": [matcher], "author": "Night desk", "ends_at": later}
        )
    strike = {"incident_id": "strike", "headline": "Air strike, <b>Alder</b>"}
    await page.route("**/incidents/strike", lambda route: route.fulfill(json=strike))
    await page.goto(f"{browser.base}page/silences")
    headings = page.locator(".thing").get_by_role("heading")
    await expect(headings).to_have_count(2)
    named = headings.filter(has_text="incident is Air strike, <b>Alder</b>").get_by_role("link")
    await expect(named).to_have_attribute("href", f"{browser.base}incidents/strike/page")
    await expect(headings.filter(has_text="incident is gone").get_by_role("link")).to_have_count(0)


async def test_a_silence_is_made_on_its_page_from_conditions_of_ones_own(browser: Browser) -> None:
    page = browser.page
    await page.goto(f"{browser.base}page/silences")
    await expect(page.get_by_text("Nothing is silenced")).to_be_visible()
    await page.get_by_role("button", name="Add a silence").press("Enter")
    dialog = page.get_by_role("dialog", name="Silence alerts")
    await dialog.get_by_label("Value").fill("Raqqa")
    await dialog.get_by_role("button", name="Add condition").click()
    await dialog.get_by_label("What").select_option("measure")
    await dialog.get_by_label("How").select_option("=~")
    await dialog.get_by_label("Value").fill("killed|wounded")
    await dialog.get_by_label("Your name").fill("Night desk")
    await dialog.get_by_label("Ends").select_option("at a time of my choice")
    await dialog.get_by_label("At", exact=True).fill("2001-01-01T08:00")
    await dialog.get_by_role("button", name="Silence", exact=True).click()
    await expect(dialog.get_by_role("alert")).to_contain_text("At: ")
    await dialog.get_by_label("Ends").select_option("in a week")
    await dialog.get_by_role("button", name="Silence", exact=True).click()
    heading = page.locator(".thing").get_by_role("heading")
    await expect(heading).to_contain_text("place is Ar Raqqah and measure matches killed|wounded")
    assert not [line for line in browser.complaints if "422" not in line]
