"""The state of a channel's receiver: well, failing since a moment, gone, or given up."""

from datetime import datetime, timedelta

from claimwatch_contracts.deliveries import Outcome
from claimwatch_contracts.documents import Channel, Endpoint
from services.notify.answer import Answer


def answered(
    before: Endpoint | None, channel: Channel, answer: Answer, now: datetime, longest_failing: timedelta
) -> Endpoint:
    """The endpoint after an attempt. A state from before the channel's last change does not count.

    A receiver that has failed for ``longest_failing`` is given up. A fault on our side does not give it up.
    """
    current = before if before is not None and before.speaks_of(channel) else None
    if answer.outcome is Outcome.DELIVERED:
        return Endpoint(channel_updated_at=channel.updated_at, delivered_at=now)
    since = (current.failing_since if current else None) or now
    given_up = None if answer.is_our_fault or now - since < longest_failing else now
    return Endpoint(
        channel_updated_at=channel.updated_at,
        delivered_at=current.delivered_at if current else None,
        failing_since=since,
        problem=answer.detail,
        disabled_at=now if answer.outcome is Outcome.DISABLED_BY_RECEIVER else current.disabled_at if current else None,
        given_up_at=(current.given_up_at if current else None) or given_up,
    )


def has_been_disabled(before: Endpoint | None, after: Endpoint, channel: Channel) -> bool:
    """Whether the last attempt has disabled the channel, which was not disabled before."""
    return after.disables(channel) and not (before is not None and before.disables(channel))
