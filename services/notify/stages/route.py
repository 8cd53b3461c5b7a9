"""Route: may the notification go to this channel?"""

from datetime import datetime

from claimwatch_contracts.deliveries import Notification
from services.notify.stages.decision import Decision, Reason
from services.notify.stages.situation import Situation


def route(notification: Notification, situation: Situation, now: datetime) -> Decision:
    """Let a notification through to a channel that exists and is enabled, and whose receiver is not gone or given up.

    A test also goes to a disabled channel: it shows whether the channel may be enabled.
    """
    return Decision(_reason(notification, situation), notification)


def _reason(notification: Notification, situation: Situation) -> Reason:
    channel, endpoint = situation.channel, situation.endpoint
    if channel is None:
        return Reason.NO_CHANNEL
    if notification.test is not None:
        return Reason.ROUTED
    if not channel.enabled:
        return Reason.CHANNEL_DISABLED
    if endpoint is None or not endpoint.disables(channel):
        return Reason.ROUTED
    return Reason.RECEIVER_GONE if endpoint.disabled_at is not None else Reason.RECEIVER_GIVEN_UP
