"""Feeds become articles, on fakes: no entry is missed or fetched twice, and a broken feed stops no other feed."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import timedelta

from aiokafka.errors import KafkaConnectionError
from pymongo.errors import AutoReconnect

from claimwatch_contracts.documents import Feed
from services._runtime.errors import DeadlineExceededError
from services.intake.clients import Fetched, WebClient
from services.intake.feeds.state import FeedState
from tests.fakes.web import PAGE, TEXT, rss
from tests.unit.intake.world import LINK, World
from tests.waiting import WAIT_SECONDS, answered, until


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


class Poll:
    """A stand-in for ``FeedPoll`` that ends as the test says."""

    def __init__(self, ending: Callable[[FeedState], Awaitable[FeedState]]) -> None:
        self.poll = lambda _feed, state: ending(state)
        self.failed = lambda feed, state, now, reason: state.failed(feed, now, reason, 3_600)


async def test_who_loses_the_lease_in_mid_poll_stops_and_says_nothing_of_the_feed() -> None:
    world, stopped = World(), asyncio.Event()
    feed = await world.add()

    async def taken_away(state: FeedState) -> FeedState:
        await world.database["feed_states"].update_one({"_id": feed.feed_id}, {"$set": {"lease_owner": "another"}})
        try:
            await asyncio.Event().wait()
        finally:
            stopped.set()
        return state

    async with world.polling(poll=Poll(taken_away), lease_seconds=0.03):
        await asyncio.wait_for(stopped.wait(), WAIT_SECONDS)
    kept = await world.database["feed_states"].find_one({"_id": feed.feed_id})
    assert kept is not None
    assert (kept["lease_owner"], kept["polled_at"]) == ("another", None)


async def test_a_bug_is_the_state_of_its_feed_and_stops_no_other() -> None:
    world = World()
    feeds = [await world.add(path) for path in ("/one.xml", "/two.xml")]

    async def bug(_state: FeedState) -> FeedState:
        raise ZeroDivisionError("a bug")

    async with world.polling(poll=Poll(bug)):
        for feed in feeds:
            await polled(world, feed)
    assert {(await world.state(feed)).last_error for feed in feeds} == {"ZeroDivisionError: a bug"}


async def test_while_the_broker_refuses_the_feed_keeps_its_validators_and_nothing_is_lost() -> None:
    world = World()
    world.site.pages["/feed.xml"] = (200, rss((LINK, "One", TEXT)))
    world.emitter.error = KafkaConnectionError()
    feed = await world.add()
    async with world.polling():
        await polled(world, feed)
        state = await world.state(feed)
        assert (state.etag, state.failures, state.last_ok_at) == (None, 0, None)
        assert state.next_poll_at == world.now + timedelta(seconds=30)
        world.emitter.error = None
        world.later(seconds=31)
        await polled(world, feed)
    assert [(event.title, event.revision) for event in world.published] == [("One", 1)]


async def test_no_feed_is_asked_until_articles_can_be_published_and_the_feeds_be_read() -> None:
    world = World()
    world.is_ready, world.database.error = False, AutoReconnect("away")
    async with world.polling():
        await until(lambda: world.looked >= 3)
        world.is_ready, looked = True, world.looked
        await until(lambda: world.looked >= looked + 3)
        assert world.site.asked == []
        world.database.error = None
        await polled(world, await world.add())
    assert world.site.count("/feed.xml") == 1


async def test_a_feed_that_cannot_be_read_in_time_has_failed() -> None:
    world = World()
    world.desk.error = DeadlineExceededError("no result within 60 s")
    state = await world.poll_each(rss((LINK, "One", TEXT)))
    assert (state.failures, state.last_error) == (1, "no result within 60 s")


async def test_a_garbled_copy_is_no_revision_and_what_comes_back_is_the_newest() -> None:
    world = World()
    good = "Zoë Krüger, the clinic’s head, said on Tuesday that nine people had been wounded near Al-Rasi."
    changed, garbled = good.replace("nine", "seven"), good.encode().decode("cp1250", "replace")
    await world.poll_each(*[rss((LINK, "Clinic", text)) for text in (good, garbled, good, changed, good)])
    assert [(event.revision, event.text) for event in world.published] == [(1, good), (2, changed), (3, good)]


async def test_entries_of_one_link_are_articles_of_their_own_also_when_they_come_one_by_one() -> None:
    world, second, third = World(), f"Later: {TEXT}", f"Much later: {TEXT}"
    bulletins = (("b-1", TEXT), ("b-2", second), ("b-2", third), ("b-3", TEXT))
    guids = ((f'<guid isPermaLink="false">{name}</guid>', text) for name, text in bulletins)
    await world.poll_each(*[rss((LINK, "Bulletin", text), more=guid) for guid, text in guids])
    assert [(event.revision, event.text) for event in world.published] == [(1, TEXT), (1, second), (2, third)]
    assert len({event.article_id for event in world.published}) == 2


async def test_posts_of_a_live_blog_are_articles_with_their_place_in_the_page() -> None:
    world, page = World(), "https://wire.example/live"
    world.site.pages["/live"] = (200, PAGE.format(text=TEXT))
    posts = [(f"{page}#post-{number}", f"Post {number}", f"{number} were wounded.") for number in (1, 2)]
    await world.poll_each(rss(*posts), rss(*posts, (f"{page}#3", "Post 2", "2 were wounded.")))
    assert {(event.url, event.text, event.revision) for event in world.published} == {
        (url, text, 1) for url, _, text in posts
    }
    assert len({event.article_id for event in world.published}) == len(world.published) == 2


async def test_a_page_takes_the_place_of_an_entry_only_if_it_is_about_it() -> None:
    world = World()
    wall = "We and our partners keep information on your device, and the front page has the latest 40 stories for you."
    world.site.pages = {"/wall": (200, PAGE.format(text=wall)), "/page": (200, PAGE.format(text=TEXT))}
    body = rss(
        ("https://wire.example/wall", "Wall", "Nine people were killed at the bridge."),
        ("https://wire.example/page", "Page", "Four bodies were found, Krüger said."),
        ("https://t.me/river/311", "Post", "Neun Tote in Rakka."),
    )
    state = await world.poll_each(body.replace("<item>", "<language>de</language><item>", 1))
    assert state.last_error is None
    texts = {event.title: event.text.partition("\n")[0] for event in world.published}
    assert texts == {"Wall": "Nine people were killed at the bridge.", "Page": TEXT, "Post": "Neun Tote in Rakka."}
    assert {event.title: event.language for event in world.published} == {"Wall": "en", "Page": "en", "Post": "de"}


async def test_a_backlog_is_published_as_replay_and_what_follows_it_as_news() -> None:
    world = World()
    past = [(f"{LINK}/{number}", f"Old {number}", TEXT) for number in range(2)]
    await world.poll_each(rss(*past), rss((f"{LINK}/new", "New", TEXT), *past))
    assert {event.title: event.replay for event in world.published} == {"Old 0": True, "Old 1": True, "New": False}


async def test_a_feed_says_when_it_last_had_something_new_what_came_of_it_and_since_when_it_is_quiet() -> None:
    world = World()
    dated = "<pubDate>Mon, 01 Jun 2026 09:00:00 GMT</pubDate>"
    bodies = [rss((f"{LINK}/0", "0", f"0. {TEXT}"), more=dated)]
    bodies += [rss((f"{LINK}/{number}", str(number), f"{number}. {TEXT}")) for number in range(1, 5)]
    state = await world.poll_each(*bodies, rss(("https://www.wire.example/1/4", "4", f"4. {TEXT}")), rss(("", "", "")))
    last_new_at = world.now - timedelta(seconds=301)
    assert (state.rhythm.last_at, state.rhythm.news, state.language) == (last_new_at, 7, "en")
    assert state.rhythm.pauses[0].seconds == (24 * 60 + 5) * 60 + 1
    assert (state.tally.taken, state.tally.duplicates, state.tally.lost) == (5, 1, 1)
    assert state.quiet_since is None
    world.later(days=3)
    feed = await world.add()
    quiet = await world.poll.poll(feed, state)
    assert (quiet.quiet_since, quiet.rhythm) == (last_new_at, state.rhythm)


async def test_feeds_whose_servers_do_not_answer_keep_no_other_feed_waiting() -> None:
    world = World()
    world.site.pages = {"/well.xml": (200, rss((LINK, "Well", TEXT)))}
    hung = [await world.add(f"/hung{number}.xml") for number in range(6)]
    well = await world.add("/well.xml")
    never = asyncio.Event()

    class Hanging(WebClient):
        async def get(self, url: str, headers: Mapping[str, str], also: Collection[int] = ()) -> Fetched:
            if "hung" in url:
                await never.wait()
            return await super().get(url, headers, also)

    web = Hanging(world.site.client(), timeout_seconds=60, max_bytes=100_000)
    poll = replace(world.poll, web=web, work=asyncio.Semaphore(1))
    async with world.polling(poll=poll):
        await polled(world, well)
    assert [event.title for event in world.published] == ["Well"]
    assert all([(await world.state(feed)).polled_at is None for feed in hung])
