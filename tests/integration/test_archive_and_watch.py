"""From extractions to alerts over real servers: join, stories, novelty, and what happens when messages come twice."""

import asyncio
import uuid
from collections.abc import AsyncIterator
from typing import Any

import pytest
from bson import encode

from claimwatch_contracts.documents import Alias
from claimwatch_contracts.events import (
    AlertRaised,
    ArticlePublished,
    AttributionsExtracted,
    Event,
    FiguresExtracted,
    MentionsExtracted,
    ReportFiled,
)
from claimwatch_contracts.vocabulary import ExtractionStatus, NoveltyKind
from services._runtime.mongo import Database, connect
from services._runtime.settings import SharedSettings
from services.archive.app import create_app as create_archive
from services.archive.join import join_report
from services.archive.settings import ArchiveSettings
from services.archive.store import ReportStore
from services.figures.extractor import FigureExtractor
from services.watch.app import create_app as create_watch
from services.watch.settings import WatchSettings
from tests.builders import NOW, TEXT, article, extractions, usual_extractions, watch
from tests.integration.kafka_client import listening, running, send, until


@pytest.fixture
async def database(shared_settings: SharedSettings) -> AsyncIterator[Database]:
    """The test's database, with one watch on mass graves."""
    database = connect(shared_settings)
    await database["watches"].insert_one({"_id": "w1", "body": watch().model_dump(mode="json")})
    yield database
    database.client.close()


class Pipeline:
    """Archive and watch running, and what they published about this test's articles."""

    def __init__(self, kafka: str) -> None:
        self.kafka = kafka
        self.reports: list[ReportFiled] = []
        self.alerts: list[AlertRaised] = []
        self.ids = {name: f"{name}-{uuid.uuid4().hex[:8]}" for name in ("a", "b")}

    def article(self, name: str = "a", text: str | None = None, **more: Any) -> ArticlePublished:
        """An article of this test's own, with a text nobody else has."""
        return article(text or f"{TEXT} {self.ids['a']}", article_id=self.ids[name], **more)

    async def publish(self, published: ArticlePublished, *others: Event) -> None:
        """Send an article and its extractions."""
        await send(self.kafka, *(others or usual_extractions(published)), published)

    async def settle(self, reports: int, seconds: float = 20) -> None:
        """Return when so many reports were filed and whatever they lead to had time to come."""
        await until(lambda: len(self.reports) >= reports, seconds)
        await asyncio.sleep(0.5)


@pytest.fixture
async def pipeline(shared_settings: SharedSettings, database: Database) -> AsyncIterator[Pipeline]:
    """Both services on the test's database."""
    pipeline = Pipeline(shared_settings.kafka)
    ours = set(pipeline.ids.values())
    async with (
        running(create_archive(ArchiveSettings(shared=shared_settings, port=0))),
        running(create_watch(WatchSettings(shared=shared_settings, port=0))),
        listening(pipeline.kafka, ReportFiled, lambda e: e.report.article.article_id in ours) as pipeline.reports,
        listening(pipeline.kafka, AlertRaised, lambda e: e.report.article.article_id in ours) as pipeline.alerts,
    ):
        yield pipeline


async def test_an_article_becomes_a_report_and_an_alert_with_its_evidence(pipeline: Pipeline) -> None:
    await pipeline.publish(pipeline.article())
    await pipeline.settle(1)
    (alert,) = pipeline.alerts
    assert [item.kind for item in alert.news] == [NoveltyKind.NEW_STORY, NoveltyKind.NEW_CLAIM, NoveltyKind.NEW_CLAIM]
    figure = alert.report.figures[alert.news[1].figure or 0]
    assert alert.report.article.text[figure.start : figure.end] == figure.text == "40"
    assert figure.claimant and figure.claimant.name == "Health Ministry"


async def test_messages_seen_again_raise_nothing_new(pipeline: Pipeline, database: Database) -> None:
    published = pipeline.article()
    for _ in range(3):
        await pipeline.publish(published)
    await pipeline.settle(3)
    assert len({alert.alert_id for alert in pipeline.alerts}) == 1
    assert await database["alerts"].count_documents({}) == 1
    assert len({event.event_id for event in pipeline.reports}) == 1


