"""Waits until a consumer without a consumer group receives messages."""

import asyncio
from typing import Any

from faststream.kafka.subscriber.usecase import LogicSubscriber

POLL_SECONDS = 0.05


async def until_listening(subscriber: LogicSubscriber[Any]) -> None:
    """Return when the subscriber has a position in every partition: it will receive all later messages.

    Raises:
        KafkaError: the consumer is stopped.
    """
    while subscriber.consumer is None or not subscriber.consumer.assignment():  # noqa: ASYNC110 - there is no event
        await asyncio.sleep(POLL_SECONDS)
    for partition in subscriber.consumer.assignment():
        await subscriber.consumer.position(partition)


async def until_all_listening(*subscribers: LogicSubscriber[Any]) -> None:
    """Return when each of the subscribers receives all later messages.

    Raises:
        KafkaError: a consumer is stopped.
    """
    for subscriber in subscribers:
        await until_listening(subscriber)
