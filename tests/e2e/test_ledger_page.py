"""The page of the ledger in a real browser, on a real api: rows by place, measure, claimant and time."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.async_api import expect

from claimwatch_contracts.ledger_sheet import LedgerSheet
from claimwatch_contracts.vocabulary import Measure
from services._runtime.mongo import connect
from services._runtime.settings import SharedSettings
from services.archive.judging.sheets import sheet_of_place
from services.archive.ledger.rows import rows_of
from services.archive.store.sheets import SheetStore
from tests.builders import NOW
from tests.e2e.browsing import Browser
from tests.e2e.test_incident_page import an_incident
from tests.ledger_builders import entry
from tests.unit.api.test_speaking import HARKER, filed

pytestmark = pytest.mark.browser
SYRIA, RAQQA = 163843, {"name": "Ar Raqqah", "geonames_id": 172955}


async def a_total(settings: SharedSettings) -> LedgerSheet:
    """Standing totals of Raqqa, which lies in Syria, by two claimants."""
    place = {"name": "Raqqa", "geonames_id": 172955, "precision": "city", "country": "SY"}
    where = {
        "incident_id": None,
        "standing": True,
        "place": place,
        "within": ({"geonames_id": SYRIA, "name": "Syria"},),
    }
    wounded = {"counts": {"measure": "wounded"}}
    rows = rows_of([entry("Observatory", 900, **where), entry("Mayor", 70, **wounded, **where)])
    sheet = sheet_of_place(172955, rows)
    assert sheet is not None
    await SheetStore(connect(settings)).keep([sheet])
    return sheet


async def test_the_figures_of_who_speaks_for_a_body_are_shown_beside_others(
    browser: Browser, shared_settings: SharedSettings
) -> None:
    page, sheet = browser.page, await a_total(shared_settings)
    (evidence,) = (each.evidence for row in sheet.rows for each in row.entries if row.measure is Measure.KILLED)
    report = filed(evidence, body_name="Observatory", incident_id=None)
    await connect(shared_settings)["reports"].insert_one({"_id": "r", "filed_at": NOW, "v": 4, **report})
    await page.goto(f"{browser.base}page/claimants?claimant={HARKER}")
    await page.get_by_role("link", name="Its figures beside those of others").click()
    await expect(page.locator(".row")).to_have_count(1)
    await expect(page.locator(".row .spoken")).to_contain_text("John Harker speaks here for Observatory")
    await expect(page.locator(".row tbody th")).to_have_text(["Observatory"])


async def test_rows_are_chosen_by_place_measure_claimant_and_time(
    browser: Browser, shared_settings: SharedSettings
) -> None:
    page, identity = browser.page, await an_incident(shared_settings)
    await a_total(shared_settings)
    await page.goto(f"{browser.base}page/ledger")
    rows = page.locator(".row")
    await expect(rows).to_have_count(3)
    link = page.get_by_role("link", name="Air strike, Alder, 2 March")
    await expect(link).to_have_attribute("href", f"{browser.base}incidents/{identity}/page")
    await page.get_by_role("textbox", name="Place").fill("Syria")
    await page.get_by_role("group", name="Places of that name").get_by_role("button", name="Syria").first.click()
    await expect(rows).to_have_count(2)
    await expect(rows.first).to_contain_text("Standing total, Raqqa, Syria")
    await page.get_by_label("What is counted").select_option("wounded")
    await page.get_by_role("button", name="Show", exact=True).click()
    await expect(rows).to_have_count(1)
    await expect(rows.locator("tbody th")).to_have_text(["Mayor"])
    csv = await page.get_by_role("link", name="Download as CSV").get_attribute("href")
    assert parse_qs(urlsplit(str(csv)).query) == {"place": [str(SYRIA)], "measure": ["wounded"], "format": ["csv"]}
    await page.reload()
    await expect(rows).to_have_count(1)
    await page.get_by_label("Claimant").fill("Observatory")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name="Nothing of that kind")).to_be_visible()
    await page.get_by_label("What is counted").select_option("")
    await page.get_by_role("button", name="Show", exact=True).click()
    await expect(rows.locator("tbody th")).to_have_text(["Observatory"])
    await page.get_by_label("To", exact=True).fill("2001-01-01")
    await page.get_by_role("button", name="Show", exact=True).click()
    await expect(rows).to_have_count(0)
    assert browser.complaints == []


async def test_a_place_that_is_typed_and_not_chosen_is_the_best_known_one(
    browser: Browser, shared_settings: SharedSettings
) -> None:
    page = browser.page
    await an_incident(shared_settings)
    await a_total(shared_settings)
    await page.goto(f"{browser.base}page/ledger")
    rows, place = page.locator(".row"), page.get_by_role("textbox", name="Place")
    await expect(rows).to_have_count(3)
    await place.fill("Qqzzqq")
    await page.get_by_role("button", name="Show", exact=True).click()
    await expect(page.get_by_role("alert")).to_contain_text("No place “Qqzzqq” is known")
    await expect(place).to_be_focused()
    await expect(place).to_have_attribute("aria-invalid", "true")
    await place.fill("Syria")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="Remove Syria")).to_be_visible()
    await expect(rows).to_have_count(2)
    await expect(page.get_by_role("alert")).to_be_hidden()
    assert parse_qs(urlsplit(page.url).query) == {"place": [str(SYRIA)], "place_name": ["Syria"]}
    assert await place.get_attribute("aria-invalid") is None


async def test_a_long_ledger_is_shown_in_parts_and_an_empty_one_is_said_to_be_empty(
    browser: Browser, shared_settings: SharedSettings
) -> None:
    page = browser.page
    await page.goto(f"{browser.base}page/ledger")
    await expect(page.get_by_role("heading", name="The ledger is empty")).to_be_visible()
    given = [
        entry("Mayor", number, population=f"group {number}", incident_id=None, standing=True) for number in range(30)
    ]
    sheet = sheet_of_place(111, rows_of(given))
    assert sheet is not None
    await SheetStore(connect(shared_settings)).keep([sheet])
    await page.reload()
    await expect(page.locator(".row")).to_have_count(25)
    await page.get_by_role("button", name="Show more").click()
    await expect(page.locator(".row")).to_have_count(30)
    await expect(page.get_by_role("button", name="Show more")).to_be_hidden()
