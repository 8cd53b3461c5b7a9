"""What the tests say to Kafka themselves: send an event as a service would, wait for events as one would see them."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer

from claimwatch_contracts.cloudevents import headers_for
from claimwatch_contracts.events import Event
from claimwatch_contracts.topics import MAX_MESSAGE_BYTES, topic_of
from services._runtime.boot import Service
from tests.builders import NOW

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


@asynccontextmanager
async def running(service: Service) -> AsyncIterator[Service]:
    """The service, ready; stopped at the end. A service that ends by itself fails the test."""
    task = asyncio.create_task(service.run())
    while not service.started:
        assert not task.done(), f"{service.name} ended instead of starting"
        await asyncio.sleep(0.02)
    try:
        yield service
        assert not task.done(), f"{service.name} ended by itself"
    finally:
        service.stop()
        await task


async def until(condition: Callable[[], bool], seconds: float = 20) -> None:
    """Return when the condition holds; a failure after the given time."""
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110 - what is waited for has no event
            await asyncio.sleep(0.02)
