"""The page in a real browser, on a real api: alerts appear by themselves, with the right words marked."""

import random
import uuid
from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack
from datetime import timedelta
from typing import Any

import pytest
from playwright.async_api import expect

from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.extraction import Factuality
from claimwatch_contracts.vocabulary import Polarity
from services._runtime.boot import Service
from services._runtime.mongo import connect
from services._runtime.settings import SharedSettings
from services.api.app import create_app
from services.api.settings import ApiSettings
from services.archive.joining.join import join_report
from services.watch.news.novelty import tellable
from services.watch.store import AlertStore
from services.watch.telling.alerting import alert_for
from tests.builders import NOW, article, attribution, extractions, report, watch
from tests.e2e.browsing import Browser, opened
from tests.golden import documents
from tests.integration.kafka_client import running, send

pytestmark = pytest.mark.browser
BEFORE = "🕯️ Vigil in 🇸🇾 Syria, 👩‍👩‍👧 families said. "
CLAIM = "more than 40 bodies were found in Raqqa"
DENIED = Factuality(polarity=Polarity.DENIED)
TEXT = f'{BEFORE}The ministry said that {CLAIM}. "We need help," it added. 🙏'


@pytest.fixture
async def browser(api: Service, chromium: str) -> AsyncIterator[Browser]:
    """A browser that shows the page, connected."""
    async with opened(chromium, api.http.port) as browser:
        yield browser


def alert(*, minutes: int = 0, text: str = TEXT, **of_article: Any) -> AlertRaised:
    """An alert on an article of its own that says what the usual one says."""
    made = report(article(text, **{"article_id": str(uuid.uuid4())} | of_article))
    raised = alert_for(watch(), made, ("topic mass-graves",), tellable(made), NOW + timedelta(minutes=minutes))
    return raised.model_copy(update={"alert_id": str(uuid.uuid4())})


async def store(settings: SharedSettings, raised: AlertRaised) -> None:
    """Keep an alert as the watch service does."""
    await AlertStore(connect(settings)).keep_alert(raised)


async def test_an_alert_appears_live_with_its_words_marked(browser: Browser, shared_settings: SharedSettings) -> None:
    page, cards = browser.page, browser.page.locator(".card")
    await expect(cards).to_have_count(0)
    await send(shared_settings.kafka, alert(url="https://courier.example/graves"))
    await expect(cards).to_have_count(1)
    said = cards.locator(".news-item").first
    claimed = ["more than ", "40", " bodies were found in Raqqa", "We need help"]
    assert await said.locator("mark.content").all_inner_texts() == claimed
    assert await said.locator("mark.figure").all_inner_texts() == ["40"]
    assert await said.locator(".source").all_inner_texts() == ["The ministry", "it"]
    assert await said.locator(".evidence").inner_text() == TEXT.removesuffix(" 🙏")
    await expect(said.locator(".claimed")).to_contain_text("Claimed by Health Ministry")
    await expect(said.locator(".figures")).to_contain_text("more than 40 bodies found")
    await expect(said.locator(".figures")).to_contain_text("Raqqa")
    await expect(cards.locator(".published")).to_contain_text("Published by The Courier")
    await expect(page.get_by_role("link", name="A title")).to_have_attribute("href", "https://courier.example/graves")
    assert all(url.startswith(browser.base) for url in browser.requested), "the page asks nobody but its service"
    assert browser.complaints == []


async def test_a_card_says_what_has_changed_what_others_say_and_how_sure_it_is(
    browser: Browser, shared_settings: SharedSettings
) -> None:
    (told,) = documents("alerts", 5)
    await connect(shared_settings)["alerts"].insert_one(told)
    await browser.page.reload()
    card = browser.page.locator(".card")
    await expect(card.locator(".headline")).to_have_text(told["body"]["headline"])
    await expect(card.locator(".beside")).to_have_text("Others: Mayor of Raqqa: 31")
    await expect(card.locator(".sureness").first).to_contain_text("How sure: contested")


