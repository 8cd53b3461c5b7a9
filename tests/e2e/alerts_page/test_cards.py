"""The cards of the alerts page, in chromium: what belongs together, what is folded, what is marked."""

import random
from collections.abc import Iterable
from typing import Any

import pytest
from playwright.async_api import expect

from claimwatch_contracts.extraction import Factuality
from claimwatch_contracts.vocabulary import Polarity
from services._runtime.mongo import connect
from services._runtime.settings import SharedSettings
from services.archive.joining.join import join_report
from services.watch.news.novelty import tellable
from services.watch.telling.alerting import alert_for
from tests.builders import NOW, article, attribution, extractions, report, watch
from tests.e2e.browsing import Browser
from tests.e2e.raised import CLAIM, TEXT, alert, store
from tests.golden import documents
from tests.integration.kafka_client import send

pytestmark = pytest.mark.browser
DENIED = Factuality(polarity=Polarity.DENIED)


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


async def test_what_had_no_room_in_the_alert_is_counted_and_leads_to_the_report(
    browser: Browser, shared_settings: SharedSettings
) -> None:
    full = alert(article_id="long").model_copy(update={"news_left_out": 400, "matched_left_out": 3})
    await send(shared_settings.kafka, full)
    card = browser.page.locator(".card")
    await expect(card.locator(".left-out")).to_have_text("And 400 more in the report.")
    await expect(card.get_by_role("link", name="the report")).to_have_attribute("href", "page/reports/long?revision=1")
    await expect(card.locator("footer")).to_have_text("Matched: topic mass-graves and 3 more")


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


async def test_earlier_reports_are_counted_also_those_of_which_the_alerts_are_not_in_the_list(
    browser: Browser, shared_settings: SharedSettings
) -> None:
    raised = [alert(minutes=number, title=f"Minute {number}") for number in range(23)]
    for number in (0, 21, 22):
        labels = raised[number].labels.model_copy(update={"incident": "strike"})
        raised[number] = raised[number].model_copy(update={"labels": labels})
    for each in raised:
        await store(shared_settings, each)
    page = browser.page
    await page.reload()
    card = page.locator(".card").first
    await expect(card.locator("h3")).to_have_text("Minute 22")
    await card.get_by_text("Before that: one report or more").click()
    await expect(card.locator("summary")).to_have_text("Before that: 2 reports")
    await expect(card.locator("h4")).to_have_text(["Minute 21", "Minute 0"])


async def test_claims_that_stand_together_show_their_words_once(
    browser: Browser, shared_settings: SharedSettings
) -> None:
    far = "Nothing else is known. " * 60
    plea = '"We need help with tents and water and doctors before the rains come to us,"'
    text = f"The ministry said that {CLAIM}. {plea} it added. {far}It said that {CLAIM} as well."
    said = [
        (text, "The ministry", "said", f"that {CLAIM}"),
        (text, "it", "added", plea),
    ]
    afar = attribution(text, "It", "said", f"that {CLAIM} as well")
    published = article(text)
    found = (*(attribution(*parts) for parts in said), afar)
    filed = join_report(published, *extractions(published, found), story_id="s1", original=published.article_id)
    raised = alert_for(watch(), filed, (), tellable(filed), NOW)
    assert len([item for item in raised.news if item.claim]) == 3
    await send(shared_settings.kafka, raised)
    passages = browser.page.locator(".card .news-item")
    await expect(passages).to_have_count(2)
    marked = await passages.first.locator("mark").all_text_contents()
    assert (marked[0], "".join(marked[1:])) == (f"that {CLAIM}", plea)
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
