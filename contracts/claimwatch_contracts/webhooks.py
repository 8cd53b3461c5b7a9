"""The bodies of the webhook calls that receivers get (Standard Webhooks), one model for each type."""

from typing import Literal

from claimwatch_contracts.alert import Alert
from claimwatch_contracts.base import Contract, Instant


class AlertCall(Contract):
    """The call for an alert. ``timestamp`` is when the alert was raised."""

    type: Literal["alert.raised"] = "alert.raised"
    timestamp: Instant
    data: Alert


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


CALLS: tuple[type[AlertCall] | type[ChannelTestCall], ...] = (AlertCall, ChannelTestCall)
