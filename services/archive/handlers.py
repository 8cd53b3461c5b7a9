"""Keeps each part of a report. The last part leads to a joined, judged, filed and announced report."""

import asyncio
from dataclasses import dataclass, field
from functools import partial

import structlog

from claimwatch_contracts.events import (
    ArticleErased,
    ArticlePublished,
    AttributionsExtracted,
    Extracted,
    FiguresExtracted,
    FindingAmended,
    MentionsExtracted,
    ReportFiled,
)
from claimwatch_contracts.judgement import Judgement
from claimwatch_contracts.report import Report
from claimwatch_language.names.aliases import Aliases
from services._runtime.clock import Clock
from services._runtime.kafka.broker import Emitter
from services.archive.joining.filing import is_superseded, previous_revision
from services.archive.joining.join import join_report
from services.archive.joining.limits import within_limit
from services.archive.judging.by_hand import IncidentsByHand
from services.archive.judging.judge import Judge, Reading, reading_of
from services.archive.judging.judged import says_the_same
from services.archive.known_names import KnownNames
from services.archive.metrics import ArchiveMetrics
from services.archive.store.amendments import AmendmentStore
from services.archive.store.erasing import ErasingStore
from services.archive.store.filed_revisions import FiledRevisions
from services.archive.store.reports import Parts, ReportStore

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class _Joined:
    """A report that is not judged yet, the names that it is joined by, and what it is judged by."""

    report: Report
    aliases: Aliases
    reading: Reading

    @classmethod
    def of(cls, report: Report, aliases: Aliases) -> "_Joined":
        return cls(report, aliases, reading_of(report))


@dataclass
class _Erasures:
    """How many erasures this process has heard of."""

    count: int = 0