async def test_the_link_of_a_mail_leads_to_its_alert_however_old_it_is(
    browser: Browser, shared_settings: SharedSettings
) -> None:
    old, *newer = (alert(minutes=number, title=f"Minute {number}") for number in range(22))
    for raised in (old, *newer):
        await store(shared_settings, raised)
    await browser.page.goto(f"{browser.base}?alert={old.alert_id}")
    linked = browser.page.locator(f'[data-alert="{old.alert_id}"]')
    await expect(linked).to_be_in_viewport()
    await expect(browser.page.locator(".card")).to_have_count(21)
    await browser.page.goto(f"{browser.base}?alert=none")
    await expect(browser.page.locator(".card")).to_have_count(20)
    await expect(browser.page.get_by_text("Live", exact=True)).to_be_visible()


async def test_the_newest_stands_first_and_each_once(browser: Browser, shared_settings: SharedSettings) -> None:
    late, early, middle = (alert(minutes=number, title=f"Minute {number}") for number in (2, 0, 1))
    await send(shared_settings.kafka, late, early, middle, early)
    await expect(browser.page.locator(".card h3")).to_have_text(["Minute 2", "Minute 1", "Minute 0"])


async def test_what_articles_carry_is_text_and_never_markup(browser: Browser, shared_settings: SharedSettings) -> None:
    markup = "<img src=x onerror=alert(1)><b>bold</b>"
    hostile = alert(title=markup, publisher=markup, url="javascript:alert(1)", text=f"{markup} {TEXT}")
    await send(shared_settings.kafka, hostile)
    card = browser.page.locator(".card")
    await expect(card.locator("h3")).to_have_text(markup)
    await expect(card.locator(".published strong")).to_have_text(markup)
    assert await card.locator("img, b").count() == 0
    links = await card.locator("a").evaluate_all("(links) => links.map((link) => link.getAttribute('href'))")
    assert [link.partition("?")[0].partition("/")[0] for link in links] == ["page", "mailto:"]
    assert not any("javascript" in link for link in links)
    assert browser.complaints == []


async def test_no_mark_turns_a_toll_around(browser: Browser, shared_settings: SharedSettings) -> None:
    text = f"\u202e{TEXT}"
    await store(shared_settings, alert(text=text, title="\u202eBodies found: 34", publisher="\u2067Courier"))
    page = browser.page
    await page.reload()
    await expect(page.locator(".card")).to_have_count(1)
    await send(shared_settings.kafka, alert(text=text, title="\u202dBodies found: 34", publisher="\u2066Courier"))
    await expect(page.locator(".card")).to_have_count(2)
    shown = await page.locator("body").inner_text()
    assert "Bodies found: 34" in shown
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


async def test_what_cannot_be_read_is_named(browser: Browser, shared_settings: SharedSettings) -> None:
    page, database = browser.page, connect(shared_settings)
    await expect(page.locator("#unreadable")).to_be_hidden()
    await database["watches"].insert_one({"_id": "torn", "body": {"name": 7}, "created_at": NOW})
    await database["alerts"].insert_one({"_id": "old", "body": {"news": []}, "raised_at": NOW})
    await page.reload()
    await expect(page.get_by_text("1 of the watches cannot be read and stay out of the list: torn (")).to_be_visible()
    await expect(page.get_by_text("1 of the alerts cannot be read and stay out of the list: old (")).to_be_visible()


async def test_what_had_no_room_in_the_alert_is_counted_and_leads_to_the_report(
    browser: Browser, shared_settings: SharedSettings
) -> None:
    full = alert(article_id="long").model_copy(update={"news_left_out": 400, "matched_left_out": 3})
    await send(shared_settings.kafka, full)
    card = browser.page.locator(".card")
    await expect(card.locator(".left-out")).to_have_text("And 400 more in the report.")
    await expect(card.get_by_role("link", name="the report")).to_have_attribute("href", "page/reports/long?revision=1")
    await expect(card.locator("footer")).to_have_text("Matched: topic mass-graves and 3 more")


