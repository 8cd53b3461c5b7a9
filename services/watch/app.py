"""The watch service, put together."""

from claimwatch_contracts import topics
from claimwatch_contracts.withheld import WITHHELD_DAYS
from services._runtime.access.keyring import Keyring
from services._runtime.boot import Service
from services._runtime.clock import Clock, utc_now
from services._runtime.settings import read_settings
from services._runtime.sweeping import Sweep, sweep_after
from services.watch.handlers import WatchHandlers
from services.watch.holding.current_watches import CurrentWatches
from services.watch.metrics import watch_metrics
from services.watch.settings import WatchSettings
from services.watch.store import AlertStore, WatchStore
from services.watch.trials.roles import needed
from services.watch.trials.routes import create_http
from services.watch.trials.store import FiledReports


def create_app(settings: WatchSettings | None = None, *, clock: Clock = utc_now) -> Service:
    """The watch service, not started."""
    settings = settings or read_settings(WatchSettings)
    service = Service("watch", settings, clock=clock)
    database = service.use_database()
    stored, alerts = WatchStore(database), AlertStore(database)
    watches = CurrentWatches(stored, service.clock)
    service.add_part("alerts", alerts.prepare)
    service.add_part("watches' index", stored.prepare)
    service.add_part("watches", watches.refresh)
    service.add_sweeps(*_sweeps(alerts, settings))
    metrics = watch_metrics(service.registry)
    metrics.watches.set_function(watches.__len__)
    handlers = WatchHandlers(watches, alerts, service.emitter, service.clock, metrics)
    service.subscribe(topics.REPORT_FILED)(handlers.on_report)
    service.subscribe(topics.ARTICLE_ERASED)(handlers.on_erased)
    trials = create_http(FiledReports(database), service.clock)
    service.serve(trials, Keyring("watch", database, service.clock), needed)
    return service


def _sweeps(alerts: AlertStore, settings: WatchSettings) -> tuple[Sweep, ...]:
    """What is forgotten. Subjects go last, when all that could be about them is gone."""
    hours = sweep_after(WITHHELD_DAYS, "withheld", alerts.forget_withheld)
    told, raised = settings.retention_told_days, settings.retention_alerts_days
    return (
        *hours,
        *sweep_after(told, "told", alerts.forget_told),
        *sweep_after(raised, "alerts", alerts.forget_alerts),
        *sweep_after(max(filter(None, (told, raised)), default=None), "subjects", alerts.forget_subjects),
    )