async def test_a_reprint_and_a_changed_title_are_no_news(pipeline: Pipeline) -> None:
    first = pipeline.article()
    await pipeline.publish(first)
    await pipeline.settle(1)
    await pipeline.publish(pipeline.article("b", publisher="The Herald"))
    await pipeline.publish(pipeline.article(revision=2, title="A better title"))
    await pipeline.settle(3)
    assert [event.report.is_reprint for event in pipeline.reports] == [False, True, False]
    assert len(pipeline.alerts) == 1


async def test_a_corrected_figure_is_told_once_and_says_what_it_supersedes(pipeline: Pipeline) -> None:
    await pipeline.publish(pipeline.article())
    await pipeline.settle(1)
    second = pipeline.article(text=f"{TEXT} {pipeline.ids['a']}".replace("40", "47"), revision=2)
    said, counted, mentioned = usual_extractions(pipeline.article(revision=2))
    risen = counted.figures[0].model_copy(update={"text": "47", "value": 47.0})
    await pipeline.publish(second, said, counted.model_copy(update={"figures": (risen,)}), mentioned)
    await pipeline.settle(2)
    assert len(pipeline.alerts) == 2
    (item,) = (item for item in pipeline.alerts[1].news if item.figure is not None)
    assert item.kind is NoveltyKind.CORRECTION
    assert "was more than 40" in item.summary


async def test_an_article_that_one_extractor_could_not_read_is_filed_flagged_and_alerted_on(
    pipeline: Pipeline,
) -> None:
    published = pipeline.article()
    said, _counted, mentioned = usual_extractions(published)
    _, failed, _ = extractions(published, status=ExtractionStatus.FAILED, reason="no result within 60 s")
    await pipeline.publish(published, said, failed, mentioned)
    await pipeline.settle(1)
    (alert,) = pipeline.alerts
    assert not alert.report.is_complete
    assert alert.report.extractions["figures"].reason == "no result within 60 s"


async def test_a_watch_meets_its_claimant_under_the_name_that_an_operator_has_added(
    pipeline: Pipeline, database: Database
) -> None:
    alias = Alias(alias_id="o", name="River Office", names=("Health Ministry",), created_at=NOW, updated_at=NOW)
    await database["aliases"].insert_one({"_id": "broken", "body": {"name": ""}})
    await database["aliases"].insert_one({"_id": "o", "body": alias.model_dump(mode="json")})
    for wanted in ("River Office", "Ministry of Health"):
        own = watch(watch_id=wanted, claimants=(wanted,))
        await database["watches"].insert_one({"_id": wanted, "body": own.model_dump(mode="json")})
    await pipeline.publish(pipeline.article())
    await pipeline.settle(1)
    await until(lambda: len(pipeline.alerts) == 3)
    assert {alert.watch_id for alert in pipeline.alerts} == {"w1", "River Office", "Ministry of Health"}
    figure = pipeline.alerts[0].report.figures[0]
    assert figure.claimant and (figure.claimant.key, figure.claimant.name) == ("river-office", "River Office")


async def test_a_replay_updates_the_report_and_notifies_nobody_then_or_later(
    pipeline: Pipeline, database: Database
) -> None:
    published = pipeline.article()
    await pipeline.publish(published)
    await pipeline.settle(1)
    again = [part.model_copy(update={"replay": True}) for part in better_extractions(published)]
    await pipeline.publish(published.model_copy(update={"replay": True}), *again)
    await pipeline.settle(5)
    stored = await database["reports"].find_one({"article_id": published.article_id})
    assert stored is not None
    assert stored["body"]["figures"][0]["population"] == "civilians"
    retouched = pipeline.article(revision=2, title="A better title")
    await pipeline.publish(retouched, *better_extractions(retouched))
    await pipeline.settle(6)
    assert len(pipeline.alerts) == 1


