"""What a channel's receiver makes of what it is sent: well, failing since, or gone."""

from datetime import datetime

from claimwatch_contracts.deliveries import Outcome
from claimwatch_contracts.documents import Channel, Endpoint
from services.notify.answer import Answer


def answered(before: Endpoint | None, channel: Channel, answer: Answer, now: datetime) -> Endpoint:
    """The endpoint after an attempt. What was known of the channel before it was changed counts no more."""
    known = before if before is not None and before.speaks_of(channel) else None
    if answer.outcome is Outcome.DELIVERED:
        return Endpoint(channel_updated_at=channel.updated_at, delivered_at=now)
    return Endpoint(
        channel_updated_at=channel.updated_at,
        delivered_at=known.delivered_at if known else None,
        failing_since=(known.failing_since if known else None) or now,
        problem=answer.detail,
        disabled_at=now if answer.outcome is Outcome.DISABLED_BY_RECEIVER else known.disabled_at if known else None,
    )
