"""Where a consumer stands in its partitions, as far as the settlement of messages moves it."""

import uuid
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

import pytest
from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import IllegalStateError

from claimwatch_contracts.topics import ARTICLE_PUBLISHED
from tests.fakes.kafka import FakeConsumer

FIRST, SECOND, THIRD = (TopicPartition(ARTICLE_PUBLISHED.name, number) for number in range(3))
Opened = AbstractAsyncContextManager[Any]


@pytest.fixture(params=["fake", "real"])
def opened(request: pytest.FixtureRequest) -> Opened:
    """A consumer of a group of its own that has two partitions."""
    return in_memory() if request.param == "fake" else over_kafka(request.getfixturevalue("shared_settings").kafka)


@asynccontextmanager
async def in_memory() -> AsyncIterator[FakeConsumer]:
    yield FakeConsumer(FIRST, SECOND)


@asynccontextmanager
async def over_kafka(kafka: str) -> AsyncIterator[AIOKafkaConsumer]:
    consumer = AIOKafkaConsumer(
        bootstrap_servers=kafka, group_id=uuid.uuid4().hex, enable_auto_commit=False, auto_offset_reset="earliest"
    )
    await consumer.start()
    consumer.assign([FIRST, SECOND])
    try:
        yield consumer
    finally:
        await consumer.stop()


async def test_it_reads_from_where_it_was_sought_to_and_commits_apart_from_that(opened: Opened) -> None:
    async with opened as consumer:
        consumer.pause(FIRST)  # what is paused is not fetched, which would move it: the topic has no seventh message
        consumer.seek(FIRST, 7)
        assert await consumer.committed(FIRST) is None
        await consumer.commit({FIRST: 5})
        assert (await consumer.position(FIRST), await consumer.committed(FIRST)) == (7, 5)
        assert await consumer.committed(SECOND) is None


async def test_a_partition_is_paused_and_resumed_alone(opened: Opened) -> None:
    async with opened as consumer:
        consumer.pause(FIRST)
        assert (consumer.paused(), consumer.assignment()) == ({FIRST}, {FIRST, SECOND})
        consumer.resume(FIRST)
        assert consumer.paused() == set()


async def test_a_partition_that_is_another_s_is_not_moved(opened: Opened) -> None:
    async with opened as consumer:
        for move in (lambda: consumer.seek(THIRD, 0), lambda: consumer.pause(THIRD), lambda: consumer.resume(THIRD)):
            with pytest.raises(IllegalStateError):
                move()
        with pytest.raises(IllegalStateError):
            await consumer.commit({THIRD: 1})
        consumer.assign([SECOND])
        with pytest.raises(IllegalStateError):
            consumer.seek(FIRST, 0)
