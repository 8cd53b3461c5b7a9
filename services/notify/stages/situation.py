"""What the stages know when they decide about one notification and one channel."""

from dataclasses import dataclass

from claimwatch_contracts.documents import Channel, Endpoint


@dataclass(frozen=True)
class Situation:
    """``channel`` and ``endpoint`` are as they are now, ``None`` where there is none that can be read.

    ``is_planned``: a delivery of this notification to this channel is stored already.
    """

    channel: Channel | None
    endpoint: Endpoint | None
    is_planned: bool = False
