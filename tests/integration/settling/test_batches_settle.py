"""Messages that are handled together, against a real broker: each is committed or dead-lettered by itself."""

import asyncio
from collections.abc import Sequence

from claimwatch_contracts.events import ArticlePublished
from claimwatch_contracts.topics import Topic
from services._runtime.boot import Service
from services._runtime.errors import InvalidMessageError
from services._runtime.kafka.batches import HandleAll
from services._runtime.kafka.heard import Heard
from services._runtime.pace import Pace
from services._runtime.settings import ServiceSettings, SharedSettings
from tests.integration.kafka_client import running
from tests.integration.settling.probes import article, dead_letters, send
from tests.waiting import until

GROUPED = 20


def together(shared: SharedSettings, topic: Topic, handle: HandleAll) -> Service:
    """A service that handles messages of the topic together."""
    service = Service("probe", ServiceSettings(shared=shared, port=0))
    service.subscribe_in_batches(topic, handle, most=50, pace=Pace(0.1, 0.1))
    return service


async def test_bad_messages_among_many_are_dead_lettered_alone_and_nothing_comes_again(
    shared_settings: SharedSettings, topic: Topic
) -> None:
    batches: list[list[str]] = []

    async def handle(heard: Sequence[Heard[ArticlePublished]]) -> None:
        names = [each.event.article_id for each in heard]
        batches.append(names)
        await asyncio.sleep(0)
        if "article-7" in names:
            raise InvalidMessageError("never")

    await send(shared_settings, topic, *map(article, range(GROUPED)), partition=0)
    await send(shared_settings, topic, article(99), partition=0, value=b"{")
    await send(shared_settings, topic, article(GROUPED), partition=0)
    async with running(together(shared_settings, topic, handle)):
        await until(lambda: any(f"article-{GROUPED}" in names for names in batches))
        letters = await dead_letters(shared_settings, topic, 2)
    assert [letter.value[:1] for letter in letters] == [b"{", b"{"]
    assert max(map(len, batches)) > 1
    done = [name for names in batches if "article-7" not in names for name in names]
    assert sorted(done) == sorted(f"article-{number}" for number in range(GROUPED + 1) if number != 7)
    batches.clear()
    async with running(together(shared_settings, topic, handle)):
        await send(shared_settings, topic, article(100), partition=0)
        await until(lambda: ["article-100"] in batches)
    assert batches == [["article-100"]]
