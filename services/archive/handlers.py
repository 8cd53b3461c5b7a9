"""Messages in, reports out: keep each part; when the last one is there, join, file, announce."""

import asyncio
from functools import partial

import structlog
from prometheus_client import Counter

from claimwatch_contracts.events import (
    ArticlePublished,
    AttributionsExtracted,
    Extracted,
    FiguresExtracted,
    MentionsExtracted,
    ReportFiled,
)
from claimwatch_contracts.report import Report
from services._runtime.clock import Clock
from services._runtime.kafka.broker import Emitter
from services.archive.join import join_report
from services.archive.known_names import KnownNames
from services.archive.limits import within_limit
from services.archive.store import Parts, ReportStore

log = structlog.get_logger(__name__)


class ArchiveHandlers:
    """One handler for each topic the archive listens to."""

    def __init__(self, store: ReportStore, emitter: Emitter, clock: Clock, filed: Counter) -> None:
        self._store = store
        self._names = KnownNames(store)
        self._emitter = emitter
        self._clock = clock
        self._filed = filed

    async def on_article(self, article: ArticlePublished) -> None:
        """Keep the article; it may come after what was extracted from it."""
        await self._file(await self._store.keep_article(article), replay=article.replay)

    async def on_attributions(self, event: AttributionsExtracted) -> None:
        """Keep who said what."""
        await self._on_extraction(event)

    async def on_figures(self, event: FiguresExtracted) -> None:
        """Keep the figures."""
        await self._on_extraction(event)

    async def on_mentions(self, event: MentionsExtracted) -> None:
        """Keep the places and topics."""
        await self._on_extraction(event)

    async def _on_extraction(self, event: Extracted) -> None:
        await self._file(await self._store.keep_extraction(event), replay=event.replay)

    async def _file(self, parts: Parts | None, *, replay: bool) -> None:
        """File and announce a complete report; again, with the same ids, when a part is seen again.

        It is a replay when the article was or the part that came now is.
        """
        if parts is None:
            return
        report = await self._filed_report(parts)
        self._filed.labels("complete" if report.is_complete else "flagged").inc()
        article = parts.article
        if await self._store.is_superseded(article.article_id, article.revision):
            log.info("report of a superseded revision filed, not announced", report_id=report.report_id)
            return
        await self._emitter.emit(ReportFiled(report=report, replay=replay or article.replay))

    async def _filed_report(self, parts: Parts) -> Report:
        """The report as it was filed: joined anew, off the event loop, when another part came meanwhile."""
        article_id, revision = parts.article.article_id, parts.article.revision
        while True:
            join = partial(
                join_report,
                parts.article,
                story_id=parts.story_id,
                original=parts.original,
                previous=await self._store.previous(article_id, revision),
                aliases=await self._names.current(),
            )
            report = await asyncio.to_thread(within_limit, join, parts.extractions)
            if await self._store.file(report, parts.changes, self._clock()):
                return report
            parts = await self._store.parts(article_id, revision) or parts
