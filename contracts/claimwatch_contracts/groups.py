"""Groups: the alerts of a channel that leave together. ``notify`` writes them."""

from enum import StrEnum
from typing import ClassVar

from claimwatch_contracts.base import Instant, Versioned


class GroupKind(StrEnum):
    """Why alerts are in one group."""

    LABELS = "labels"
    """They have the same values of the labels in ``group_by``."""
    DIGEST = "digest"
    """Their watches have the same digest."""
    QUIET = "quiet"
    """They were raised in the same quiet hours."""
    OVERFLOW = "overflow"
    """They are over the channel's rate."""
    REPEAT = "repeat"
    """They were sent, and are sent again if nobody acknowledges them."""
    ESCALATION = "escalation"
    """They were sent to another channel, and come to this one if nobody acknowledges them."""


MOST_TOLD = 500


class Group(Versioned):
    """A group of one channel. ``labels`` says in words what its alerts have in common.

    ``notified_at`` is the time of the last notification. ``told`` are the ids of the last alerts that left the group,
    ``MOST_TOLD`` at most: an alert that comes again does not wait again. Waiting alerts are stored beside the group.
    """

    VERSION: ClassVar[int] = 1

    group_id: str
    channel_id: str
    kind: GroupKind
    labels: tuple[str, ...] = ()
    notified_at: Instant | None = None
    notifications: int = 0
    told: tuple[str, ...] = ()
