"""The mentions service, put together."""

from collections.abc import Callable

from claimwatch_contracts.events import MentionsExtracted
from services._runtime.boot import Service
from services._runtime.clock import Clock, utc_now
from services._runtime.extraction import extractor_service
from services._runtime.settings import read_settings
from services.mentions.extractor import VERSION, MentionExtractor
from services.mentions.settings import MentionsSettings


def create_app(
    settings: MentionsSettings | None = None,
    *,
    extractor: Callable[[], object] = MentionExtractor,
    clock: Clock = utc_now,
) -> Service:
    """The mentions service, not started; ``extractor`` stands in for the real one in tests."""
    return extractor_service(
        settings or read_settings(MentionsSettings),
        MentionsExtracted,
        VERSION,
        extractor=extractor,
        arguments=lambda article: (article.text,),
        fields=lambda found: {"places": found[0], "topics": found[1]},
        clock=clock,
    )
