"""An article whose page is read again, and what became of the page."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from services._runtime.redaction import redacted
from services.intake.articles.page_origin import PageOrigin
from services.intake.page_checks.schedule import Schedule
from services.intake.text.content_words import share_kept

LEAST_KEPT = 0.4
MAX_ERROR_CHARACTERS = 500


class Finding(StrEnum):
    """What a reading found; a label of metrics."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    GONE = "gone"
    WITHDRAWN = "withdrawn"
    """The page, or what is left of it, says that the article is withdrawn."""
    OTHER = "other"
    """The page shows something else than the article: a wall, an error, another article."""
    REFUSED = "refused"
    FAILED = "failed"
    """The page could not be fetched; it is tried again."""


@dataclass(frozen=True)
class PageCheck:
    """The article as it was last taken from its page, and the page's state.

    ``since`` is when its newest content came. ``next_at`` is the next reading, ``None`` after the last one.
    ``words_hash`` and ``sample`` are traces of the text. ``feed_id`` and ``key`` name the feed's entry, if it came from
    one. ``failures`` counts the failed tries in a row. ``gone_at`` is when the page was first missing (404, 410), and
    ``None`` while it is there.
    """

    article_id: str
    url: str
    publisher: str
    title: str
    published_at: datetime | None
    language: str | None
    page: PageOrigin
    words_hash: str
    sample: tuple[int, ...]
    since: datetime
    next_at: datetime | None
    feed_id: str | None = None
    key: str | None = None
    failures: int = 0
    readings: int = 0
    read_at: datetime | None = None
    changed_at: datetime | None = None
    gone_at: datetime | None = None
    last_error: str | None = None
    authors: tuple[str, ...] = ()

    def is_like(self, text: str) -> bool:
        """Whether a text has at least 40 % of the sampled words of the article, so that it may be the article's."""
        share = share_kept(self.sample, text)
        return share is None or share >= LEAST_KEPT

    def unchanged(self, schedule: Schedule, now: datetime) -> "PageCheck":
        """The state after the page still showed the article as it was."""
        return replace(self._read(schedule, now), gone_at=None, last_error=None)

    def changed_validators(self, page: PageOrigin) -> "PageCheck":
        """The state after the page was fetched again and showed the same content."""
        validators = replace(self.page, etag=page.etag, last_modified=page.last_modified)
        return replace(self, page=validators)

    def changed(
        self, schedule: Schedule, now: datetime, page: PageOrigin, words_hash: str, sample: tuple[int, ...]
    ) -> "PageCheck":
        """The state after the page showed another content, which was published."""
        traces = replace(self, page=page, words_hash=words_hash, sample=sample, changed_at=now)
        return traces.unchanged(schedule, now)

    def withdrawn(self, now: datetime) -> "PageCheck":
        """The state after the article's withdrawal was published: the page is not read again."""
        return replace(self, next_at=None, readings=self.readings + 1, read_at=now, changed_at=now, last_error=None)

    def gone(self, schedule: Schedule, now: datetime, reason: str) -> "PageCheck":
        """The state after the server answered that there is no such page, and said no more."""
        return replace(self.refused(schedule, now, reason), gone_at=self.gone_at or now)

    def refused(self, schedule: Schedule, now: datetime, reason: str) -> "PageCheck":
        """The state after the page was not fetched for good reasons, or showed something else than the article."""
        return replace(self._read(schedule, now), last_error=redacted(reason)[:MAX_ERROR_CHARACTERS])

    def failed(self, schedule: Schedule, now: datetime, reason: str, wait_seconds: float = 0) -> "PageCheck":
        """The state after the page could not be fetched for now."""
        failures = self.failures + 1
        next_at = schedule.retry(self.since, now, failures, wait_seconds)
        error = redacted(reason)[:MAX_ERROR_CHARACTERS]
        return replace(self, failures=failures, next_at=next_at, read_at=now, last_error=error)

    def _read(self, schedule: Schedule, now: datetime) -> "PageCheck":
        grown_at = self.changed_at or self.since
        next_at = schedule.next_live(self.since, grown_at, now) if self.page.is_live else schedule.next(self.since, now)
        return replace(self, next_at=next_at, failures=0, readings=self.readings + 1, read_at=now)
