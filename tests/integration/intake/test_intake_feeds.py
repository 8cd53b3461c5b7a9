"""Intake's feeds against real servers: nothing missed, nothing asked for twice, one broken feed stops no other."""

import asyncio
import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from datetime import timedelta
from typing import Any

import pytest

from claimwatch_contracts.documents import Feed
from claimwatch_contracts.events import ArticlePublished
from services._runtime.mongo import Database, connect
from services._runtime.settings import SharedSettings
from services.intake.feeds.entries import Entry
from services.intake.settings import IntakeSettings
from tests.integration.intake_world import (
    PAGE,
    TEXT,
    Clock,
    Dead,
    Site,
    Topic,
    new_url,
    running,
)


@pytest.fixture
async def database(shared_settings: SharedSettings) -> AsyncIterator[Database]:
    """The service's database, to look into."""
    database = connect(shared_settings)
    yield database
    await database.client.drop_database(database.name)
    database.client.close()


def rss(*entries: tuple[str, str, str]) -> str:
    """A feed with entries of (link, title, description)."""
    items = "".join(
        f"<item><link>{link}</link><title>{title}</title><description>{description}</description></item>"
        for link, title, description in entries
    )
    return f'<rss version="2.0"><channel><title>t</title>{items}</channel></rss>'


async def add_feed(database: Database, topic: Topic, url: str, clock: Clock, **fields: object) -> str:
    """Add or change a feed as the api does."""
    feed = Feed.model_validate(
        {
            "feed_id": str(uuid.uuid4()),
            "url": url,
            "publisher": topic.publisher,
            "created_at": clock(),
            "updated_at": clock(),
            **fields,
        }
    )
    document = {"_id": feed.feed_id, "body": feed.model_dump(mode="json")}
    await database["feeds"].replace_one({"_id": feed.feed_id}, document, upsert=True)
    return feed.feed_id


