"""Waits until consumers without a consumer group receive messages, and reads what they received before."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import structlog
from aiokafka import AIOKafkaConsumer, TopicPartition
from faststream.kafka.subscriber.usecase import LogicSubscriber

from claimwatch_contracts.cloudevents import event_of
from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.topics import ALERT_RAISED, MAX_MESSAGE_BYTES
from services._runtime.kafka.dead_letters import readable
from services.api.reached import At, Reached

POLL_SECONDS = 0.05
QUIET_MILLISECONDS = 500
PARTITIONS = tuple(TopicPartition(ALERT_RAISED.name, number) for number in range(ALERT_RAISED.partitions))

log = structlog.get_logger(__name__)


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


@dataclass(frozen=True)
class RaisedAlerts:
    """The alerts that the broker at the address ``kafka`` keeps. ``subscriber`` listens to them."""

    kafka: str
    subscriber: LogicSubscriber[Any]

    async def listening(self) -> None:
        """Return when the subscriber will receive every later alert."""
        await until_listening(self.subscriber)

    async def end(self) -> Reached:
        """How far a client is who has been given all. The subscriber must listen.

        Raises:
            KafkaError: the broker cannot be reached.
        """
        return _reached(await self._live.end_offsets(PARTITIONS))

    async def keeps(self, start: Reached, end: Reached) -> bool:
        """Whether all from ``start`` to the ``end`` of today is kept. The subscriber must listen.

        Raises:
            KafkaError: the broker cannot be reached.
        """
        first = _reached(await self._live.beginning_offsets(PARTITIONS))
        spans = zip(first.offsets, start.offsets, end.offsets, strict=False)
        return len(start.offsets) == len(PARTITIONS) and all(low <= at <= high for low, at, high in spans)

    @property
    def _live(self) -> Any:
        """The subscriber's consumer, which is there once it listens."""
        return self.subscriber.consumer

    async def between(self, start: Reached, end: Reached) -> AsyncGenerator[tuple[At, AlertRaised], None]:
        """The readable alerts from ``start`` on that are before ``end``, those of a partition in order.

        Raises:
            KafkaError: the broker cannot be reached.
        """
        waiting = {
            partition: (low, high)
            for partition, low, high in zip(PARTITIONS, start.offsets, end.offsets, strict=True)
            if low < high
        }
        if not waiting:
            return
        async with _consumer(self.kafka) as consumer:
            consumer.assign(list(waiting))
            for partition, (low, _) in waiting.items():
                consumer.seek(partition, low)
            while any([await consumer.position(each) < high for each, (_, high) in waiting.items()]):
                for partition, records in (await consumer.getmany(timeout_ms=QUIET_MILLISECONDS)).items():
                    for record in records:
                        if record.offset < waiting[partition][1] and (alert := _alert(record)) is not None:
                            yield At(record.partition, record.offset), alert


@asynccontextmanager
async def _consumer(kafka: str) -> AsyncIterator[AIOKafkaConsumer]:
    consumer = AIOKafkaConsumer(
        bootstrap_servers=kafka,
        group_id=None,
        enable_auto_commit=False,
        auto_offset_reset="earliest",
        max_partition_fetch_bytes=MAX_MESSAGE_BYTES,
    )
    try:
        await consumer.start()
        yield consumer
    finally:
        await consumer.stop()  # also one that found no broker


def _reached(offsets: dict[TopicPartition, int]) -> Reached:
    return Reached(tuple(offsets[partition] for partition in PARTITIONS))


def _alert(record: Any) -> AlertRaised | None:
    try:
        return event_of(AlertRaised, readable(record.headers), record.value or b"")
    except ValueError as error:
        log.warning("alert passed over", partition=record.partition, offset=record.offset, error=str(error))
        return None
