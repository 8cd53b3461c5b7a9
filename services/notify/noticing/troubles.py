"""Troubles of the installation: what is wrong, and since when; and what of that those who ask for it were told."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from claimwatch_contracts.deliveries import Notice, NoticeKind
from services._runtime.kafka.backlog import Backlog

LINES_SHOWN = 30


@dataclass(frozen=True)
class Trouble:
    """``key`` is the same as long as the trouble lasts. ``what`` says in words what is wrong, without the time."""

    key: str
    what: str
    since: datetime

    @property
    def words(self) -> str:
        """What is wrong, and since when."""
        return f"{self.what} since {self.since:%Y-%m-%d %H:%M} UTC"


@dataclass(frozen=True)
class FeedHealth:
    """A feed as intake sees it. ``quiet_since``: it has had nothing new for much longer than usual."""

    feed_id: str
    publisher: str
    quiet_since: datetime | None
    failing_since: datetime | None


@dataclass(frozen=True)
class Known:
    """What was told last, and when; both empty before the first time."""

    told: tuple[Trouble, ...] = ()
    noticed_at: datetime | None = None


def troubles_of_feeds(feeds: Iterable[FeedHealth], now: datetime, longest_failing: timedelta) -> Iterator[Trouble]:
    """The feeds that are quiet, and those that have failed for so long."""
    for feed in feeds:
        if feed.failing_since is not None and now - feed.failing_since >= longest_failing:
            yield Trouble(f"feed:{feed.feed_id}", f"the feed of {feed.publisher} cannot be read", feed.failing_since)
        elif feed.quiet_since is not None:
            yield Trouble(f"feed:{feed.feed_id}", f"the feed of {feed.publisher} is quiet", feed.quiet_since)


def troubles_of_groups(backlogs: Iterable[Backlog], now: datetime, longest_wait: timedelta) -> Iterator[Trouble]:
    """The consumer groups whose first unread message waits for so long."""
    for backlog in backlogs:
        if backlog.messages and now - backlog.oldest_at >= longest_wait:
            yield Trouble(f"group:{backlog.group}", f"{backlog.service} lags ({backlog.group})", backlog.oldest_at)


def lags_unseen(known: Known, since: datetime, now: datetime, longest_wait: timedelta) -> list[Trouble]:
    """What is known of groups while the broker does not answer; after ``longest_wait`` that is trouble, too."""
    lags = [trouble for trouble in known.told if trouble.key.startswith("group:")]
    broker = [trouble for trouble in known.told if trouble.key == "broker"]
    if not broker and now - since >= longest_wait:
        broker = [Trouble("broker", "the broker does not answer", since)]
    return [*lags, *broker]


def news_of(
    known: Known, found: Collection[Trouble], now: datetime, interval: timedelta
) -> tuple[Notice | None, Known]:
    """What is to be told of the troubles that are there now, and what is known then.

    ``None`` if nothing has begun or ended since the last notice, or that notice was less than ``interval`` ago: what
    changes in between is told together, and what begins and ends in between not at all.
    """
    before, there = {trouble.key for trouble in known.told}, {trouble.key for trouble in found}
    begun = [trouble for trouble in found if trouble.key not in before]
    over = [trouble for trouble in known.told if trouble.key not in there]
    is_soon = known.noticed_at is not None and now - known.noticed_at < interval
    if is_soon or not (begun or over):
        return None, known
    lasting = [trouble for trouble in known.told if trouble.key in there]
    return _notice(begun, over, len(lasting), now), Known((*lasting, *begun), now)


def _notice(begun: Collection[Trouble], over: Collection[Trouble], lasting: int, now: datetime) -> Notice:
    lines = [
        *(f"New: {trouble.words}" for trouble in begun),
        *(f"Over: {trouble.words}" for trouble in over),
        *([f"{lasting} more as before"] if lasting else []),
    ]
    counts = [f"{len(begun)} new" if begun else "", f"{len(over)} over" if over else ""]
    return Notice(
        kind=NoticeKind.TROUBLE,
        title=f"Trouble: {', '.join(filter(None, counts))}",
        lines=tuple(shown(lines)),
        noticed_at=now,
    )


def shown(lines: list[str]) -> list[str]:
    """The first lines, and the number of the others."""
    rest = len(lines) - LINES_SHOWN
    return [*lines[:LINES_SHOWN], f"and {rest} more"] if rest > 0 else lines
