"""From feeds to articles on fakes: nothing missed, nothing asked for twice, one broken feed stops no other."""

from contextlib import AsyncExitStack
from datetime import timedelta
from typing import Any

from aiokafka.errors import KafkaConnectionError
from pymongo.errors import AutoReconnect

from claimwatch_contracts.documents import Feed
from services._runtime.errors import DeadlineExceededError
from tests.unit.intake.world import LINK, PAGE, TEXT, World, rss
from tests.waiting import answered, until


async def polled(world: World, feed: Feed) -> None:
    """Return when the feed was polled at the world's present time."""

    async def is_polled() -> bool:
        return (await world.state(feed)).polled_at == world.now

    await answered(is_polled)


async def test_a_feed_is_polled_by_its_interval_and_asked_only_for_what_is_new() -> None:
    world = World()
    world.site.pages = {"/1": (200, PAGE.format(text=TEXT)), "/feed.xml": (200, rss((LINK, "One", "Short.")))}
    feed = await world.add()
    async with world.polling():
        await polled(world, feed)
        world.later(seconds=299)
        other = await world.add("/other.xml")
        await polled(world, other)
        assert world.site.count("/feed.xml") == 1
        world.later(seconds=2)
        await polled(world, feed)
        world.site.pages["/feed.xml"] = (200, rss((f"{LINK}0", "Two", TEXT), (LINK, "One", "Short.")))
        world.later(seconds=301)
        await polled(world, feed)
    assert [status for path, _, status in world.site.asked if path == "/feed.xml"] == [200, 304, 200]
    assert [(event.title, event.url, event.publisher) for event in world.published] == [
        ("One", LINK, "Wire"),
        ("Two", f"{LINK}0", "Wire"),
    ]
    assert TEXT in world.published[0].text
    assert world.site.count("/1") == 1


async def test_a_broken_feed_is_reported_and_retried_and_others_go_on() -> None:
    world = World()
    world.site.pages = {
        "/broken.xml": (200, rss((LINK, "Cut", TEXT))[:-60]),
        "/well.xml": (200, rss((LINK, "Well", TEXT))),
    }
    broken, well = await world.add("/broken.xml"), await world.add("/well.xml")
    async with world.polling():
        await polled(world, broken)
        await polled(world, well)
        state = await world.state(broken)
        assert (state.failures, "breaks off" in str(state.last_error)) == (1, True)
        world.site.pages["/broken.xml"] = (500, "oops")
        world.later(seconds=301)
        await polled(world, broken)
        state = await world.state(broken)
        assert (state.failures, "500" in str(state.last_error)) == (2, True)
        assert world.counted("feed_polls", "failed") == 2
        await until(lambda: world.registry.get_sample_value("claimwatch_intake_failing_feeds") == 1)
        world.site.pages["/broken.xml"] = (200, rss((f"{LINK}0", "Mended", TEXT)))
        world.later(seconds=601)
        await polled(world, broken)
    state = await world.state(broken)
    assert (state.failures, state.last_error, state.last_ok_at) == (0, None, world.now)
    assert [event.title for event in world.published] == ["Well", "Mended"]


async def test_two_instances_poll_a_feed_once_and_a_changed_feed_at_once() -> None:
    one = World()
    other = World(one.database)
    other.site, other.emitter = one.site, one.emitter
    paths = [f"/{number}.xml" for number in range(8)]
    one.site.pages = {path: (200, rss((f"{LINK}{path}", path, TEXT))) for path in [*paths, "/moved.xml"]}
    feeds = [await one.add(path) for path in paths]
    async with AsyncExitStack() as instances:
        for world in (one, other):
            await instances.enter_async_context(world.polling())
        for feed in feeds:
            await polled(one, feed)
        assert [one.site.count(path) for path in paths] == [1] * 8
        for world in (one, other):
            world.later(seconds=5)
        moved = await one.add(paths[0], url=one.site.url("/moved.xml"))
        await one.add(paths[1], enabled=False)
        await polled(one, moved)
        for world in (one, other):
            world.later(seconds=296)
        for feed in feeds[2:]:
            await polled(one, feed)
    assert [one.site.count(path) for path in paths] == [1, 1, *[2] * 6]
    assert one.site.count("/moved.xml") == 1


async def test_a_feed_that_another_instance_has_is_left_to_it_until_its_lease_is_over() -> None:
    world = World()
    world.site.pages = {path: (200, rss((LINK, path, TEXT))) for path in ("/theirs.xml", "/free.xml")}
    theirs = await world.add("/theirs.xml")
    assert await World(world.database).feeds.lease(theirs, world.now, 1_000)
    async with world.polling():
        for _ in range(2):
            free = await world.add("/free.xml")
            await polled(world, free)
            assert world.site.count("/theirs.xml") == 0
            world.later(seconds=301)
        world.later(seconds=1_000)
        await polled(world, theirs)
    assert world.site.count("/theirs.xml") == 1


async def test_who_loses_the_lease_in_mid_poll_says_nothing_of_the_feed() -> None:
    world = World()
    feed, other = await world.add(), await world.add("/other.xml")
    world.site.pages["/other.xml"] = (200, rss((LINK, "Other", TEXT)))
    taken: list[str] = []

    async def lost(polled_feed: Feed, _state: Any) -> Any:
        taken.append(polled_feed.feed_id)
        await world.database["feed_states"].update_one({"_id": feed.feed_id}, {"$set": {"lease_owner": "another"}})
        await until(lambda: len(taken) == 3)

    poll, world.poll.poll = world.poll.poll, lost  # type: ignore[method-assign]
    del poll, other
