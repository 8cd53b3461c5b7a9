"""How every message ends: committed, dead-lettered, or put back for a retry.

FastStream's own ``ack()`` commits everything that the consumer has fetched. Here only messages whose work is done are
committed (``commits``). For a retry, the consumer seeks back to the message, and its partition is paused until a
timer resumes it. No handler sleeps meanwhile, so heartbeats, other partitions and rebalances go on.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any

import structlog
from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import IllegalStateError, KafkaError
from faststream import BaseMiddleware

from claimwatch_contracts.topics import dead_letter_topic
from services._runtime.backoff import Backoff
from services._runtime.classification import classify
from services._runtime.clock import Clock
from services._runtime.errors import ErrorClass, InvalidMessageError
from services._runtime.kafka.commits import Commits
from services._runtime.kafka.dead_letters import DeadLetterLimit, Record, dead_letter_headers, readable
from services._runtime.metrics import RuntimeMetrics

log = structlog.get_logger(__name__)

SendDeadLetter = Callable[[str, Record, dict[str, str]], Awaitable[None]]


@dataclass
class Settlement:
    """Decides how messages end, and ends them so. All subscribers of a service share one settlement.

    ``send_dead_letter`` must return only when the message is stored. ``stop`` is called with a reason when too many
    recent messages were dead-lettered.
    """

    backoff: Backoff
    bug_attempts: int
    limit: DeadLetterLimit
    commits: Commits
    metrics: RuntimeMetrics
    clock: Clock
    send_dead_letter: SendDeadLetter
    stop: Callable[[str], None]
    _failures: dict[tuple[str, TopicPartition, int], int] = field(default_factory=dict)

    async def done(self, consumer: AIOKafkaConsumer, group: str, record: Record) -> None:
        """Let the record's offset be committed. The results of its work must be stored or published."""
        await self.commits.done(consumer, group, record)
        self._failures.pop(_position(group, record), None)
        self.limit.settled(group)
        self.metrics.settled.labels(group).inc()
        self.metrics.last_settled.labels(group).set(self.clock().timestamp())

    async def failed(self, consumer: AIOKafkaConsumer, group: str, record: Record, error: Exception) -> None:
        """Put the record back for a retry, or dead-letter it, by the class of the error."""
        error_class = classify(error)
        attempt = self._failures.get(_position(group, record), 0) + 1
        self._failures[_position(group, record)] = attempt
        again = error_class is ErrorClass.TRANSIENT or (error_class is ErrorClass.BUG and attempt < self.bug_attempts)
        if error_class is ErrorClass.TRANSIENT:
            # No traceback: while a server is away, every waiting message fails again and again.
            log.warning("message waits", error=repr(error), attempt=attempt)
        else:
            log.error("message failed", error_class=error_class, attempt=attempt, again=again, exc_info=error)
        if again:
            self._put_back(consumer, group, record, error_class, attempt)
        else:
            await self._give_up(consumer, group, record, error, error_class, attempt)

    def _put_back(
        self, consumer: AIOKafkaConsumer, group: str, record: Record, error_class: ErrorClass, attempt: int
    ) -> None:
        partition = TopicPartition(record.topic, record.partition)
        self.metrics.retries.labels(group, error_class).inc()
        try:
            consumer.seek(partition, record.offset)
            consumer.pause(partition)
        except IllegalStateError:
            return  # The partition went to another instance, which continues from the last commit.
        self.metrics.paused.labels(group).inc()
        asyncio.get_running_loop().call_later(self.backoff.delay(attempt), self._resume, consumer, group, partition)

    def _resume(self, consumer: AIOKafkaConsumer, group: str, partition: TopicPartition) -> None:
        self.metrics.paused.labels(group).dec()
        if partition in consumer.assignment():
            consumer.resume(partition)

    async def _give_up(
        self,
        consumer: AIOKafkaConsumer,
        group: str,
        record: Record,
        error: Exception,
        error_class: ErrorClass,
        attempt: int,
    ) -> None:
        headers = dead_letter_headers(record, error, error_class, group=group, now=self.clock())
        try:
            await self.send_dead_letter(dead_letter_topic(group), record, headers)
        except KafkaError as unwell:
            log.warning("dead letter not stored, message kept", error=repr(unwell))
            self._put_back(consumer, group, record, ErrorClass.TRANSIENT, attempt)
            return
        await self.commits.done(consumer, group, record, at_once=True)
        self._failures.pop(_position(group, record), None)
        self.metrics.dead_lettered.labels(group, error_class).inc()
        if self.limit.died(group, error_class):
            self.stop(f"too many of the last messages of {group} were dead-lettered, the last one as {error_class}")

    def __call__(self, message: Any, /, *, context: Any) -> "SettledMessage":
        """FastStream's middleware factory."""
        return SettledMessage(message, context=context, settlement=self)


class SettledMessage(BaseMiddleware[Any, Any]):
    """The outermost middleware around one received message. It does not change published messages."""

    def __init__(self, msg: Any, /, *, context: Any, settlement: Settlement) -> None:
        super().__init__(msg, context=context)
        self.settlement = settlement

    async def on_receive(self) -> None:
        headers = readable(self.msg.headers)
        structlog.contextvars.bind_contextvars(
            topic=self.msg.topic,
            partition=self.msg.partition,
            offset=self.msg.offset,
            event_id=headers.get("ce_id"),
            subject=headers.get("ce_subject"),
            correlation_id=headers.get("ce_correlationid"),
        )

    async def after_processed(
        self,
        exc_type: type[BaseException] | None = None,
        exc_val: BaseException | None = None,
        exc_tb: TracebackType | None = None,
    ) -> bool:
        try:
            return await self._settle(exc_val)
        finally:
            structlog.contextvars.clear_contextvars()

    async def _settle(self, error: BaseException | None) -> bool:
        if error is not None and not isinstance(error, Exception):
            return False  # Cancelled or exiting: the offset is not committed, so the message is received again.
        subscriber = self.context.get("handler_")
        if subscriber.group_id is None:
            if error is not None:
                log.error("live message dropped", exc_info=error)
            return True
        if error is not None and not _is_text(self.msg.headers):
            error = InvalidMessageError("a header is not UTF-8 or has no value")
        if error is None:
            await self.settlement.done(subscriber.consumer, subscriber.group_id, self.msg)
        else:
            await self.settlement.failed(subscriber.consumer, subscriber.group_id, self.msg, error)
        return True


def _is_text(headers: Iterable[tuple[str, bytes | None]]) -> bool:
    try:
        return all(value is not None and isinstance(value.decode(), str) for _name, value in headers)
    except UnicodeDecodeError:
        return False


def _position(group: str, record: Record) -> tuple[str, TopicPartition, int]:
    return (group, TopicPartition(record.topic, record.partition), record.offset)
