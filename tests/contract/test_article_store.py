"""Intake's memory of articles: one number for each content, whoever else is numbering."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from services.intake.articles.content import content_of
from services.intake.store import ArticleStore, Origin, Revision

NOW = datetime(2026, 6, 2, 9, 0, 0, 123_456, tzinfo=UTC)
URL = "https://wire.example/1"
GOOD = "Zoë Krüger said on Tuesday that nine people had been wounded near Al-Rasi."
GARBLED = GOOD.encode().decode("cp1250", "replace")
FEED = Origin("feed", None)


class Articles:
    """The store, asked about one article."""

    def __init__(self, database: Any) -> None:
        self.store = ArticleStore(database)

    async def reserve(self, text: str, origin: Origin | None = None, *, minutes: int = 0) -> Revision:
        """The revision of the text."""
        now = NOW + timedelta(minutes=minutes)
        return await self.store.reserve("a", content_of("", text), now, url=URL, publisher="Wire", origin=origin)

    async def publish(self, text: str, origin: Origin | None = None) -> int:
        """The number of the text's revision, which is published from then on."""
        revision = await self.reserve(text, origin)
        await self.store.mark_published(revision)
        return revision.number


@pytest.fixture
async def articles(database: Any) -> Articles:
    """A store without articles."""
    articles = Articles(database)
    await articles.store.prepare()
    return articles


async def test_a_content_keeps_its_number_and_the_time_of_its_first_coming(articles: Articles) -> None:
    first = await articles.reserve("One.")
    assert first == Revision("a", 1, NOW.replace(microsecond=123_000), published=False)
    assert await articles.publish("Two.") == 2
    assert await articles.reserve("One.", minutes=5) == first
    await articles.store.mark_published(first)
    assert (await articles.reserve("One.", minutes=9)).published


async def test_contents_that_come_at_once_get_a_number_each_and_equal_ones_the_same(articles: Articles) -> None:
    texts = [f"Version {number}." for number in range(5)] * 2
    revisions = await asyncio.gather(*(articles.reserve(text) for text in texts))
    numbers = {text: revision.number for text, revision in zip(texts, revisions, strict=True)}
    assert sorted(numbers.values()) == [1, 2, 3, 4, 5]
    assert [revision.number for revision in revisions] == [numbers[text] for text in texts]


async def test_a_damaged_copy_of_what_was_published_is_no_revision(articles: Articles) -> None:
    assert await articles.publish(GOOD) == 1
    assert await articles.publish(GARBLED) == 1
    assert await articles.publish(GOOD.replace("nine", "seven")) == 2


async def test_a_damaged_copy_of_what_was_never_published_is_one(articles: Articles) -> None:
    assert (await articles.reserve(GOOD)).number == 1
    assert (await articles.reserve(GARBLED)).number == 2


async def test_what_a_feed_shows_again_is_its_newest_and_what_is_posted_again_is_known(articles: Articles) -> None:
    assert [await articles.publish(text, FEED) for text in ("One.", "Two.", "One.", "One.")] == [1, 2, 3, 3]
    assert await articles.publish("Two.") == 2
    assert await articles.publish("Two.", Origin("another feed", None)) == 2


async def test_a_feed_knows_its_articles_of_a_page_by_its_names_and_by_their_words(articles: Articles) -> None:
    await articles.publish("One.", Origin("feed", "k-1"))
    await articles.publish("Two.", FEED)
    on_page = await articles.store.on_page("feed", URL)
    assert on_page.by_key == {"k-1": "a"}
    assert on_page.by_words == {content_of("", text).words_hash: "a" for text in ("One.", "Two.")}
    assert (await articles.store.on_page("another feed", URL)).by_words == {}
