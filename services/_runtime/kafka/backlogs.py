"""Asks the broker which messages each consumer group has not handled yet."""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import KafkaError

from claimwatch_contracts.topics import TOPICS, Topic
from services._runtime.errors import TransientError
from services._runtime.kafka.backlog import Backlog
from services._runtime.kafka.groups import committed_offsets

READING_SECONDS = 20.0


class Backlogs:
    """The backlogs of all groups that the contracts name.

    ``kafka`` is the broker's address, and ``seconds`` is how long the broker may take for all of them.
    """

    def __init__(self, kafka: str, seconds: float = READING_SECONDS) -> None:
        self._kafka = kafka
        self._seconds = seconds

    async def __call__(self) -> list[Backlog]:
        """The groups that have not handled everything.

        Raises:
            TransientError: the broker cannot be reached, does not answer in time, or refuses.
        """
        admin = AIOKafkaAdminClient(bootstrap_servers=self._kafka)
        consumer = AIOKafkaConsumer(bootstrap_servers=self._kafka, group_id=None)
        try:
            async with asyncio.timeout(self._seconds):
                await admin.start()
                await consumer.start()
                found = [
                    await _backlog(admin, consumer, topic, service, group)
                    for topic in TOPICS
                    for service, group in topic.groups.items()
                    if group is not None
                ]
                return [backlog for backlog in found if backlog is not None]
        except (KafkaError, TimeoutError) as error:
            raise TransientError(f"no backlogs: {type(error).__name__}: {error}") from error
        finally:
            await consumer.stop()
            await admin.close()


async def _backlog(
    admin: AIOKafkaAdminClient, consumer: AIOKafkaConsumer, topic: Topic, service: str, group: str
) -> Backlog | None:
    partitions = [TopicPartition(topic.name, number) for number in range(topic.partitions)]
    first, last = await consumer.beginning_offsets(partitions), await consumer.end_offsets(partitions)
    done = await committed_offsets(admin, group)
    unread = {each: max(first[each], done.get(each, -1)) for each in partitions}
    behind = {each: offset for each, offset in unread.items() if offset < last[each]}
    if not behind:
        return None
    messages = sum(last[each] - offset for each, offset in behind.items())
    return Backlog(group, service, messages, await _oldest(consumer, behind))


async def _oldest(consumer: AIOKafkaConsumer, unread: Mapping[TopicPartition, int]) -> datetime:
    """When the first unread message of any partition was published."""
    moments = []
    for partition, offset in unread.items():
        consumer.assign([partition])
        consumer.seek(partition, offset)
        moments.append((await consumer.getone(partition)).timestamp)
    return datetime.fromtimestamp(min(moments) / 1_000, UTC)