@dataclass(frozen=True)
class ArchiveHandlers:
    """One handler for each topic the archive listens to. Reports are judged one after another, as they are filed."""

    reports: ReportStore
    erasing: ErasingStore
    judge: Judge
    by_hand: IncidentsByHand
    filed: FiledRevisions
    names: KnownNames
    amendments: AmendmentStore
    emitter: Emitter
    clock: Clock
    metrics: ArchiveMetrics
    _in_turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    _erasures: _Erasures = field(default_factory=_Erasures)

    async def on_article(self, article: ArticlePublished) -> None:
        """Keep the article, which may come after its extractions."""
        await self._file(await self.reports.keep_article(article), replay=article.replay)

    async def on_attributions(self, event: AttributionsExtracted) -> None:
        """Keep the attributions."""
        await self._on_extraction(event)

    async def on_figures(self, event: FiguresExtracted) -> None:
        """Keep the figures."""
        await self._on_extraction(event)

    async def on_mentions(self, event: MentionsExtracted) -> None:
        """Keep the places and topics."""
        await self._on_extraction(event)

    async def on_erased(self, event: ArticleErased) -> None:
        """Remove all that is kept of the article's text, while no report is judged by it."""
        async with self._in_turn:
            count = await self.erasing.erase(event)
            self._erasures.count += 1
        self.metrics.erased.inc(count)
        log.info("article erased", article_id=event.article_id, revisions=count)

    async def on_amended(self, event: FindingAmended) -> None:
        """File the reports again that a person corrected, as replays, so that nobody is told."""
        amendment = await self.amendments.by_id(event.amendment_id)
        async with self._in_turn:
            others = () if amendment is None else await self.by_hand.apply(amendment)
        for article_id in dict.fromkeys((*event.articles, *others)):
            await self._file_again(article_id)

    async def _file_again(self, article_id: str) -> None:
        """Judge and file the reports of all revisions of an article anew. Those without parts stay as they are."""
        for revision in sorted(await self.filed.of(article_id)):
            parts = await self.reports.parts(article_id, revision)
            if parts is None:
                log.warning("amended report cannot be joined again", article_id=article_id, revision=revision)
            await self._file(parts, replay=True, anew=True)

    async def _on_extraction(self, event: Extracted) -> None:
        await self._file(await self.reports.keep_extraction(event), replay=event.replay)

    async def _file(self, parts: Parts | None, *, replay: bool, anew: bool = False) -> None:
        """File and announce a complete report. A part that comes again gives the same ids again.

        The report is a replay if the article or the part that just came is a replay. It is judged ``anew`` even if it
        says the same as the one that is filed.
        """
        if parts is None or (filed := await self._filed_report(parts, anew=anew)) is None:
            return
        report, judgement = filed
        article = parts.article
        if is_superseded(await self.filed.add(article.article_id, article.revision), article.revision):
            log.info("report of a superseded revision filed, not announced", report_id=report.report_id)
            return
        await self.emitter.emit(ReportFiled(report=report, judgement=judgement, replay=replay or article.replay))

    async def _filed_report(self, parts: Parts, *, anew: bool) -> tuple[Report, Judgement] | None:
        """The report as filed, with its judgement; ``None`` if its article was erased meanwhile.

        It is joined and judged again if another part came, or another report was filed, meanwhile: what was judged last
        stands in the ledger. So it is if an article was erased, which the judgement may quote.
        """
        article_id, revision = parts.article.article_id, parts.article.revision
        while True:
            erasures = self._erasures.count
            joined, filed = await asyncio.gather(self._joined(parts), self._filed_before(parts))
            is_new = filed is None or not says_the_same(joined.report, filed[0])
            judged = await self._judged(joined) if filed is None or is_new or anew else filed
            if await self.reports.file(*judged, parts, self.clock()):
                self._count(judged[0], is_new=is_new)
                if erasures == self._erasures.count:
                    return judged
            current = await self.reports.parts(article_id, revision)
            if current is None:
                await self.erasing.forget_if_erased(article_id, revision)
                return None
            parts, anew = current, True

    def _count(self, report: Report, *, is_new: bool) -> None:
        """Count a report that says something new, not one of which a part came again."""
        if is_new:
            self.metrics.filed.labels("complete" if report.is_complete else "flagged").inc()

    async def _judged(self, joined: _Joined) -> tuple[Report, Judgement]:
        """The report and its judgement, after those whose turn came before."""
        await self.judge.look_ahead(joined.reading)
        async with self._in_turn:
            report, judgement = await self.judge.judged(joined.report, joined.aliases, joined.reading)
            await self._merge_again(judgement)
            return report, judgement

    async def _merge_again(self, judgement: Judgement) -> None:
        """Merge an incident that was just opened with those that a person said are the same: it comes again."""
        if judgement.is_new_incident and judgement.incident is not None:
            for amendment in await self.amendments.merging(judgement.incident.incident_id):
                await self.by_hand.apply(amendment)

    async def _joined(self, parts: Parts) -> _Joined:
        """The report before it is judged. It is joined and read off the event loop."""
        article_id, revision = parts.article.article_id, parts.article.revision
        aliases, amendments, previous = await asyncio.gather(
            self.names.current(), self.amendments.of_article(article_id), self._previous(article_id, revision)
        )
        join = partial(
            join_report,
            parts.article,
            story_id=article_id,
            original=article_id,
            previous=previous,
            aliases=aliases,
            amendments=amendments,
        )
        return await asyncio.to_thread(lambda: _Joined.of(within_limit(join, parts.extractions), aliases))

    async def _filed_before(self, parts: Parts) -> tuple[Report, Judgement] | None:
        """The report that was filed of earlier parts. If another is filed meanwhile, these parts are not filed."""
        if parts.filed_at is None:
            return None
        return await self.reports.judged(parts.article.article_id, parts.article.revision)

    async def _previous(self, article_id: str, revision: int) -> Report | None:
        """The report of the filed revision before, if there is one and its text is kept."""
        if revision == 1:
            return None
        earlier = previous_revision(await self.filed.of(article_id), revision)
        report = None if earlier is None else await self.reports.report(article_id, earlier)
        return report if report is not None and report.removed_text is None else None
