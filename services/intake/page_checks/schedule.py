"""When a page is read again: at fixed ages of its article, each pause longer than the one before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

RETRY_SECONDS = 900.0
MAX_FAILURES = 4
LIVE_SECONDS = 600.0
LIVE_FOR = timedelta(hours=6)
"""A live blog without a new post for so long is read again as any other article is."""


@dataclass(frozen=True)
class Schedule:
    """``ages`` are the seconds, in increasing order, after an article's content came in; without ages nothing is read.

    A page that cannot be fetched is tried again in between, first after 15 minutes, then after twice as long each time.
    """

    ages: tuple[float, ...]

    @classmethod
    def of(cls, ages: Sequence[float]) -> "Schedule":
        """The schedule of these ages, whatever their order."""
        return cls(tuple(sorted(set(ages))))

    def next_live(self, since: datetime, grown_at: datetime, now: datetime) -> datetime | None:
        """The same for a live blog that last grew at ``grown_at``: every ten minutes while it goes on."""
        usual, soon = self.next(since, now), now + timedelta(seconds=LIVE_SECONDS)
        if not self.ages or now - grown_at > LIVE_FOR:
            return usual
        return soon if usual is None else min(usual, soon)

    def next(self, since: datetime, now: datetime) -> datetime | None:
        """The first time after ``now`` for an article whose content came at ``since``; ``None`` after the last."""
        times = (since + timedelta(seconds=age) for age in self.ages)
        return next((time for time in times if time > now), None)

    def retry(self, since: datetime, now: datetime, failures: int, wait_seconds: float = 0) -> datetime | None:
        """The time of the next try after so many failed ones in a row; ``None`` after the last.

        ``wait_seconds`` is how long the server asked to be left alone.
        """
        usual, soonest = self.next(since, now), now + timedelta(seconds=wait_seconds)
        if failures > MAX_FAILURES:
            return usual and max(usual, soonest)
        again = now + timedelta(seconds=RETRY_SECONDS * 2.0 ** (failures - 1))
        return max(soonest, again if usual is None else min(usual, again))
