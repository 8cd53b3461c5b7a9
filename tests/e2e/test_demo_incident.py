"""The first incident of the demonstration in a real browser: figures of several sites, revisions, a denial."""

import json
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import expect

from bench.archive.alone import stored_judge
from services._cli.demo.corpus import load_corpus
from services._cli.rehearsal.corpus import read_posts
from services._cli.rehearsal.reading import reports_of
from services._runtime.boot import Service
from services._runtime.mongo import connect
from services._runtime.settings import SharedSettings
from services.api.app import create_app
from services.api.settings import ApiSettings
from tests.archive_stores import insert_judged
from tests.e2e.browsing import Browser, launched
from tests.integration.kafka_client import running

pytestmark = pytest.mark.browser
GRAVES = (
    *("raqqa-letters", "raqqa-letters-reprint", "coalition-response", "raqqa-letters-corrected"),
    *("monitor-count", "monitor-count-extended", "panorama-recovery", "panorama-recovery-corrected"),
    *("moscow-backs-inquiry", "ministry-toll-update"),
)
MINISTRY = "Syrian Foreign Ministry"


@pytest.fixture
async def incident(shared_settings: SharedSettings) -> str:
    """The incident of the demonstration's articles on the graves, which are filed."""
    database = connect(shared_settings)
    judge, found = stored_judge(database), list[str]()
    articles = [each for each in load_corpus().articles if each.id in GRAVES]
    lines = [json.dumps({"id": each.id, **each.body()}) for each in articles]
    for read in reports_of(read_posts(lines, "the demonstration"), {}, workers=1, deadline_seconds=60):
        report, _ = await judge.judged(read)
        await insert_judged(database, report, report.article.received_at)
        found.append(str(report.incident_id))
    assert len(found) == len(GRAVES)
    return found[0]


@pytest.fixture
async def api(shared_settings: SharedSettings, incident: str) -> AsyncIterator[Service]:
    """A running api that has the incident."""
    async with running(create_app(ApiSettings(shared=shared_settings, port=0))) as service:
        yield service


@pytest.fixture
async def browser(api: Service, chromium: str) -> AsyncIterator[Browser]:
    """A browser that was nowhere yet."""
    async with launched(chromium, api.http.port) as browser:
        yield browser


async def test_the_figures_of_each_claimant_and_site_go_on_by_themselves_and_unfold_with_their_words(
    browser: Browser, incident: str
) -> None:
    page = browser.page
    await page.goto(f"{browser.base}incidents/{incident}/page")
    found = page.locator("[data-measure=bodies_found]:not(#totals *)")
    names = found.get_by_role("heading", level=4)
    await expect(names).to_have_text(
        [
            "bodies found, as of Nov 14, 2019: 5,100",
            "bodies found, as of Nov 8, 2019: 1,318",
            "bodies found, as of Nov 4, 2019: about 700",
        ]
    )
    await expect(found.get_by_role("img")).to_have_count(1)
    drawn = str(await found.first.get_by_role("img").get_attribute("aria-label"))
    assert f"{MINISTRY} 5,100" in drawn
    assert f"{MINISTRY} (Panorama district) more than 1,500, then more than 1,300" in drawn
    assert f"{MINISTRY} (White Garden district) more than 4,000" in drawn
    assert "Khalil Haddad (Panorama district) 318, then 1,318" in drawn
    assert "coalition about 700" in drawn

    lines = found.first.locator(".unfolded tr")
    await expect(lines.first).to_be_hidden()
    await found.first.get_by_role("button", name="4 earlier figures").click()
    await expect(lines.locator("th")).to_have_text(
        [
            f"{MINISTRY}, Panorama district",
            f"{MINISTRY}, Panorama district",
            f"{MINISTRY}, al-Rashid Stadium",
            f"{MINISTRY}, White Garden district",
        ]
    )
    given = ["more than 1,300", "more than 1,500", "2,500", "more than 4,000"]
    await expect(lines.locator(".value")).to_have_text(given)
    await expect(lines.locator(".note")).to_have_text(["no longer in the article"])
    await expect(lines.nth(3)).to_contain_text("from ruined buildings in the White Garden district")
    await lines.nth(3).get_by_role("link", name="(evidence)").click()
    await expect(page.locator("#text .chosen")).to_have_text("4,000")
    assert browser.complaints == []


async def test_the_map_shows_where_it_happened_and_the_counts_and_denials_are_said(
    browser: Browser, incident: str
) -> None:
    page = browser.page
    await page.goto(f"{browser.base}incidents/{incident}/page")
    await expect(page.locator("#map text.site")).to_have_text(["Ar Raqqah"])
    await expect(page.locator("#about")).to_contain_text("figures by 4 claimants")
    await expect(page.locator(".denied li")).to_have_count(1)
    await expect(page.locator(".denied li")).to_contain_text("denied that its aircraft had caused most of the deaths")
    await expect(page.locator(".denied li").get_by_role("link", name="(evidence)")).to_be_visible()
    assert browser.complaints == []
    for width in (360, 1280):
        await page.set_viewport_size({"width": width, "height": 800})
        await page.reload()
        await expect(page.locator(".row svg").first).to_be_visible()
        await page.get_by_role("button", name="4 earlier figures").click()
        assert await page.evaluate("document.documentElement.scrollWidth") == width
    await page.goto(f"{browser.base}page/map?days=")
    line = page.locator("#incidents tbody tr").filter(has_text="Ar Raqqah")
    await expect(line.locator(".value").nth(1)).to_have_text("4")
    await expect(page.locator("#incidents thead")).to_contain_text("Claimants with figures")


async def test_two_revisions_of_an_article_are_one_choice_when_reports_are_split_off(
    browser: Browser, incident: str
) -> None:
    page = browser.page
    await page.goto(f"{browser.base}incidents/{incident}/page")
    await page.get_by_role("button", name="Merge or split").click()
    await page.get_by_label("What is wrong").select_option(label="Some of its reports are about another one")
    choices = page.get_by_role("group", name="Reports that are about").get_by_role("checkbox")
    await expect(choices).to_have_count(6)
    letters = page.locator("label.choice").filter(has_text="Syria seeks UN inquiry")
    await expect(letters).to_contain_text("Levant Courier, Nov 3, 2019")
    await expect(letters).to_contain_text("revision 2 on Nov 4, 2019")
    await expect(letters).to_contain_text("with 1 copy")
