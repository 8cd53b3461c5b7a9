"""The health of channels, judged by the answers of their receivers."""

from datetime import datetime
from typing import ClassVar, Literal

from pydantic import BaseModel

from claimwatch_contracts.documents import Channel, Endpoint


class ChannelHealth(BaseModel):
    """The health of a channel. ``untried``: nothing was sent since the channel was created or last changed.

    ``disabled_by_receiver``: it answered 410. ``given_up``: it failed for so long that nothing is sent to it any more.
    ``since`` is when the state began; for ``ok`` it is the last delivery. ``reason`` says why the state is not ``ok``.
    """

    state: Literal["untried", "ok", "failing", "disabled_by_receiver", "given_up"]
    since: datetime | None = None
    reason: str | None = None


class ChannelWithHealth(Channel):
    """A channel with its health. It is only shown and never stored."""

    VERSION: ClassVar[int] = 1

    health: ChannelHealth


def with_health(channel: Channel, endpoint: Endpoint | None) -> ChannelWithHealth:
    """The channel with the health that follows from its receiver's answers."""
    return ChannelWithHealth(**dict(channel), health=_health(channel, endpoint))


def _health(channel: Channel, endpoint: Endpoint | None) -> ChannelHealth:
    if endpoint is None or not endpoint.speaks_of(channel):
        return ChannelHealth(state="untried")
    if endpoint.disabled_at is not None:
        return ChannelHealth(state="disabled_by_receiver", since=endpoint.disabled_at, reason=endpoint.problem)
    if endpoint.given_up_at is not None:
        return ChannelHealth(state="given_up", since=endpoint.given_up_at, reason=endpoint.problem)
    if endpoint.failing_since is not None:
        return ChannelHealth(state="failing", since=endpoint.failing_since, reason=endpoint.problem)
    return ChannelHealth(state="ok", since=endpoint.delivered_at)
