"""How often a feed has something new, and whether it is silent for longer than it usually is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

REMEMBERED = timedelta(days=28)
LEAST_NEWS = 5
LEAST_SILENCE = timedelta(days=1)
LONGER = 2.0


@dataclass(frozen=True)
class Pause:
    """A time without new entries, which ended at ``until``."""

    until: datetime
    seconds: float


@dataclass(frozen=True)
class Rhythm:
    """When a feed had something new. ``news`` counts the moments at which it had.

    ``pauses`` are those of the last 28 days before the newest entry that no later pause was as long as: the first of
    them is the longest of that time.
    """

    last_at: datetime | None = None
    news: int = 0
    pauses: tuple[Pause, ...] = ()

    def with_news(self, moments: Iterable[datetime]) -> "Rhythm":
        """The rhythm after entries of these moments. A moment that is not after the last one changes nothing."""
        rhythm = self
        for moment in sorted(set(moments)):
            if rhythm.last_at is None or moment > rhythm.last_at:
                rhythm = Rhythm(moment, rhythm.news + 1, rhythm._pauses_until(moment))
        return rhythm

    def quiet_since(self, now: datetime) -> datetime | None:
        """The moment of the newest entry, if the feed is silent for much longer than usual since; otherwise ``None``.

        Much longer is more than a day, and more than twice the longest pause of the last 28 days with news. Nothing is
        usual for a feed that had something new at fewer than five moments.
        """
        if self.last_at is None or self.news < LEAST_NEWS:
            return None
        usual = max((pause.seconds for pause in self.pauses), default=0.0)
        longest = max(LEAST_SILENCE, timedelta(seconds=LONGER * usual))
        return self.last_at if now - self.last_at > longest else None

    def _pauses_until(self, moment: datetime) -> tuple[Pause, ...]:
        if self.last_at is None:
            return ()
        newest = Pause(moment, (moment - self.last_at).total_seconds())
        since = moment - REMEMBERED
        longer = (pause for pause in self.pauses if pause.seconds > newest.seconds and pause.until > since)
        return (*longer, newest)


def rhythm_of(document: Mapping[str, Any]) -> Rhythm:
    """The rhythm in a stored document."""
    return Rhythm(document["last_at"], document["news"], tuple(Pause(**pause) for pause in document["pauses"]))
