"""Reads dead letters, and sends them back to be tried again."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient

from claimwatch_contracts.topics import MAX_MESSAGE_BYTES
from services._runtime.kafka.dead_letters import readable, sent_back_headers
from services._runtime.kafka.groups import committed_offsets
from services._runtime.kafka.topics import DEAD_LETTER_TOPICS

QUIET_MILLISECONDS = 2_000
ASSIGNMENT_SECONDS = 20.0
LOOKING_SECONDS = 20.0
REPLAYING_SECONDS = 120.0


@dataclass(frozen=True)
class Letter:
    """A message that was given up. ``is_sent_back`` is true if it was replayed since.

    ``headers`` are its own and those that begin with ``dlq-``; see ``dead_letter_headers``.
    """

    topic: str
    offset: int
    headers: dict[str, str]
    is_sent_back: bool


class DeadLetters:
    """The dead letters of all groups at the broker with the address ``kafka``."""

    def __init__(self, kafka: str) -> None:
        self._kafka = kafka

    async def last(self, most: int, before: Mapping[str, int] | None = None) -> list[Letter]:
        """At most so many of each topic, those that were given up last.

        With ``before`` only those with a lower offset than it has for their topic; none of other topics.

        Raises:
            KafkaError, TimeoutError: the broker cannot be reached, or does not answer in time.
        """
        consumer = _consumer(self._kafka, group=None)
        admin = AIOKafkaAdminClient(bootstrap_servers=self._kafka)
        try:
            async with asyncio.timeout(LOOKING_SECONDS):
                await consumer.start()
                await admin.start()
                return [letter async for letter in _last(consumer, admin, most, before)]
        finally:
            await consumer.stop()
            await admin.close()

    async def replay(self, letters: str) -> int:
        """Send those of a topic that were not sent back yet to where they came from. Returns how many they were.

        They carry the name of the group that gave them up, and the other groups of their topic pass them over.
        Each is committed after it was sent: an interruption repeats one at most, which changes nothing.

        Raises:
            KafkaError, TimeoutError: the broker cannot be reached, or does not answer in time.
        """
        sent = 0
        consumer = _consumer(self._kafka, letters, group=_group(letters))
        async with (
            asyncio.timeout(REPLAYING_SECONDS),
            AIOKafkaProducer(
                bootstrap_servers=self._kafka,
                acks="all",
                enable_idempotence=True,
                max_request_size=2 * MAX_MESSAGE_BYTES,
            ) as producer,
        ):
            async for record in _kept(consumer):
                origin, headers = readable(record.headers)["dlq-topic"], sent_back_headers(record)
                await producer.send_and_wait(origin, record.value, key=record.key, headers=headers)
                await consumer.commit()
                sent += 1
        return sent


def every_letter(kafka: str, letters: str) -> AsyncIterator[Any]:
    """The records of a dead-letter topic that are still kept, the oldest first.

    Raises:
        KafkaError, TimeoutError: the broker cannot be reached, or does not have the topic.
    """
    return _kept(_consumer(kafka, letters, group=None))


async def sent_back_before(kafka: str, letters: str) -> int:
    """The offset in a dead-letter topic before which all were sent back; -1 if none was.

    Raises:
        KafkaError, TimeoutError: the broker cannot be reached, or does not answer in time.
    """
    admin = AIOKafkaAdminClient(bootstrap_servers=kafka)
    try:
        async with asyncio.timeout(LOOKING_SECONDS):
            await admin.start()
            return await _sent_back_before(admin, TopicPartition(letters, 0))
    finally:
        await admin.close()


async def _sent_back_before(admin: AIOKafkaAdminClient, partition: TopicPartition) -> int:
    return (await committed_offsets(admin, _group(partition.topic))).get(partition, -1)


async def _last(
    consumer: AIOKafkaConsumer, admin: AIOKafkaAdminClient, most: int, before: Mapping[str, int] | None
) -> AsyncIterator[Letter]:
    there = await admin.list_topics()
    partitions = [TopicPartition(letters, 0) for letters in DEAD_LETTER_TOPICS if letters in there]
    consumer.assign(partitions)  # one look-up for all topics: one after another each takes a tenth of a second
    consumer.pause(*partitions)
    first, end = await consumer.beginning_offsets(partitions), await consumer.end_offsets(partitions)
    if before is not None:
        end = {partition: min(last, before.get(partition.topic, 0)) for partition, last in end.items()}
    filled = [partition for partition in partitions if first[partition] < end[partition]]
    for partition in filled:
        done = await _sent_back_before(admin, partition)
        consumer.seek(partition, max(first[partition], end[partition] - most))
        consumer.resume(partition)
        while await consumer.position(partition) < end[partition]:
            for record in (await consumer.getmany(partition, timeout_ms=QUIET_MILLISECONDS)).get(partition, ()):
                if record.offset < end[partition]:
                    yield Letter(partition.topic, record.offset, readable(record.headers), record.offset < done)
        consumer.pause(partition)


def _group(letters: str) -> str:
    return f"{letters}-replay"


def _consumer(kafka: str, *topics: str, group: str | None) -> AIOKafkaConsumer:
    return AIOKafkaConsumer(
        *topics,
        bootstrap_servers=kafka,
        group_id=group,
        enable_auto_commit=False,
        auto_offset_reset="earliest",
        max_partition_fetch_bytes=2 * MAX_MESSAGE_BYTES,
    )


async def _kept(consumer: AIOKafkaConsumer) -> AsyncIterator[Any]:
    """Every record up to the end as it is now, one by one."""
    try:
        await consumer.start()
        async with asyncio.timeout(ASSIGNMENT_SECONDS):
            while not (partitions := consumer.assignment()):  # noqa: ASYNC110 - the group assigns it in its own time
                await asyncio.sleep(0.05)
        ends = await consumer.end_offsets(partitions)
        while any([await consumer.position(partition) < end for partition, end in ends.items()]):
            batches = await consumer.getmany(timeout_ms=QUIET_MILLISECONDS, max_records=1)
            for records in batches.values():
                for record in records:
                    yield record
    finally:
        await consumer.stop()  # also one that found no broker
