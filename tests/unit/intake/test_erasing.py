"""Erasing an article: all of a page, recorded once, told every time, and not polled again."""

from typing import Any

import pytest

from claimwatch_contracts.events import ArticleErased
from services.intake.articles.submission import SubmittedArticle
from services.intake.erasures.erasing import ErasedArticleError, ErasureRequest
from services.intake.feeds.progress import Outcome
from tests.fakes.web import TEXT
from tests.unit.intake.world import LINK, NOW, World


def request(article: str, **more: str) -> ErasureRequest:
    """A request of the desk."""
    return ErasureRequest(**{"article": article, "reason": "withdrawn", "requested_by": "desk"} | more)


async def submit(world: World, text: str = TEXT, url: str | None = LINK) -> str:
    """The id of a submitted article."""
    return (await world.intake.submit(SubmittedArticle(text=text, url=url, publisher="Wire"))).article_id


def erased(world: World) -> list[tuple[str, int]]:
    """What was told."""
    events: list[Any] = world.published
    return [(event.article_id, event.revisions) for event in events if isinstance(event, ArticleErased)]


async def test_a_record_says_what_who_when_and_why_and_nothing_of_the_text() -> None:
    world = World()
    identity = await submit(world)
    await submit(world, f"{TEXT} And more.")
    (erasure,) = await world.eraser.erase(request(LINK))
    stored = world.database["erasures"].documents[identity]["body"]
    assert stored == erasure.model_dump(mode="json")
    assert (erasure.article_id, erasure.revisions, erasure.publisher, erasure.url) == (identity, 2, "Wire", LINK)
    assert (erasure.requested_by, erasure.reason, erasure.requested_at) == ("desk", "withdrawn", NOW)
    assert erased(world) == [(identity, 2)]


async def test_a_repeated_request_is_told_again_and_the_first_record_stays() -> None:
    world = World()
    identity = await submit(world)
    await world.eraser.erase(request(identity))
    world.later(hours=1)
    (again,) = await world.eraser.erase(request(identity, reason="another"))
    assert (again.reason, again.requested_at) == ("withdrawn", NOW)
    assert erased(world) == [(identity, 1)] * 2


async def test_an_article_without_a_url_is_erased_by_its_id_and_another_stays() -> None:
    world = World()
    identity, other = await submit(world, url=None), await submit(world, "Another text.", url=None)
    await world.eraser.erase(request(identity))
    with pytest.raises(ErasedArticleError):
        await submit(world, url=None)
    assert await submit(world, "Another text.", url=None) == other
    assert erased(world) == [(identity, 1)]


class Hasty(World):
    """An intake that is asked to erase an article while a submission of its next revision is under way."""

    async def submit_meanwhile(self) -> None:
        """The submission has its number, and asks whether the article is erased, before the erasure is recorded."""
        store = self.intake.erasures
        asked = store.is_erased

        async def is_erased(article_id: str) -> bool:
            answer = await asked(article_id)
            await self.eraser.erase(request(article_id))
            return answer

        store.is_erased = is_erased  # type: ignore[method-assign]
        await submit(self, f"{TEXT} And more.")


async def test_a_revision_that_is_under_way_is_erased_too() -> None:
    world = Hasty()
    identity = await submit(world)
    await world.submit_meanwhile()
    assert erased(world) == [(identity, 2)]


async def test_all_articles_of_a_feeds_page_are_erased_by_its_url_and_no_poll_brings_them_back() -> None:
    world = World()
    entries = [("one", "The first part of the page, long enough."), ("two", "The second part of the page, long too.")]
    items = "".join(
        f"<item><guid>{key}</guid><link>{LINK}#{key}</link><title>{key}</title><description>{text}</description></item>"
        for key, text in entries
    )
    feed = f"<rss version='2.0'><channel><title>Live</title>{items}</channel></rss>"
    await world.poll_each(feed)
    identities = {event.article_id for event in world.published}
    assert len(identities) == 2
    erasures = await world.eraser.erase(request(LINK))
    assert {erasure.article_id for erasure in erasures} == identities
    before = len(world.published)
    await world.poll_each(feed.replace("long", "longer"))
    assert len(world.published) == before
    assert world.counted("feed_entries", Outcome.ERASED) == 2
