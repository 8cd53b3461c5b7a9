"""What becomes of the alerts of a group that are due: deliveries, muted ones too, and further groups to wait in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import groupby

from claimwatch_contracts.deliveries import Delivery, Notification, State, WhyNow
from claimwatch_contracts.documents import Channel
from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.groups import MOST_TOLD, Group, GroupKind
from claimwatch_contracts.schedule import Schedule
from services.notify.delivery import planned
from services.notify.grouping.calendar import quiet_until
from services.notify.grouping.seats import group_in
from services.notify.stages.decision import Decision, Effect, Reason
from services.notify.stages.group import notification_of
from services.notify.stages.situation import Situation

WAIT_WHERE_THEY_ARE = (GroupKind.OVERFLOW, GroupKind.REPEAT)
"""Groups whose alerts stay in them when the channel's rate does not allow more."""


@dataclass(frozen=True)
class Planned:
    """A delivery that is to be stored, with what it delivers."""

    delivery: Delivery
    notification: Notification


@dataclass(frozen=True)
class Onward:
    """An alert that goes on to another group, to wait there until ``due_at``."""

    group: Group
    alert: AlertRaised
    due_at: datetime

    def is_due(self, _group: Group) -> datetime:
        """When the alert leaves, whatever has left the group before."""
        return self.due_at


@dataclass(frozen=True)
class Leaving:
    """What is to be stored before the alerts are forgotten. ``group`` is the group afterwards."""

    group: Group
    deliveries: tuple[Planned, ...] = ()
    onward: tuple[Onward, ...] = ()


def leaving(made: Sequence[Decision], situation: Situation, group: Group, now: datetime) -> Leaving:
    """What the decisions of the stages make of a group's alerts. The last of the decisions counts."""
    alerts, last = made[0].notification.alerts, made[-1]
    if last.effect is Effect.WAITS and last.until is not None:
        stays = group.kind in WAIT_WHERE_THEY_ARE
        overflow = group if stays else group_in(group.channel_id, GroupKind.OVERFLOW)
        after = group if stays else with_told(group, alerts)
        return Leaving(after, onward=tuple(Onward(overflow, alert, last.until) for alert in alerts))
    muted = _muted(group, [each for decision in made for each in decision.muted], situation, now)
    sent = _sent(group, last, situation, now)
    if sent is None:
        return Leaving(with_told(group, alerts), tuple(muted))
    after = group.model_copy(update={"notified_at": now, "notifications": group.notifications + 1})
    onward = _afterwards(group, situation.channel, sent.notification, now)
    return Leaving(with_told(after, alerts), (*muted, sent), tuple(onward))


def outside_quiet_hours(result: Leaving, schedules: Mapping[str, Schedule]) -> Leaving:
    """The same, with what goes on leaving in no quiet hours of its watch. ``schedules`` are by the watch's id.

    What goes back to the group that it comes from counts there as not told.
    """
    onward = tuple(_outside_quiet_hours(each, schedules[each.alert.watch_id]) for each in result.onward)
    back = {each.alert.alert_id for each in onward if each.group.group_id == result.group.group_id}
    told = tuple(alert_id for alert_id in result.group.told if alert_id not in back)
    return replace(result, group=result.group.model_copy(update={"told": told}), onward=onward)


def _outside_quiet_hours(onward: Onward, schedule: Schedule) -> Onward:
    """What is over the rate leaves as a whole, so that what may not leave then waits in a group of its own."""
    if (until := quiet_until(schedule, onward.due_at)) is None:
        return onward
    group = onward.group
    if group.kind is GroupKind.OVERFLOW:
        group = group_in(group.channel_id, GroupKind.QUIET, schedule.model_dump_json())
    return replace(onward, group=group, due_at=until)


def with_told(group: Group, alerts: Iterable[AlertRaised]) -> Group:
    """The group that remembers that the alerts have left it. A group of repeats forgets them."""
    if group.kind is GroupKind.REPEAT:
        return group
    told = (*group.told, *(alert.alert_id for alert in alerts))
    return group.model_copy(update={"told": tuple(dict.fromkeys(told))[-MOST_TOLD:]})


def _sent(group: Group, last: Decision, situation: Situation, now: datetime) -> Planned | None:
    """The delivery of what passes the stages, or of what fails at one of them."""
    if last.effect in (Effect.DROPS, Effect.MUTES):
        return None
    alerts = tuple(alert for alert in last.notification.alerts if alert.alert_id not in situation.planned)
    if not alerts:
        return None
    notification = notification_of(group, alerts, last.notification.reason, last.notification.held_back)
    decision = replace(last, notification=notification)
    return Planned(planned(decision, group.channel_id, situation.channel, now), notification)


def _muted(
    group: Group, muted: Iterable[tuple[AlertRaised, str]], situation: Situation, now: datetime
) -> Iterator[Planned]:
    """A delivery for each reason that mutes alerts, which records them."""
    new = [(alert, words) for alert, words in muted if alert.alert_id not in situation.planned]
    for words, of_one_reason in groupby(sorted(new, key=lambda each: each[1]), key=lambda each: each[1]):
        alerts = tuple(alert for alert, _ in of_one_reason)
        notification = notification_of(group, alerts, WhyNow.FIRST_NOTIFICATION)
        delivery = planned(Decision(Reason.NOT_SENT_BEFORE, notification), group.channel_id, situation.channel, now)
        silent = {"state": State.MUTED, "next_attempt_at": None, "reason": words}
        yield Planned(delivery.model_copy(update=silent), notification)


def _afterwards(group: Group, channel: Channel | None, notification: Notification, now: datetime) -> Iterator[Onward]:
    """The groups in which sent alerts wait to be repeated, or to be sent to somebody else."""
    if channel is None:
        return
    if channel.repeat_minutes is not None:
        is_repeat = group.kind is GroupKind.REPEAT
        again = group if is_repeat else group_in(group.channel_id, GroupKind.REPEAT, group.group_id)
        due_at = now + timedelta(minutes=channel.repeat_minutes)
        yield from (Onward(again, alert, due_at) for alert in notification.alerts)
    if channel.escalation is not None and group.kind not in (GroupKind.REPEAT, GroupKind.ESCALATION):
        other = group_in(channel.escalation.to, GroupKind.ESCALATION, group.group_id)
        due_at = now + timedelta(minutes=channel.escalation.after_minutes)
        yield from (Onward(other, alert, due_at) for alert in notification.alerts)
