"""A filed report in, alerts out: match every watch, see what is new to it, store, announce, remember."""

from prometheus_client import Counter

from claimwatch_contracts.documents import Watch
from claimwatch_contracts.events import ReportFiled
from services._runtime.broker import Emitter
from services._runtime.clock import Clock
from services.watch.alerting import alert_for
from services.watch.hearing import hearing_of
from services.watch.matching import match
from services.watch.novelty import remembered, story_key, tellable
from services.watch.store import WatchStore


class WatchHandlers:
    """The handler of ``report-filed``."""

    def __init__(self, store: WatchStore, emitter: Emitter, clock: Clock, raised: Counter) -> None:
        self._store = store
        self._emitter = emitter
        self._clock = clock
        self._raised = raised

    async def on_report(self, event: ReportFiled) -> None:
        """Raise at most one alert for each watch the report concerns."""
        for watch in await self._store.enabled_watches():
            if (matched := match(watch, event.report)) is not None:
                await self._tell(watch, event, matched)

    async def _tell(self, watch: Watch, event: ReportFiled, matched: tuple[str, ...]) -> None:
        items = tellable(event.report, hearing_of(watch))
        told = await self._store.told_before(watch.watch_id, [item.key for item in items], event.event_id)
        news = [item for item in items if item.key not in told]
        keys = remembered(event.report, news)
        if event.replay:
            if story_key(event.report) in told:  # a better reading of what the watch knows: nothing to tell again
                await self._store.mark_told(watch.watch_id, keys, event.event_id, self._clock())
            return
        if not news:
            return
        alert = await self._store.keep_alert(alert_for(watch, event.report, matched, news, self._clock()))
        await self._emitter.emit(alert)
        await self._store.mark_told(watch.watch_id, keys, event.event_id, self._clock())
        self._raised.labels(news[0].kind).inc()
