"""Deduplicate: has the channel been sent this before?"""

from datetime import datetime

from claimwatch_contracts.deliveries import Notification
from services.notify.stages.decision import Decision, Reason
from services.notify.stages.situation import Situation


def deduplicate(notification: Notification, situation: Situation, now: datetime) -> Decision:
    """Let through what has no delivery to the channel yet, whatever became of that delivery."""
    new = tuple(alert for alert in notification.alerts if alert.alert_id not in situation.planned)
    if situation.is_planned or (notification.alerts and not new):
        return Decision(Reason.SENT_BEFORE, notification)
    return Decision(Reason.NOT_SENT_BEFORE, notification.model_copy(update={"alerts": new}))
