"""What each page asks of the api when it is opened is what the benchmark of pages measures."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.async_api import expect

from bench.pages.loads import PAGES, Chosen, Load
from services._runtime.mongo import connect
from services._runtime.settings import SharedSettings
from services.api.pages import rendered, static_files
from tests.builders import article, report
from tests.e2e.browsing import Browser
from tests.e2e.test_incident_page import an_incident
from tests.e2e.test_page import TEXT, alert, store
from tests.e2e.test_search_page import until_read
from tests.e2e.test_watches_page import EVERYTHING
from tests.unit.api.test_revisions import file
from tests.waiting import answered

pytestmark = pytest.mark.browser
SILENCE = {"matchers": [{"label": "place", "value": "Raqqa"}], "author": "Desk", "ends_at": "2090-01-01T00:00:00Z"}
NOT_COUNTED = {"/alerts/stream"}
"""What never ends."""


def shape(address: str) -> tuple[str, tuple[str, ...]]:
    """The path of a request, and the names of its parameters."""
    parts = urlsplit(address)
    return parts.path, tuple(sorted(name for name, _ in parse_qsl(parts.query)))


@pytest.mark.parametrize("load", PAGES, ids=lambda load: load.name)
async def test_a_page_asks_for_what_is_measured(browser: Browser, shared_settings: SharedSettings, load: Load) -> None:
    page, base = browser.page, browser.base
    identity = await an_incident(shared_settings)
    raised = alert()
    await store(shared_settings, raised)
    await file(connect(shared_settings), report(article(f"{TEXT} Nobody was killed.")))
    await page.request.put(f"{base}channels/c1", data={"name": "D", "target": {"kind": "email", "to": "d@c.example"}})
    await page.request.put(f"{base}watches/w1", data=EVERYTHING)
    await page.request.post(f"{base}silences", data=SILENCE)
    await page.request.post(f"{base}views", data={"name": "Tolls", "page": "ledger", "chosen": {"measure": "killed"}})
    await page.request.post(f"{base}feeds", data={"url": "https://courier.example/rss", "publisher": "The Courier"})
    await until_read(base)
    of = Chosen(identity, "a1", "w1", "c1", "mayor", raised.alert_id, 1, "2026-01-01T00:00:00Z")
    measured = load.of(of)
    await page.goto(f"{base}{measured.path}")
    await expect(page.locator("[aria-busy]")).to_have_count(0)
    await page.wait_for_load_state("load")
    expected = {shape(f"{base}{each}") for each in measured.asks}
    own = {*rendered(), *static_files(), urlsplit(page.url).path, *NOT_COUNTED}

    def asked() -> set[tuple[str, tuple[str, ...]]]:
        return {found for url in browser.requested if (found := shape(url))[0] not in own}

    async def has_all() -> bool:
        return asked() >= expected

    await answered(has_all)
    assert asked() == expected
