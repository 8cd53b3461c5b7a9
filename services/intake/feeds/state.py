"""When a feed is polled, and what is remembered of its polls."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from claimwatch_contracts.documents import Feed
from services._runtime.backoff import Backoff
from services._runtime.redaction import redacted

MAX_ERROR_CHARACTERS = 500
MAX_INCOMPLETE = 10
SOON_SECONDS = 30


@dataclass(frozen=True)
class IncompleteEntry:
    """An entry that was lost or taken in part; ``reason`` is for people."""

    at: datetime
    url: str | None
    title: str
    reason: str

    def shown(self) -> "IncompleteEntry":
        """The same, no longer than a list of them can bear."""
        url = self.url and self.url[:MAX_ERROR_CHARACTERS]
        return replace(self, url=url, title=self.title[:MAX_ERROR_CHARACTERS], reason=_shown(self.reason))


@dataclass(frozen=True)
class FeedState:
    """How a feed has fared. ``etag`` and ``last_modified`` are those of ``url``'s last document that was handled whole.

    ``feed_updated_at`` is that of the feed as it was polled last, to the letter (ISO 8601). ``failures`` counts the
    polls that did not get through since the last one that did; ``last_ok_at`` is the time of the last one without any
    flaw. ``read_at`` is when a document was first read: what it held is the feed's past. ``incomplete`` are the last
    entries that were not taken whole, the newest first.
    """

    url: str
    next_poll_at: datetime
    etag: str | None = None
    last_modified: str | None = None
    polled_at: datetime | None = None
    feed_updated_at: str | None = None
    failures: int = 0
    last_error: str | None = None
    last_ok_at: datetime | None = None
    read_at: datetime | None = None
    incomplete: tuple[IncompleteEntry, ...] = ()

    def is_unread(self, feed: Feed) -> bool:
        """Whether no document of the feed, as it is addressed, was read before."""
        return (self.read_at or self.last_ok_at) is None or self.url != str(feed.url)

    def is_due(self, feed: Feed, now: datetime) -> bool:
        """Whether to poll now: the time has come, or the feed was changed since the last poll."""
        return now >= self.next_poll_at or feed.updated_at.isoformat() != self.feed_updated_at

    def conditions(self, feed: Feed) -> dict[str, str]:
        """The headers that spare us a document we have handled (RFC 9110, section 13.1)."""
        if self.url != str(feed.url):
            return {}
        given = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in given.items() if value}

    def unchanged(self, feed: Feed, now: datetime) -> "FeedState":
        """After the server said that nothing is new."""
        polled = self._polled(feed, now, feed.interval_seconds)
        return replace(polled, failures=0, last_error=None, last_ok_at=now)

    def handled(self, feed: Feed, now: datetime, etag: str | None, last_modified: str | None) -> "FeedState":
        """After every entry of the document was handled."""
        unchanged = self.unchanged(feed, now)
        read_at = self.read_at or now
        return replace(unchanged, url=str(feed.url), etag=etag, last_modified=last_modified, read_at=read_at)

    def flawed(self, feed: Feed, now: datetime, flaw: str) -> "FeedState":
        """After some of the document could not be handled: next time it is asked for again, whole."""
        handled = self.handled(feed, now, etag=None, last_modified=None)
        return replace(handled, last_error=_shown(flaw), last_ok_at=self.last_ok_at)

    def with_incomplete(self, entries: Iterable[IncompleteEntry]) -> "FeedState":
        """With these entries, oldest first, among those that were not taken whole."""
        newest = reversed([entry.shown() for entry in entries])
        return replace(self, incomplete=(*newest, *self.incomplete)[:MAX_INCOMPLETE])

    def soon(self, feed: Feed, now: datetime) -> "FeedState":
        """To be polled again before its interval is over: there is work left."""
        return self._polled(feed, now, min(feed.interval_seconds, SOON_SECONDS))

    def failed(self, feed: Feed, now: datetime, reason: str, longest_seconds: float) -> "FeedState":
        """After a poll that did not get through; the old validators stay, so that the document is sent again."""
        failures = self.failures + 1
        backoff = Backoff(feed.interval_seconds, max(longest_seconds, feed.interval_seconds))
        polled = self._polled(feed, now, backoff.delay(failures))
        return replace(polled, failures=failures, last_error=_shown(reason))

    def _polled(self, feed: Feed, now: datetime, wait_seconds: float) -> "FeedState":
        next_poll_at = now + timedelta(seconds=wait_seconds)
        return replace(self, next_poll_at=next_poll_at, polled_at=now, feed_updated_at=feed.updated_at.isoformat())


def _shown(reason: str) -> str:
    return redacted(reason)[:MAX_ERROR_CHARACTERS]
