"""Group: why the alerts of a group leave now, and whether the channel's rate lets them."""

from datetime import datetime

from claimwatch_contracts.base import derived_id
from claimwatch_contracts.deliveries import Notification, WhyNow
from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.groups import Group, GroupKind
from services.notify.stages.decision import Decision, Reason
from services.notify.stages.situation import Situation

REASONS = {
    GroupKind.DIGEST: Reason.DIGEST,
    GroupKind.QUIET: Reason.QUIET_HOURS_OVER,
    GroupKind.OVERFLOW: Reason.RATE_ALLOWS,
    GroupKind.REPEAT: Reason.REPEAT,
    GroupKind.ESCALATION: Reason.NOT_ACKNOWLEDGED,
}


def notification_of(group: Group, alerts: tuple[AlertRaised, ...], reason: WhyNow, held_back: str = "") -> Notification:
    """The notification of a group's alerts. At least one alert is required.

    One alert gives its own id, several give an id derived from theirs; so the same alerts have the same id on every
    instance, and an alert has the same id in whichever group it leaves alone. Repeats have ids of their own.
    """
    ids = [alert.alert_id for alert in alerts]
    if group.kind is GroupKind.REPEAT:
        identity = derived_id("repeat", group.group_id, group.notifications, *ids)
    else:
        identity = ids[0] if len(ids) == 1 else derived_id("notification", *ids)
    return Notification(
        notification_id=identity, group_key=group.group_id, reason=reason, alerts=alerts, held_back=held_back
    )


def group_of_one(alert: AlertRaised) -> Notification:
    """The first notification of a group that has only this alert."""
    return Notification(
        notification_id=alert.alert_id,
        group_key=alert.alert_id,
        reason=WhyNow.FIRST_NOTIFICATION,
        alerts=(alert,),
    )


def group(notification: Notification, situation: Situation, now: datetime) -> Decision:
    """Let the notification leave with the reason why now, or wait until the channel's rate allows it."""
    if notification.test is not None or situation.group is None:
        return Decision(Reason.FIRST_NOTIFICATION, notification)
    if situation.rate_allows_at is not None:
        return Decision(Reason.OVER_THE_RATE, notification, until=situation.rate_allows_at)
    reason = _reason(situation.group)
    return Decision(reason, notification.model_copy(update={"reason": WhyNow(reason.words)}))


def _reason(group: Group) -> Reason:
    again = Reason.NEW_ALERTS if group.notifications else Reason.FIRST_NOTIFICATION
    return REASONS.get(group.kind, again)
