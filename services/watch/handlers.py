"""Handles filed reports: finds the watches that a report concerns, raises their alerts, and remembers the news."""

import asyncio
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import structlog

from claimwatch_contracts.desk import DEFAULT_DESK
from claimwatch_contracts.events import AlertRaised, ArticleErased, ReportFiled
from claimwatch_contracts.vocabulary import MatchOutcome
from claimwatch_contracts.withheld import TOLD
from services._runtime.clock import Clock
from services._runtime.emitting import Emits
from services.watch.asking.matching import match
from services.watch.asking.scope import Scope
from services.watch.facts.facts import ReportFacts
from services.watch.holding.current_watches import CurrentWatches
from services.watch.holding.watches import HeldWatch
from services.watch.metrics import WatchMetrics
from services.watch.news.novelty import Novelty
from services.watch.news.subjects import subjects_of
from services.watch.news.verdict import EVERYTHING, Verdict, keys_of, verdict
from services.watch.telling.alerting import alert_for

log = structlog.get_logger(__name__)


class KeptAlerts(Protocol):
    """A store of alerts; ``store.AlertStore`` describes the methods in full."""

    async def told_before(self, keys: Mapping[str, Iterable[str]], filing: str) -> dict[str, set[str]]:
        """The keys that each watch was told by other filings."""

    async def keep_alert(
        self, alert: AlertRaised, subjects: Collection[str] = (), desk: str = DEFAULT_DESK
    ) -> AlertRaised:
        """Store the desk's alert unless an alert with its id is stored; return the stored alert."""

    async def mark_told(
        self, watch_id: str, keys: Iterable[str], filing: str, now: datetime, subjects: Collection[str] = ()
    ) -> None:
        """Remember that the watch was told these keys by this filing."""

    async def withhold(self, report_id: str, reasons: Mapping[str, MatchOutcome], now: datetime) -> None:
        """Remember why the report raised no alert, by watch id."""

    async def is_erased(self, article_id: str) -> bool:
        """Whether the article was erased on request."""

    async def erase(self, article_id: str) -> int:
        """Delete the alerts about the article, and return their number."""

    async def see(self, subjects: Collection[str], met: Mapping[str, Iterable[str]], now: datetime) -> None:
        """Remember that a report about these subjects came and met these keys, so that they are kept."""


@dataclass(frozen=True)
class WatchHandlers:
    """The handlers of filed reports and of erased articles."""

    watches: CurrentWatches
    alerts: KeptAlerts
    emitter: Emits
    clock: Clock
    metrics: WatchMetrics

    async def on_report(self, event: ReportFiled) -> None:
        """Raise at most one alert for each watch that the report concerns. Long computations run off the event loop."""
        await self.watches.refresh()
        facts = ReportFacts(event.report, event.judgement)
        with self.metrics.matching_seconds.time():
            concerned = sorted(await self.watches.concerned(facts), key=lambda watch: watch.watch_id)
        items = await asyncio.to_thread(_tellable, concerned, facts)
        keys = {watch_id: keys_of(own_items) for watch_id, own_items in items.items()}
        told = await self.alerts.told_before(keys, event.event_id)
        subjects = subjects_of(event)
        await self.alerts.see(subjects, told, self.clock())
        reasons: dict[str, MatchOutcome] = {}
        for watch in concerned:
            judged = await asyncio.to_thread(
                _verdict, watch, facts, items[watch.watch_id], told[watch.watch_id], replay=event.replay
            )
            await self.alerts.mark_told(watch.watch_id, judged.told, event.event_id, self.clock(), subjects)
            judged = judged.without(await self._told_meanwhile(watch.watch_id, judged, event.event_id))
            if judged.news:
                alert = await asyncio.to_thread(self._alert_for, watch, facts, judged.news)
                await self._alert(alert, subjects, watch.desk)
            self.metrics.matches.labels(judged.outcome).inc()
            reasons |= {} if judged.outcome in TOLD else {watch.watch_id: judged.outcome}
        await self.alerts.withhold(event.report.report_id, reasons, self.clock())

    async def _told_meanwhile(self, watch_id: str, judged: Verdict, filing: str) -> Collection[str]:
        """The keys of the news that another instance has marked first, and tells.

        The marks are set before the alert is raised. If this instance dies in between, the report is handled again, and
        its own marks do not count.
        """
        keys = [item.key for item in judged.news]
        return (await self.alerts.told_before({watch_id: keys}, filing))[watch_id] if keys else ()

    async def on_erased(self, event: ArticleErased) -> None:
        """Delete the alerts that quote the article."""
        count = await self.alerts.erase(event.article_id)
        self.metrics.alerts_erased.inc(count)
        log.info("article erased", article_id=event.article_id, alerts=count)

    def _alert_for(self, held: HeldWatch, facts: ReportFacts, news: Collection[Novelty]) -> AlertRaised:
        watch = held.whole()
        return alert_for(watch, facts.report, match(watch, facts) or (), news, self.clock(), facts.changes.judgement)

    async def _alert(self, alert: AlertRaised, subjects: Collection[str], desk: str) -> None:
        if await self.alerts.is_erased(alert.article.article_id):
            log.info("no alert of an erased article", article_id=alert.article.article_id)
            return
        await self.emitter.emit(await self.alerts.keep_alert(alert, subjects, desk))
        self.metrics.alerts_raised.labels(alert.news[0].kind).inc()


def _verdict(
    held: HeldWatch, facts: ReportFacts, items: Collection[Novelty], told: Collection[str], *, replay: bool
) -> Verdict:
    """Which of the items are news to the watch. The watch is parsed only if one of them may be."""
    scope = Scope(held.whole(), facts) if any(item.key not in told for item in items) else EVERYTHING
    return verdict(facts.changes, items, told, scope, replay=replay)


def _tellable(concerned: Iterable[HeldWatch], facts: ReportFacts) -> dict[str, tuple[Novelty, ...]]:
    """All that the report can tell each watch, by the watch's id."""
    return {watch.watch_id: facts.tellable(watch.hearing) for watch in concerned}
