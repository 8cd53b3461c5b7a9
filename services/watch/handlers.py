"""A filed report in, alerts out: match every watch, see what is new to it, store, announce, remember."""

import asyncio
from collections.abc import Collection

from prometheus_client import Counter

from claimwatch_contracts.documents import Watch
from claimwatch_contracts.events import AlertRaised, ReportFiled
from services._runtime.clock import Clock
from services._runtime.kafka.broker import Emitter
from services.watch.alerting import alert_for
from services.watch.facts import ReportFacts
from services.watch.hearing import hearing_of
from services.watch.matching import Matched, matching
from services.watch.novelty import Novelty, verdict
from services.watch.store import WatchStore


class WatchHandlers:
    """The handler of ``report-filed``."""

    def __init__(self, store: WatchStore, emitter: Emitter, clock: Clock, raised: Counter) -> None:
        self._store = store
        self._emitter = emitter
        self._clock = clock
        self._raised = raised

    async def on_report(self, event: ReportFiled) -> None:
        """Raise at most one alert for each watch the report concerns. The loop stays free while they are looked for."""
        facts = ReportFacts(event.report)
        for watch, matched in await asyncio.to_thread(matching, await self._store.enabled_watches(), facts):
            items = await asyncio.to_thread(facts.tellable, hearing_of(watch))
            await self._tell(watch, event, matched, items)

    async def _tell(self, watch: Watch, event: ReportFiled, matched: Matched, items: Collection[Novelty]) -> None:
        told = await self._store.told_before(watch.watch_id, [item.key for item in items], event.event_id)
        found = verdict(event.report, items, told, replay=event.replay)
        if found.news:
            await self._alert(alert_for(watch, event.report, matched, found.news, self._clock()))
        await self._store.mark_told(watch.watch_id, found.told, event.event_id, self._clock())

    async def _alert(self, alert: AlertRaised) -> None:
        await self._emitter.emit(await self._store.keep_alert(alert))
        self._raised.labels(alert.news[0].kind).inc()
