"""The archive, put together."""

from prometheus_client import Counter

from claimwatch_contracts import topics
from services._runtime.boot import Service
from services._runtime.clock import Clock, utc_now
from services._runtime.settings import read_settings
from services.archive.handlers import ArchiveHandlers
from services.archive.settings import ArchiveSettings
from services.archive.store import ReportStore


def create_app(settings: ArchiveSettings | None = None, *, clock: Clock = utc_now) -> Service:
    """The archive service, not started."""
    service = Service("archive", settings or read_settings(ArchiveSettings), clock=clock)
    store = ReportStore(service.use_database())
    service.add_part("store", store.prepare)
    filed = Counter("claimwatch_archive_reports_filed", "Reports filed", ["outcome"], registry=service.registry)
    handlers = ArchiveHandlers(store, service.emitter, service.clock, filed)
    service.subscribe(topics.ARTICLE_PUBLISHED)(handlers.on_article)
    service.subscribe(topics.ATTRIBUTIONS_EXTRACTED)(handlers.on_attributions)
    service.subscribe(topics.FIGURES_EXTRACTED)(handlers.on_figures)
    service.subscribe(topics.MENTIONS_EXTRACTED)(handlers.on_mentions)
    return service
