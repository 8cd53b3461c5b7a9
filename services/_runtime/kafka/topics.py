"""Topics as the contracts list them: created when missing, checked at start."""

import asyncio
from collections.abc import Callable, Collection
from datetime import datetime

from aiokafka import AIOKafkaConsumer
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.errors import TopicAlreadyExistsError, for_code

from claimwatch_contracts.topics import DEAD_LETTER_RETENTION_SECONDS, MAX_MESSAGE_BYTES, TOPICS
from services._runtime.errors import StartError
from services._runtime.kafka.dead_letters import Record

READING_SECONDS = 20.0
POLL_SECONDS = 0.02


async def create_topics(kafka: str, *, replication_factor: int = 1) -> list[str]:
    """Create every topic and dead-letter topic that is missing; the names created.

    Raises:
        KafkaError: the broker cannot be reached or refuses.
    """
    admin = AIOKafkaAdminClient(bootstrap_servers=kafka)
    try:
        await admin.start()
        existing = set(await admin.list_topics())
        wanted = [topic for topic in _wanted(replication_factor) if topic.name not in existing]
        if wanted:
            response = await admin.create_topics(wanted)
            for _name, code, *_ in response.topic_errors:
                error = for_code(code)
                if code and error is not TopicAlreadyExistsError:
                    raise error(f"topic {_name}")
        return [topic.name for topic in wanted]
    finally:
        await admin.close()


def _wanted(replication_factor: int) -> list[NewTopic]:
    live = [
        _topic(topic.name, topic.partitions, replication_factor, topic.retention_seconds, margin=1) for topic in TOPICS
    ]
    dead = [
        _topic(name, 1, replication_factor, DEAD_LETTER_RETENTION_SECONDS, margin=2)
        for topic in TOPICS
        for name in topic.dead_letters
    ]
    return live + dead


def _topic(name: str, partitions: int, replication_factor: int, retention_seconds: int, *, margin: int) -> NewTopic:
    """Dead letters carry their story in headers, so their topics allow messages of twice the size."""
    configs = {
        "retention.ms": str(retention_seconds * 1_000),
        "max.message.bytes": str(MAX_MESSAGE_BYTES * margin),
    }
    return NewTopic(name, partitions, replication_factor, topic_configs=configs)


async def missing_topics(kafka: str) -> list[str]:
    """The contract's topics that the broker does not have.

    Raises:
        KafkaError: the broker cannot be reached.
    """
    admin = AIOKafkaAdminClient(bootstrap_servers=kafka)
    try:
        await admin.start()
        existing = set(await admin.list_topics())
    finally:
        await admin.close()
    return sorted({topic.name for topic in _wanted(1)} - existing)


async def require_topics(kafka: str) -> None:
    """Return when every topic exists.

    Raises:
        KafkaError: the broker cannot be reached.
        StartError: a topic is missing.
    """
    if missing := await missing_topics(kafka):
        raise StartError(f"topics missing at {kafka}: {', '.join(missing)}; run `claimwatch topics create`")


async def count_since(
    kafka: str, topics: Collection[str], since: datetime, counts: Callable[[Record], bool], *, most: int
) -> dict[str, int]:
    """How many of each topic's messages of that time or later count, the last ``most`` of each partition being read.

    Raises:
        KafkaError: the broker cannot be reached.
        TimeoutError: a topic does not exist, or what is in it was not read in time.
    """
    found = dict.fromkeys(topics, 0)
    if not found:
        return found
    consumer = AIOKafkaConsumer(*found, bootstrap_servers=kafka, group_id=None)
    try:
        await consumer.start()
        async with asyncio.timeout(READING_SECONDS):
            while not (partitions := consumer.assignment()):  # noqa: ASYNC110 - nothing tells
                await asyncio.sleep(POLL_SECONDS)
            moment = int(since.timestamp() * 1_000)
            starts = await consumer.offsets_for_times(dict.fromkeys(partitions, moment))
            ends = await consumer.end_offsets(partitions)
            for partition, end in ends.items():
                start = starts[partition]
                consumer.seek(partition, end if start is None else max(start.offset, end - most))
            while any([await consumer.position(partition) < end for partition, end in ends.items()]):
                for partition, records in (await consumer.getmany(timeout_ms=int(POLL_SECONDS * 1_000))).items():
                    found[partition.topic] += sum(map(counts, records))
    finally:
        await consumer.stop()  # also one that found no broker
    return found
