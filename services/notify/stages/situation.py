"""The state of one channel, on which the stages decide about one notification."""

from dataclasses import dataclass
from datetime import datetime

from claimwatch_contracts.documents import Channel, Endpoint
from claimwatch_contracts.groups import Group
from claimwatch_contracts.silence import Silence


@dataclass(frozen=True)
class Situation:
    """``channel`` and ``endpoint`` are the stored ones, ``None`` if missing or unreadable.

    ``is_planned``: a delivery of this notification to this channel is stored already. ``planned`` are the ids of the
    alerts that are in a stored delivery to the channel. ``acknowledged`` are the ids of those that somebody has
    acknowledged or resolved. ``silences`` are those that are on. ``rate_allows_at`` is when the channel may be sent
    more; ``None`` if it is now.
    """

    channel: Channel | None
    endpoint: Endpoint | None
    is_planned: bool = False
    group: Group | None = None
    planned: frozenset[str] = frozenset()
    acknowledged: frozenset[str] = frozenset()
    silences: tuple[Silence, ...] = ()
    rate_allows_at: datetime | None = None
