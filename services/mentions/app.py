"""The mentions service, put together."""

from collections.abc import Callable

from claimwatch_contracts.events import MentionsExtracted
from services._runtime.boot import Service
from services._runtime.clock import Clock, utc_now
from services._runtime.extraction import ExtractorService
from services._runtime.settings import read_settings
from services.mentions.extractor import VERSION, MentionExtractor
from services.mentions.settings import MentionsSettings


def create_app(
    settings: MentionsSettings | None = None,
    *,
    extractor: Callable[[], object] = MentionExtractor,
    clock: Clock = utc_now,
) -> Service:
    """The mentions service, not started. ``extractor`` is built in each worker process, so it must be picklable."""
    settings = settings or read_settings(MentionsSettings)
    service = Service("mentions", settings, clock=clock)
    ExtractorService(
        service,
        settings,
        MentionsExtracted,
        VERSION,
        factory=extractor,
        arguments=lambda article: (article.text,),
        fields=lambda found: {"places": found[0], "topics": found[1]},
    )
    return service
