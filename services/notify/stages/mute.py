"""Mute: which alerts of a notification nobody wants at the moment."""

from collections.abc import Collection
from datetime import datetime

from claimwatch_contracts.deliveries import Notification
from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.groups import GroupKind
from claimwatch_contracts.silence import Silence
from claimwatch_contracts.silencing import Patience
from services.notify.stages.decision import Decision, Reason
from services.notify.stages.situation import Situation

AFTER_SENDING = (GroupKind.REPEAT, GroupKind.ESCALATION)


def mute(notification: Notification, situation: Situation, now: datetime) -> Decision:
    """Remove the alerts that a silence mutes, and reprints whose original leaves with them.

    Alerts that are repeated or escalated are removed once somebody has acknowledged them. If no alert is left, the
    reason of the first is the decision's.
    """
    patience = Patience()
    whys = [_why(alert, notification, situation, patience) for alert in notification.alerts]
    slow = frozenset(patience.slow)
    kept = tuple(alert for alert, why in zip(notification.alerts, whys, strict=True) if why is None)
    if notification.test is not None or len(kept) == len(whys):
        return Decision(Reason.NOT_MUTED, notification, slow=slow)
    muted = [(alert, *why) for alert, why in zip(notification.alerts, whys, strict=True) if why is not None]
    recorded = tuple((alert, words) for alert, reason, words in muted if reason is not Reason.ACKNOWLEDGED)
    if kept:
        return Decision(Reason.NOT_MUTED, notification.model_copy(update={"alerts": kept}), muted=recorded, slow=slow)
    reason = next((reason for _, reason, _ in muted if reason is not Reason.ACKNOWLEDGED), Reason.ACKNOWLEDGED)
    return Decision(reason, notification, muted=recorded, slow=slow)


def _why(
    alert: AlertRaised, notification: Notification, situation: Situation, patience: Patience
) -> tuple[Reason, str] | None:
    is_again = situation.group is not None and situation.group.kind in AFTER_SENDING
    if is_again and alert.alert_id in situation.acknowledged:
        return Reason.ACKNOWLEDGED, Reason.ACKNOWLEDGED.words
    if silence := patience.silenced_by(alert, situation.silences):
        return Reason.SILENCED, in_words(silence)
    if alert.article.reprint and alert.article.story_id in _originals(notification.alerts):
        return Reason.REPRINT, Reason.REPRINT.words
    return None


def _originals(alerts: Collection[AlertRaised]) -> set[str]:
    """The stories of which the notification has an article that is no reprint."""
    return {alert.article.story_id for alert in alerts if not alert.article.reprint}


def in_words(silence: Silence) -> str:
    """The silence as the reason of what it mutes: who, why, until when."""
    comment = f" ({silence.comment})" if silence.comment else ""
    return f"silenced by {silence.author} until {silence.ends_at:%Y-%m-%d %H:%M} UTC{comment}"
