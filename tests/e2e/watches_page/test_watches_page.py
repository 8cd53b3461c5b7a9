"""The page of watches in a real browser: every criterion is asked for, tried before it is saved, and changed again."""

import json
import re
from typing import Any

import pytest
from playwright.async_api import Route, expect

from claimwatch_contracts.alert import Alert
from claimwatch_contracts.trial import HeldBackArticles, TriedWatch
from claimwatch_contracts.vocabulary import MatchOutcome
from claimwatch_language.topics.built_in import built_in_topics
from services.api.requests import WatchRequest
from tests.builders import NOW
from tests.e2e.browsing import Browser
from tests.e2e.raised import alert
from tests.e2e.watches_page.forms import made, new_watch

pytestmark = pytest.mark.browser
TRIPOLI_IN_LEBANON = 266826
SYRIA = 163843
EVERYTHING: dict[str, Any] = {
    "name": "Everything",
    "places": [
        {"name": "Syria", "geonames_id": SYRIA, "least_precision": "city"},
        {"name": "Alder", "lat": 34.5, "lon": 38.2, "radius_km": 30.0},
        {"name": "Gulf", "box": {"south": 23.0, "west": 47.0, "north": 31.0, "east": 57.0}},
    ],
    "topics": ["mass-graves"],
    "query": 'flood AND (dam OR "river bank")',
    "claimants": ["foreign ministry", "police"],
    "figures": [{"measure": "killed", "population": "children", "at_least": 10.0, "changed_by_percent": 20.0,
                 "comparators": ["exact", "about"]}],
    "cues": ["deny", "accuse"],
    "publishers": ["The Courier"],
    "languages": ["en", "fr"],
    "any_of": {"claimants": ["mayor"]},
    "none_of": {"query": "football"},
    "minimum_confidence": 0.62,
    "beliefs": True,
    "novelty": "figures_only",
    "schedule": {"rhythm": "weekly", "at": "07:30:00", "weekday": "friday", "time_zone": "Africa/Khartoum",
                 "quiet": {"start": "22:00:00", "end": "06:30:00"}},
}  # fmt: skip


async def test_the_first_watch_is_made_with_the_keyboard(browser: Browser) -> None:
    page = browser.page
    await page.get_by_role("link", name="Create the first watch").press("Enter")
    await expect(page.get_by_label("Name of the watch")).to_be_focused()
    await page.keyboard.type("Graves in Syria")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("alert").last).to_contain_text("at least one place, topic, word")
    await page.get_by_label("Mass graves").first.check()
    await page.get_by_label("Words").first.fill("“mass graves” Syria")
    await page.get_by_label("Certainty").select_option("0.5")
    await page.get_by_label("Also what somebody only believes").check()
    await page.get_by_label("Find a place by name").first.fill("Syria")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="Remove Syria")).to_be_visible()
    await expect(page.get_by_label("Find a place by name").first).to_have_value("")
    await page.keyboard.press("Enter")
    watch = await made(browser)
    assert (watch["query"], watch["places"][0]["geonames_id"]) == ('"mass graves" Syria', SYRIA)
    assert (watch["minimum_confidence"], watch["beliefs"]) == (0.5, True)
    assert watch["topics"] == ["mass-graves"]
    assert watch["any_of"] is watch["none_of"] is None
    await expect(page.locator(".thing h3")).to_have_text("Graves in Syria")


async def test_a_query_is_checked_as_it_is_typed_and_its_column_shown(browser: Browser) -> None:
    page = browser.page
    await new_watch(page)
    words = page.get_by_label("Words").first
    await words.fill("flood (dam")
    fault = page.locator(".fault").first
    await expect(fault).to_have_text(re.compile(r"^flood \(dam\n {10}\^ column 11: a bracket is not closed$"))
    await expect(words).to_have_attribute("aria-invalid", "true")
    await words.fill("flood (dam)")
    await expect(fault).to_be_hidden()
    assert await words.get_attribute("aria-invalid") is None


async def test_what_is_wrong_in_the_form_is_said_marked_and_focused(browser: Browser) -> None:
    page = browser.page
    await new_watch(page)
    name, place = page.get_by_label("Name of the watch"), page.get_by_label("Find a place by name").first
    await place.fill("Xyzzyville")
    await place.press("Enter")
    await expect(page.get_by_role("status").filter(has_text="No place")).to_contain_text("Try another spelling")
    await place.fill("Nairobbi")
    await page.get_by_role("button", name="Save").click()
    await expect(page.get_by_role("alert").last).to_contain_text("No place is called “Nairobbi” exactly")
    await expect(place).to_be_focused()
    await expect(place).to_have_attribute("aria-invalid", "true")
    await page.get_by_role("button", name=re.compile("^Nairobi city")).click()
    await page.get_by_role("button", name="Save").click()
    await expect(name).to_be_focused()
    await expect(name).to_have_attribute("aria-invalid", "true")
    assert await place.get_attribute("aria-invalid") is None


