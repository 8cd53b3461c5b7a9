"""What webhooks receive: the bodies of Standard Webhooks calls, one model for each type."""

from typing import Literal

from claimwatch_contracts.alert import Alert
from claimwatch_contracts.base import Contract, Instant


class AlertCall(Contract):
    """The call for an alert: ``timestamp`` is when it was raised."""

    type: Literal["alert.raised"] = "alert.raised"
    timestamp: Instant
    data: Alert


class ChannelUnderTest(Contract):
    """The channel that a test was asked for, and for people that it is one."""

    channel_id: str
    channel_name: str
    message: str


class ChannelTestCall(Contract):
    """The call for a test of a channel: ``timestamp`` is when it was asked for. It tells no news."""

    type: Literal["channel.test"] = "channel.test"
    timestamp: Instant
    data: ChannelUnderTest


CALLS: tuple[type[AlertCall] | type[ChannelTestCall], ...] = (AlertCall, ChannelTestCall)
