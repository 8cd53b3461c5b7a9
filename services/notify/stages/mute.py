"""Mute: which alerts of a notification nobody wants at the moment. Today there is nothing that mutes."""

from datetime import datetime

from claimwatch_contracts.deliveries import Notification
from services.notify.stages.decision import Decision, Reason
from services.notify.stages.situation import Situation


def mute(notification: Notification, situation: Situation, now: datetime) -> Decision:
    """Let every alert through."""
    return Decision(Reason.NOT_MUTED, notification)
