"""A page that an article's text came from is read again, politely, and what it changed becomes a revision."""

import asyncio
from datetime import timedelta

import pytest
from aiokafka.errors import KafkaConnectionError

from services.intake.articles.submission import SubmittedArticle
from services.intake.erasures.erasing import ErasureRequest
from services.intake.page_checks.check import PageCheck
from tests.fakes.web import PAGE, TEXT, rss
from tests.unit.intake.world import LINK, NOW, World

CHANGED = TEXT.replace("four", "seven")
WALL = "<html><body><main><p>Please verify that you are human before you read on.</p></main></body></html>"
NOTICE = "This article has been withdrawn because its source could not be reached again."
GONE = (
    f"<html><body><nav>Home News</nav><main><h1>Gone</h1><p>{NOTICE}</p></main><footer>Imprint</footer></body></html>"
)


async def posted(world: World, path: str = "/1", text: str = TEXT) -> str:
    """The id of the article on a page of the site, which was submitted by its address."""
    world.site.pages[path] = (200, PAGE.format(text=text))
    receipt = await world.intake.submit(SubmittedArticle(url=world.site.url(path), publisher="Wire"))
    return receipt.article_id


async def check_of(world: World, article_id: str) -> PageCheck:
    """The stored state of the article's page."""
    check = await world.checks.check(article_id)
    assert check is not None
    return check


def readings(world: World) -> dict[str, float]:
    """How often pages were read again, by what was found."""
    outcomes = ("unchanged", "changed", "gone", "withdrawn", "other", "refused", "failed")
    return {outcome: count for outcome in outcomes if (count := world.counted("page_readings", outcome))}


async def test_a_changed_page_is_a_revision_and_an_unchanged_one_is_asked_for_by_its_tag() -> None:
    world = World()
    identity = await posted(world)
    await world.reread(minutes=59)
    assert readings(world) == {}
    await world.reread(minutes=1)
    world.site.pages["/1"] = (200, PAGE.format(text=CHANGED))
    await world.reread(hours=2)
    await world.reread(hours=21)
    assert [status for path, _, status in world.site.asked if path == "/1"] == [200, 304, 200, 304]
    assert [(event.article_id, event.revision) for event in world.published] == [(identity, 1), (identity, 2)]
    first, second = world.published
    assert (second.text, second.title) == (first.text.replace("four", "seven"), "Found")
    assert (second.publisher, second.url, second.published_at) == (first.publisher, first.url, first.published_at)
    assert readings(world) == {"unchanged": 2, "changed": 1}
    state = await check_of(world, identity)
    assert (state.next_at, state.readings, state.changed_at) == (None, 3, NOW + timedelta(hours=3))
    await world.reread(days=300)
    assert world.site.count("/1") == 4


async def test_a_page_without_validators_is_compared_by_its_words() -> None:
    world = World()
    identity = await posted(world)
    check = await check_of(world, identity)
    world.site.pages["/1"] = (200, PAGE.format(text=TEXT.replace(" said", "  said")))
    await world.reread(hours=1)
    assert len(world.published) == 1
    assert readings(world) == {"unchanged": 1}
    assert (await check_of(world, identity)).page.etag != check.page.etag


async def test_a_title_that_changes_alone_is_nothing_and_comes_with_a_changed_text() -> None:
    world = World()
    await posted(world)
    renamed = PAGE.replace("Found", "Bodies found")
    world.site.pages["/1"] = (200, renamed.format(text=TEXT))
    await world.reread(hours=1)
    assert (len(world.published), readings(world)) == (1, {"unchanged": 1})
    world.site.pages["/1"] = (200, renamed.format(text=CHANGED))
    await world.reread(hours=2)
    assert [event.title for event in world.published] == ["Found", "Bodies found"]


async def test_an_entry_of_a_feed_that_was_filed_by_its_page_is_read_again_under_its_own_title() -> None:
    world, dated = World(), "<pubDate>Tue, 02 Jun 2026 08:30:00 GMT</pubDate>"
    body = rss((LINK, "The feed's own title", "Four bodies were found, Krüger said."), more=dated)
    world.site.pages["/1"] = (200, PAGE.format(text=TEXT))
    await world.poll_each(body)
    world.site.pages["/1"] = (200, PAGE.format(text=CHANGED))
    await world.reread(hours=1)
    await world.poll_each(body)
    assert [(event.revision, event.title, "seven" in event.text) for event in world.published] == [
        (1, "The feed's own title", False),
        (2, "The feed's own title", True),
    ]
    world.site.pages["/1"] = (200, PAGE.format(text=TEXT))
    await world.reread(hours=2)
    assert [event.revision for event in world.published] == [1, 2, 3]


