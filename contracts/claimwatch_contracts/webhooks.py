"""The bodies of the webhook calls that receivers get (Standard Webhooks), one model for each type."""

from typing import Annotated, Literal

from pydantic import Field

from claimwatch_contracts.alert import Alert
from claimwatch_contracts.base import Contract, Instant
from claimwatch_contracts.deliveries import Notice, WhyNow


class AlertCall(Contract):
    """The call for an alert. ``timestamp`` is when the alert was raised."""

    type: Literal["alert.raised"] = "alert.raised"
    timestamp: Instant
    data: Alert


class AlertHead(Contract):
    """An alert for which the call has no room. ``GET /alerts/{alert_id}`` has it whole."""

    alert_id: str
    watch_id: str
    watch_name: str
    raised_at: Instant
    title: str
    url: str | None = None


class NotifiedAlerts(Contract):
    """The alerts of a notification: as many as there is room for, then the heads of more, then the number of the rest.

    ``watches`` are the names of the first ten watches that fired. ``reason`` says why the alerts are sent now,
    ``held_back`` what the watches of a digest were not told since the last one.
    """

    notification_id: str
    group_key: str
    reason: WhyNow
    watches: tuple[str, ...]
    alerts: Annotated[tuple[Alert, ...], Field(min_length=1)]
    further: tuple[AlertHead, ...] = ()
    left_out: int = 0
    held_back: str = ""


class AlertsCall(Contract):
    """The call for several alerts that are sent together. ``timestamp`` is when the last of them was raised."""

    type: Literal["alerts.raised"] = "alerts.raised"
    timestamp: Instant
    data: NotifiedAlerts


class ChannelUnderTest(Contract):
    """The tested channel, and a message that says that the call is a test."""

    channel_id: str
    channel_name: str
    message: str


class ChannelTestCall(Contract):
    """The call for a test of a channel. ``timestamp`` is when the test was requested. A test is no news."""

    type: Literal["channel.test"] = "channel.test"
    timestamp: Instant
    data: ChannelUnderTest


class NoticeCall(Contract):
    """The call for what the installation says of itself. ``timestamp`` is when it was noticed."""

    type: Literal["system.notice"] = "system.notice"
    timestamp: Instant
    data: Notice


CALLS: tuple[type[AlertCall] | type[AlertsCall] | type[ChannelTestCall] | type[NoticeCall], ...] = (
    *(AlertCall, AlertsCall),
    *(ChannelTestCall, NoticeCall),
)
