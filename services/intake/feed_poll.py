"""One poll of one feed: fetch it if it changed, submit what is new in it, and say how it went."""

from collections import Counter as Tally
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import structlog
from pydantic import ValidationError

from claimwatch_contracts.documents import Feed
from services._runtime.clock import Clock
from services._runtime.errors import DeadlineExceededError, WorkerDiedError
from services.intake.clients import Fetched, RefusedFetchError, UnreachableError, WebClient
from services.intake.feed_state import FeedState
from services.intake.feeds import BrokenFeedError, Entry, FeedDocument
from services.intake.fetching import NoArticleError, PageFetcher
from services.intake.handlers import Intake
from services.intake.language import identify
from services.intake.metrics import IntakeMetrics
from services.intake.reading import ReadingDesk
from services.intake.relevance import is_about
from services.intake.store import FeedStore
from services.intake.submission import MAX_TITLE_CHARACTERS, SubmittedArticle, TextTooLongError
from services.intake.wrappers import has_page

log = structlog.get_logger(__name__)

ACCEPT = "application/atom+xml, application/rss+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"
NOT_POLLED = (RefusedFetchError, UnreachableError, BrokenFeedError, DeadlineExceededError, WorkerDiedError)


@dataclass(frozen=True)
class PollSettings:
    """``full_text_characters``: an entry that carries so much needs no look at its page. ``backfill_age_seconds``:
    what is older when a feed is polled first is filled in as replay. ``longest_backoff_seconds``: see ``FeedState``.
    """

    full_text_characters: int
    backfill_age_seconds: float
    longest_backoff_seconds: float


class FeedPoll:
    """Knows how to poll. What is wrong with the feed is in the state it returns; what is wrong with us it raises."""

    def __init__(
        self,
        store: FeedStore,
        web: WebClient,
        desk: ReadingDesk,
        pages: PageFetcher,
        intake: Intake,
        clock: Clock,
        metrics: IntakeMetrics,
        settings: PollSettings,
    ) -> None:
        self._store = store
        self._web = web
        self._desk = desk
        self._pages = pages
        self._intake = intake
        self._clock = clock
        self._metrics = metrics
        self._settings = settings

    async def poll(self, feed: Feed, state: FeedState) -> FeedState:
        """The state after a poll. The document's validators are kept only when every entry of it was handled.

        Raises:
            TransientError, KafkaError, PyMongoError, TimeoutError: broker or database are unwell; nothing is said of
                the feed.
        """
        now = self._clock()
        try:
            fetched = await self._web.get(str(feed.url), {"Accept": ACCEPT, **state.conditions(feed)})
            if fetched.status == 304:
                self._metrics.feed_polls.labels("unchanged").inc()
                return state.unchanged(feed, now)
            document = await self._desk.feed(fetched.body, fetched.content_type, fetched.url)
        except NOT_POLLED as error:
            return self.failed(feed, state, now, str(error))
        tally = await self._submit(feed, state, document, now)
        return self._judge(feed, state, document, fetched, tally, now)

    def _judge(
        self, feed: Feed, state: FeedState, document: FeedDocument, fetched: Fetched, tally: Tally[str], now: datetime
    ) -> FeedState:
        failed, entries = tally["failed"], len(document.entries)
        flaw = f"{failed} of {entries} entries not fetched" if failed else document.flaw
        log.info("feed polled", feed_id=feed.feed_id, entries=entries, flaw=flaw, **tally)
        self._metrics.feed_polls.labels("flawed" if flaw else "ok").inc()
        if flaw:
            return state.flawed(feed, now, flaw)
        return state.handled(feed, now, fetched.headers.get("etag"), fetched.headers.get("last-modified"))

    def failed(self, feed: Feed, state: FeedState, now: datetime, reason: str) -> FeedState:
        """The state after a poll that did not get through; reported."""
        self._metrics.feed_polls.labels("failed").inc()
        failed = state.failed(feed, now, reason, self._settings.longest_backoff_seconds)
        log.warning("feed poll failed", feed_id=feed.feed_id, reason=reason, failures=failed.failures)
        return failed

    async def _submit(self, feed: Feed, state: FeedState, document: FeedDocument, now: datetime) -> Tally[str]:
        """Submit the entries that were not handled before, oldest first, and count what became of them."""
        tally: Tally[str] = Tally()
        handled = await self._store.handled_entries(feed)
        for entry in document.entries:
            if entry.fingerprint in handled:
                continue
            outcome = await self._submit_entry(feed, entry, replay=self._is_backfill(state, entry, now))
            tally[outcome] += 1
            self._metrics.feed_entries.labels(outcome).inc()
            if outcome != "failed":
                await self._store.mark_handled(feed, entry.fingerprint)
        await self._store.forget_entries(feed, {entry.fingerprint for entry in document.entries})
        return tally

    def _is_backfill(self, state: FeedState, entry: Entry, now: datetime) -> bool:
        age = timedelta(seconds=self._settings.backfill_age_seconds)
        return state.last_ok_at is None and entry.published_at is not None and now - entry.published_at > age

    async def _submit_entry(self, feed: Feed, entry: Entry, *, replay: bool) -> str:
        """What became of the entry. One whose page cannot be had now is submitted as it is, and failed: the page will
        be the next revision.
        """
        try:
            outcome = await self._submit_content(feed, await self._with_page(entry), replay=replay)
        except UnreachableError as error:
            log.warning("feed entry not fetched", feed_id=feed.feed_id, url=entry.url, reason=str(error))
            if entry.text:
                await self._submit_content(feed, entry, replay=replay)
            outcome = "failed"
        return outcome

    async def _submit_content(self, feed: Feed, entry: Entry, *, replay: bool) -> str:
        try:
            article = SubmittedArticle(
                title=entry.title[:MAX_TITLE_CHARACTERS],
                text=entry.text,
                url=entry.url,
                publisher=feed.publisher,
                published_at=entry.published_at,
                language=identify(entry.text, entry.language),
                replay=replay,
            )
            return (await self._intake.submit(article)).status
        except (ValidationError, TextTooLongError) as error:
            log.warning("feed entry has no usable text", feed_id=feed.feed_id, url=entry.url, reason=str(error))
            return "unusable"

    async def _with_page(self, entry: Entry) -> Entry:
        """The entry, if it is short with the text of its page, unless that can never be had."""
        if entry.url is None or not has_page(entry.url) or len(entry.text) >= self._settings.full_text_characters:
            return entry
        try:
            page = await self._pages.page(entry.url)
        except (RefusedFetchError, NoArticleError) as error:
            log.info("feed entry taken without its page", url=entry.url, reason=str(error))
            return entry
        if not is_about(page.text, entry.title, entry.text):
            log.info("feed entry taken without its page", url=entry.url, reason="the page is not about it")
            return entry
        return replace(
            entry,
            title=entry.title or page.title,
            text=max(page.text, entry.text, key=len),
            published_at=entry.published_at or page.published_at,
            language=page.language or entry.language,
        )
