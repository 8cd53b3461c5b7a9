"""The pages as people see them, on part of the invented day: wide and narrow, light and dark.

The pictures are written to the folder that PICTURES names, as those of the documentation are.
"""

import json
import os
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.async_api import Page, expect

from bench.archive.alone import stored_judge
from bench.day.articles import day_of_articles
from bench.day.picture import save
from bench.day.playing import SYRIA, WATCH
from claimwatch_contracts.events import ReportFiled
from services._cli.rehearsal.corpus import read_posts
from services._cli.rehearsal.reading import reports_of
from services._runtime.boot import Service
from services._runtime.mongo import connect
from services._runtime.settings import SharedSettings
from services.api.app import create_app
from services.api.settings import ApiSettings
from services.watch.store import AlertStore
from services.watch.trials.trial import Trial
from tests.archive_stores import insert_judged
from tests.e2e.browsing import Browser, launched
from tests.e2e.test_search_page import until_read
from tests.integration.kafka_client import running

pytestmark = pytest.mark.browser
LOOKS = {"": (1280, "light"), "-dark": (1280, "dark"), "-phone": (390, "light"), "-phone-dark": (390, "dark")}
NARROW = 640
"""Up to so many pixels charts and maps have the form of a phone's."""
TOWNS = ("ariha", "talbiseh", "suqaylibiyah")
BYTES = 130_000
CLAIMANT = "Syrian Army"
WATCHES = {
    "syria": {"name": "Syria", "places": [{"name": "Syria", "geonames_id": SYRIA}], "channels": ["desk"],
              "schedule": {"rhythm": "daily", "at": "07:30", "time_zone": "Africa/Khartoum"}},
    "tolls": {"name": "Tolls from ten", "figures": [{"measure": "killed", "at_least": 10}], "channels": ["desk"]},
    "denials": {"name": "Denials of the army", "claimants": ["Syrian Army"], "cues": ["deny"]},
}  # fmt: skip
SILENCE = {
    "matchers": [{"label": "place", "value": "Palmyra"}, {"label": "measure", "operator": "=~", "value": "killed"}],
    "author": "Night desk",
    "comment": "Known since Monday",
    "ends_at": "2090-01-12T06:00:00Z",
}


@pytest.fixture
async def incident(shared_settings: SharedSettings) -> str:
    """The incident of the first town; all that is printed of some towns is filed and told."""
    database = connect(shared_settings)
    judge = stored_judge(database)
    trial, alerts, incidents = Trial(WATCH), AlertStore(database), []
    lines = [json.dumps(each) for each in day_of_articles() if each["id"].startswith(TOWNS)]
    posts = read_posts(lines, "the day")
    for read in reports_of(posts, {}, workers=1, deadline_seconds=60):
        report, judgement = await judge.judged(read)
        at = report.article.received_at
        await insert_judged(database, report, at)
        incidents.append(str(report.incident_id))
        heard = await trial.hear(ReportFiled(report=report, judgement=judgement), at)
        if heard.alert is not None:
            await alerts.keep_alert(heard.alert)
    return incidents[0]


@pytest.fixture
async def api(shared_settings: SharedSettings, incident: str) -> AsyncIterator[Service]:
    """A running api."""
    async with running(create_app(ApiSettings(shared=shared_settings, port=0))) as service:
        yield service


@pytest.fixture
async def browser(api: Service, chromium: str) -> AsyncIterator[Browser]:
    """A browser that was nowhere yet, and a service in which something is set up."""
    async with launched(chromium, api.http.port) as browser:
        ask = browser.page.request
        desk = {"name": "Night desk", "target": {"kind": "email", "to": "night@desk.example"}}
        await ask.put(f"{browser.base}channels/desk", data=desk)
        for watch_id, watch in WATCHES.items():
            await ask.put(f"{browser.base}watches/{watch_id}", data=watch)
        await ask.post(f"{browser.base}silences", data=SILENCE)
        feed = {"url": "https://wire.example/rss", "publisher": "Levant Wire (synthetic)"}
        await ask.post(f"{browser.base}feeds", data=feed)
        yield browser


