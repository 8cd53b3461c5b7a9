"""Kafka as a service's emitter, and as the settlement of its messages sees it, in memory."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from aiokafka import TopicPartition
from aiokafka.errors import IllegalStateError, MessageSizeTooLargeError

from claimwatch_contracts.events import Event
from claimwatch_contracts.topics import MAX_MESSAGE_BYTES


class FakeEmitter:
    """Keeps what is emitted, in order. While ``error`` is set nothing is kept and every call raises it.

    With ``error_after`` the event is kept and the call raises: so it is when the broker's answer gets lost.
    """

    def __init__(self, error: Exception | None = None, *, error_after: Exception | None = None) -> None:
        self.error = error
        self.error_after = error_after
        self.events: list[Event] = []

    async def emit(self, event: Event) -> None:
        """Keep one event.

        Raises:
            MessageSizeTooLargeError: it is more than a message can carry.
        """
        if self.error is not None:
            raise self.error
        if len(event.model_dump_json()) > 2 * MAX_MESSAGE_BYTES:
            raise MessageSizeTooLargeError
        self.events.append(event)
        if self.error_after is not None:
            raise self.error_after


@dataclass(frozen=True)
class FakeRecord:
    """A message as the broker hands it out."""

    topic: str
    partition: int
    offset: int
    key: bytes | None = None
    value: bytes | None = b"{}"
    headers: tuple[tuple[str, bytes], ...] = ()


class FakeConsumer:
    """Where a consumer stands in its partitions: what it reads next, what is committed, which it has paused.

    While ``error`` is set commits raise it. ``commits_begun`` counts the commits, also those that wait or fail.
    """

    def __init__(self, *partitions: TopicPartition) -> None:
        self.error: Exception | None = None
        self.commits_begun = 0
        self._answers = asyncio.Event()
        self._answers.set()
        self._positions = dict.fromkeys(partitions, 0)
        self._committed: dict[TopicPartition, int] = {}
        self._paused: set[TopicPartition] = set()
        self._fetched: list[FakeRecord] = []

    def assignment(self) -> set[TopicPartition]:
        """The partitions that are this consumer's."""
        return set(self._positions)

    def assign(self, partitions: list[TopicPartition]) -> None:
        """Have these partitions from now on; where it stood in others is forgotten."""
        self._positions = {partition: self._positions.get(partition, 0) for partition in partitions}
        self._paused &= self.assignment()

    async def position(self, partition: TopicPartition) -> int:
        """The offset that is read next."""
        self._require(partition)
        return self._positions[partition]

    def fetch(self, *records: FakeRecord) -> None:
        """Have these records fetched."""
        self._fetched += records

    async def getmany(self, *, timeout_ms: int, max_records: int) -> dict[TopicPartition, list[FakeRecord]]:
        """The records that were fetched, by partition, without those of paused partitions."""
        found: dict[TopicPartition, list[FakeRecord]] = {}
        for record in list(self._fetched)[:max_records]:
            partition = TopicPartition(record.topic, record.partition)
            if partition not in self._paused:
                self._fetched.remove(record)
                self._positions[partition] = record.offset + 1
                found.setdefault(partition, []).append(record)
        return found

    def seek(self, partition: TopicPartition, offset: int) -> None:
        """Read from there."""
        self._require(partition)
        self._positions[partition] = offset

    def pause(self, *partitions: TopicPartition) -> None:
        """Read nothing of these."""
        for partition in partitions:
            self._require(partition)
            self._paused.add(partition)

    def resume(self, *partitions: TopicPartition) -> None:
        """Read on."""
        for partition in partitions:
            self._require(partition)
            self._paused.discard(partition)

    def paused(self) -> set[TopicPartition]:
        """The partitions of which nothing is read."""
        return set(self._paused)

    async def commit(self, offsets: Mapping[TopicPartition, int]) -> None:
        """Remember for the group how far its work is done."""
        self.commits_begun += 1
        await self._answers.wait()
        if self.error is not None:
            raise self.error
        for partition in offsets:
            self._require(partition)
        self._committed |= offsets

    def hold_commits(self) -> Callable[[], None]:
        """Let commits wait for the broker's answer, until the returned function is called."""
        self._answers.clear()
        return self._answers.set

    async def committed(self, partition: TopicPartition) -> int | None:
        """How far the group's work is done; ``None`` before its first commit."""
        return self._committed.get(partition)

    def _require(self, partition: TopicPartition) -> None:
        if partition not in self._positions:
            raise IllegalStateError(f"{partition} is not this consumer's")
