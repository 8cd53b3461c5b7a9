"""In which group of a channel an alert waits, and until when. Grouping is by the alert's labels, as in Alertmanager.

Which group it is depends on the alert, its watch and the channel only, and not on the time at which the alert is
handled: an alert that is handled again finds the group in which it waits.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from claimwatch_contracts.base import derived_id
from claimwatch_contracts.documents import Channel
from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.groups import Group, GroupKind
from claimwatch_contracts.schedule import Rhythm, Schedule
from claimwatch_contracts.silence import LabelName
from claimwatch_contracts.vocabulary import NoveltyKind
from services.notify.grouping.calendar import digest_due, quiet_until
from services.notify.grouping.labels import common

TAKES_BACK = frozenset({NoveltyKind.CORRECTION, NoveltyKind.RETRACTION})


@dataclass(frozen=True)
class Rules:
    """``wait`` is how long a new group waits for more alerts, ``interval`` the least time between its notifications."""

    group_by: Collection[LabelName]
    wait: timedelta
    interval: timedelta

    def of(self, channel: Channel | None) -> "Rules":
        """The rules for the channel: its own where it has some, these otherwise."""
        if channel is None:
            return self
        return Rules(
            group_by=self.group_by if channel.group_by is None else channel.group_by,
            wait=_seconds(channel.group_wait_seconds, self.wait),
            interval=_seconds(channel.group_interval_seconds, self.interval),
        )


def _seconds(own: float | None, otherwise: timedelta) -> timedelta:
    return otherwise if own is None else timedelta(seconds=own)


@dataclass(frozen=True)
class Seat:
    """The group in which an alert waits, as it is when empty, and its watch's schedule.

    ``due_at`` is ``None`` if the rules say when the alert leaves.
    """

    group: Group
    schedule: Schedule
    due_at: datetime | None = None


def seat(alert: AlertRaised, channel_id: str, schedule: Schedule, rules: Rules) -> Seat:
    """The group of the channel in which the alert waits: a digest's, that of quiet hours, or one by its labels.

    ``rules`` are the channel's.
    """
    if schedule.rhythm is not Rhythm.AT_ONCE:
        group = group_in(channel_id, GroupKind.DIGEST, schedule.model_dump_json())
        return Seat(group, schedule, digest_due(schedule, alert.raised_at))
    if (until := quiet_until(schedule, alert.raised_at)) is not None:
        return Seat(group_in(channel_id, GroupKind.QUIET, schedule.model_dump_json()), schedule, until)
    return Seat(group_in(channel_id, GroupKind.LABELS, *common(alert, rules.group_by)), schedule)


def group_in(channel_id: str, kind: GroupKind, *labels: str) -> Group:
    """The channel's group of that kind and with these labels, as it is before its first alert."""
    return Group(
        group_id=derived_id("group", channel_id, kind.value, *labels),
        channel_id=channel_id,
        kind=kind,
        labels=labels if kind is GroupKind.LABELS else (),
    )


def due(seat: Seat, group: Group, alert: AlertRaised, rules: Rules, now: datetime) -> datetime:
    """When the alert leaves at the latest. ``group`` is the group as it is stored.

    A group's next notification leaves ``interval`` after the last one. What takes back something that may have been
    told does not wait for that. Nothing leaves in quiet hours. A clock that was set back since the last one left does
    not make the group wait for longer than ``interval``.
    """
    if seat.due_at is not None:
        return seat.due_at
    moment = now + rules.wait
    if group.notified_at is not None and not any(item.kind in TAKES_BACK for item in alert.news):
        moment = max(moment, min(group.notified_at, now) + rules.interval)
    return quiet_until(seat.schedule, moment) or moment