def better_extractions(
    published: ArticlePublished,
) -> tuple[AttributionsExtracted, FiguresExtracted, MentionsExtracted]:
    """What a newer version finds: that the bodies were civilians'."""
    said, counted, mentioned = usual_extractions(published)
    figures = (counted.figures[0].model_copy(update={"population": "civilians"}),)
    return said, counted.model_copy(update={"figures": figures, "extractor_version": 2}), mentioned


async def test_a_back_filled_article_is_filed_and_stays_no_news_when_it_is_retouched_or_copied(
    pipeline: Pipeline, database: Database
) -> None:
    filled = pipeline.article(replay=True)
    await pipeline.publish(filled)
    await pipeline.settle(1)
    assert await database["reports"].count_documents({"article_id": filled.article_id, "filed_at": {"$ne": None}}) == 1
    assert await database["told"].count_documents({"watch_id": "w1"}) == 3
    await pipeline.publish(pipeline.article(revision=2, title="A better title"))
    await pipeline.publish(pipeline.article("b", publisher="The Herald"))
    await pipeline.settle(3)
    assert pipeline.alerts == []


async def test_a_better_extractor_replaces_what_an_older_one_said_and_never_the_other_way(
    pipeline: Pipeline, database: Database
) -> None:
    published = pipeline.article()
    await pipeline.publish(published)
    await pipeline.settle(1)
    _, better, _ = extractions(published, extractor_version=2)
    await send(pipeline.kafka, better)
    await pipeline.settle(2)
    await send(pipeline.kafka, usual_extractions(published)[1])
    await pipeline.settle(3)
    stored = await database["reports"].find_one({"article_id": published.article_id})
    assert stored is not None
    assert stored["body"]["extractions"]["figures"]["extractor_version"] == 2
    assert stored["body"]["figures"] == []


async def test_the_densest_text_that_is_admitted_is_filed_flagged_and_alerted_on(
    pipeline: Pipeline, database: Database
) -> None:
    text = f"{'9 died. ' * 37_374}{pipeline.ids['a']}"
    published = pipeline.article(text=text)
    _, _, mentioned = usual_extractions(article())
    said, counted, _ = extractions(published, figures=FigureExtractor().extract(text, None))
    mentioned = mentioned.model_copy(update={"article_id": published.article_id, "places": ()})
    await pipeline.publish(published, said, counted, mentioned)
    await until(lambda: bool(pipeline.alerts), seconds=120)
    (alert,) = pipeline.alerts
    assert alert.report.extractions["figures"].status is ExtractionStatus.PARTIAL
    stored = await database["reports"].find_one({"article_id": published.article_id})
    assert stored is not None
    assert stored["body"]["article"]["text"] == text
    assert len(encode(stored)) < len(counted.model_dump_json())


async def test_a_report_joined_before_another_part_came_is_not_filed_over_it(database: Database) -> None:
    store, published = ReportStore(database), article()
    said, counted, mentioned = usual_extractions(published)
    for part in (said, counted):
        assert await store.keep_extraction(part) is None
    assert await store.keep_article(published) is None
    before = await store.keep_extraction(mentioned)
    after = await store.keep_extraction(counted.model_copy(update={"extractor_version": 2, "figures": ()}))
    assert before is not None
    assert after is not None
    earlier, later = (
        join_report(published, *parts.extractions, story_id="s1", original="a1") for parts in (before, after)
    )
    assert await store.file(later, after.changes, NOW)
    assert not await store.file(earlier, before.changes, NOW)
    assert await store.previous("a1", 2) == later


async def test_a_late_old_revision_is_filed_and_not_announced(pipeline: Pipeline, database: Database) -> None:
    newer, older = pipeline.article(revision=2), pipeline.article(revision=1)
    await pipeline.publish(newer)
    await pipeline.settle(1)
    await pipeline.publish(older)
    async with asyncio.timeout(20):
        while await database["reports"].count_documents({"filed_at": {"$ne": None}}) < 2:  # noqa: ASYNC110
            await asyncio.sleep(0.05)
    await asyncio.sleep(0.5)
    assert [event.report.article.revision for event in pipeline.reports] == [2]
