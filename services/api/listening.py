"""When a consumer without a group has begun to listen."""

import asyncio
from typing import Any

from faststream.kafka.subscriber.usecase import LogicSubscriber

POLL_SECONDS = 0.05


async def until_listening(subscriber: LogicSubscriber[Any]) -> None:
    """Return when the subscriber has its place in every partition: what is published from now on reaches it.

    Raises:
        KafkaError: the consumer is stopped.
    """
    while subscriber.consumer is None or not subscriber.consumer.assignment():  # noqa: ASYNC110 - nothing tells
        await asyncio.sleep(POLL_SECONDS)
    for partition in subscriber.consumer.assignment():
        await subscriber.consumer.position(partition)
