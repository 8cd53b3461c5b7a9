"""The watch service, put together."""

import gc

from claimwatch_contracts import topics
from services._runtime.boot import Service
from services._runtime.clock import Clock, utc_now
from services._runtime.settings import read_settings
from services.watch.current_watches import CurrentWatches
from services.watch.handlers import WatchHandlers
from services.watch.metrics import watch_metrics
from services.watch.settings import WatchSettings
from services.watch.store import AlertStore, WatchStore


def create_app(settings: WatchSettings | None = None, *, clock: Clock = utc_now) -> Service:
    """The watch service, not started."""
    service = Service("watch", settings or read_settings(WatchSettings), clock=clock)
    database = service.use_database()
    stored, alerts = WatchStore(database), AlertStore(database)
    watches = CurrentWatches(stored, service.clock)
    service.add_part("alerts", alerts.prepare)
    service.add_part("watches' index", stored.prepare)
    service.add_part("watches", lambda: _hold(watches))
    metrics = watch_metrics(service.registry)
    metrics.watches.set_function(watches.__len__)
    handlers = WatchHandlers(watches, alerts, service.emitter, service.clock, metrics)
    service.subscribe(topics.REPORT_FILED)(handlers.on_report)
    return service


async def _hold(watches: CurrentWatches) -> None:
    """Read all watches, and exempt them from garbage collection, which would take seconds for many watches."""
    await watches.refresh()
    gc.freeze()
