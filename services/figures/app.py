"""The figures service, put together."""

from collections.abc import Callable

from claimwatch_contracts.events import FiguresExtracted
from services._extractor.app import add_extractor
from services._extractor.kind import ExtractorKind
from services._runtime.boot import Service
from services._runtime.clock import Clock, utc_now
from services._runtime.settings import read_settings
from services.figures.extractor import VERSION, FigureExtractor
from services.figures.settings import FiguresSettings

FIGURES = ExtractorKind(
    event=FiguresExtracted,
    version=VERSION,
    arguments=lambda article: (article.text, article.published_at),
    fields=lambda figures: {"figures": figures},
)


def create_app(
    settings: FiguresSettings | None = None,
    *,
    extractor: Callable[[], object] = FigureExtractor,
    clock: Clock = utc_now,
) -> Service:
    """The figures service, not started. Tests replace ``extractor``."""
    settings = settings or read_settings(FiguresSettings)
    return add_extractor(Service("figures", settings, clock=clock), settings, FIGURES, extractor)
