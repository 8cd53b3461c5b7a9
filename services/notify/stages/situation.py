"""The state of one channel, on which the stages decide about one notification."""

from dataclasses import dataclass

from claimwatch_contracts.documents import Channel, Endpoint


@dataclass(frozen=True)
class Situation:
    """``channel`` and ``endpoint`` are the stored ones, ``None`` if missing or unreadable.

    ``is_planned``: a delivery of this notification to this channel is stored already.
    """

    channel: Channel | None
    endpoint: Endpoint | None
    is_planned: bool = False
