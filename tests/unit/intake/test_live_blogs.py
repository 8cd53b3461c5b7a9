"""A live blog is one article that grows at its end, whatever its page still shows."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from services.intake.articles.live_blog import Post, grown, text_of_posts
from services.intake.articles.submission import SubmittedArticle
from services.intake.erasures.erasing import ErasedArticleError, ErasureRequest
from services.intake.pages.article import read_page
from tests.fakes.web import rss
from tests.unit.intake.world import LINK, NOW, World

FIRST = ("1", "Ferry runs aground", "A ferry ran aground near Al-Rasi on Tuesday morning, the harbour office said.", 8)
SECOND = (
    "2",
    "Four are hurt",
    "Four people were hurt, Zoë Krüger of the harbour office said at the pier.",
    9,
)
THIRD = (
    "3",
    "Two are missing",
    "Two people are missing, the harbour office said, having denied it before.",
    10,
)
Told = tuple[str, str, str, int]


def at(hour: int) -> str:
    """The time of a post."""
    return f"2026-06-02T{hour:02}:00:00Z"


def live_page(*posts: Told) -> str:
    """The page of a live blog, the newest post first, as its publisher describes it in JSON-LD."""
    updates = [
        {
            "@type": "BlogPosting",
            "headline": headline,
            "articleBody": body,
            "datePublished": at(hour),
            "url": f"{LINK}#block-{name}",
        }
        for name, headline, body, hour in reversed(posts)
    ]
    data = {"@type": "LiveBlogPosting", "headline": "Ferry: latest", "liveBlogUpdate": updates}
    divs = (f"<div id='block-{name}'><h2>{headline}</h2><p>{body}</p></div>" for name, headline, body, _ in posts)
    shown = "".join(divs)
    return (
        f"<html><head><title>Ferry: latest</title><script type='application/ld+json'>{json.dumps(data)}</script></head>"
        f"<body><article><h1>Ferry: latest</h1>{shown}</article></body></html>"
    )


def marked_page(*posts: Told) -> str:
    """The same in microdata."""
    shown = "".join(
        f"<div itemprop='liveBlogUpdate' itemscope id='block-{name}'>"
        f"<time itemprop='datePublished' datetime='{at(hour)}'></time>"
        f"<h2 itemprop='headline'>{headline}</h2><div itemprop='articleBody'><p>{body}</p></div></div>"
        for name, headline, body, hour in reversed(posts)
    )
    return (
        "<html><head><title>Ferry: latest</title></head><body><article itemscope "
        f"itemtype='https://schema.org/LiveBlogPosting'><h1>Ferry: latest</h1>{shown}</article></body></html>"
    )


def told(*posts: Told) -> str:
    """The text of a live blog with these posts."""
    return "\n".join(f"{headline}\n{body}" for _, headline, body, _ in posts)


@pytest.mark.parametrize("written", [live_page, marked_page])
def test_the_text_of_a_live_blog_is_that_of_its_posts_the_oldest_first(written: Any) -> None:
    page = read_page(written(FIRST, SECOND, THIRD).encode(), "utf-8", LINK, NOW + timedelta(hours=3))
    assert page.text == told(FIRST, SECOND, THIRD)
    assert [post.at for post in page.posts] == [datetime(2026, 6, 2, hour, tzinfo=UTC) for hour in (8, 9, 10)]


def test_a_page_whose_posts_are_described_in_short_keeps_what_it_shows() -> None:
    short = [(name, "", "Ferry.", hour) for name, _, _, hour in (FIRST, SECOND)]
    described = live_page(*short).split("<body>")[0]
    page = read_page((described + live_page(FIRST, SECOND).split("</head>")[1]).encode(), "utf-8", LINK, NOW)
    assert page.posts == ()
    assert FIRST[2] in page.text
    assert SECOND[2] in page.text


async def submitted(world: World, page: str, url: str = LINK) -> None:
    world.site.pages["/1"] = (200, page)
    await world.intake.submit(SubmittedArticle(url=url, publisher="Wire"))


async def test_each_growth_is_a_revision_in_which_earlier_words_keep_their_place() -> None:
    world = World()
    await submitted(world, live_page(FIRST, SECOND))
    world.site.pages["/1"] = (200, live_page(FIRST, SECOND, THIRD))
    await world.reread(minutes=10)
    first, second = world.published
    assert (first.article_id, first.revision, first.text) == (second.article_id, 1, told(FIRST, SECOND))
    assert (second.revision, second.text) == (2, told(FIRST, SECOND, THIRD))
    assert second.text.startswith(first.text)


async def test_posts_that_the_page_no_longer_shows_stay_in_the_article() -> None:
    world = World()
    await submitted(world, live_page(FIRST, SECOND))
    world.site.pages["/1"] = (200, live_page(SECOND, THIRD))
    await world.reread(minutes=10)
    assert world.published[-1].text == told(FIRST, SECOND, THIRD)


async def test_a_post_that_was_taken_off_is_gone_and_a_changed_one_is_changed_in_its_place() -> None:
    world = World()
    await submitted(world, live_page(FIRST, SECOND, THIRD))
    risen = ("3", "Three are missing", THIRD[2].replace("Two", "Three"), 10)
    world.site.pages["/1"] = (200, live_page(FIRST, risen))
    await world.reread(minutes=10)
    assert world.published[-1].text == told(FIRST, risen)


async def test_a_live_blog_is_read_every_ten_minutes_while_it_grows_and_then_as_any_article() -> None:
    world = World()
    await submitted(world, live_page(FIRST, SECOND))
    read = []
    for minutes in range(10, 8 * 60, 10):
        before = world.site.count("/1")
        await world.reread(minutes=10)
        if world.site.count("/1") > before:
            read.append(minutes)
    assert read == list(range(10, 371, 10))
    assert len(world.published) == 1


async def test_the_address_of_a_post_brings_the_live_blog_as_one_article() -> None:
    world = World()
    await submitted(world, live_page(FIRST, SECOND), f"{LINK}#block-2")
    await submitted(world, live_page(FIRST, SECOND), f"{LINK}#block-1")
    (event,) = world.published
    assert (event.url, event.text) == (LINK, told(FIRST, SECOND))


async def test_a_feed_that_leads_to_a_live_blog_brings_it_as_one_article() -> None:
    world = World()
    world.site.pages["/1"] = (200, live_page(FIRST, SECOND))
    entries = [rss((LINK, title, "A ferry ran aground.")) for title in ("Ferry aground", "Ferry: four hurt")]
    await world.poll_each(entries[0])
    world.site.pages["/1"] = (200, live_page(FIRST, SECOND, THIRD))
    await world.poll_each(entries[1])
    assert [(event.revision, event.text) for event in world.published] == [
        (1, told(FIRST, SECOND)),
        (2, told(FIRST, SECOND, THIRD)),
    ]
    assert len({event.article_id for event in world.published}) == 1


@pytest.mark.parametrize("written", [live_page, marked_page])
async def test_a_live_blog_need_not_share_the_words_of_its_entry(written: Any) -> None:
    world = World()
    world.site.pages["/1"] = (200, written(FIRST, SECOND))
    await world.poll_each(rss((LINK, "Storm season", "Follow our reporters through this afternoon and evening.")))
    (event,) = world.published
    assert event.text == told(FIRST, SECOND)


async def test_nothing_is_kept_of_a_live_blog_that_is_erased() -> None:
    world = World()
    await submitted(world, live_page(FIRST, SECOND))
    assert await world.database["live_blogs"].find_one({}) is not None
    await world.eraser.erase(ErasureRequest(article=LINK, reason="asked for", requested_by="desk"))
    assert await world.database["live_blogs"].find_one({}) is None
    with pytest.raises(ErasedArticleError):
        await submitted(world, live_page(FIRST, SECOND, THIRD))
    assert await world.database["live_blogs"].find_one({}) is None


async def test_live_blogs_that_nobody_read_for_long_are_forgotten() -> None:
    world = World()
    await submitted(world, live_page(FIRST, SECOND))
    assert [number async for number in world.live_blogs.forget_old(NOW)] == []
    assert [number async for number in world.live_blogs.forget_old(NOW + timedelta(days=1))] == [1]
    assert await world.database["live_blogs"].find_one({}) is None


def test_of_a_text_that_grows_too_long_the_oldest_posts_are_left_out() -> None:
    posts = [Post(str(number), NOW + timedelta(hours=number), "x" * 9) for number in range(5)]
    assert grown({}, posts, 30) == tuple(posts[2:])
    assert len(text_of_posts(grown({}, posts, 30))) == 29
