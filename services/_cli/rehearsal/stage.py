"""Archive and watch service in one process: the same judging, matching and telling, and everything kept in memory."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from prometheus_client import CollectorRegistry

from claimwatch_contracts.documents import Watch
from claimwatch_contracts.events import AlertRaised, Event, ReportFiled
from claimwatch_contracts.ledger import Row
from claimwatch_contracts.report import Report
from services.archive.incidents.in_memory import InMemoryIncidents
from services.archive.joining.join import compared
from services.archive.judging.judge import Judge
from services.archive.ledger.in_memory import InMemoryEntries
from services.archive.ledger.rows import rows_of
from services.archive.stories.in_memory import StoriesInMemory
from services.watch.handlers import WatchHandlers
from services.watch.holding.current_watches import CurrentWatches
from services.watch.in_memory import AlertsInMemory, WatchesInMemory
from services.watch.metrics import watch_metrics


@dataclass(frozen=True)
class Played:
    """What came of a report: how it was filed, and the alerts that it raised."""

    filed: ReportFiled
    alerts: tuple[AlertRaised, ...]


class Stage:
    """The memory of one rehearsal. Reports are to be played one after another."""

    def __init__(self, watches: Iterable[Watch]) -> None:
        self._entries = InMemoryEntries()
        self._judge = Judge(StoriesInMemory(), InMemoryIncidents(), self._entries)
        self._latest: dict[str, Report] = {}
        self._raised: list[AlertRaised] = []
        self._now = datetime.min.replace(tzinfo=UTC)
        held = CurrentWatches(WatchesInMemory(*watches), self._clock)
        metrics = watch_metrics(CollectorRegistry())
        self._watching = WatchHandlers(held, AlertsInMemory(), self, self._clock, metrics)

    async def play(self, report: Report) -> Played:
        """File a report that was joined as a first revision, and tell the watches. Its time is that of its arrival."""
        self._now = report.article.received_at
        article_id = report.article.article_id
        joined = compared(report, self._latest.get(article_id))
        judged, judgement = await self._judge.judged(joined)
        self._latest[article_id] = judged
        filed = ReportFiled(report=judged, judgement=judgement)
        self._raised.clear()
        await self._watching.on_report(filed)
        return Played(filed, tuple(self._raised))

    async def rows(self) -> tuple[Row, ...]:
        """Every row of the ledger."""
        return rows_of(self._entries.all())

    async def emit(self, event: Event) -> None:
        """Take an alert that the watch service raises."""
        if isinstance(event, AlertRaised):
            self._raised.append(event)

    def _clock(self) -> datetime:
        return self._now