async def state_when(database: Database, feed_id: str, condition: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    """The feed's state once it fulfils the condition and nobody polls it any more."""
    async with asyncio.timeout(15):
        while True:
            state = await database["feed_states"].find_one({"_id": feed_id})
            if state is not None and state["lease_owner"] is None and condition(state):
                return state
            await asyncio.sleep(0.05)


async def poll_each(
    settings: IntakeSettings, topic: Topic, site: Site, database: Database, bodies: list[str]
) -> list[ArticlePublished]:
    """What is published when a feed has these bodies, one after the other."""
    clock, feed_id = Clock(), str(uuid.uuid4())
    async with running(settings, clock=clock):
        for number, body in enumerate(bodies):
            site.pages["/feed.xml"] = (200, body)
            clock.advance(seconds=301)
            if number == 0:
                await add_feed(database, topic, site.url("/feed.xml"), clock, feed_id=feed_id)
            before = clock() - timedelta(seconds=1)
            await state_when(
                database, feed_id, lambda state, before=before: state["polled_at"] and state["polled_at"] > before
            )
        return await topic.read()


async def test_a_feed_is_polled_by_its_interval_and_asked_only_for_what_is_new(
    settings: IntakeSettings, topic: Topic, site: Site, database: Database
) -> None:
    clock, link = Clock(), site.url("/1?utm_source=feed")
    site.pages["/1"] = (200, PAGE.format(text=TEXT))
    site.pages["/feed.xml"] = (200, rss((link, "One", "Short.")))
    async with running(settings, clock=clock):
        feed_id = await add_feed(database, topic, site.url("/feed.xml"), clock)
        (event,) = await topic.until(1)
        assert (event.url, event.title, event.publisher) == (site.url("/1"), "One", topic.publisher)
        assert TEXT in event.text
        first = await state_when(database, feed_id, lambda state: state["last_ok_at"])
        assert (site.count("/feed.xml"), first["failures"], first["last_error"]) == (1, 0, None)

        clock.advance(seconds=301)
        await state_when(database, feed_id, lambda state: state["polled_at"] > first["polled_at"])
        assert [status for path, _, status in site.asked if path == "/feed.xml"] == [200, 304]

        site.pages["/feed.xml"] = (200, rss((new_url(), "Two", TEXT), (link, "One", "Short.")))
        clock.advance(seconds=301)
        assert [event.title for event in await topic.until(2)] == ["One", "Two"]
        assert site.count("/1") == 1


async def test_a_broken_feed_is_reported_and_retried_and_others_go_on(
    settings: IntakeSettings, topic: Topic, site: Site, database: Database
) -> None:
    clock = Clock()
    site.pages["/broken.xml"] = (200, rss((new_url(), "Cut", TEXT))[:-60])
    site.pages["/well.xml"] = (200, rss((new_url(), "Well", TEXT)))
    async with running(settings, clock=clock) as client:
        broken = await add_feed(database, topic, site.url("/broken.xml"), clock)
        await add_feed(database, topic, site.url("/well.xml"), clock)
        state = await state_when(database, broken, lambda state: state["failures"] == 1)
        assert "breaks off" in state["last_error"]
        assert [event.title for event in await topic.until(1)] == ["Well"]

        site.pages["/broken.xml"] = (500, "oops")
        clock.advance(seconds=301)
        state = await state_when(database, broken, lambda state: state["failures"] == 2)
        assert "500" in state["last_error"]
        metrics = (await client.get("/metrics")).text
        assert 'claimwatch_intake_feed_polls_total{outcome="failed"} 2.0' in metrics

        site.pages["/broken.xml"] = (200, rss((new_url(), "Mended", TEXT)))
        clock.advance(seconds=601)
        state = await state_when(database, broken, lambda state: state["failures"] == 0)
        assert (state["last_error"], state["last_ok_at"]) != (None, None)
        assert [event.title for event in await topic.until(2)] == ["Well", "Mended"]


async def test_an_entry_whose_page_is_away_is_tried_again_and_what_has_no_words_is_reported(
    settings: IntakeSettings, topic: Topic, site: Site, database: Database
) -> None:
    clock = Clock()
    site.pages["/away"] = (503, "later")
    site.pages["/feed.xml"] = (
        200,
        rss(
            (site.url("/away"), "Away", "In short."),
            (site.url("/nothing"), "No text", ""),
            (new_url(), "Good", TEXT),
            ("", "", ""),
        ),
    )
    async with running(settings, clock=clock) as client:
        feed_id = await add_feed(database, topic, site.url("/feed.xml"), clock)
        state = await state_when(database, feed_id, lambda state: state["polled_at"])
        assert "2 of 4 entries not fetched" in state["last_error"]
        assert "1 of 4 entries lost" in state["last_error"]
        texts = {event.title: event.text for event in await topic.read()}
        assert texts == {"Good": TEXT, "Away": "In short.", "No text": "No text"}
        metrics = (await client.get("/metrics")).text
        for outcome, count in (("accepted", 1), ("unusable", 1), ("failed", 2)):
            assert f'claimwatch_intake_feed_entries_total{{outcome="{outcome}"}} {count}.0' in metrics

        site.pages["/away"] = site.pages["/nothing"] = (200, PAGE.format(text=TEXT))
        clock.advance(seconds=301)
        full = (await topic.until(5))[3:]
        assert {(event.title, event.revision) for event in full} == {("Away", 2), ("No text", 2)}
        assert all(TEXT in event.text for event in full)
        state = await state_when(database, feed_id, lambda state: state["last_ok_at"])
        assert state["last_error"] is None
        assert ["empty" in lost["reason"] for lost in state["incomplete"]] == [True]


async def test_two_instances_poll_a_feed_once_and_a_changed_feed_at_once(
    settings: IntakeSettings, topic: Topic, site: Site, database: Database
) -> None:
    clock = Clock()
    paths = [f"/{number}.xml" for number in range(8)]
    for path in [*paths, "/moved.xml"]:
        site.pages[path] = (200, rss((new_url(), path, TEXT)))
    async with AsyncExitStack() as instances:
        for _ in range(2):
            await instances.enter_async_context(running(settings, clock=clock))
        ids = [await add_feed(database, topic, site.url(path), clock) for path in paths]
        await topic.until(len(paths))
        for feed_id in ids:
            await state_when(database, feed_id, lambda state: state["last_ok_at"])
        assert [site.count(path) for path in paths] == [1] * len(paths)

        clock.advance(seconds=5)
        await add_feed(database, topic, site.url("/moved.xml"), clock, feed_id=ids[0])
        await add_feed(database, topic, site.url(paths[1]), clock, feed_id=ids[1], enabled=False)
        assert (await topic.until(len(paths) + 1))[-1].title == "/moved.xml"
        clock.advance(seconds=296)
        for feed_id in ids[2:]:
            await state_when(database, feed_id, lambda state: state["polled_at"] > clock() - timedelta(seconds=10))
        assert [site.count(path) for path in paths] == [1, 1] + [2] * (len(paths) - 2)


async def test_while_the_broker_refuses_the_feed_keeps_its_validators_and_nothing_is_lost(
    settings: IntakeSettings, topic: Topic, site: Site, database: Database
) -> None:
    clock = Clock()
    site.pages["/feed.xml"] = (200, rss((new_url(), "One", TEXT)))
    feed_id = await add_feed(database, topic, site.url("/feed.xml"), clock)
    async with running(settings, clock=clock, emitter=Dead()):
        state = await state_when(database, feed_id, lambda state: state["polled_at"])
    assert (state["etag"], state["failures"], state["last_ok_at"]) == (None, 0, None)
    assert await topic.read() == []
    clock.advance(seconds=31)
    async with running(settings, clock=clock):
        (event,) = await topic.until(1)
    assert event.title == "One"


async def test_a_feed_killed_in_mid_poll_is_free_after_its_lease(
    settings: IntakeSettings, topic: Topic, site: Site, database: Database
) -> None:
    clock = Clock()
    site.pages["/feed.xml"] = (200, rss((new_url(), "One", TEXT)))
    feed_id = await add_feed(database, topic, site.url("/feed.xml"), clock)
    dead = {"lease_owner": "killed", "leased_until": clock() + timedelta(seconds=20)}
    fresh = {"url": site.url("/feed.xml"), "next_poll_at": clock(), "failures": 0}
    nothing = dict.fromkeys(("etag", "last_modified", "polled_at", "feed_updated_at", "last_error", "last_ok_at"))
    await database["feed_states"].insert_one({"_id": feed_id, **fresh, **nothing, **dead})
    async with running(settings, clock=clock):
        await asyncio.sleep(0.5)
        assert site.asked == []
        clock.advance(seconds=21)
        await topic.until(1)


async def test_what_an_earlier_release_has_handled_is_not_taken_again(
    settings: IntakeSettings, topic: Topic, site: Site, database: Database
) -> None:
    clock, link = Clock(), new_url()
    site.pages["/feed.xml"] = (200, rss((link, "Old", TEXT)))
    feed_id = await add_feed(database, topic, site.url("/feed.xml"), clock)
    known = Entry(link, "Old", TEXT, None).fingerprint
    await database["feed_entries"].insert_one({"_id": f"{feed_id}:{known}", "feed_id": feed_id, "fingerprint": known})
    async with running(settings, clock=clock):
        await state_when(database, feed_id, lambda state: state["last_ok_at"])
    assert await topic.read() == []


async def test_what_was_old_when_a_feed_was_added_is_filled_in_as_replay(
    settings: IntakeSettings, topic: Topic, site: Site, database: Database
) -> None:
    clock = Clock()
    old, late = (f"<pubDate>{(clock() - timedelta(days=days)):%a, %d %b %Y %H:%M:%S} GMT</pubDate>" for days in (20, 1))
    one, other = rss((new_url(), "Old", TEXT)), rss((new_url(), "Late", TEXT), (new_url(), "Later", TEXT))
    site.pages["/feed.xml"] = (200, one.replace("</item>", f"{old}</item>"))
    async with running(settings, clock=clock):
        feed_id = await add_feed(database, topic, site.url("/feed.xml"), clock)
        await topic.until(1)
        await state_when(database, feed_id, lambda state: state["last_ok_at"])
        site.pages["/feed.xml"] = (
            200,
            other.replace("</item>", f"{late}</item>", 1).replace("</item></channel>", f"{old}</item></channel>"),
        )
        clock.advance(seconds=301)
        await topic.until(3)
        ancient = (clock() - timedelta(days=700)).isoformat()
        site.pages["/feed.xml"] = (
            200,
            rss((new_url(), "Ancient", TEXT)).replace("</item>", f"<pubDate>{ancient}</pubDate></item>"),
        )
        clock.advance(seconds=301)
        events = await topic.until(4)
    replayed = {event.title: event.replay for event in events}
    assert replayed == {"Old": True, "Late": False, "Later": False, "Ancient": True}


async def test_a_backlog_without_dates_is_filled_in_and_what_follows_it_is_news(
    settings: IntakeSettings, topic: Topic, site: Site, database: Database
) -> None:
    clock, backlog = Clock(), [(new_url(), f"Old {number}", TEXT) for number in range(5)]
    site.pages["/feed.xml"] = (200, rss(*backlog))
    async with running(settings.model_copy(update={"feed_entries_at_once": 2}), clock=clock):
        feed_id = await add_feed(database, topic, site.url("/feed.xml"), clock)
        state = await state_when(database, feed_id, lambda state: state["polled_at"])
        assert "3 of 5 entries left for the next poll" in state["last_error"]
        site.pages["/feed.xml"] = (200, rss((new_url(), "New", TEXT), *backlog))
        for count in (4, 6):
            clock.advance(seconds=31)
            events = await topic.until(count)
    assert {event.title: event.replay for event in events} == {f"Old {n}": True for n in range(5)} | {"New": False}


async def test_a_feed_that_is_deleted_in_mid_poll_is_left_alone(
    settings: IntakeSettings, topic: Topic, site: Site, database: Database
) -> None:
    clock = Clock()
    site.pages["/feed.xml"] = (200, rss(*[(site.url(f"/{number}"), "One", "Short.") for number in range(50)]))
    for number in range(50):
        site.pages[f"/{number}"] = (200, PAGE.format(text=TEXT))
    async with running(settings, clock=clock):
        feed_id = await add_feed(database, topic, site.url("/feed.xml"), clock)
        await topic.until(1)
        await database["feeds"].delete_one({"_id": feed_id})
        await state_when(database, feed_id, lambda state: state["polled_at"])
    assert len(await topic.read()) < 50


async def test_a_garbled_copy_is_no_revision_and_what_comes_back_is_the_newest(
    settings: IntakeSettings, topic: Topic, site: Site, database: Database
) -> None:
    link = new_url()
    good = "Zoë Krüger, the clinic’s head, said on Tuesday that nine people had been wounded near Al-Rasi."
    changed, garbled = good.replace("nine", "seven"), good.encode().decode("cp1250", "replace")
    bodies = [rss((link, "Clinic", text)) for text in (good, garbled, good, changed, good)]
    events = await poll_each(settings, topic, site, database, bodies)
    assert [(event.revision, event.text) for event in events] == [(1, good), (2, changed), (3, good)]


async def test_entries_of_one_link_are_articles_of_their_own_also_when_they_come_one_by_one(
    settings: IntakeSettings, topic: Topic, site: Site, database: Database
) -> None:
    link, second, third = new_url(), f"Later: {TEXT}", f"Much later: {TEXT}"
    bulletins = (("b-1", TEXT), ("b-2", second), ("b-2", third), ("b-3", TEXT))
    bodies = [
        rss((link, "Bulletin", text)).replace("</item>", f'<guid isPermaLink="false">{guid}</guid></item>')
        for guid, text in bulletins
    ]
    events = await poll_each(settings, topic, site, database, bodies)
    assert [(event.revision, event.text) for event in events] == [(1, TEXT), (1, second), (2, third)]
    assert len({event.article_id for event in events}) == 2


async def test_posts_of_a_live_blog_are_articles_with_their_place_in_the_page(
    settings: IntakeSettings, topic: Topic, site: Site, database: Database
) -> None:
    page = site.url("/live")
    site.pages["/live"] = (200, PAGE.format(text=TEXT))
    posts = [(f"{page}#post-{number}", f"Post {number}", f"{number} were wounded.") for number in (1, 2)]
    counted = [(f"{page}#3", "Post 2", "2 were wounded.")]
    events = await poll_each(settings, topic, site, database, [rss(*posts), rss(*posts, *counted)])
    assert {(event.url, event.text, event.revision) for event in events} == {(url, text, 1) for url, _, text in posts}
    assert len({event.article_id for event in events}) == 2


async def test_a_page_takes_the_place_of_an_entry_only_if_it_is_about_it(
    settings: IntakeSettings, topic: Topic, site: Site, database: Database
) -> None:
    clock = Clock()
    wall = "We and our partners keep information on your device, and the front page has the latest 40 stories for you."
    site.pages["/wall"] = (200, PAGE.format(text=wall))
    site.pages["/page"] = (200, PAGE.format(text=TEXT))
    teasers = {
        "Wall": (site.url("/wall"), "Nine people were killed at the bridge."),
        "Page": (site.url("/page"), "Four bodies were found, Krüger said."),
        "Post": ("https://t.me/river/311", "Neun Tote in Rakka."),
    }
    entries = [(link, title, text) for title, (link, text) in teasers.items()]
    site.pages["/feed.xml"] = (200, rss(*entries).replace("<item>", "<language>de</language><item>", 1))
    async with running(settings, clock=clock):
        feed_id = await add_feed(database, topic, site.url("/feed.xml"), clock)
        state = await state_when(database, feed_id, lambda state: state["polled_at"])
        events = {event.title: event for event in await topic.until(3)}
    assert state["last_error"] is None
    assert {title: event.text for title, event in events.items() if title != "Page"} == {
        title: text for title, (_, text) in teasers.items() if title != "Page"
    }
    assert TEXT in events["Page"].text
    assert {title: event.language for title, event in events.items()} == {"Wall": "en", "Page": "en", "Post": "de"}
