"""Commits the offsets of done messages, those of a short while together.

A commit is a request to the broker and a record in the broker's log. With a commit for each message, commits would be
half of the broker's work. Waiting loses nothing, because only the offsets of messages whose work is done wait. After a
crash the messages of that while are received again, and their effects are idempotent.
"""

import asyncio
from dataclasses import dataclass, field

import structlog
from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.abc import ConsumerRebalanceListener
from aiokafka.errors import KafkaError
from prometheus_client import Counter

from services._runtime.kafka.dead_letters import Record

log = structlog.get_logger(__name__)


class Commits(ConsumerRebalanceListener):  # type: ignore[misc]
    """The offsets to commit of all consumers of a service.

    Offsets wait for ``interval_seconds`` at most. As a listener to rebalances, an instance commits all offsets before
    partitions go to other consumers, for which a rebalance waits ``patience_seconds`` at most. ``failures`` has the
    label ``group``.
    """

    def __init__(self, failures: Counter, *, interval_seconds: float, patience_seconds: float) -> None:
        self._failures = failures
        self._interval_seconds = interval_seconds
        self._patience_seconds = patience_seconds
        self._consumers: dict[AIOKafkaConsumer, _ConsumerCommits] = {}
        self._draining = False

    async def done(self, consumer: AIOKafkaConsumer, group: str, record: Record, *, at_once: bool = False) -> None:
        """Commit the record's offset, by default soon. The results of its work must be stored or published."""
        if consumer not in self._consumers:
            self._consumers[consumer] = _ConsumerCommits(consumer, group, self._failures)
        commits = self._consumers[consumer]
        commits.waiting[TopicPartition(record.topic, record.partition)] = record.offset + 1
        if at_once or self._draining:
            await commits.commit()
        else:
            commits.commit_within(self._interval_seconds)

    async def commit(self) -> None:
        """Commit all offsets that wait."""
        await asyncio.gather(*(commits.commit() for commits in self._consumers.values()))

    async def drain(self) -> None:
        """Commit all offsets that wait, and from now on each offset at once."""
        self._draining = True
        await self._commit_patiently()

    async def on_partitions_revoked(self, revoked: set[TopicPartition]) -> None:
        """Commit before other consumers get the partitions."""
        await self._commit_patiently()

    async def on_partitions_assigned(self, assigned: set[TopicPartition]) -> None:
        """Nothing waits yet for the new partitions."""

    async def _commit_patiently(self) -> None:
        try:
            async with asyncio.timeout(self._patience_seconds):
                await self.commit()
        except TimeoutError:
            log.warning("offsets not committed in time, messages will be seen again")


@dataclass
class _ConsumerCommits:
    """The offsets of one consumer. ``waiting`` has the next offset to read of each partition."""

    consumer: AIOKafkaConsumer
    group: str
    failures: Counter
    waiting: dict[TopicPartition, int] = field(default_factory=dict)
    _one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)
    _timer: asyncio.Task[None] | None = None

    def commit_within(self, seconds: float) -> None:
        if self._timer is None or self._timer.done():
            self._timer = asyncio.create_task(self._commit_every(seconds), name="commits")

    async def _commit_every(self, seconds: float) -> None:
        while self.waiting:
            await asyncio.sleep(seconds)
            await self.commit()

    async def commit(self) -> None:
        async with self._one_at_a_time:  # an earlier offset must not be committed after a later one
            offsets, self.waiting = self.waiting, {}
            if not offsets:
                return
            try:
                await self.consumer.commit(offsets)
            except KafkaError as error:
                # No message is lost: this or another instance receives it again, and its effects are idempotent.
                self.failures.labels(self.group).inc()
                log.warning("offsets not committed, messages will be seen again", error=repr(error))
