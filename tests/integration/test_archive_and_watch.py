"""From extractions to alerts over real servers: the evidence, messages that come twice, replays, the densest text."""

import asyncio
import uuid
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from bson import encode

from claimwatch_contracts.base import Span
from claimwatch_contracts.events import (
    AlertRaised,
    ArticlePublished,
    AttributionsExtracted,
    Event,
    FiguresExtracted,
    MentionsExtracted,
    ReportFiled,
)
from claimwatch_contracts.extraction import TopicMention
from claimwatch_contracts.vocabulary import Grade, NoveltyKind, StoryRelation
from services._runtime.mongo import Database, connect
from services._runtime.settings import SharedSettings
from services.archive.app import create_app as create_archive
from services.archive.settings import ArchiveSettings
from services.figures.extractor import FigureExtractor
from services.watch.app import create_app as create_watch
from services.watch.settings import WatchSettings
from tests.builders import (
    MINISTRY,
    NOW,
    TEXT,
    article,
    attribution,
    extractions,
    figure,
    span_of,
    usual_extractions,
    watch,
)
from tests.integration.kafka_client import beside, listening, pass_over, running, send
from tests.waiting import until


class Pipeline:
    """Archive and watch running with one watch on mass graves, and what they published in this test."""

    def __init__(self, kafka: str, database: Database) -> None:
        self.kafka = kafka
        self.database = database
        self.watch_id = uuid.uuid4().hex
        self.article_id = uuid.uuid4().hex
        self.ids = {self.article_id}
        self.reports: list[ReportFiled] = []
        self.alerts: list[AlertRaised] = []

    def article(self, text: str = "", **more: Any) -> ArticlePublished:
        """An article of this test's own, with a text nobody else has."""
        return article(text or f"{TEXT} {self.article_id}", **({"article_id": self.article_id} | more))

    async def file(self, published: ArticlePublished, *answers: Event) -> None:
        """Send an article and the extractors' answers, the usual ones if none are named; return when it is filed."""
        before = len(self.reports)
        await send(self.kafka, *(answers or usual_extractions(published)), published)
        await until(lambda: len(self.reports) > before)

    async def alerted(self) -> list[AlertRaised]:
        """The alerts on what was filed so far: those that come before that on an article filed after it."""
        text = f"Divers of the Lake Office found 12 bodies near {uuid.uuid4().hex}. The office said it would go on."
        last = self.article(text, article_id=beside(self.article_id))
        self.ids.add(last.article_id)
        await self.file(last, *lake_extractions(last))
        await until(lambda: last.article_id in map(article_of, self.alerts))
        return [alert for alert in self.alerts if article_of(alert) != last.article_id]

    def beside(self) -> str:
        """The id of another article, whose messages come in order with those of the first."""
        identity = beside(self.article_id)
        self.ids.add(identity)
        return identity

    async def stored(self) -> dict[str, Any]:
        """The report as it is stored."""
        document = await self.database["reports"].find_one({"article_id": self.article_id, "revision": 1})
        assert document is not None
        return document


def lake_extractions(published: ArticlePublished) -> tuple[Event, ...]:
    """What is found in an article on something else: bodies in a lake, by their own claimant."""
    text = published.text
    office = MINISTRY.model_copy(update={"key": "lake-office", "name": "Lake Office", "text": "The office"})
    return extractions(
        published,
        attributions=(attribution(text, "The office", "said", "it would go on", claimant=office),),
        figures=(figure(text, "12", 12),),
        topics=(TopicMention(key="mass-graves", spans=(Span(**span_of(text, "bodies")),)),),
    )


def article_of(alert: AlertRaised) -> str:
    """The id of the article that an alert is about."""
    return alert.article.article_id


@pytest.fixture
async def pipeline(shared_settings: SharedSettings) -> AsyncIterator[Pipeline]:
    """Both services on the test's database. They read nothing that other tests sent: a watch is told a claim once."""
    database, kafka = connect(shared_settings), shared_settings.kafka
    pipeline = Pipeline(kafka, database)
    body = watch(watch_id=pipeline.watch_id).model_dump(mode="json")
    await database["watches"].insert_one({"_id": pipeline.watch_id, "body": body})
    await pass_over(kafka, "archive", "watch")
    async with (
        running(create_archive(ArchiveSettings(shared=shared_settings, port=0))),
        running(create_watch(WatchSettings(shared=shared_settings, port=0))),
        listening(
            kafka, ReportFiled, lambda event: event.report.article.article_id in pipeline.ids
        ) as pipeline.reports,
        listening(kafka, AlertRaised, lambda event: event.watch_id == pipeline.watch_id) as pipeline.alerts,
    ):
        yield pipeline
    database.client.close()


