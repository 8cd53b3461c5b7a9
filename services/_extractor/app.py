"""Puts an extractor's service together."""

from collections.abc import Callable

from claimwatch_contracts.topics import ARTICLE_PUBLISHED
from services._extractor.handlers import ExtractorDesk, Lookup, nothing
from services._extractor.kind import ExtractorKind
from services._extractor.metrics import extractor_metrics
from services._extractor.settings import ExtractorSettings
from services._runtime.boot import Service
from services._runtime.workers import WorkerPool


def add_extractor(
    service: Service,
    settings: ExtractorSettings,
    kind: ExtractorKind,
    build: Callable[[], object],
    lookup: Lookup = nothing,
) -> Service:
    """Make a service an extractor.

    ``build`` must be picklable; it makes the extracting object in each worker process. The object's ``read`` gets the
    article's language, the values of ``kind.arguments``, those of ``lookup`` and a number of seconds, and returns
    ``Findings``. After a failure of ``lookup`` there is no answer, and the message is tried again.
    """
    pool = WorkerPool(build, settings.workers)
    desk = ExtractorDesk(
        kind=kind,
        pool=pool,
        deadline_seconds=settings.deadline_seconds,
        lookup=lookup,
        emitter=service.emitter,
        clock=service.clock,
        metrics=extractor_metrics(service.name, service.registry),
    )
    service.add_part("workers", pool.start, pool.stop)
    for _ in range(settings.workers):
        service.subscribe(ARTICLE_PUBLISHED)(desk.handle)
    return service
