"""Replay over real servers: what was filed is published again, as it was, and is no news to anybody."""

import uuid
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from claimwatch_contracts.events import ArticlePublished
from claimwatch_contracts.judgement import Judgement
from services._cli.replay_command import replay_articles
from services._runtime.mongo import connect
from services._runtime.settings import SharedSettings
from services.archive.joining.join import join_report
from services.archive.store.reports import ReportStore
from tests.archive_stores import file as file_report
from tests.archive_stores import keep
from tests.builders import NOW, article, usual_extractions
from tests.integration.kafka_client import listening
from tests.waiting import until


@pytest.fixture
async def store(shared_settings: SharedSettings) -> AsyncIterator[ReportStore]:
    """The archive's collections, empty."""
    database = connect(shared_settings)
    store = ReportStore(database)
    await store.prepare()
    yield store
    database.client.close()


async def filed(store: ReportStore, published: ArticlePublished, minutes: int) -> ArticlePublished:
    """The article, filed with the usual extractions."""
    await keep(store, published)
    parts = [await keep(store, part) for part in usual_extractions(published)][-1]
    assert parts is not None
    report = join_report(published, *parts.extractions, story_id="s1", original="a1")
    assert await file_report(store, report, Judgement(), parts, NOW + timedelta(minutes=minutes))
    return published


async def test_filed_articles_are_published_again_as_replays_in_the_order_of_their_filing(
    shared_settings: SharedSettings, store: ReportStore
) -> None:
    one, other, waiting = (f"{name}-{uuid.uuid4().hex[:8]}" for name in ("one", "other", "waiting"))
    first = await filed(store, article(article_id=one), 0)
    second = await filed(store, article(article_id=one, revision=2, title="A better title"), 1)
    third = await filed(store, article(article_id=other, url="https://courier.example/3"), 2)
    await keep(store, article(article_id=waiting))

    async def sent(count: int, *of: ArticlePublished, **wanted: object) -> None:
        def ours(event: ArticlePublished) -> bool:
            return event.article_id in (one, other, waiting)

        async with listening(shared_settings.kafka, ArticlePublished, ours) as seen:
            assert await replay_articles(shared_settings, **wanted) == count  # type: ignore[arg-type]
            await until(lambda: len(seen) >= count)
        by_article = {identity: [event for event in seen if event.article_id == identity] for identity in (one, other)}
        expected = [event.model_copy(update={"replay": True}) for event in of]
        assert by_article == {
            identity: [event for event in expected if event.article_id == identity] for identity in (one, other)
        }

    await sent(3, first, second, third)
    await sent(2, second, third, since=NOW + timedelta(minutes=1))
    await sent(2, first, second, article=one)
    await sent(0, article="nobody")