async def test_only_what_came_from_a_page_and_is_news_is_read_again() -> None:
    world, old = World(), "<pubDate>Fri, 01 May 2026 09:00:00 GMT</pubDate>"
    world.site.pages = {"/1": (200, PAGE.format(text=TEXT)), "/old": (200, PAGE.format(text=TEXT))}
    full = f"Seven were wounded on the road to Homs, and the clinic says that it has no beds left. {TEXT}"
    await world.poll_each(rss((f"{LINK}0", "In the feed", full), ("https://wire.example/old", "Old", ""), more=old))
    await world.intake.submit(SubmittedArticle(url=f"{LINK}1", text=TEXT))
    assert len(world.published) == 3
    await world.reread(days=3)
    assert readings(world) == {}


async def test_a_page_that_is_gone_with_a_notice_says_that_its_article_is_withdrawn() -> None:
    world = World()
    identity = await posted(world)
    world.site.pages["/1"] = (410, GONE)
    await world.reread(hours=1)
    assert [(event.revision, event.title, event.text) for event in world.published[1:]] == [(2, "Found", NOTICE)]
    assert readings(world) == {"withdrawn": 1}
    assert (await check_of(world, identity)).next_at is None


@pytest.mark.parametrize("status", [404, 410])
async def test_a_page_that_is_gone_without_a_word_takes_nothing_back(status: int) -> None:
    world = World()
    identity = await posted(world)
    missing = (
        "<html><body><main><p>This page may have been removed, or its address was changed.</p></main></body></html>"
    )
    world.site.pages["/1"] = (status, missing)
    await world.reread(hours=1)
    await world.reread(hours=2)
    state = await check_of(world, identity)
    assert (state.gone_at, f"answers {status}" in str(state.last_error)) == (NOW + timedelta(hours=1), True)
    world.site.pages["/1"] = (200, PAGE.format(text=TEXT))
    await world.reread(hours=21)
    state = await check_of(world, identity)
    assert (state.gone_at, state.last_error) == (None, None)
    assert len(world.published) == 1
    assert readings(world) == {"gone": 2, "unchanged": 1}


@pytest.mark.parametrize(
    "body",
    [
        WALL,
        "<html><body><p>404</p></body></html>",
        PAGE.format(text="The orchard fair opened under grey skies with cider, music and a prize for pumpkins."),
    ],
)
async def test_a_page_that_shows_something_else_is_no_revision(body: str) -> None:
    world = World()
    identity = await posted(world)
    world.site.pages["/1"] = (200, body.replace("neighbours said that they had been asked to stay at home", "closed"))
    await world.reread(hours=1)
    assert len(world.published) == 1
    assert readings(world) == {"other": 1}
    assert "something else" in str((await check_of(world, identity)).last_error)


async def test_an_article_that_is_replaced_by_its_withdrawal_is_withdrawn() -> None:
    world = World()
    await posted(world)
    world.site.pages["/1"] = (200, PAGE.format(text=NOTICE))
    await world.reread(hours=1)
    assert NOTICE in world.published[1].text


async def test_a_server_that_does_not_answer_is_left_alone_and_asked_again() -> None:
    world = World()
    identity = await posted(world)
    world.site.pages["/1"] = (503, "busy")
    await world.reread(hours=1)
    state = await check_of(world, identity)
    assert (state.failures, state.next_at) == (1, world.now + timedelta(minutes=15))
    await world.reread(minutes=15)
    assert (await check_of(world, identity)).failures == 2
    world.site.pages["/1"] = (200, PAGE.format(text=CHANGED))
    await world.reread(minutes=30)
    assert (await check_of(world, identity)).failures == 0
    assert readings(world) == {"failed": 2, "changed": 1}


async def test_what_robots_txt_forbids_is_not_read_again() -> None:
    world = World()
    identity = await posted(world)
    world.site.pages["/robots.txt"] = (200, "User-agent: claimwatch\nDisallow: /1\n")
    await world.reread(hours=1)
    assert world.site.count("/1") == 1
    assert "robots.txt" in str((await check_of(world, identity)).last_error)
    world.site.pages["/robots.txt"] = (200, "User-agent: *\nDisallow: /private\n")
    await world.reread(hours=23)
    assert world.site.count("/robots.txt") == 1
    world.later(days=2)
    await posted(world, text=CHANGED)
    await world.reread(hours=1)
    assert world.site.count("/robots.txt") == 2
    assert readings(world) == {"refused": 2, "unchanged": 1}


