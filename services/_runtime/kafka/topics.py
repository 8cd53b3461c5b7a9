"""Creates the contracts' topics and sets the retention of all topics; checks at the start that they exist."""

import asyncio
from collections.abc import Callable, Collection
from datetime import datetime
from typing import NamedTuple

from aiokafka import AIOKafkaConsumer
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.errors import TopicAlreadyExistsError, for_code

from claimwatch_contracts.topics import DAY_SECONDS, MAX_MESSAGE_BYTES, TOPICS, Topic
from services._runtime.errors import StartError
from services._runtime.kafka.dead_letters import Record, topic_settings
from services._runtime.kafka.retention import RETENTION, ChangedRetention, keep_for
from services._runtime.settings import DEAD_LETTER_DAYS

READING_SECONDS = 20.0
POLL_SECONDS = 0.02
DEAD_LETTER_TOPICS = tuple(name for topic in TOPICS for name in topic.dead_letters)


class PreparedTopics(NamedTuple):
    """The names of the topics that were created, and the topics whose retention was changed."""

    created: list[str]
    changed: list[ChangedRetention]


async def create_topics(
    kafka: str,
    *,
    replication_factor: int = 1,
    dead_letter_days: int = DEAD_LETTER_DAYS,
    event_days: int | None = None,
) -> PreparedTopics:
    """Create every missing topic and dead-letter topic, and change the retention of the others where it differs.

    Events are kept for ``event_days`` days, without it as long as the contracts say; dead letters for
    ``dead_letter_days`` days.

    Raises:
        KafkaError: the broker cannot be reached or refuses.
    """
    admin = AIOKafkaAdminClient(bootstrap_servers=kafka)
    try:
        await admin.start()
        existing = set(await admin.list_topics())
        ours = _topics(replication_factor, dead_letter_days, event_days)
        missing = [topic for topic in ours if topic.name not in existing]
        if missing:
            response = await admin.create_topics(missing)
            for name, code, *_ in response.topic_errors:
                error = for_code(code)
                if code and error is not TopicAlreadyExistsError:
                    raise error(f"topic {name}")
        kept = {topic.name: topic.topic_configs[RETENTION] for topic in ours if topic.name in existing}
        return PreparedTopics([topic.name for topic in missing], await keep_for(admin, kept))
    finally:
        await admin.close()


def _topics(replication_factor: int, dead_letter_days: int, event_days: int | None) -> list[NewTopic]:
    live = [
        NewTopic(topic.name, topic.partitions, replication_factor, topic_configs=_settings(topic, event_days))
        for topic in TOPICS
    ]
    settings = topic_settings(dead_letter_days)
    return live + [NewTopic(name, 1, replication_factor, topic_configs=settings) for name in DEAD_LETTER_TOPICS]


def _settings(topic: Topic, event_days: int | None) -> dict[str, str]:
    seconds = topic.retention_seconds if event_days is None else event_days * DAY_SECONDS
    return {RETENTION: str(seconds * 1_000), "max.message.bytes": str(MAX_MESSAGE_BYTES)}


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
    return sorted({*DEAD_LETTER_TOPICS, *(topic.name for topic in TOPICS)} - existing)


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
    """By topic: the number of messages since then for which ``counts`` is true.

    Only the last ``most`` messages of each partition are read.

    Raises:
        KafkaError: the broker cannot be reached.
        TimeoutError: a topic does not exist, or its messages were not read in time.
    """
    totals = dict.fromkeys(topics, 0)
    if not totals:
        return totals
    consumer = AIOKafkaConsumer(*totals, bootstrap_servers=kafka, group_id=None)
    try:
        await consumer.start()
        async with asyncio.timeout(READING_SECONDS):
            while not (partitions := consumer.assignment()):  # noqa: ASYNC110 - aiokafka offers no event
                await asyncio.sleep(POLL_SECONDS)
            moment = int(since.timestamp() * 1_000)
            starts = await consumer.offsets_for_times(dict.fromkeys(partitions, moment))
            ends = await consumer.end_offsets(partitions)
            for partition, end in ends.items():
                start = starts[partition]
                consumer.seek(partition, end if start is None else max(start.offset, end - most))
            while any([await consumer.position(partition) < end for partition, end in ends.items()]):
                for partition, records in (await consumer.getmany(timeout_ms=int(POLL_SECONDS * 1_000))).items():
                    totals[partition.topic] += sum(map(counts, records))
    finally:
        await consumer.stop()  # a consumer that reached no broker must be stopped too
    return totals