async def take(page: Page, name: str, folder: Path, *, whole: bool = False) -> None:
    """Write pictures of what the page shows, none of them large."""
    for look, (width, scheme) in LOOKS.items():
        await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        await page.set_viewport_size({"width": width, "height": 860})
        of_a_phone = "[viewBox^='0 0 400 ']"
        other = of_a_phone if width > NARROW else f":not({of_a_phone})"
        await expect(page.locator(f"svg:is(.chart, .map){other}")).to_have_count(0)
        path = folder / f"{name}{look}.png"
        save(await page.screenshot(full_page=whole), path)
        assert 2_000 < path.stat().st_size < BYTES, path


async def take_who_works_here(browser: Browser, folder: Path) -> None:
    """Write pictures of the login, the caller's desk, the topics and one claimant."""
    page = browser.page
    claimants = (await (await page.request.get(f"{browser.base}claimants")).json())["items"]
    one = urlencode({"claimant": next(each["key"] for each in claimants if each["name"] == CLAIMANT)})
    shown = {
        "login": ("login", ".login input[type=password]"),
        "desk": ("page/desk", "main a"),
        "topics": ("page/topics", ".thing"),
        "claimant": (f"page/claimants?{one}", ".hits li"),
    }
    for name, (path, part) in shown.items():
        await page.goto(f"{browser.base}{path}")
        await expect(page.locator(part).first).to_be_visible()
        await expect(page.locator("[aria-busy]")).to_have_count(0)
        await take(page, f"page-{name}", folder)


async def take_what_was_said(browser: Browser, folder: Path) -> None:
    """Write pictures of the pages that show what is filed: map, ledger, search, claimants, system."""
    page = browser.page
    await until_read(browser.base)
    shown = {
        "map?days=": "#map circle.site",
        "ledger": ".row",
        "search?kind=claim&q=killed": ".hits mark",
        "claimants": "#claimants tbody tr",
        "system": "#audit tbody tr",
    }
    for path, part in shown.items():
        await page.goto(f"{browser.base}page/{path}")
        await expect(page.locator(part).first).to_be_visible()
        await expect(page.locator("[aria-busy]")).to_have_count(0)
        await take(page, f"page-{path.partition('?')[0]}", folder)


async def test_the_pages_look_as_in_the_pictures(browser: Browser, incident: str, tmp_path: Path) -> None:
    page, folder = browser.page, Path(os.environ.get("PICTURES", tmp_path))
    await page.goto(browser.base)
    await expect(page.locator(".card")).to_have_count(len(TOWNS))
    await expect(page.get_by_text("Live", exact=True)).to_be_visible()
    await take(page, "page-alerts", folder)
    await page.goto(f"{browser.base}incidents/{incident}/page")
    await expect(page.locator(".row .chart").first).to_be_visible()
    await take(page, "page-incident", folder)
    told = (await (await page.request.get(f"{browser.base}incidents/{incident}")).json())["timeline"][0]
    await page.emulate_media(color_scheme="light")
    await page.set_viewport_size({"width": 1280, "height": 860})
    await expect(page.locator("#where svg:not([viewBox^='0 0 400 ']) .site").first).to_be_visible()
    save(await page.locator("#where").screenshot(), folder / "page-incident-map.png")
    await page.goto(f"{browser.base}page/reports/{told['article_id']}")
    await expect(page.locator("#text .figure").first).to_be_visible()
    await take(page, "page-report", folder)
    await page.goto(f"{browser.base}page/watches")
    await expect(page.locator(".thing")).to_have_count(len(WATCHES))
    await take(page, "page-watches", folder)
    await page.goto(f"{browser.base}page/watches#edit=tolls")
    await page.reload()
    await expect(page.locator("#editor .chip")).to_have_count(1)
    await page.get_by_label("Words").first.fill('shelling AND (school OR "bus station"')
    await expect(page.locator(".fault").first).to_contain_text("column")
    await take(page, "page-watch", folder)
    for name in ("channels", "feeds"):
        await page.goto(f"{browser.base}page/{name}")
        await expect(page.locator(".thing")).to_have_count(1)
        await take(page, f"page-{name}", folder)
    await take_what_was_said(browser, folder)
    await take_who_works_here(browser, folder)
    await page.goto(f"{browser.base}page/silences")
    await expect(page.locator(".thing")).to_have_count(1)
    await take(page, "page-silences", folder)