async def test_an_article_becomes_a_report_and_an_alert_with_its_evidence(pipeline: Pipeline) -> None:
    await pipeline.file(pipeline.article())
    (alert,) = await pipeline.alerted()
    assert [item.kind for item in alert.news] == [NoveltyKind.NEW_STORY, NoveltyKind.NEW_CLAIM]
    assert alert.news_left_out == 1
    _, item = alert.news
    assert item.figure and item.claim and item.claim.claimant and item.quote
    assert (item.figure.text, item.claim.claimant.name) == ("40", "Health Ministry")
    (mark,) = item.quote.marked("figure")
    assert TEXT[mark.start : mark.end] == "40"
    assert TEXT[item.quote.start : item.quote.end] == item.quote.text


async def test_a_reprint_alerts_nobody_and_a_changed_figure_says_what_it_was(pipeline: Pipeline) -> None:
    await pipeline.file(pipeline.article())
    text = pipeline.article().text
    copy = pipeline.article(article_id=pipeline.beside(), publisher="The Herald")
    await pipeline.file(copy)
    later = {"publisher": "The Gazette", "published_at": NOW + timedelta(hours=1)}
    risen = pipeline.article(text.replace("40", "46"), article_id=pipeline.beside(), **later)
    said, counted, mentioned = usual_extractions(article(article_id=risen.article_id))
    higher = counted.figures[0].model_copy(update={"text": "46", "value": 46.0})
    content = said.attributions[0].content
    said = said.model_copy(
        update={
            "attributions": (
                said.attributions[0].model_copy(
                    update={"content": content.model_copy(update={"text": content.text.replace("40", "46")})}
                ),
                said.attributions[1],
            )
        }
    )
    await pipeline.file(risen, said, counted.model_copy(update={"figures": (higher,)}), mentioned)
    first, second = await pipeline.alerted()
    assert [article_of(first), article_of(second)] == [pipeline.article_id, risen.article_id]
    (item,) = second.news
    assert item.kind is NoveltyKind.UPDATE
    assert item.summary.endswith("(was more than 40)")
    assert first.labels.incident == second.labels.incident
    filed = {event.report.article.article_id: event for event in pipeline.reports}
    assert filed[copy.article_id].report.relation is StoryRelation.REPRINT
    (row,) = filed[risen.article_id].judgement.rows
    assert (row.low, row.grade) == (46, Grade.WEAK)


async def test_messages_seen_again_raise_nothing_new(pipeline: Pipeline) -> None:
    for _ in range(3):
        await pipeline.file(pipeline.article())
    alerts = await pipeline.alerted()
    assert len({alert.alert_id for alert in alerts}) == 1
    assert await pipeline.database["alerts"].count_documents({}) == 2, "one, and one on what came after it"


async def test_a_replay_updates_the_report_and_notifies_nobody_then_or_later(pipeline: Pipeline) -> None:
    published = pipeline.article(replay=True)
    await pipeline.file(published)
    said, counted, mentioned = better_extractions(published)
    await pipeline.file(published, said, counted, mentioned)
    await pipeline.file(pipeline.article(revision=2, title="A better title"))
    assert await pipeline.alerted() == []
    stored = await pipeline.stored()
    assert stored["body"]["figures"][0]["population"] == "civilians"


def better_extractions(
    published: ArticlePublished,
) -> tuple[AttributionsExtracted, FiguresExtracted, MentionsExtracted]:
    """What a newer version finds: that the bodies were civilians'."""
    said, counted, mentioned = usual_extractions(published)
    figures = (counted.figures[0].model_copy(update={"population": "civilians"}),)
    return said, counted.model_copy(update={"figures": figures, "extractor_version": 2}), mentioned


async def test_the_densest_text_that_is_admitted_is_filed_flagged_and_alerted_on(pipeline: Pipeline) -> None:
    text = f"{'9 died. ' * 37_374}{pipeline.article_id}"
    published = pipeline.article(text)
    _, _, mentioned = usual_extractions(article())
    figures = await asyncio.to_thread(FigureExtractor().extract, text, None)  # longer than a consumer may keep silent
    said, counted, _ = extractions(published, figures=figures)
    mentioned = mentioned.model_copy(update={"article_id": published.article_id, "places": ()})
    await pipeline.file(published, said, counted, mentioned)
    (alert,) = await pipeline.alerted()
    assert (alert.article.complete, alert.article.unread) == (False, ("figures",))
    stored = await pipeline.stored()
    assert stored["body"]["article"]["text"] == text
    assert len(encode(stored)) < len(counted.model_dump_json())
