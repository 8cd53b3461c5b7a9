"""Reports joined from their parts, with all that they are joined by."""

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial

from claimwatch_contracts.amendment import Amendment
from claimwatch_contracts.report import Report
from claimwatch_language.names.aliases import Aliases
from services.archive.joining.filing import previous_revision
from services.archive.joining.join import join_report
from services.archive.joining.limits import within_limit
from services.archive.judging.judge import Reading, reading_of
from services.archive.store.amendments import AmendmentStore
from services.archive.store.filed_revisions import FiledRevisions
from services.archive.store.parts import Parts
from services.archive.store.reports import ReportStore


@dataclass(frozen=True)
class Joined:
    """A report that is not judged yet, its parts, the names that it is joined by, and what it is judged by."""

    report: Report
    parts: Parts
    aliases: Aliases
    reading: Reading


@dataclass(frozen=True)
class Joiner:
    """Joins reports by the corrections of their articles and by the revisions before."""

    reports: ReportStore
    filed: FiledRevisions
    amendments: AmendmentStore

    async def joined(self, every: Sequence[Parts], aliases: Aliases) -> list[Joined]:
        """The reports of these parts. They are joined and read off the event loop."""
        amendments = await self.amendments.of_articles({parts.article.article_id for parts in every})
        previous = [await self._previous(parts.article.article_id, parts.article.revision) for parts in every]
        return [
            await asyncio.to_thread(_joined, parts, aliases, amendments, before)
            for parts, before in zip(every, previous, strict=True)
        ]

    async def _previous(self, article_id: str, revision: int) -> Report | None:
        """The report of the filed revision before, if there is one and its text is kept."""
        if revision == 1:
            return None
        earlier = previous_revision(await self.filed.of(article_id), revision)
        report = None if earlier is None else await self.reports.report(article_id, earlier)
        return report if report is not None and report.removed_text is None else None


def _joined(parts: Parts, aliases: Aliases, amendments: Collection[Amendment], previous: Report | None) -> Joined:
    article_id = parts.article.article_id
    join = partial(
        join_report,
        parts.article,
        story_id=article_id,
        original=article_id,
        previous=previous,
        aliases=aliases,
        amendments=[each for each in amendments if article_id in each.articles],
    )
    report = within_limit(join, parts.extractions)
    return Joined(report, parts, aliases, reading_of(report))
