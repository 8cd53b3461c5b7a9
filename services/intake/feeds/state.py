"""The state of a feed: when it is polled next, and how its polls went."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from claimwatch_contracts.documents import Feed
from services._runtime.backoff import Backoff
from services._runtime.redaction import redacted
from services.intake.feeds.rhythm import Rhythm
from services.intake.feeds.tally import EntryTally

MAX_ERROR_CHARACTERS = 500
MAX_INCOMPLETE = 10
SOON_SECONDS = 30


@dataclass(frozen=True)
class IncompleteEntry:
    """An entry that was lost or taken in part. ``reason`` is human-readable."""

    at: datetime
    url: str | None
    title: str
    reason: str

    def shown(self) -> "IncompleteEntry":
        """The entry with each text cut to ``MAX_ERROR_CHARACTERS``."""
        url = self.url and self.url[:MAX_ERROR_CHARACTERS]
        return replace(self, url=url, title=self.title[:MAX_ERROR_CHARACTERS], reason=_shown(self.reason))


@dataclass(frozen=True)
class FeedState:
    """The state of a feed between two polls.

    ``etag`` and ``last_modified`` belong to the last document from ``url`` that was handled whole.
    ``feed_updated_at`` is the feed's ``updated_at`` at the last poll, in ISO 8601.
    ``failures`` counts the failed polls since the last successful one.
    ``last_ok_at`` is the time of the last poll without any flaw.
    ``read_at`` is the time of the first reading. The entries of that time are the feed's past.
    ``incomplete`` holds the latest entries that were not taken whole, newest first.
    ``quiet_since`` is the moment of the newest entry, if the feed is silent for much longer than usual (``Rhythm``).
    ``language`` is the language of most entries of the last document that had new ones.
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
    rhythm: Rhythm = field(default_factory=Rhythm)
    quiet_since: datetime | None = None
    tally: EntryTally = field(default_factory=EntryTally)
    language: str | None = None

    def is_unread(self, feed: Feed) -> bool:
        """Whether no document was read yet from the feed's present URL."""
        return (self.read_at or self.last_ok_at) is None or self.url != str(feed.url)

    def is_due(self, feed: Feed, now: datetime) -> bool:
        """Whether the time of the next poll has come, or the feed was changed since the last poll."""
        return now >= self.next_poll_at or feed.updated_at.isoformat() != self.feed_updated_at

    def conditions(self, feed: Feed) -> dict[str, str]:
        """The request headers for a conditional GET (RFC 9110, section 13.1); none after a change of the URL."""
        if self.url != str(feed.url):
            return {}
        headers = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in headers.items() if value}

    def unchanged(self, feed: Feed, now: datetime) -> "FeedState":
        """The state after the server answered that the document is unchanged."""
        polled = self._polled(feed, now, feed.interval_seconds)
        return replace(polled, failures=0, last_error=None, last_ok_at=now)

    def handled(self, feed: Feed, now: datetime, etag: str | None, last_modified: str | None) -> "FeedState":
        """The state after every entry of a document was handled."""
        unchanged = self.unchanged(feed, now)
        read_at = self.read_at or now
        return replace(unchanged, url=str(feed.url), etag=etag, last_modified=last_modified, read_at=read_at)

    def flawed(self, feed: Feed, now: datetime, flaw: str) -> "FeedState":
        """The state after a part of the document was not handled. The next poll fetches the whole document again."""
        handled = self.handled(feed, now, etag=None, last_modified=None)
        return replace(handled, last_error=_shown(flaw), last_ok_at=self.last_ok_at)

    def with_incomplete(self, entries: Iterable[IncompleteEntry]) -> "FeedState":
        """The state with further incomplete entries. ``entries`` are oldest first."""
        newest = reversed([entry.shown() for entry in entries])
        return replace(self, incomplete=(*newest, *self.incomplete)[:MAX_INCOMPLETE])

    def with_news(self, moments: Iterable[datetime], tally: EntryTally, language: str | None) -> "FeedState":
        """The state after a document with news of these moments, and with this outcome of its entries."""
        rhythm, whole = self.rhythm.with_news(moments), self.tally.plus(tally)
        return replace(self, rhythm=rhythm, tally=whole, language=language or self.language)

    def soon(self, feed: Feed, now: datetime) -> "FeedState":
        """The state of a feed with work left: it is polled again in at most ``SOON_SECONDS``."""
        return self._polled(feed, now, min(feed.interval_seconds, SOON_SECONDS))

    def failed(self, feed: Feed, now: datetime, reason: str, longest_seconds: float) -> "FeedState":
        """The state after a failed poll. The validators stay: they are those of the last document handled whole."""
        failures = self.failures + 1
        backoff = Backoff(feed.interval_seconds, max(longest_seconds, feed.interval_seconds))
        polled = self._polled(feed, now, backoff.delay(failures))
        return replace(polled, failures=failures, last_error=_shown(reason))

    def _polled(self, feed: Feed, now: datetime, wait_seconds: float) -> "FeedState":
        next_poll_at = now + timedelta(seconds=wait_seconds)
        polled = replace(self, next_poll_at=next_poll_at, polled_at=now, feed_updated_at=feed.updated_at.isoformat())
        return replace(polled, quiet_since=self.rhythm.quiet_since(now))


def _shown(reason: str) -> str:
    return redacted(reason)[:MAX_ERROR_CHARACTERS]
