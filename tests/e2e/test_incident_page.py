"""The page of an incident in a real browser, on a real api: its ledger as tables, its chart, its reports."""

import re
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from string import ascii_uppercase
from typing import Any

import pytest
from playwright.async_api import expect

from claimwatch_contracts.extraction import DateInterval, Location
from claimwatch_contracts.vocabulary import PlacePrecision
from services._runtime.boot import Service
from services._runtime.mongo import connect
from services._runtime.settings import SharedSettings
from services.archive.judging.sheets import sheet_of_incident, sheet_of_place
from services.archive.ledger.rows import rows_of
from services.archive.store.entries import EntryStore
from services.archive.store.incidents import IncidentStore
from services.archive.store.sheets import SheetStore
from tests.e2e.browsing import Browser, opened
from tests.e2e.raised import alert
from tests.integration.kafka_client import send
from tests.ledger_builders import NORTHLAND_PLACE, denial, entry
from tests.unit.api.test_incidents import HOUR, filed
from tests.unit.archive.strikes import MARCH_2, STRIKE

pytestmark = pytest.mark.browser
BIRKEBY = Location(name="Birkeby", geonames_id=112, precision=PlacePrecision.CITY, country="NL")
MARKUP = "<img src=x onerror=alert(1)>"


@pytest.fixture
async def browser(api: Service, chromium: str) -> AsyncIterator[Browser]:
    """A browser that shows the page of alerts, connected."""
    async with opened(chromium, api.http.port) as browser:
        yield browser


async def an_incident(settings: SharedSettings) -> str:
    """The id of an incident with two reports, one of them a copy, and three claimants of one row."""
    database = connect(settings)
    hostile = replace(STRIKE, title=f"{STRIKE.title} {MARKUP}")
    (identity, *_) = await filed(database, hostile, replace(hostile, name="copy", at=MARCH_2 + HOUR))
    incident = await IncidentStore(database).by_id(identity)
    assert incident is not None
    at = {"incident_id": identity}
    between = {"counts": {"min": 35, "max": 41, "comparator": "between"}}
    given = [entry("Mayor", 24, **at), entry("Police", hours=5, **between, **at), denial("Army", 24, hours=9, **at)]
    await SheetStore(database).keep([sheet_of_incident(incident, rows_of(given))])
    return identity


