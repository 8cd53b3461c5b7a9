"""Group: which alerts leave together, and when. Today each alert is a group of one and leaves at once."""

from datetime import datetime

from claimwatch_contracts.deliveries import Notification, WhyNow
from claimwatch_contracts.events import AlertRaised
from services.notify.stages.decision import Decision, Reason
from services.notify.stages.situation import Situation


def group_of_one(alert: AlertRaised) -> Notification:
    """The first notification of the group that the alert alone is; both have the alert's id."""
    return Notification(
        notification_id=alert.alert_id,
        group_key=alert.alert_id,
        reason=WhyNow.FIRST_NOTIFICATION,
        alerts=(alert,),
    )


def group(notification: Notification, situation: Situation, now: datetime) -> Decision:
    """Let the notification leave as the first of its group."""
    return Decision(Reason.FIRST_NOTIFICATION, notification)
