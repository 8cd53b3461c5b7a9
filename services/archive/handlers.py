"""Keeps the parts of reports. The last part leads to a joined, judged, filed and announced report."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import structlog

from claimwatch_contracts.events import ArticleErased, ArticlePublished, Extracted, FindingAmended, ReportFiled
from claimwatch_contracts.judgement import Judgement
from claimwatch_contracts.report import Report
from services._runtime.clock import Clock
from services._runtime.emitting import Emits
from services._runtime.kafka.heard import Heard
from services.archive.joining.filing import is_superseded
from services.archive.judging.by_hand import IncidentsByHand
from services.archive.judging.judged import says_the_same
from services.archive.judging.together import together
from services.archive.known_names import KnownNames
from services.archive.metrics import ArchiveMetrics
from services.archive.store.amendments import AmendmentStore
from services.archive.store.erasing import ErasingStore
from services.archive.store.filed_revisions import FiledRevisions
from services.archive.store.filing import Filing
from services.archive.store.joined import Joined, Joiner
from services.archive.store.parts import Parts
from services.archive.store.reports import ReportStore
from services.archive.store.turns.turn import Turns

log = structlog.get_logger(__name__)

Heeded = Heard[ArticlePublished] | Heard[Extracted]


@dataclass(frozen=True)
class _Complete:
    """The parts of a report that is to be filed, and the message that led to it.

    The report is a replay if the article or the part that just came is a replay. It is judged ``anew`` even if it says
    the same as the one that is filed.
    """

    parts: Parts
    heard: Heard[ArticlePublished] | Heard[Extracted] | Heard[FindingAmended]
    replay: bool
    anew: bool = False


@dataclass(frozen=True)
class _Filed:
    """A report as it is filed."""

    complete: _Complete
    report: Report
    judgement: Judgement


@dataclass(frozen=True)
class ArchiveHandlers:
    """What becomes of messages. Reports are judged one after another; those that are complete together, in one turn."""

    reports: ReportStore
    joiner: Joiner
    turns: Turns
    erasing: ErasingStore
    by_hand: IncidentsByHand
    filed: FiledRevisions
    names: KnownNames
    amendments: AmendmentStore
    emitter: Emits
    clock: Clock
    metrics: ArchiveMetrics
    _in_turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def on_parts(self, heard: Sequence[Heeded]) -> None:
        """Keep articles, which may come after their extractions, and extractions."""
        for each in _one_of_each_article(heard):
            kept = await self.reports.keep([part.event for part in each])
            await self._file(
                [
                    _Complete(parts, part, part.event.replay or parts.article.replay)
                    for parts, part in zip(kept, each, strict=True)
                    if parts is not None
                ]
            )

    async def on_erased(self, event: ArticleErased) -> None:
        """Remove all that is kept of the article's text, while no report is judged by it."""
        async with self._in_turn:
            await self._finish([event.article_id])
            count = await self.erasing.erase(event)
        self.metrics.erased.inc(count)
        log.info("article erased", article_id=event.article_id, revisions=count)

    async def on_amended(self, event: FindingAmended) -> None:
        """File the reports again that a person corrected, as replays, so that nobody is told."""
        amendment = await self.amendments.by_id(event.amendment_id)
        async with self._in_turn:
            others = () if amendment is None else await self.by_hand.apply(amendment)
        for article_id in dict.fromkeys((*event.articles, *others)):
            await self._file_again(article_id, event)

    async def _file_again(self, article_id: str, event: FindingAmended) -> None:
        """Judge and file the reports of all revisions of an article anew. Those without parts stay as they are."""
        for revision in sorted(await self.filed.of(article_id)):
            parts = await self.reports.parts(article_id, revision)
            if parts is None:
                log.warning("amended report cannot be joined again", article_id=article_id, revision=revision)
            else:
                await self._file([_Complete(parts, Heard(event), replay=True, anew=True)])

    async def _file(self, waiting: Sequence[_Complete]) -> None:
        """File and announce reports of different articles. A part that comes again gives the same ids again.

        A report is joined and judged again if another part came, or another report was filed, meanwhile: what was
        judged last stands in the ledger.
        """
        while waiting:
            joined = await self.joiner.joined([each.parts for each in waiting], await self.names.current())
            async with self._in_turn:
                if await self._finish([each.article.article_id for each in _parts(waiting)]):
                    waiting = await self._current(waiting)
                    continue
                filed = await self._filed(waiting, joined)
            await self._announce([each for each in filed if each is not None])
            missed = [each for each, end in zip(waiting, filed, strict=True) if end is None]
            waiting = [replace(each, anew=True) for each in await self._current(missed)]

    async def _filed(self, waiting: Sequence[_Complete], joined: Sequence[Joined]) -> list[_Filed | None]:
        """The reports as they are filed; ``None`` for each of which a part was written meanwhile."""
        before = await self.reports.judged_all([each.report_id for each in _parts(waiting) if each.filed_at])
        is_new = [_is_new(each, before) for each in joined]
        judging = [new or each.anew for new, each in zip(is_new, waiting, strict=True)]
        now = self.clock()
        turn = [each for each, is_judged in zip(joined, judging, strict=True) if is_judged]
        judged = iter(await self.turns.take(turn, now) if turn else ())
        known = [each for each, is_judged in zip(joined, judging, strict=True) if not is_judged]
        same = iter(await self._refiled([(each, before[each.report.report_id]) for each in known]))
        found = [next(judged if is_judged else same) for is_judged in judging]
        for end, new in zip(found, is_new, strict=True):
            if end is not None and new:
                self.metrics.filed.labels("complete" if end[0].is_complete else "flagged").inc()
        return [None if end is None else _Filed(each, *end) for end, each in zip(found, waiting, strict=True)]

    async def _refiled(
        self, known: Sequence[tuple[Joined, tuple[Report, Judgement]]]
    ) -> list[tuple[Report, Judgement] | None]:
        """Reports that say what is filed already; ``None`` for each of which a part was written meanwhile."""
        filings = [Filing(*judged, each.parts.changes, each.parts.filed_at) for each, judged in known]
        filed = await self.reports.file(filings, self.clock())
        return [judged if is_filed else None for (_, judged), is_filed in zip(known, filed, strict=True)]

    async def finish_turns(self) -> None:
        """Make the writes of all turns that were broken off, before anything grows what they left half written."""
        async with self._in_turn:
            await self._finish(None)

    async def _finish(self, article_ids: Sequence[str] | None) -> bool:
        """Make the writes of turns that were broken off, of these articles or of all. Whether there were any."""
        finished, missed = await self.turns.finish(article_ids, self.clock())
        for filing in missed:
            await self.erasing.forget_if_erased(filing.report.article.article_id, filing.report.article.revision)
        return finished

    async def _current(self, waiting: Sequence[_Complete]) -> list[_Complete]:
        """The reports with their parts as they are now, without those whose article was erased meanwhile."""
        current = []
        for each in waiting:
            article_id, revision = each.parts.article.article_id, each.parts.article.revision
            if (parts := await self.reports.parts(article_id, revision)) is not None:
                current.append(replace(each, parts=parts))
            else:
                await self.erasing.forget_if_erased(article_id, revision)
        return current

    async def _announce(self, filed: Sequence[_Filed]) -> None:
        """Announce filed reports, unless a later revision of the article is filed."""
        articles = [each.report.article for each in filed]
        revisions = await self.filed.add([(each.article_id, each.revision) for each in articles])
        told = [each for each in filed if not _is_old(each.report, revisions)]
        await together(*map(self._emit, told))

    async def _emit(self, filed: _Filed) -> None:
        event = ReportFiled(report=filed.report, judgement=filed.judgement, replay=filed.complete.replay)
        with filed.complete.heard.answering():
            await self.emitter.emit(event)


def _one_of_each_article(heard: Sequence[Heeded]) -> list[list[Heeded]]:
    """The messages in their order, in groups with one of each article: a revision is compared with those before."""
    groups: list[dict[str, Heeded]] = [{}]
    for each in heard:
        if each.event.article_id in groups[-1]:
            groups.append({})
        groups[-1][each.event.article_id] = each
    return [list(group.values()) for group in groups if group]


def _parts(waiting: Sequence[_Complete]) -> list[Parts]:
    return [each.parts for each in waiting]


def _is_new(joined: Joined, before: dict[str, tuple[Report, Judgement]]) -> bool:
    filed = before.get(joined.report.report_id)
    return filed is None or not says_the_same(joined.report, filed[0])


def _is_old(report: Report, revisions: dict[str, list[int]]) -> bool:
    article = report.article
    if superseded := is_superseded(revisions[article.article_id], article.revision):
        log.info("report of a superseded revision filed, not announced", report_id=report.report_id)
    return superseded
