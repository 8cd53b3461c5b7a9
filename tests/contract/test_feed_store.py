"""Intake's memory of feeds: who polls them, how they fared, which entries were handled."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from claimwatch_contracts.documents import Feed
from services.intake.feeds.entry_tries import EntryState
from services.intake.feeds.state import FeedState, IncompleteEntry
from services.intake.feeds.tally import EntryTally
from services.intake.store import FeedStore

NOW = datetime(2026, 6, 2, 9, 0, tzinfo=UTC)
URL = "https://wire.example/feed.xml"


def feed(identity: str = "f", **fields: Any) -> Feed:
    """A feed as the api writes it."""
    times = {"created_at": NOW, "updated_at": NOW}
    return Feed.model_validate({"feed_id": identity, "url": URL, "publisher": "Wire", **times, **fields})


async def add(database: Any, *feeds: Feed) -> None:
    """Write feeds as the api does."""
    for added in feeds:
        await database["feeds"].insert_one({"_id": added.feed_id, "body": added.model_dump(mode="json")})


@pytest.fixture
async def ours(database: Any) -> FeedStore:
    """The store of this instance."""
    store = FeedStore(database, "ours")
    await store.prepare()
    return store


async def test_the_feeds_that_are_on_are_read_and_a_broken_one_silences_none(ours: FeedStore, database: Any) -> None:
    await add(database, feed("on"), feed("off", enabled=False))
    await database["feeds"].insert_one({"_id": "broken", "body": {"url": 7}})
    assert await ours.enabled_feeds() == [feed("on")]


async def test_one_instance_at_a_time_has_a_feed_until_its_lease_is_over(ours: FeedStore, database: Any) -> None:
    theirs = FeedStore(database, "theirs")
    assert await ours.lease(feed(), NOW, 60) == FeedState(URL, NOW)
    assert await theirs.lease(feed(), NOW + timedelta(seconds=59), 60) is None
    assert await ours.renew(feed(), NOW + timedelta(seconds=30), 60)
    assert await theirs.lease(feed(), NOW + timedelta(seconds=60), 60) is None
    assert await theirs.lease(feed(), NOW + timedelta(seconds=90), 60) == FeedState(URL, NOW)
    assert not await ours.renew(feed(), NOW + timedelta(seconds=91), 60)


async def test_the_state_is_kept_by_whoever_has_the_lease_and_the_feed_is_free_then(
    ours: FeedStore, database: Any
) -> None:
    theirs = FeedStore(database, "theirs")
    leased = await ours.lease(feed(), NOW, 60)
    assert leased is not None
    lost = IncompleteEntry(NOW, None, "Cut", "lost: the text is empty")
    after = leased.handled(feed(), NOW, '"tag"', None).with_incomplete([lost])
    after = after.with_news([NOW, NOW - timedelta(hours=1)], EntryTally(taken=2, lost=1), "en")
    await theirs.keep_state(feed(), leased.failed(feed(), NOW, "not theirs to say", 3_600), NOW)
    await ours.keep_state(feed(), after, NOW)
    assert await ours.states([feed(), feed("new")], NOW) == {"f": after, "new": FeedState(URL, NOW)}
    assert await theirs.lease(feed(), NOW, 60) == after


async def test_a_feed_is_current_until_it_is_changed_switched_off_or_deleted(ours: FeedStore, database: Any) -> None:
    await add(database, feed(), feed("off", enabled=False))
    assert await ours.is_current(feed())
    assert not await ours.is_current(feed(updated_at=NOW + timedelta(seconds=1)))
    assert not await ours.is_current(feed("off", enabled=False))
    assert not await ours.is_current(feed("deleted"))


async def test_entries_are_remembered_as_long_as_the_feed_has_them(ours: FeedStore) -> None:
    tried = EntryState("two", is_past=True).failed(NOW)
    for entry in (EntryState("one"), tried, EntryState("one").done()):
        await ours.keep_entry(feed(), entry)
    await ours.keep_entry(feed("other"), EntryState("one"))
    assert await ours.entries(feed()) == {"one": EntryState("one", handled=True), "two": tried}
    await ours.forget_entries(feed(), {"two"})
    assert await ours.entries(feed()) == {"two": tried}
    assert await ours.entries(feed("other")) == {"one": EntryState("one")}


async def test_what_an_earlier_release_has_kept_counts_as_handled(ours: FeedStore, database: Any) -> None:
    await database["feed_entries"].insert_one({"_id": "f:one", "feed_id": "f", "fingerprint": "one"})
    assert await ours.entries(feed()) == {"one": EntryState("one", handled=True)}