LOOKS = """(all) => all.map((one) => {
  const [mark, line] = [one.querySelector(".mark"), one.querySelector(".stands")];
  const own = getComputedStyle(mark);
  return {
    colour: own.color, form: mark.getAttribute("d"), isFilled: own.fill === own.color,
    line: line && getComputedStyle(line).strokeDasharray,
  };
})"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_no_two_of_twenty_series_look_alike_and_no_two_of_twelve_but_for_their_colour(
    browser: Browser, shared_settings: SharedSettings, scheme: str
) -> None:
    page, database = browser.page, connect(shared_settings)
    await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    (identity, *_) = await filed(database, STRIKE)
    incident = await IncidentStore(database).by_id(identity)
    assert incident is not None
    given = [
        entry(f"Mayor {letter}rn", 24 + at, incident_id=identity) for at, letter in enumerate(ascii_uppercase[:20])
    ]
    await SheetStore(database).keep([sheet_of_incident(incident, rows_of(given))])
    await page.goto(f"{browser.base}incidents/{identity}/page")
    named, lines = page.locator(".row svg g.series:has(> text)"), page.locator(".row svg g.series:has(> .stands)")
    await expect(named).to_have_count(20)
    looks, drawn = await named.evaluate_all(LOOKS), await lines.evaluate_all(LOOKS)
    assert len({tuple(each.values()) for each in looks}) == 20
    assert len({(each["form"], each["isFilled"]) for each in looks[:12]}) == 12
    assert [each["line"] for each in drawn] == ["none" if each["isFilled"] else "6px, 4px" for each in drawn]
    assert {each["isFilled"] for each in drawn} == {True, False}


async def test_an_incident_is_shown_with_its_ledger_its_chart_and_its_reports(
    browser: Browser, shared_settings: SharedSettings
) -> None:
    page, identity = browser.page, await an_incident(shared_settings)
    browser.requested.clear()
    await page.goto(f"{browser.base}incidents/{identity}/page")
    await expect(page.get_by_role("heading", level=2)).to_contain_text("Air strike, Alder, 2 March: 24 to 41 killed")
    row = page.locator(".row")
    await expect(row.get_by_role("heading", level=4)).to_have_text("killed: 24 to 41")
    await expect(row.locator(".grade")).to_contain_text("Contested: ")
    await expect(row.locator("tbody:not(.unfolded) th")).to_have_text(["Mayor", "Police", "Army"])
    await expect(row.locator("tbody:not(.unfolded) .value")).to_have_text(["24", "35 to 41", "denies 24"])
    await row.get_by_role("button", name="1 figure besides, which the row does not count").click()
    await expect(row.locator(".unfolded th")).to_have_text("The article itself")
    await expect(row.locator("svg .stands")).to_have_count(2)
    await expect(row.locator("svg text", has_text="35–41")).to_have_count(1)
    await expect(row.get_by_role("img")).to_have_attribute("aria-label", "Figures by time: Mayor 24; Police 35 to 41")
    await expect(page.locator("#map circle.site")).to_have_count(1)
    await expect(page.locator("#map text.site")).to_have_text("Alder")
    await expect(page.locator(".timeline > li")).to_have_count(1)
    await expect(page.locator(".timeline .title").first).to_have_text(f"{STRIKE.title} {MARKUP}")
    await page.get_by_text("One copy").click()
    await expect(page.locator(".timeline details .note")).to_have_text("reprint")
    evidence = await row.get_by_role("link", name="(evidence)").first.get_attribute("href")
    assert evidence is not None
    assert evidence.startswith(f"{browser.base}page/reports/")
    marked = await page.get_by_role("link", name="marked", exact=True).first.get_attribute("href")
    assert marked == f"{browser.base}page/reports/strike?revision=1"
    csv = await page.get_by_role("link", name="The ledger as CSV").get_attribute("href")
    assert csv == f"../../ledger?format=csv&incident={identity}"
    assert all(url.startswith(browser.base) for url in browser.requested), "the page asks nobody but its service"
    assert browser.complaints == []
    for width, form in ((360, "0 0 400 "), (1280, "0 0 880 ")):
        await page.set_viewport_size({"width": width, "height": 800})
        await expect(row.locator("svg")).to_have_attribute("viewBox", re.compile(f"^{form}"))
        assert await page.evaluate("document.documentElement.scrollWidth") == width


async def test_a_row_of_which_all_say_at_least_is_headed_so_and_a_moved_figure_is_drawn_where_it_is_now(
    browser: Browser, shared_settings: SharedSettings
) -> None:
    page, database = browser.page, connect(shared_settings)
    (identity, *_) = await filed(database, STRIKE)
    incident = await IncidentStore(database).by_id(identity)
    assert incident is not None
    at: dict[str, Any] = {"incident_id": identity, "counts": {"comparator": "at_least"}}
    given = [
        entry("Mayor", 12, article="first", **at),
        entry("Mayor", 31, article="last", hours=2, incident_id=identity),
        entry("Mayor", 15, article="moved", hours=1, place=BIRKEBY, place_by_hand=True, **at),
    ]
    await SheetStore(database).keep([sheet_of_incident(incident, rows_of(given))])
    for each in given:
        await EntryStore(database).replace(each.article_id, [each])
    await page.goto(f"{browser.base}incidents/{identity}/page")
    await expect(page.locator(".row h4")).to_have_text(["killed, Alder: 31", "killed, Birkeby: at least 15"])
    drawn = page.locator(".row svg")
    await expect(drawn).to_have_count(1)
    await expect(drawn).to_have_attribute("aria-label", "Figures by time: Mayor at least 12, then 31")


async def test_a_standing_total_that_its_articles_give_is_on_the_page_of_an_incident(
    browser: Browser, shared_settings: SharedSettings
) -> None:
    page, database = browser.page, connect(shared_settings)
    (identity, *_) = await filed(database, STRIKE)
    since = DateInterval(start=date(2018, 1, 1), end=date(2026, 3, 2), text="since 2018", precision="year", open=True)
    fields: dict[str, Any] = {
        "incident_id": None,
        "standing": True,
        "place": NORTHLAND_PLACE,
        "within": (),
        "period": since,
    }
    given = entry("Observatory", 4760, article=STRIKE.name, **fields)
    await EntryStore(database).replace(STRIKE.name, [given])
    totals = sheet_of_place(1, rows_of([given]))
    assert totals is not None
    await page.goto(f"{browser.base}incidents/{identity}/page")
    await expect(page.locator("#timeline li")).to_have_count(1)
    await expect(page.locator("#standing")).to_be_hidden()
    await SheetStore(database).keep([totals])
    await page.reload()
    row = page.locator("#standing .row")
    await expect(row.get_by_role("heading", level=4)).to_have_text("killed: 4,760")
    await expect(row).to_contain_text("Standing total since Jan 1, 2018, Northland")
    await expect(row.locator("tbody th")).to_have_text("Observatory")


async def test_an_incident_that_is_not_there_is_said_to_be_none(browser: Browser) -> None:
    await browser.page.goto(f"{browser.base}incidents/none/page")
    await expect(browser.page.get_by_role("alert")).to_have_text("there is no incident 'none'")
    await expect(browser.page.get_by_role("link", name="search the reports")).to_be_visible()


async def test_a_card_leads_to_the_incident_of_its_alert(browser: Browser, shared_settings: SharedSettings) -> None:
    identity = await an_incident(shared_settings)
    raised = alert()
    await send(
        shared_settings.kafka,
        raised.model_copy(update={"labels": raised.labels.model_copy(update={"incident": identity})}),
    )
    await browser.page.get_by_role("link", name="The incident: all claims side by side").click()
    await expect(browser.page.get_by_role("heading", level=2)).to_contain_text("Air strike, Alder")
