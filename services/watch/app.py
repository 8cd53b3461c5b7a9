"""The watch service, put together."""

from prometheus_client import Counter

from claimwatch_contracts import topics
from services._runtime.boot import Service
from services._runtime.clock import Clock, utc_now
from services._runtime.settings import read_settings
from services.watch.handlers import WatchHandlers
from services.watch.settings import WatchSettings
from services.watch.store import WatchStore


def create_app(settings: WatchSettings | None = None, *, clock: Clock = utc_now) -> Service:
    """The watch service, not started."""
    service = Service("watch", settings or read_settings(WatchSettings), clock=clock)
    store = WatchStore(service.use_database())
    service.add_part("store", store.prepare)
    raised = Counter("claimwatch_watch_alerts_raised", "Alerts raised", ["kind"], registry=service.registry)
    handlers = WatchHandlers(store, service.emitter, service.clock, raised)
    service.subscribe(topics.REPORT_FILED)(handlers.on_report)
    return service
