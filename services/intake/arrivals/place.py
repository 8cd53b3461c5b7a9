"""A place where documents arrive, such as a folder or a mailbox."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True)
class Arrival:
    """A document that arrived. ``name`` is that of the file or mail; ``arrived_at`` is when it got there."""

    name: str
    body: bytes
    content_type: str
    arrived_at: datetime


class Place(Protocol):
    """Where documents arrive. What is neither taken nor refused is waiting again at the next look."""

    def waiting(self, now: datetime) -> AsyncIterator[Arrival]:
        """The documents that wait, oldest first.

        Raises:
            OSError, TransientError: the place cannot be reached at the moment.
        """

    async def taken(self, arrival: Arrival) -> None:
        """Remember that the document was taken in."""

    async def refused(self, arrival: Arrival, reason: str) -> None:
        """Remember that nothing of the document could be taken in, and why."""
