"""One attempt sequence of one alert to one channel, and what each answer makes of it."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from claimwatch_contracts.base import derived_id
from claimwatch_contracts.documents import Channel
from claimwatch_contracts.events import AlertRaised
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
    """What came of sending. ``status`` is the HTTP or SMTP one, ``retry_after`` what the receiver asks for."""

    outcome: Outcome
    status: int | None = None
    detail: str = ""
    retry_after: timedelta | None = None


@dataclass(frozen=True)
class Attempt:
    """One try, as it is recorded."""

    at: datetime
    outcome: Outcome
    status: int | None
    detail: str


@dataclass(frozen=True)
class Delivery:
    """``delivery_id`` is the ``webhook-id`` and part of the ``Message-ID`` of all its attempts."""

    delivery_id: str
    alert: AlertRaised
    channel_id: str
    channel_kind: str
    state: State
    created_at: datetime
    attempts: tuple[Attempt, ...] = ()
    next_attempt_at: datetime | None = None
    reason: str | None = None


def planned(
    alert: AlertRaised, channel_id: str, channel: Channel | None, now: datetime, *, disabled: bool = False
) -> Delivery:
    """The delivery of an alert to a channel, due now; failed at once where nothing can be sent."""
    delivery = Delivery(
        delivery_id=derived_id("delivery", alert.alert_id, channel_id),
        alert=alert,
        channel_id=channel_id,
        channel_kind=channel.target.kind.value if channel else UNKNOWN_KIND,
        state=State.PENDING,
        created_at=now,
        next_attempt_at=now,
    )
    reason = obstacle(channel, disabled=disabled)
    return abandoned(delivery, reason) if reason else delivery


def obstacle(channel: Channel | None, *, disabled: bool) -> str | None:
    """Why nothing may be sent to a channel, or ``None``. ``disabled``: its receiver has answered 410."""
    if channel is None:
        return "the channel does not exist or cannot be read"
    if not channel.enabled:
        return "the channel is disabled"
    return "the receiver disabled the channel (410 Gone); change the channel to enable it again" if disabled else None


def abandoned(delivery: Delivery, reason: str) -> Delivery:
    """The delivery, given up."""
    return replace(delivery, state=State.FAILED, next_attempt_at=None, reason=reason)


def after(
    delivery: Delivery, answer: Answer, now: datetime, delays: Sequence[float], chance: random.Random
) -> Delivery:
    """The delivery with the attempt that was answered: delivered, failed for good, or due again by the schedule."""
    attempt = Attempt(now, answer.outcome, answer.status, answer.detail)
    tried = replace(delivery, attempts=(*delivery.attempts, attempt), next_attempt_at=None)
    match answer.outcome:
        case Outcome.DELIVERED:
            return replace(tried, state=State.DELIVERED)
        case Outcome.PERMANENT_FAILURE | Outcome.DISABLED_BY_RECEIVER:
            return abandoned(tried, answer.detail)
    again_at = next_attempt(now, len(tried.attempts), delays, chance, answer.retry_after)
    if again_at is None:
        return abandoned(tried, f"gave up after {len(tried.attempts)} attempts; the last: {answer.detail}")
    return replace(tried, next_attempt_at=again_at)
