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
from aiokafka.errors import IllegalStateError
from faststream import BaseMiddleware
from faststream.message import StreamMessage

from claimwatch_contracts.topics import dead_letter_topic
from services._runtime.backoff import Backoff
from services._runtime.classification import classify
from services._runtime.clock import Clock
from services._runtime.errors import ErrorClass, InvalidMessageError
from services._runtime.kafka.commits import Commits
from services._runtime.kafka.dead_letters import DeadLetterLimit, Record, dead_letter_headers, is_for_another, readable
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
    _batched: set[str] = field(default_factory=set)

    def leave_to_batches(self, group: str) -> None:
        """Leave the messages of the group to its batches, which end them, but for those that they never get."""
        self._batched.add(group)

    def ends(self, group: str) -> bool:
        """Whether a message of the group that was handled is ended here."""
        return group not in self._batched

    async def done(self, consumer: AIOKafkaConsumer, group: str, record: Record) -> None:
        """Let the record's offset be committed. The results of its work must be stored or published."""
        await self.commits.done(consumer, group, record)
        self._failures.pop(_position(group, record), None)
        self.limit.settled(group)
        self.metrics.settled.labels(group).inc()
        self.metrics.last_settled.labels(group).set(self.clock().timestamp())

    async def pass_over(self, consumer: AIOKafkaConsumer, group: str, record: Record) -> None:
        """Let the offset of a record be committed that was sent back to another group, and is not handled here."""
        await self.commits.done(consumer, group, record)
        self._failures.pop(_position(group, record), None)
        self.metrics.skipped.labels(group).inc()

    def has_failed(self, group: str, record: Record) -> bool:
        """Whether the record was put back before."""
        return _position(group, record) in self._failures

    async def failed(self, consumer: AIOKafkaConsumer, group: str, record: Record, error: Exception) -> bool:
        """Put the record back for a retry, or dead-letter it, by the class of the error. Whether it was put back."""
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
            return True
        return not await self._give_up(consumer, group, record, error, error_class, attempt)

    def keep(self, consumer: AIOKafkaConsumer, group: str, record: Record) -> None:
        """Put back a record that could not be ended. It is handled again, with those of its partition after it."""
        attempt = self._failures.setdefault(_position(group, record), 1)
        self._put_back(consumer, group, record, ErrorClass.TRANSIENT, attempt)

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
    ) -> bool:
        """Dead-letter the record. Where that fails for any reason, it is put back. Whether it is dead-lettered."""
        try:
            headers = dead_letter_headers(record, error, error_class, group=group, now=self.clock())
            await self.send_dead_letter(dead_letter_topic(group), record, headers)
        except Exception as unwell:
            log.warning("dead letter not stored, message kept", error=repr(unwell))
            self._put_back(consumer, group, record, ErrorClass.TRANSIENT, attempt)
            return False
        await self.commits.done(consumer, group, record, at_once=True)
        self._failures.pop(_position(group, record), None)
        self.metrics.dead_lettered.labels(group, error_class).inc()
        if self.limit.died(group, error_class):
            self.stop(f"too many of the last messages of {group} were dead-lettered, the last one as {error_class}")
        return True

    def __call__(self, message: Any, /, *, context: Any) -> "SettledMessage":
        """FastStream's middleware factory."""
        return SettledMessage(message, context=context, settlement=self)


class SettledMessage(BaseMiddleware[Any, Any]):
    """The outermost middleware around one received message. It does not change published messages."""

    def __init__(self, msg: Any, /, *, context: Any, settlement: Settlement) -> None:
        super().__init__(msg, context=context)
        self.settlement = settlement

    async def on_receive(self) -> None:
        structlog.contextvars.bind_contextvars(**log_context(self.msg))

    async def consume_scope(self, call_next: Callable[[Any], Awaitable[Any]], msg: StreamMessage[Any]) -> Any:
        """Decode and handle a message, unless it was sent back to another group."""
        if is_for_another(self.msg, self.context.get("handler_").group_id):
            return None
        return await call_next(msg)

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
        if is_for_another(self.msg, subscriber.group_id):
            await self.settlement.pass_over(subscriber.consumer, subscriber.group_id, self.msg)
            return True
        if error is not None:
            error = _of_headers(self.msg.headers) or error
        if error is None:
            if self.settlement.ends(subscriber.group_id):
                await self.settlement.done(subscriber.consumer, subscriber.group_id, self.msg)
        else:
            await self.settlement.failed(subscriber.consumer, subscriber.group_id, self.msg, error)
        return True


def log_context(record: Record) -> dict[str, Any]:
    """What is logged with everything that a record leads to."""
    headers = readable(record.headers)
    return {
        "topic": record.topic,
        "partition": record.partition,
        "offset": record.offset,
        "event_id": headers.get("ce_id"),
        "subject": headers.get("ce_subject"),
        "correlation_id": headers.get("ce_correlationid"),
    }


def _of_headers(headers: Iterable[tuple[str, bytes | None]]) -> InvalidMessageError | None:
    try:
        text_headers(headers)
    except InvalidMessageError as error:
        return error
    return None


def text_headers(headers: Iterable[tuple[str, bytes | None]]) -> dict[str, str]:
    """Headers as text.

    Raises:
        InvalidMessageError: one of them is none.
    """
    read: dict[str, str] = {}
    for name, value in headers:
        try:
            read[name] = (value or b"").decode()
        except UnicodeDecodeError:
            value = None
        if value is None:
            raise InvalidMessageError("a header is not UTF-8 or has no value")
    return read


def _position(group: str, record: Record) -> tuple[str, TopicPartition, int]:
    return (group, TopicPartition(record.topic, record.partition), record.offset)
