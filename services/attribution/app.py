"""Constructs the attribution service."""

from collections.abc import Callable

from services._extractor.app import add_extractor
from services._runtime.boot import Service
from services._runtime.clock import Clock, utc_now
from services._runtime.settings import read_settings
from services.attribution.kind import ATTRIBUTION
from services.attribution.languages import attribution_readers
from services.attribution.settings import AttributionSettings


def create_app(
    settings: AttributionSettings | None = None,
    *,
    extractor: Callable[[], object] = attribution_readers,
    clock: Clock = utc_now,
) -> Service:
    """The attribution service, not started. Tests pass their own ``extractor``."""
    settings = settings or read_settings(AttributionSettings)
    return add_extractor(Service("attribution", settings, clock=clock), settings, ATTRIBUTION, extractor)
