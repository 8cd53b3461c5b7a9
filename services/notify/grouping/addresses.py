"""Channels that one person reads under one address: what several of them would bring is told through one of them."""

from collections.abc import Iterable, Iterator

from claimwatch_contracts.documents import Channel
from claimwatch_contracts.targets.apprise import AppriseTarget
from claimwatch_contracts.targets.email import EmailTarget

_PACE = ("group_by", "group_wait_seconds", "group_interval_seconds", "most_an_hour", "repeat_minutes", "escalation")
"""The settings in which channels of one address may differ on purpose: a watch then chooses one of them."""


def address_of(channel: Channel) -> str | None:
    """Where a person reads what the channel is sent. ``None`` for a webhook: its receivers are programs."""
    match channel.target:
        case EmailTarget(to=to):
            return f"mailto:{to.casefold()}"
        case AppriseTarget(url=url):
            return url
    return None


def of_one_address(channel: Channel, others: Iterable[Channel]) -> Iterator[Channel]:
    """The enabled channels of the same desk, address and pace, the oldest first."""
    alike = (
        other
        for other in others
        if other.enabled
        and other.desk == channel.desk
        and address_of(other) == address_of(channel)
        and all(getattr(other, name) == getattr(channel, name) for name in _PACE)
    )
    yield from sorted(alike, key=lambda other: (other.created_at, other.channel_id))
