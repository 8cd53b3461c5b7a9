"""The figures service, put together."""

from collections.abc import Callable

from services._extractor.app import add_extractor
from services._runtime.boot import Service
from services._runtime.clock import Clock, utc_now
from services._runtime.settings import read_settings
from services.figures.kind import FIGURES
from services.figures.languages import figure_readers
from services.figures.settings import FiguresSettings


def create_app(
    settings: FiguresSettings | None = None,
    *,
    extractor: Callable[[], object] = figure_readers,
    clock: Clock = utc_now,
) -> Service:
    """The figures service, not started. Tests replace ``extractor``."""
    settings = settings or read_settings(FiguresSettings)
    return add_extractor(Service("figures", settings, clock=clock), settings, FIGURES, extractor)
