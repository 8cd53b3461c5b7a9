"""Applies a decision to a delivery: the delivery is planned once, then delivered, failed, or due again."""

from datetime import datetime

from claimwatch_contracts.deliveries import UNKNOWN_KIND, Attempt, Delivery, Notification, State, delivery_id
from claimwatch_contracts.documents import Channel
from services.notify.answer import Answer
from services.notify.stages.decision import Decision, Effect


def planned(decision: Decision, channel_id: str, channel: Channel | None, now: datetime) -> Delivery:
    """The new delivery of a notification to a channel: due at once, due at the decision's time, or failed."""
    delivery = _due(decision.notification, channel_id, channel, now)
    return delivery if decision.effect is Effect.PASSES else held_back(delivery, decision)


def _due(notification: Notification, channel_id: str, channel: Channel | None, now: datetime) -> Delivery:
    return Delivery(
        delivery_id=delivery_id(notification.notification_id, channel_id),
        alert_ids=tuple(alert.alert_id for alert in notification.alerts),
        watch_ids=tuple(dict.fromkeys(alert.watch_id for alert in notification.alerts)),
        channel_id=channel_id,
        channel_kind=channel.target.kind.value if channel else UNKNOWN_KIND,
        state=State.PENDING,
        created_at=now,
        next_attempt_at=now,
    )


def held_back(delivery: Delivery, decision: Decision) -> Delivery:
    """The delivery after a decision against sending: due again at the decision's time, or failed with its words."""
    if decision.effect is Effect.WAITS:
        return delivery.model_copy(update={"next_attempt_at": decision.until})
    return delivery.model_copy(update={"state": State.FAILED, "next_attempt_at": None, "reason": decision.words})


def after(delivery: Delivery, answer: Answer, decision: Decision, now: datetime, seconds: float) -> Delivery:
    """The delivery with one more attempt. ``seconds`` is the attempt's duration."""
    attempt = Attempt(
        at=now,
        outcome=answer.outcome,
        status=answer.status,
        detail=answer.detail,
        seconds=seconds,
        answer=answer.excerpt,
    )
    tried = delivery.model_copy(
        update={"attempts": (*delivery.attempts, attempt), "tries": delivery.tries + 1, "next_attempt_at": None}
    )
    if decision.effect is Effect.PASSES:
        return tried.model_copy(update={"state": State.DELIVERED})
    return held_back(tried, decision)
