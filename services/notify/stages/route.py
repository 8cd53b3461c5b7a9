"""Route: may the notification go to this channel?"""

from datetime import datetime

from claimwatch_contracts.deliveries import Notification
from services.notify.stages.decision import Decision, Reason
from services.notify.stages.situation import Situation


def route(notification: Notification, situation: Situation, now: datetime) -> Decision:
    """Let a notification through to a channel that exists, is enabled, and whose receiver has not answered 410.

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
    return Reason.RECEIVER_GONE if endpoint is not None and endpoint.disables(channel) else Reason.ROUTED
