"""What a watch would have been told of filed reports: they go the way of every report, and all is kept in memory."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from prometheus_client import CollectorRegistry

from claimwatch_contracts.documents import Watch
from claimwatch_contracts.events import AlertRaised, Event, ReportFiled
from claimwatch_contracts.vocabulary import MatchOutcome
from services._runtime.stored import Unreadable
from services.watch.handlers import WatchHandlers
from services.watch.holding.current_watches import CurrentWatches
from services.watch.in_memory import AlertsInMemory, WatchesInMemory
from services.watch.metrics import watch_metrics


@dataclass(frozen=True)
class Filed:
    """A filed report, or why it cannot be read; ``at`` is when it was first filed."""

    at: datetime
    content: ReportFiled | Unreadable


@dataclass(frozen=True)
class Heard:
    """What came of a report: the alert, or why there was none.

    ``outcome`` is ``None`` if the report does not concern the watch.
    """

    outcome: MatchOutcome | None
    alert: AlertRaised | None = None


class Trial:
    """A watch that has heard nothing yet and is switched on, whether it is or not."""

    def __init__(self, watch: Watch) -> None:
        self._now = datetime.min.replace(tzinfo=UTC)
        self._raised: list[AlertRaised] = []
        self._metrics = watch_metrics(CollectorRegistry())
        held = CurrentWatches(WatchesInMemory(watch.model_copy(update={"enabled": True})), self._clock)
        self._watching = WatchHandlers(held, AlertsInMemory(), self, self._clock, self._metrics)

    async def hear(self, filed: ReportFiled, at: datetime) -> Heard:
        """What comes of a report that was filed at that time. Reports are to be heard in the order of filing."""
        self._now = at
        before = self._outcomes()
        await self._watching.on_report(filed)
        outcome = next((name for name, count in self._outcomes().items() if count > before.get(name, 0)), None)
        return Heard(None if outcome is None else MatchOutcome(outcome), self._raised.pop() if self._raised else None)

    async def emit(self, event: Event) -> None:
        """Take the alert that is raised."""
        if isinstance(event, AlertRaised):
            self._raised.append(event)

    def _outcomes(self) -> Mapping[str, float]:
        """How many reports had each outcome."""
        samples = (sample for metric in self._metrics.matches.collect() for sample in metric.samples)
        return {sample.labels["outcome"]: sample.value for sample in samples if sample.name.endswith("_total")}

    def _clock(self) -> datetime:
        return self._now
