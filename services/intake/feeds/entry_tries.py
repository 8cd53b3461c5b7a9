"""How often an entry whose page cannot be had is tried again, and what is remembered of it meanwhile."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

PAUSES_SECONDS = (300, 900, 3_600, 10_800, 21_600)


@dataclass(frozen=True)
class EntryState:
    """What became of an entry that the feed still has. ``handled``: it needs no other look.

    ``is_past``: it was there when the feed was first read. ``tries`` counts the looks at its page that were in vain.
    """

    fingerprint: str
    handled: bool = False
    is_past: bool = False
    tries: int = 0
    next_try_at: datetime | None = None

    def waits(self, now: datetime) -> bool:
        """Whether the next try is still to come."""
        return self.next_try_at is not None and now < self.next_try_at

    @property
    def is_last_try(self) -> bool:
        """Whether nothing more is tried if the page cannot be had this time."""
        return self.tries >= len(PAUSES_SECONDS)

    def done(self) -> "EntryState":
        """After the entry was taken, or given up."""
        return replace(self, handled=True, next_try_at=None)

    def failed(self, now: datetime) -> "EntryState":
        """After its page could not be had: later again, each time after a longer pause, and at last no more."""
        if self.is_last_try:
            return self.done()
        pause = timedelta(seconds=PAUSES_SECONDS[self.tries])
        return replace(self, tries=self.tries + 1, next_try_at=now + pause)
