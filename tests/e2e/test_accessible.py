"""Every page in a real browser, light and dark, wide and narrow: axe finds nothing serious, nothing is cut off."""

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page, expect

from services._runtime.mongo import connect
from services._runtime.settings import SharedSettings
from tests.builders import TEXT, article, report
from tests.e2e.browsing import Browser
from tests.e2e.raised import alert, store
from tests.e2e.test_incident_page import an_incident
from tests.e2e.watches_page.test_watches_page import EVERYTHING
from tests.unit.api.test_revisions import file

pytestmark = pytest.mark.browser
SERIOUS = ("serious", "critical")
WIDTHS = (360, 1280)
"""Of a phone and of a desktop, in CSS pixels."""
SILENCE = {"matchers": [{"label": "place", "value": "Raqqa"}], "author": "Desk", "ends_at": "2090-01-01T00:00:00Z"}


async def serious(page: Page) -> list[str]:
    """What axe finds that is serious: the rule and the elements."""
    found = await Axe().run(page)
    return [
        f"{each['id']}: {[node['target'] for node in each['nodes']]}"
        for each in found.response["violations"]
        if each["impact"] in SERIOUS
    ]


async def check_menu(page: Page, *, is_narrow: bool) -> None:
    """The pages are in sight; on a phone once the menu is opened, by keyboard, and until then the bar has one line."""
    menu, links = page.get_by_role("button", name="Menu", exact=True), page.locator(".pages a:visible")
    if is_narrow:
        await expect(links).to_have_count(0)
        assert await page.locator(".bar").evaluate("(bar) => bar.offsetHeight") < 60
        await menu.press("Enter")
        await expect(menu).to_have_attribute("aria-expanded", "true")
        assert await serious(page) == []
    else:
        await expect(menu).to_be_hidden()
    await expect(links.last).to_be_in_viewport()
    if is_narrow:
        await links.first.press("Escape")
        await expect(menu).to_be_focused()
        await expect(links).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing_serious_on_any_page(
    browser: Browser, shared_settings: SharedSettings, scheme: str
) -> None:
    page, base = browser.page, browser.base
    await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    identity = await an_incident(shared_settings)
    raised = alert()
    await store(shared_settings, raised)
    for revision, text in ((1, TEXT), (2, f"{TEXT} It said more.")):
        await file(connect(shared_settings), report(article(text, revision=revision)))
    await page.request.put(f"{base}channels/c1", data={"name": "D", "target": {"kind": "email", "to": "d@c.example"}})
    await page.request.put(f"{base}watches/w1", data=EVERYTHING)
    await page.request.post(f"{base}silences", data=SILENCE)
    await page.request.post(f"{base}feeds", data={"url": "https://courier.example/rss", "publisher": "The Courier"})
    await page.request.post(f"{base}views", data={"name": "Tolls", "page": "ledger", "chosen": {"measure": "killed"}})
    shown = {
        "": ".card .actions",
        "login": "form",
        "page/watches": ".thing",
        "page/watches#edit=w1": "#editor:not([hidden]) .chip",
        "page/channels": ".thing",
        "page/silences": ".thing",
        "page/feeds": ".thing",
        "page/desk": "#views .thing",
        "page/topics": "#built-in .thing",
        "page/ledger": ".row",
        "page/map?days=": "#map .contested",
        "page/system": "#stages tbody tr",
        "page/claimants": "tbody tr",
        "page/claimants?claimant=health-ministry": "#names-title",
        "page/search": ".kinds button",
        f"incidents/{identity}/page": ".row",
        "page/reports/a1": "#difference ins",
    }
    for path, part in shown.items():
        await page.goto("about:blank")
        await page.goto(f"{base}{path}")
        await expect(page.locator(part).first).to_be_visible()
        for details in await page.locator("details").all():
            await details.evaluate("(details) => { details.open = true }")
        for unfold in await page.locator(".unfold").all():
            await unfold.click()
        for width in WIDTHS:
            await page.set_viewport_size({"width": width, "height": 800})
            assert await page.evaluate("document.documentElement.scrollWidth") <= width, path
            assert await serious(page) == [], (path, width)
            if path != "login":
                await check_menu(page, is_narrow=width == WIDTHS[0])

    dialogs = {
        "page/channels": "Add a channel",
        "page/silences": "Add a silence",
        "page/feeds": "Add a feed",
        "page/topics": "Add a topic",
        "page/reports/a1": "Correct the figure",
        "page/ledger?measure=killed": "Keep as a view",
        "page/system": "Make a key",
        f"incidents/{identity}/page": "Merge or split",
    }
    for path, name in (*dialogs.items(), ("", "Acknowledge")):
        await page.goto(f"{base}{path}")
        await page.get_by_role("button", name=name).first.click()
        await expect(page.get_by_role("dialog")).to_be_visible()
        for width in WIDTHS:
            await page.set_viewport_size({"width": width, "height": 800})
            assert await serious(page) == [], (name, width)


async def test_no_page_weighs_more_than_500_kilobytes(browser: Browser, shared_settings: SharedSettings) -> None:
    page = browser.page
    for number in range(20):
        await store(shared_settings, alert(minutes=number))
    for path in ("", "page/watches#new", "page/channels", "page/silences", "page/ledger"):
        weights: list[int] = []
        page.on("response", lambda answer, into=weights: into.append(int(answer.headers.get("content-length", "0"))))
        await page.goto("about:blank")
        await page.goto(f"{browser.base}{path}")
        await page.wait_for_load_state("load")
        await expect(page.locator("#editor .choice, .card, .empty:not([hidden])").first).to_be_visible()
        assert 10_000 < sum(weights) < 500_000, path