async def test_a_listed_alert_is_shown_without_asking_for_it_again(
    browser: Browser, shared_settings: SharedSettings
) -> None:
    await store(shared_settings, alert())
    browser.requested.clear()
    await browser.page.reload()
    await expect(browser.page.locator(".card .evidence")).to_have_count(1)
    paths = [url.removeprefix(browser.base) for url in browser.requested if "/alerts" in url]
    own = [path for path in paths if not path.startswith("page/")]
    assert sorted(path.partition("?")[0] for path in own) == ["alerts", "alerts/stream"]


async def test_an_alert_of_version_1_is_shown_with_its_words_marked(
    browser: Browser, shared_settings: SharedSettings
) -> None:
    (old,) = documents("alerts", 1)
    await connect(shared_settings)["alerts"].insert_one(old)
    await browser.page.reload()
    said = browser.page.locator(".card .news-item").first
    await expect(said.locator("mark.figure")).to_have_text("40")
    await expect(said.locator(".figures")).to_contain_text("more than 40 bodies found (women)")


async def test_a_chosen_watch_hides_the_others(browser: Browser, shared_settings: SharedSettings) -> None:
    page = browser.page
    await two_watches(browser)
    chosen = page.get_by_role("button", name="Watch w2")
    await chosen.press("Enter")
    await expect(chosen).to_be_focused()
    await expect(page.get_by_role("heading", level=2, name="Watch w2")).to_be_visible()
    others, own = alert(title="Another's"), alert(title="Its own").model_copy(update={"watch_id": "w2"})
    await send(shared_settings.kafka, others, own)
    await expect(page.locator(".card h3")).to_have_text(["Its own"])
    await expect(page).to_have_title("Watch w2 – Claimwatch")


async def test_the_address_of_a_chosen_watch_can_be_sent_and_left(browser: Browser) -> None:
    page = browser.page
    await two_watches(browser)
    await page.get_by_role("button", name="Watch w2").click()
    await expect(page).to_have_url(f"{browser.base}?watch=w2")
    await page.reload()
    await expect(page.get_by_role("heading", level=2, name="Watch w2")).to_be_visible()
    await page.get_by_role("button", name="Watch w1").click()
    await page.go_back()
    await expect(page.get_by_role("heading", level=2, name="Watch w2")).to_be_visible()
    await page.goto(f"{browser.base}?watch=gone")
    await expect(page.get_by_role("heading", level=2, name="All alerts")).to_be_visible()


async def two_watches(browser: Browser) -> None:
    """Watches w1 and w2, and a page that knows them."""
    for watch_id in ("w1", "w2"):
        body = {"name": f"Watch {watch_id}", "topics": ["mass-graves"]}
        await browser.page.request.put(f"{browser.base}watches/{watch_id}", data=body)
    await browser.page.reload()


async def test_what_several_watches_are_told_is_one_card(browser: Browser, shared_settings: SharedSettings) -> None:
    early = alert()
    late = alert(minutes=1).model_copy(update={"watch_id": "w2", "watch_name": "Another", "article": early.article})
    less = late.model_copy(update={"alert_id": "less", "news": late.news[:1]})
    await send(shared_settings.kafka, early, late, less)
    await expect(browser.page.locator(".card")).to_have_count(1)
    card = browser.page.locator(".card")
    assert await card.locator(".watch").all_inner_texts() == ["Another", early.watch_name]
    assert await card.locator("footer").all_inner_texts() == [
        f"{name} matched: topic mass-graves" for name in ("Another", early.watch_name)
    ]
    await expect(card.locator(".news-item")).to_have_count(1)


