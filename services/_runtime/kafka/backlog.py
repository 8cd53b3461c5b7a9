"""What a consumer group has not handled yet."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Backlog:
    """The messages that a consumer group has not handled. ``oldest_at`` is when the first of them was published."""

    group: str
    service: str
    messages: int
    oldest_at: datetime
