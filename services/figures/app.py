"""The figures service, put together."""

from collections.abc import Callable

from claimwatch_contracts.events import FiguresExtracted
from services._runtime.boot import Service
from services._runtime.clock import Clock, utc_now
from services._runtime.extraction import ExtractorService
from services._runtime.settings import read_settings
from services.figures.extractor import VERSION, FigureExtractor
from services.figures.settings import FiguresSettings


def create_app(
    settings: FiguresSettings | None = None,
    *,
    extractor: Callable[[], object] = FigureExtractor,
    clock: Clock = utc_now,
) -> Service:
    """The figures service, not started. ``extractor`` is built in each worker process, so it must be picklable."""
    settings = settings or read_settings(FiguresSettings)
    service = Service("figures", settings, clock=clock)
    ExtractorService(
        service,
        settings,
        FiguresExtracted,
        VERSION,
        factory=extractor,
        arguments=lambda article: (article.text, article.published_at),
        fields=lambda figures: {"figures": figures},
    )
    return service
