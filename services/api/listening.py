"""Waits until consumers without a consumer group receive messages."""

import asyncio
from typing import Any

from faststream.kafka.subscriber.usecase import LogicSubscriber

POLL_SECONDS = 0.05


async def until_listening(*subscribers: LogicSubscriber[Any]) -> None:
    """Return when each subscriber has a position in every partition: it will receive all later messages.

    Raises:
        KafkaError: a consumer is stopped.
    """
    for subscriber in subscribers:
        while subscriber.consumer is None or not subscriber.consumer.assignment():  # noqa: ASYNC110 - there is no event
            await asyncio.sleep(POLL_SECONDS)
        for partition in subscriber.consumer.assignment():
            await subscriber.consumer.position(partition)
