"""The mentions service, put together."""

from collections.abc import Callable

from services._extractor.app import add_extractor
from services._runtime.boot import Service
from services._runtime.clock import Clock, utc_now
from services._runtime.settings import read_settings
from services.mentions.current_topics import CurrentTopics
from services.mentions.kind import MENTIONS
from services.mentions.languages import mention_readers
from services.mentions.settings import MentionsSettings
from services.mentions.store import TopicStore


def create_app(
    settings: MentionsSettings | None = None,
    *,
    extractor: Callable[[], object] = mention_readers,
    clock: Clock = utc_now,
) -> Service:
    """The mentions service, not started. Tests replace ``extractor``."""
    settings = settings or read_settings(MentionsSettings)
    service = Service("mentions", settings, clock=clock)
    topics = CurrentTopics(TopicStore(service.use_database()).enabled, settings.topic_check_seconds)

    async def own_topics() -> tuple[object, ...]:
        return (await topics.get(),)

    return add_extractor(service, settings, MENTIONS, extractor, own_topics)
