"""What publishes events: whole and in order; what cannot be carried, or is said too early, is refused."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any
from uuid import uuid4

import pytest
from aiokafka.errors import MessageSizeTooLargeError

from claimwatch_contracts.events import ArticlePublished
from claimwatch_contracts.topics import MAX_MESSAGE_BYTES
from services._runtime.boot import Service
from services._runtime.settings import ServiceSettings, SharedSettings
from tests.builders import article
from tests.fakes.kafka import FakeEmitter
from tests.integration.kafka_client import listening
from tests.waiting import until

ARTICLE_ID = uuid4().hex
Read = Callable[[int], Awaitable[list[ArticlePublished]]]
Publishing = AbstractAsyncContextManager[tuple[Any, Read]]


@pytest.fixture(params=["fake", "real"])
def publishing(request: pytest.FixtureRequest) -> Publishing:
    """An emitter, and what gives so many of its events, or more, as readers of the topic see them."""
    return in_memory() if request.param == "fake" else over_kafka(request.getfixturevalue("shared_settings"))


@asynccontextmanager
async def in_memory() -> AsyncIterator[tuple[Any, Read]]:
    emitter = FakeEmitter()

    async def read(_count: int) -> list[Any]:
        return list(emitter.events)

    yield emitter, read


@asynccontextmanager
async def over_kafka(shared: SharedSettings) -> AsyncIterator[tuple[Any, Read]]:
    service = Service("intake", ServiceSettings(shared=shared, port=0))
    async with listening(shared.kafka, ArticlePublished, lambda event: event.article_id == ARTICLE_ID) as events:

        async def read(count: int) -> list[ArticlePublished]:
            await until(lambda: len(events) >= count)
            return list(events)

        await service.broker.start()
        try:
            yield service.emitter, read
        finally:
            await service.broker.stop()


async def test_what_is_emitted_is_read_whole_in_its_order_also_when_it_comes_twice(publishing: Publishing) -> None:
    sent = [article(f"Text {number}.", article_id=ARTICLE_ID, revision=number) for number in (1, 2, 2, 3)]
    async with publishing as (emitter, read):
        for event in sent:
            await emitter.emit(event)
        assert await read(4) == sent


async def test_more_than_a_message_can_carry_is_refused_and_what_follows_it_is_published(
    publishing: Publishing,
) -> None:
    small = article(article_id=ARTICLE_ID)
    async with publishing as (emitter, read):
        with pytest.raises(MessageSizeTooLargeError):
            await emitter.emit(article("x" * (2 * MAX_MESSAGE_BYTES), article_id=ARTICLE_ID))
        await emitter.emit(small)
        assert await read(1) == [small]
