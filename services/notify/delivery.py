"""One attempt sequence of one alert, or of a test, to one channel, and what each answer makes of it."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from claimwatch_contracts.documents import Channel, delivery_id
from claimwatch_contracts.events import AlertRaised
from services.notify.channel_test import ChannelTest
from services.notify.schedule import next_attempt

UNKNOWN_KIND = "unknown"


class State(StrEnum):
    """Where a delivery stands."""

    PENDING = "pending"
    DELIVERED = "delivered"
    FAILED = "failed"


class Outcome(StrEnum):
    """How an attempt ended."""

    DELIVERED = "delivered"
    TEMPORARY_FAILURE = "temporary_failure"
    PERMANENT_FAILURE = "permanent_failure"
    DISABLED_BY_RECEIVER = "disabled_by_receiver"
    BUG = "bug"


@dataclass(frozen=True)
class Answer:
    """What came of sending. ``status`` is the HTTP or SMTP one, ``retry_after`` what the receiver asks for.

    ``excerpt`` is the beginning of what the receiver said.
    """

    outcome: Outcome
    status: int | None = None
    detail: str = ""
    retry_after: timedelta | None = None
    excerpt: str = ""


@dataclass(frozen=True)
class Attempt:
    """One try, as it is recorded: ``at`` its end, ``seconds`` how long it took, ``answer`` what the receiver said."""

    at: datetime
    outcome: Outcome
    status: int | None
    detail: str
    seconds: float | None = None
    answer: str = ""


@dataclass(frozen=True)
class Delivery:
    """``delivery_id`` is the ``webhook-id`` and part of the ``Message-ID`` of all its attempts.

    ``tries`` are the attempts since it was planned or last asked for again; the schedule counts by them.
    """

    delivery_id: str
    content: AlertRaised | ChannelTest
    channel_id: str
    channel_kind: str
    state: State
    created_at: datetime
    attempts: tuple[Attempt, ...] = ()
    tries: int = 0
    next_attempt_at: datetime | None = None
    reason: str | None = None

    @property
    def is_test(self) -> bool:
        """Whether it is no news, and sent to see what comes of it."""
        return isinstance(self.content, ChannelTest)


def planned(
    content: AlertRaised | ChannelTest,
    channel_id: str,
    channel: Channel | None,
    now: datetime,
    *,
    disabled: bool = False,
) -> Delivery:
    """The delivery of an alert or a test to a channel, due now; failed at once where nothing can be sent."""
    origin = content.request_id if isinstance(content, ChannelTest) else content.alert_id
    delivery = Delivery(
        delivery_id=delivery_id(origin, channel_id),
        content=content,
        channel_id=channel_id,
        channel_kind=channel.target.kind.value if channel else UNKNOWN_KIND,
        state=State.PENDING,
        created_at=now,
        next_attempt_at=now,
    )
    reason = obstacle(delivery, channel, disabled=disabled)
    return abandoned(delivery, reason) if reason else delivery


def obstacle(delivery: Delivery, channel: Channel | None, *, disabled: bool) -> str | None:
    """Why it may not be sent to its channel, or ``None``. ``disabled``: the receiver has answered 410.

    A test is sent to disabled channels, too: it shows whether they may be enabled.
    """
    if channel is None:
        return "the channel does not exist or cannot be read"
    if delivery.is_test:
        return None
    if not channel.enabled:
        return "the channel is disabled"
    return "the receiver disabled the channel (410 Gone); change the channel to enable it again" if disabled else None


def abandoned(delivery: Delivery, reason: str) -> Delivery:
    """The delivery, given up."""
    return replace(delivery, state=State.FAILED, next_attempt_at=None, reason=reason)


def after(
    delivery: Delivery,
    answer: Answer,
    now: datetime,
    delays: Sequence[float],
    chance: random.Random,
    *,
    seconds: float | None = None,
) -> Delivery:
    """The delivery with the attempt that was answered: delivered, failed for good, or due again by the schedule.

    A test is tried once: who asked for it wants to know now. ``seconds`` is how long the attempt took.
    """
    attempt = Attempt(now, answer.outcome, answer.status, answer.detail, seconds, answer.excerpt)
    tries = delivery.tries + 1
    tried = replace(delivery, attempts=(*delivery.attempts, attempt), tries=tries, next_attempt_at=None)
    if answer.outcome is Outcome.DELIVERED:
        return replace(tried, state=State.DELIVERED)
    if delivery.is_test or answer.outcome in (Outcome.PERMANENT_FAILURE, Outcome.DISABLED_BY_RECEIVER):
        return abandoned(tried, answer.detail)
    again_at = next_attempt(now, tries, delays, chance, answer.retry_after)
    if again_at is None:
        return abandoned(tried, f"gave up after {tries} attempts; the last: {answer.detail}")
    return replace(tried, next_attempt_at=again_at)