async def test_reports_on_one_incident_are_one_card_with_the_newest_in_full(
    browser: Browser, shared_settings: SharedSettings
) -> None:
    first, second, other = (alert(minutes=number, title=f"Minute {number}") for number in range(3))
    labels = first.labels.model_copy(update={"incident": "strike"})
    together = [raised.model_copy(update={"labels": labels}) for raised in (first, second)]
    await send(shared_settings.kafka, *together, other)
    page = browser.page
    await expect(page.locator(".card h3")).to_have_text(["Minute 2", "Minute 1"])
    card = page.locator(".card").last
    await card.get_by_text("Before that: one report").click()
    await expect(card.locator("h4")).to_have_text(["Minute 0"])
    await expect(card.get_by_role("link", name="all claims side by side")).to_have_count(1)
    third = alert(minutes=3, title="Minute 3").model_copy(update={"labels": labels})
    await send(shared_settings.kafka, third)
    await expect(page.locator(".card h3")).to_have_text(["Minute 3", "Minute 2"])
    await expect(page.get_by_text("Before that: 2 reports")).to_be_visible()


async def test_claims_that_stand_together_show_their_words_once(
    browser: Browser, shared_settings: SharedSettings
) -> None:
    far = "Nothing else is known. " * 60
    text = f'The ministry said that {CLAIM}. "We need help," it added. {far}It said that {CLAIM} as well.'
    said = [(text, "The ministry", "said", f"that {CLAIM}"), (text, "it", "added", '"We need help,"')]
    afar = attribution(text, "It", "said", f"that {CLAIM} as well")
    published = article(text)
    found = (*(attribution(*parts) for parts in said), afar)
    filed = join_report(published, *extractions(published, found), story_id="s1", original=published.article_id)
    raised = alert_for(watch(), filed, (), tellable(filed), NOW)
    assert len([item for item in raised.news if item.claim]) == 3
    await send(shared_settings.kafka, raised)
    passages = browser.page.locator(".card .news-item")
    await expect(passages).to_have_count(2)
    assert await passages.first.locator("mark").count() == 2
    assert await browser.page.locator(".evidence").count() == 2


async def test_of_many_figures_the_first_are_shown_and_the_rest_when_asked_for(
    browser: Browser, shared_settings: SharedSettings
) -> None:
    raised = alert()
    (counted,) = (item for item in raised.news if item.figure is not None)
    await send(shared_settings.kafka, raised.model_copy(update={"news": (counted,) * 400}))
    figures = browser.page.locator(".figures li")
    await expect(figures).to_have_count(12)
    assert await browser.page.locator(".card *").count() < 200
    await browser.page.get_by_text("Show 388 more figures").click()
    await expect(figures).to_have_count(400)


async def test_a_figure_that_is_denied_is_not_shown_as_claimed(
    browser: Browser, shared_settings: SharedSettings
) -> None:
    filed = report()
    figures = tuple(figure.model_copy(update={"factuality": DENIED}) for figure in filed.figures)
    filed = filed.model_copy(update={"figures": figures})
    await send(shared_settings.kafka, alert_for(watch(), filed, (), tellable(filed), NOW))
    claimed = browser.page.locator(".claim-in-words", has=browser.page.locator(".figures"))
    await expect(claimed.locator(".claimed")).to_contain_text("Denied by Health Ministry")


async def test_the_keys_j_and_k_go_through_the_alerts(browser: Browser, shared_settings: SharedSettings) -> None:
    page = browser.page
    await send(shared_settings.kafka, *(alert(minutes=number, title=f"Minute {number}") for number in range(3)))
    await expect(page.locator(".card")).to_have_count(3)
    focused = page.locator(".card:focus h3")
    for key, title in (("j", "Minute 2"), ("j", "Minute 1"), ("k", "Minute 2"), ("k", "Minute 2")):
        await page.keyboard.press(key)
        await expect(focused).to_have_text(title)
    await page.get_by_role("button", name="Silence").first.click()
    await page.get_by_label("Why").focus()
    await page.keyboard.type("jk")
    await expect(page.get_by_label("Why")).to_have_value("jk")


async def test_silence_names_its_cause(browser: Browser) -> None:
    page, base = browser.page, browser.base
    line = page.locator("#reading")
    await expect(line).to_contain_text("No feed is read")
    await expect(line).to_contain_text("No article has come yet")
    feed = {"url": "https://courier.example/rss", "publisher": "The Courier"}
    await page.request.post(f"{base}feeds", data=feed)
    await page.reload()
    await expect(line).to_contain_text("1 feed read.")
    listed = (await (await page.request.get(f"{base}feeds")).json()) | {"next": None}
    listed["items"][0]["state"] = {"failures": 2, "last_error": "404 Not Found"}
    await page.route("**/feeds?**", lambda route: route.fulfill(json=listed))
    await page.reload()
    await expect(line).to_contain_text("1 feed read, 1 failing: The Courier.")


