"""Feeds on real servers are polled by their interval, and after a kill by another instance."""

import uuid
from collections.abc import AsyncIterator

import pytest

from claimwatch_contracts.documents import Feed
from services._runtime.mongo import Database, connect
from services._runtime.settings import SharedSettings
from services.intake.feeds.state import FeedState
from services.intake.settings import IntakeSettings
from services.intake.store import FeedStore
from tests.fakes.web import PAGE, TEXT, Site, rss
from tests.integration.intake_world import Clock, Topic, new_url, running
from tests.waiting import answered


@pytest.fixture
async def database(shared_settings: SharedSettings) -> AsyncIterator[Database]:
    """The service's database."""
    database = connect(shared_settings)
    yield database
    database.client.close()


async def add_feed(database: Database, topic: Topic, url: str, clock: Clock) -> Feed:
    """Add a feed as the api does."""
    times = {"created_at": clock(), "updated_at": clock()}
    feed = Feed.model_validate({"feed_id": str(uuid.uuid4()), "url": url, "publisher": topic.publisher, **times})
    await database["feeds"].insert_one({"_id": feed.feed_id, "body": feed.model_dump(mode="json")})
    return feed


async def polled(database: Database, feed: Feed, clock: Clock) -> FeedState:
    """Wait for a poll at the clock's present time, and return the feed's state."""
    store = FeedStore(database, "reader")

    async def state() -> FeedState | None:
        state = (await store.states([feed], clock()))[feed.feed_id]
        return state if state.polled_at == clock() else None

    return await answered(state)


async def test_a_feed_is_polled_by_its_interval_and_asked_only_for_what_is_new(
    settings: IntakeSettings, topic: Topic, site: Site, database: Database
) -> None:
    clock, link = Clock(), site.url("/1?utm_source=feed")
    site.pages["/1"] = (200, PAGE.format(text=TEXT))
    site.pages["/feed.xml"] = (200, rss((link, "One", "Short.")))
    async with running(settings, clock=clock):
        feed = await add_feed(database, topic, site.url("/feed.xml"), clock)
        state = await polled(database, feed, clock)
        assert (state.failures, state.last_error, state.last_ok_at) == (0, None, clock())

        clock.advance(seconds=301)
        await polled(database, feed, clock)
        site.pages["/feed.xml"] = (200, rss((new_url(), "Two", TEXT), (link, "One", "Short.")))
        clock.advance(seconds=301)
        await polled(database, feed, clock)
    assert [status for path, _, status in site.asked if path == "/feed.xml"] == [200, 304, 200]
    assert site.count("/1") == 1
    one, two = sorted(await topic.read(), key=lambda event: event.title)
    assert (one.url, one.title, one.publisher, two.title) == (site.url("/1"), "One", topic.publisher, "Two")
    assert TEXT in one.text


async def test_a_feed_killed_in_mid_poll_is_free_after_its_lease(
    settings: IntakeSettings, topic: Topic, site: Site, database: Database
) -> None:
    clock = Clock()
    site.pages = {path: (200, rss((new_url(), path, TEXT))) for path in ("/left.xml", "/free.xml")}
    left = await add_feed(database, topic, site.url("/left.xml"), clock)
    assert await FeedStore(database, "killed").lease(left, clock(), 1_000)
    free = await add_feed(database, topic, site.url("/free.xml"), clock)
    async with running(settings, clock=clock):
        for _ in range(2):
            await polled(database, free, clock)
            assert site.count("/left.xml") == 0
            clock.advance(seconds=301)
        clock.advance(seconds=1_000)
        await polled(database, left, clock)
    assert sorted(event.title for event in await topic.read()) == ["/free.xml", "/left.xml"]
