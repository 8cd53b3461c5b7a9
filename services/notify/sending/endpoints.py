"""The state of a channel's receiver: well, failing since a moment, or gone."""

from datetime import datetime

from claimwatch_contracts.deliveries import Outcome
from claimwatch_contracts.documents import Channel, Endpoint
from services.notify.answer import Answer


def answered(before: Endpoint | None, channel: Channel, answer: Answer, now: datetime) -> Endpoint:
    """The endpoint after an attempt. A state from before the channel's last change does not count."""
    current = before if before is not None and before.speaks_of(channel) else None
    if answer.outcome is Outcome.DELIVERED:
        return Endpoint(channel_updated_at=channel.updated_at, delivered_at=now)
    return Endpoint(
        channel_updated_at=channel.updated_at,
        delivered_at=current.delivered_at if current else None,
        failing_since=(current.failing_since if current else None) or now,
        problem=answer.detail,
        disabled_at=now if answer.outcome is Outcome.DISABLED_BY_RECEIVER else current.disabled_at if current else None,
    )
