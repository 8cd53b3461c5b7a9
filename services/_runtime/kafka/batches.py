"""Several messages of a topic handled together: the one that came, and those that the consumer has fetched with it.

No message waits for others, but batches begin some time apart, the longer, the longer they take: while many messages
come, each batch has more of them. Each message ends by itself. A batch that fails is handled message by message, so
that a bad one is dead-lettered alone.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

import structlog
from aiokafka import AIOKafkaConsumer, TopicPartition

from services._runtime.classification import classify
from services._runtime.errors import ErrorClass
from services._runtime.kafka.dead_letters import Record, is_for_another, readable
from services._runtime.kafka.heard import Heard
from services._runtime.kafka.settlement import Settlement, log_context
from services._runtime.pace import Pace

log = structlog.get_logger(__name__)

HandleAll = Callable[[Sequence[Heard[Any]]], Awaitable[None]]
"""Handles messages in their order. Handling them again gives the same results."""
Decode = Callable[[Record], Any]


@dataclass(frozen=True)
class Received:
    """A message with its event, or with the error that made it unreadable, or that is another group's to handle."""

    record: Record
    event: Any = None
    error: Exception | None = None
    is_for_another: bool = False

    @property
    def partition(self) -> TopicPartition:
        """Where the message was."""
        return TopicPartition(self.record.topic, self.record.partition)

    @property
    def heard(self) -> Heard[Any]:
        """The message as handlers get it."""
        return Heard(self.event, readable(self.record.headers).get("ce_correlationid"))


class Batches:
    """The batches of one consumer group. ``consumer`` returns the group's consumer once it runs.

    At most ``most`` messages are in a batch. ``pace`` says when the next one begins: after a full one that is at once.
    ``decode`` returns the event in a record, or raises what makes the record invalid.
    """

    def __init__(
        self,
        handle: HandleAll,
        settlement: Settlement,
        group: str,
        *,
        consumer: Callable[[], AIOKafkaConsumer],
        decode: Decode,
        most: int,
        pace: Pace,
    ) -> None:
        self._handle = handle
        self._settlement = settlement
        self._group = group
        self._consumer = consumer
        self._decode = decode
        self._most = most
        self._pace = pace

    async def take(self, first: Any) -> None:
        """Handle a message, a ``Record``, and those that were fetched with it, and end each of them."""
        await self._pace.turn()
        with self._pace.working():
            structlog.contextvars.clear_contextvars()
            batch = [self._received(record) for record in (first, *await self._fetched())]
            await self._take(batch)
        if len(batch) == self._most:
            self._pace.go_on()

    async def _take(self, batch: Sequence[Received]) -> None:
        if len(batch) > 1 and not any(self._settlement.has_failed(self._group, each.record) for each in batch):
            error = await self._error(batch)
            if error is None:
                await self._end_all(batch, None)
                return
            if classify(error) is ErrorClass.TRANSIENT:
                await self._end_all(batch, error)
                return
            log.warning("batch failed, its messages are handled one by one", messages=len(batch), error=repr(error))
        await self._one_by_one(batch)

    async def _fetched(self) -> list[Record]:
        if self._most == 1:
            return []
        try:
            found = await self._consumer().getmany(timeout_ms=0, max_records=self._most - 1)
        except Exception as error:  # whatever it is, it is no fault of the first message, which is handled alone
            log.warning("no more messages fetched", error=repr(error))
            return []
        return [record for records in found.values() for record in records]

    def _received(self, record: Record) -> Received:
        if is_for_another(record, self._group):
            return Received(record, is_for_another=True)
        try:
            return Received(record, self._decode(record))
        except Exception as error:
            return Received(record, error=error)

    async def _error(self, batch: Sequence[Received]) -> Exception | None:
        heard = [each.heard for each in batch if each.error is None and not each.is_for_another]
        try:
            if heard:
                await self._handle(heard)
        except Exception as error:
            return error
        return None

    async def _end_all(self, batch: Sequence[Received], error: Exception | None) -> None:
        async def same(_each: Received) -> Exception | None:
            return error

        await self._end_each(batch, same)

    async def _one_by_one(self, batch: Sequence[Received]) -> None:
        async def own(each: Received) -> Exception | None:
            with structlog.contextvars.bound_contextvars(**log_context(each.record)):
                return await self._error([each])

        await self._end_each(batch, own)

    async def _end_each(
        self, batch: Sequence[Received], error: Callable[[Received], Awaitable[Exception | None]]
    ) -> None:
        """End the messages in order. After one that is put back, those of its partition come again."""
        again: set[TopicPartition] = set()
        for each in batch:
            if each.partition not in again and await self._end(each, each.error or await error(each)):
                again.add(each.partition)

    async def _end(self, each: Received, error: Exception | None) -> bool:
        """End a message. Whether it was put back. Where ending it fails it is, and its neighbours go on."""
        consumer = self._consumer()
        with structlog.contextvars.bound_contextvars(**log_context(each.record)):
            try:
                if each.is_for_another:
                    await self._settlement.pass_over(consumer, self._group, each.record)
                    return False
                if error is not None:
                    return await self._settlement.failed(consumer, self._group, each.record, error)
                await self._settlement.done(consumer, self._group, each.record)
            except Exception:
                log.exception("message not ended, it comes again")
                self._settlement.keep(consumer, self._group, each.record)
                return True
        return False
