"""The state of a feed's entry, and when an entry is tried again after its page could not be fetched."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

PAUSES_SECONDS = (300, 900, 3_600, 10_800, 21_600)


@dataclass(frozen=True)
class EntryState:
    """The state of an entry that the feed still has. A ``handled`` entry is not tried again.

    ``is_past``: the entry was in the feed at the first reading. ``tries`` counts failed attempts to fetch its page.
    """

    fingerprint: str
    handled: bool = False
    is_past: bool = False
    tries: int = 0
    next_try_at: datetime | None = None

    def waits(self, now: datetime) -> bool:
        """Whether it is too early for the next try."""
        return self.next_try_at is not None and now < self.next_try_at

    @property
    def is_last_try(self) -> bool:
        """Whether the entry is given up if this try fails."""
        return self.tries >= len(PAUSES_SECONDS)

    def done(self) -> "EntryState":
        """The state after the entry was taken or given up."""
        return replace(self, handled=True, next_try_at=None)

    def failed(self, now: datetime) -> "EntryState":
        """The state after a failed try. Each pause is longer than the one before; after the last try it is ``done``."""
        if self.is_last_try:
            return self.done()
        pause = timedelta(seconds=PAUSES_SECONDS[self.tries])
        return replace(self, tries=self.tries + 1, next_try_at=now + pause)
