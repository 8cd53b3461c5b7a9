"""Deduplicate: has the channel been sent this before?"""

from datetime import datetime

from claimwatch_contracts.deliveries import Notification
from services.notify.stages.decision import Decision, Reason
from services.notify.stages.situation import Situation


def deduplicate(notification: Notification, situation: Situation, now: datetime) -> Decision:
    """Let a notification through that has no delivery to the channel yet, whatever became of that delivery."""
    return Decision(Reason.SENT_BEFORE if situation.is_planned else Reason.NOT_SENT_BEFORE, notification)