async def test_a_host_whose_robots_txt_fails_is_not_asked_for_pages() -> None:
    world = World()
    await posted(world)
    world.site.pages["/robots.txt"] = (500, "oops")
    await world.reread(hours=1)
    assert world.site.count("/1") == 1
    assert readings(world) == {"failed": 1}


async def test_pages_of_a_host_are_read_one_by_one_and_the_rest_is_spread() -> None:
    world = World()
    for number in range(9):
        await posted(world, f"/{number}", f"{TEXT} {number} were hurt.")
    await world.reread(hours=1)
    assert (world.pauses, readings(world)) == ([10] * 5, {"unchanged": 6})
    assert await world.checks.due(NOW + timedelta(hours=1, seconds=59), 10) == []
    await world.reread(seconds=40)
    assert readings(world) == {"unchanged": 9}


async def test_pages_of_a_host_that_is_left_alone_make_way_for_others() -> None:
    world = World()
    for number in range(3):
        await posted(world, f"/{number}", f"{TEXT} {number} were hurt.")
    await world.checks.leave_host("wire.example", NOW + timedelta(hours=3))
    await world.reread(hours=1)
    assert await world.checks.due(NOW + timedelta(hours=2, minutes=59), 10) == []
    await world.reread(hours=2)
    assert readings(world) == {"unchanged": 3}


async def test_a_host_that_asks_for_a_longer_pause_gets_it() -> None:
    world = World()
    world.site.pages["/robots.txt"] = (200, "User-agent: *\nCrawl-delay: 45\n")
    for number in range(3):
        await posted(world, f"/{number}", f"{TEXT} {number} were hurt.")
    await world.reread(hours=1)
    assert world.pauses == [45, 45]


async def test_a_host_with_long_pauses_does_not_hold_up_a_round() -> None:
    world = World()
    world.site.pages["/robots.txt"] = (200, "User-agent: *\nCrawl-delay: 600\n")
    for number in range(3):
        await posted(world, f"/{number}", f"{TEXT} {number} were hurt.")
    await world.reread(hours=1)
    assert (world.pauses, readings(world)) == ([], {"unchanged": 1})
    await world.reread(seconds=15)
    assert readings(world) == {"unchanged": 1}
    await world.reread(seconds=105)
    await world.reread(seconds=120)
    assert readings(world) == {"unchanged": 3}


async def test_two_instances_read_a_page_once() -> None:
    one = World()
    other = World(one.database)
    await posted(one)
    one.site.pages["/1"] = (200, PAGE.format(text=CHANGED))
    other.site.pages = one.site.pages
    for world in (one, other):
        world.later(hours=1)
    await asyncio.gather(one.rereader.round(), other.rereader.round())
    assert one.site.count("/1") + other.site.count("/1") == 2
    assert [event.revision for event in one.published + other.published] == [1, 2]


async def test_a_reading_that_was_killed_after_its_revision_is_done_again_and_says_nothing_twice() -> None:
    world = World()
    identity = await posted(world)
    before = await check_of(world, identity)
    world.site.pages["/1"] = (200, PAGE.format(text=CHANGED))
    await world.reread(hours=1)
    await world.checks.begin(before)
    await world.reread(seconds=61)
    assert len(world.published) == 2
    assert (await check_of(world, identity)).words_hash != before.words_hash


async def test_a_revision_that_the_broker_refused_comes_with_the_next_reading() -> None:
    world = World()
    await posted(world)
    world.site.pages["/1"] = (200, PAGE.format(text=CHANGED))
    world.emitter.error = KafkaConnectionError()
    with pytest.raises(KafkaConnectionError):
        await world.reread(hours=1)
    world.emitter.error = None
    await world.reread(seconds=61)
    assert [event.revision for event in world.published] == [1, 2]


async def test_an_erased_article_is_read_no_more() -> None:
    world = World()
    identity = await posted(world)
    await world.eraser.erase(ErasureRequest(article=identity, reason="asked", requested_by="desk"))
    await world.reread(hours=1)
    assert world.site.count("/1") == 1
    assert await world.checks.check(identity) is None
