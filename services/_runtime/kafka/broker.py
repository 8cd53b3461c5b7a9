"""The Kafka side of a service: a broker that settles each message by itself, subscriptions by contract, an emitter."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import structlog
from faststream import AckPolicy
from faststream.exceptions import IncorrectState
from faststream.kafka import KafkaBroker
from faststream.kafka.prometheus import KafkaPrometheusMiddleware
from faststream.kafka.subscriber.usecase import LogicSubscriber
from faststream.message import StreamMessage
from prometheus_client import CollectorRegistry
from pydantic import BaseModel

from claimwatch_contracts.cloudevents import headers_for, part_of
from claimwatch_contracts.events import Event
from claimwatch_contracts.topics import MAX_MESSAGE_BYTES, Topic, topic_of
from claimwatch_contracts.upcasts import NewerVersionError
from services._runtime.backoff import Backoff
from services._runtime.clock import Clock
from services._runtime.errors import InvalidMessageError, TransientError
from services._runtime.kafka.batches import Batches, HandleAll
from services._runtime.kafka.commits import Commits
from services._runtime.kafka.dead_letters import DeadLetterLimit, Record
from services._runtime.kafka.settlement import Settlement, text_headers
from services._runtime.metrics import RuntimeMetrics
from services._runtime.pace import Pace
from services._runtime.settings import SharedSettings

COMMIT_PATIENCE_SECONDS = 5.0
"""How long a rebalance or a stop waits for a commit. The broker answers sooner, or is away."""


def create_broker(
    service: str,
    settings: SharedSettings,
    *,
    registry: CollectorRegistry,
    metrics: RuntimeMetrics,
    clock: Clock,
    limit: DeadLetterLimit,
    commits: Commits,
    stop: Callable[[str], None],
) -> tuple[KafkaBroker, Settlement]:
    """A broker that is not connected yet, and how its messages end.

    ``stop`` is called with a reason when too many messages are dead-lettered.
    """
    broker = KafkaBroker(
        settings.kafka,
        client_id=f"claimwatch-{service}",
        acks="all",
        enable_idempotence=True,
        max_request_size=2 * MAX_MESSAGE_BYTES,  # a dead letter has the message and the reason
        compression_type="gzip",
        allow_auto_create_topics=False,
        apply_types=False,  # handlers take the decoded event and nothing else
        graceful_timeout=settings.drain_timeout_seconds,
        logger=logging.getLogger("faststream"),
    )

    async def send_dead_letter(topic: str, record: Record, headers: dict[str, str]) -> None:
        await broker.publish(record.value or b"", topic=topic, key=record.key, headers=headers)

    settlement = Settlement(
        backoff=Backoff(settings.retry_base_seconds, settings.retry_max_seconds),
        bug_attempts=settings.bug_attempts,
        limit=limit,
        commits=commits,
        metrics=metrics,
        clock=clock,
        send_dead_letter=send_dead_letter,
        stop=stop,
    )
    broker.add_middleware(settlement)
    broker.add_middleware(KafkaPrometheusMiddleware(registry=registry, app_name=f"claimwatch-{service}"))
    return broker, settlement


def dead_letter_limit(settings: SharedSettings) -> DeadLetterLimit:
    """The limit by the settings, with no message counted."""
    return DeadLetterLimit(settings.dead_letter_window, settings.dead_letter_minimum, settings.dead_letter_ratio)


def commits_of(settings: SharedSettings, metrics: RuntimeMetrics) -> Commits:
    """The commits by the settings, of no consumer yet."""
    return Commits(
        metrics.commit_failures,
        interval_seconds=settings.commit_interval_seconds,
        patience_seconds=COMMIT_PATIENCE_SECONDS,
    )


def subscribe(
    broker: KafkaBroker,
    topic: Topic,
    service: str,
    settings: SharedSettings,
    commits: Commits,
    decoder: Callable[[StreamMessage[Any]], Any] | None = None,
) -> LogicSubscriber[Any]:
    """The service's subscription to a topic, in the contract's consumer group. Its handler receives the event.

    A service without a consumer group for the topic receives live messages only. A message that is not the topic's
    event is refused as invalid before any handler runs. With a ``decoder`` the handler receives what that returns.
    """
    group = topic.groups[service]
    return broker.subscriber(
        topic.name,
        group_id=group,
        listener=commits if group else None,
        ack_policy=AckPolicy.MANUAL if group else AckPolicy.ACK_FIRST,
        heartbeat_interval_ms=1_000,  # a joining member waits until the other members' next heartbeat
        auto_offset_reset="earliest" if group else "latest",
        max_poll_interval_ms=settings.max_poll_interval_seconds * 1_000,
        max_partition_fetch_bytes=MAX_MESSAGE_BYTES,
        decoder=decoder or decoder_of(topic.event),
        no_reply=True,  # without this, FastStream publishes an empty message to the topic that reply_to names
    )


def subscribe_in_batches(
    broker: KafkaBroker,
    topic: Topic,
    service: str,
    settings: SharedSettings,
    settlement: Settlement,
    handle: HandleAll,
    *,
    most: int,
    pace: Pace,
) -> None:
    """Let the messages of a topic be handled together, in the contract's consumer group; see ``Batches``."""
    group = topic.groups[service]
    if group is None:
        raise ValueError(f"{service} has no consumer group for {topic.name}")
    settlement.leave_to_batches(group)
    subscriber = subscribe(broker, topic, service, settings, settlement.commits, _as_it_came)
    batches = Batches(
        handle,
        settlement,
        group,
        consumer=lambda: subscriber.consumer,
        decode=lambda record: _event_in(topic.event, text_headers(record.headers), record.value or b""),
        most=most,
        pace=pace,
    )
    subscriber(batches.take)


async def _as_it_came(message: StreamMessage[Any]) -> Any:
    return message.raw_message


def decoder_of(event: type[Event], part: type[BaseModel] | None = None) -> Callable[[StreamMessage[Any]], Any]:
    """Reads the events of messages; with ``part``, no more of them than that has."""

    async def decode(message: StreamMessage[Any]) -> BaseModel:
        return _event_in(event, message.headers, message.body, part)

    return decode


def _event_in(
    event: type[Event], headers: Mapping[str, str], value: bytes | str, part: type[BaseModel] | None = None
) -> BaseModel:
    """The event in a message, or part of it.

    Raises:
        InvalidMessageError: there is none.
    """
    try:
        return part_of(event, part or event, headers, value)
    except NewerVersionError as error:
        raise InvalidMessageError(f"{error}; upgrade consumers first, then replay the dead letters") from error
    except ValueError as error:
        raise InvalidMessageError(f"{event.__name__}: {error}") from error


@dataclass(frozen=True)
class Emitter:
    """Publishes events on the contracts' topics. ``emit`` returns when the broker's replicas have the event."""

    broker: KafkaBroker
    service: str
    clock: Clock

    async def emit(self, event: Event) -> None:
        """Publish one event, with the correlation id of the message that is being handled.

        Raises:
            KafkaError: the event may not be stored; the caller may emit it again.
            TransientError: the broker is not connected yet.
        """
        correlation_id = structlog.contextvars.get_contextvars().get("correlation_id")
        try:
            await self.broker.publish(
                event.model_dump_json().encode(),
                topic=topic_of(type(event)).name,
                key=event.subject.encode(),
                headers=headers_for(event, source=self.service, time=self.clock(), correlation_id=correlation_id),
            )
        except IncorrectState as error:
            raise TransientError("not connected to the broker yet") from error