async def test_a_lost_service_is_shown_and_what_was_missed_comes(
    chromium: str, shared_settings: SharedSettings
) -> None:
    async with AsyncExitStack() as stack:
        async with running(create_app(ApiSettings(shared=shared_settings, port=0))) as api:
            page = (await stack.enter_async_context(opened(chromium, api.http.port))).page
        await expect(page.get_by_role("status").filter(has_text="Connection lost")).to_be_visible()
        missed = alert(title="Missed")
        await store(shared_settings, missed)
        async with running(create_app(ApiSettings(shared=shared_settings, port=api.http.port))):
            await expect(page.locator(".card h3")).to_have_text(["Missed"])
            await expect(page.get_by_text("Live", exact=True)).to_be_visible()


@pytest.mark.parametrize("width", [360, 768, 1280])
async def test_nothing_is_wider_than_the_screen(browser: Browser, shared_settings: SharedSettings, width: int) -> None:
    await browser.page.set_viewport_size({"width": width, "height": 800})
    await send(shared_settings.kafka, alert(title="Unbreakable" * 30, publisher="Publisher" * 20))
    await expect(browser.page.locator(".card")).to_have_count(1)
    assert await browser.page.evaluate("document.documentElement.scrollWidth") == width


async def test_quotes_that_overlap_are_shown_once_and_marked_by_code_points(browser: Browser) -> None:
    chance = random.Random(7)
    for _ in range(40):
        text = "".join(chance.choice("ab 😀é\n") for _ in range(chance.randrange(1, 400)))
        quotes = [quote | {"text": text[quote["start"] : quote["end"]]} for quote in ranges(chance, len(text))]
        marks = list(ranges(chance, len(text)))
        shown = await browser.page.evaluate(SHOWN, [quotes, marks])
        covered = {at for quote in quotes for at in range(quote["start"], quote["end"])}
        assert "".join(piece["text"] for stretch in shown for piece in stretch) == "".join(
            text[at] for at in sorted(covered)
        )
        for mark in marks:
            marked = "".join(piece["text"] for stretch in shown for piece in stretch if mark["kind"] in piece["kinds"])
            assert marked == "".join(text[at] for at in sorted(covered & set(range(mark["start"], mark["end"]))))


SHOWN = """async ([quotes, marks]) => {
  const { pieces, stretches } = await import("/page/shared/evidence.js");
  return stretches(quotes).map((stretch) => pieces(stretch, marks));
}"""


def ranges(chance: random.Random, length: int) -> Iterable[dict[str, Any]]:
    """Up to three ranges of a text, each with a kind of its own."""
    for number in range(chance.randrange(1, 4)):
        start = chance.randrange(length)
        yield {"start": start, "end": chance.randrange(start + 1, length + 1), "kind": f"claim{number}"}


@pytest.mark.parametrize(("check", "words"), [("mongo", "The database does not answer"), ("kafka", "Kafka does not")])
async def test_the_page_says_when_a_server_does_not_answer(api: Service, chromium: str, check: str, words: str) -> None:
    async with opened(chromium, api.http.port) as browser:
        notice = browser.page.locator("#trouble")
        await expect(notice).to_be_hidden()
        unwell = {"status": "unavailable", "checks": {"kafka": "ok", "mongo": "ok"} | {check: "AutoReconnect"}}
        await browser.page.route("**/-/ready", lambda route: route.fulfill(status=503, json=unwell))
        await expect(browser.page.get_by_text(words)).to_be_visible(timeout=90_000)
        await browser.page.unroute("**/-/ready")
        await expect(browser.page.get_by_text(words)).to_be_hidden(timeout=90_000)
