"""What the tests say to Kafka themselves: send an event as a service would, wait for events as one would see them."""

import asyncio
import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.errors import CommitFailedError
from aiokafka.partitioner import DefaultPartitioner

from claimwatch_contracts.cloudevents import headers_for
from claimwatch_contracts.events import Event
from claimwatch_contracts.topics import ARTICLE_PUBLISHED, MAX_MESSAGE_BYTES, TOPICS, Topic, topic_of
from services._runtime.boot import Service
from tests.builders import NOW
from tests.waiting import answered, until

E = TypeVar("E", bound=Event)


async def send(kafka: str, *events: Event) -> None:
    """Publish events as their owner would, in order."""
    async with AIOKafkaProducer(
        bootstrap_servers=kafka, max_request_size=2 * MAX_MESSAGE_BYTES, compression_type="gzip"
    ) as producer:
        for event in events:
            headers = [(k, v.encode()) for k, v in headers_for(event, source="test", time=NOW).items()]
            body, key = event.model_dump_json().encode(), event.subject.encode()
            await producer.send_and_wait(topic_of(type(event)).name, body, key=key, headers=headers)


@asynccontextmanager
async def listening(kafka: str, event: type[E], wanted: Callable[[E], bool]) -> AsyncIterator[list[E]]:
    """A list that fills with the wanted events published while the context is open."""
    seen: list[E] = []
    consumer = AIOKafkaConsumer(topic_of(event).name, bootstrap_servers=kafka, auto_offset_reset="latest")
    await consumer.start()
    for partition in consumer.assignment():
        await consumer.position(partition)  # decided now, so that nothing sent from here on is missed

    async def listen() -> None:
        async for record in consumer:
            found = event.model_validate_json(record.value)
            if wanted(found):
                seen.append(found)

    task = asyncio.create_task(listen())
    try:
        yield seen
    finally:
        task.cancel()
        await consumer.stop()


async def pass_over(kafka: str, *services: str) -> None:
    """Have services that do not run yet begin with what is sent from here on, whatever other tests left for them."""
    for topic in TOPICS:
        for group in filter(None, map(topic.groups.get, services)):
            await handle_all(kafka, topic, group)


async def handle_all(kafka: str, topic: Topic, group: str) -> None:
    """Commit the end of every partition, as the group does when it has handled everything.

    The broker refuses that while it takes a killed member of the group for alive: then it is tried again.
    """
    partitions = [TopicPartition(topic.name, number) for number in range(topic.partitions)]
    async with AIOKafkaConsumer(bootstrap_servers=kafka, group_id=group, enable_auto_commit=False) as consumer:
        consumer.assign(partitions)

        async def committed() -> bool:
            try:
                await consumer.commit(await consumer.end_offsets(partitions))
            except CommitFailedError:
                return False
            return True

        await answered(committed)


@asynccontextmanager
async def running(service: Service) -> AsyncIterator[Service]:
    """The service, ready; stopped at the end. A service that ends by itself fails the test."""
    task = asyncio.create_task(service.run())
    await until(lambda: service.started or task.done())
    assert service.started, f"{service.name} ended instead of starting"
    try:
        yield service
        assert not task.done(), f"{service.name} ended by itself"
    finally:
        service.stop()
        await task


def partition_of(article_id: str) -> int:
    """The partition that an article's events go to, on every topic that has them by article."""
    partitions = list(range(ARTICLE_PUBLISHED.partitions))
    number: int = DefaultPartitioner()(article_id.encode(), partitions, partitions)
    return number


def beside(article_id: str) -> str:
    """A new article id with the partition of another: what is sent under it is handled after what was sent before."""
    identity = uuid.uuid4().hex
    return identity if partition_of(identity) == partition_of(article_id) else beside(article_id)