async def test_topics_are_found_by_their_names_and_terms_ones_own_first(browser: Browser) -> None:
    page = browser.page
    own = {"key": "river-dams", "name": "<b>River dams</b>", "terms": ["dam"]}
    await page.request.post(f"{browser.base}topics", data=own)
    await new_watch(page)
    topics = page.get_by_role("group", name="Topics").first.get_by_role("checkbox")
    await expect(topics).to_have_count(1 + len(built_in_topics()))
    await expect(topics.first).to_have_accessible_name("<b>River dams</b>")
    await page.get_by_label("Mass graves").first.check()
    find = page.get_by_label("Find topics").first
    await find.fill("Cholera")
    await expect(page.get_by_label("Mass graves").first).to_be_visible()
    await expect(page.get_by_label("Elections").first).to_be_hidden()
    assert 2 <= await topics.count() < 6
    await find.fill("")
    await expect(topics).to_have_count(1 + len(built_in_topics()))


async def test_a_watch_with_everything_is_changed_without_losing_anything(browser: Browser) -> None:
    page = browser.page
    before = await (await page.request.put(f"{browser.base}watches/w1", data=EVERYTHING)).json()
    await page.goto(f"{browser.base}page/watches#edit=w1")
    await page.reload()
    name = page.get_by_label("Name of the watch")
    await expect(name).to_have_value("Everything")
    await name.fill("All of it")
    await page.get_by_role("button", name="Save").click()
    after = await made(browser)
    changed = {key for key in before if before[key] != after[key]}
    assert changed == {"name", "updated_at"}


async def test_who_changes_a_watch_that_somebody_else_has_changed_is_told_so(browser: Browser) -> None:
    page = browser.page
    await page.request.put(f"{browser.base}watches/w1", data=EVERYTHING)
    await page.goto(f"{browser.base}page/watches#edit=w1")
    await page.reload()
    await expect(page.get_by_label("Name of the watch")).to_have_value("Everything")
    await page.request.put(f"{browser.base}watches/w1", data=EVERYTHING | {"name": "Theirs"})
    await page.get_by_role("button", name="Save").click()
    await expect(page.get_by_role("alert").last).to_contain_text("Somebody else has changed this watch")


async def test_what_a_watch_would_have_told_is_seen_before_it_is_saved(browser: Browser) -> None:
    page, asked = browser.page, []
    told = alert(title="<i>Graves</i> found")
    held_back = {MatchOutcome.REPRINT: HeldBackArticles(count=31, articles=(told.article,))}
    shown = {name: getattr(told, name) for name in Alert.model_fields}
    tried = TriedWatch(watch_name="x", since=NOW, reports=312, alerts=(Alert(**shown),), held_back=held_back)

    async def answer(route: Route) -> None:
        asked.append((route.request.url, WatchRequest.model_validate(json.loads(route.request.post_data or ""))))
        await route.fulfill(json=tried.model_dump(mode="json"))

    await page.route("**/watches/test?**", answer)
    await new_watch(page)
    await page.get_by_label("Words").first.fill("graves")
    await page.get_by_label("Try it on the last").select_option("90")
    await page.get_by_role("button", name="See what it would have told").click()
    trial = page.locator("#trial")
    await expect(trial.get_by_role("heading")).to_have_text("1 alert in the last 90 days")
    await expect(trial).to_contain_text("312 reports were looked at")
    await expect(trial.locator("li").last).to_contain_text("<i>Graves</i> found")
    await trial.get_by_text("Held back").click()
    await expect(trial).to_contain_text("31 reprints, such as “<i>Graves</i> found”")
    ((url, request),) = asked
    assert url.endswith("days=90")
    assert request.query == "graves"
    assert (await (await page.request.get(f"{browser.base}watches")).json())["items"] == []


async def test_a_trial_that_nobody_answers_says_so(browser: Browser) -> None:
    page = browser.page
    await new_watch(page)
    await page.get_by_label("Words").first.fill("graves")
    await page.get_by_role("button", name="See what it would have told").click()
    await expect(page.get_by_role("alert").last).to_contain_text("watch")
    await expect(page.locator("#trial")).to_be_hidden()


async def test_a_watch_is_paused_and_deleted(browser: Browser) -> None:
    page = browser.page
    await page.request.put(f"{browser.base}watches/w1", data=EVERYTHING)
    await page.reload()
    thing = page.locator(".thing")
    await thing.get_by_role("button", name="Pause").press("Enter")
    await expect(thing.locator("h3")).to_contain_text("paused")
    page.on("dialog", lambda dialog: dialog.accept())
    await thing.get_by_role("button", name="Delete").press("Enter")
    await expect(page.get_by_text("Nothing is watched yet")).to_be_visible()
    assert browser.complaints == []
