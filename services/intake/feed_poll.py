"""One poll of one feed: fetches the feed if it changed, submits its new entries, and returns the feed's new state."""

import asyncio
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import structlog
from pydantic import ValidationError

from claimwatch_contracts.documents import Feed
from services._runtime.clock import Clock
from services._runtime.errors import DeadlineExceededError, WorkerDiedError
from services._runtime.redaction import redacted
from services.intake.articles.page_origin import PageOrigin
from services.intake.articles.submission import MAX_TITLE_CHARACTERS, MAX_URL_CHARACTERS, FeedArticle
from services.intake.articles.wrappers import has_page
from services.intake.clients import Fetched, RefusedFetchError, UnreachableError, WebClient
from services.intake.erasures.erasing import ErasedArticleError
from services.intake.feeds.document import BrokenFeedError, FeedDocument
from services.intake.feeds.entries import Entry
from services.intake.feeds.entry_tries import EntryState
from services.intake.feeds.progress import Outcome, Progress
from services.intake.feeds.relevance import is_about
from services.intake.feeds.state import FeedState, IncompleteEntry
from services.intake.fetching import FetchedPage, NoArticleError
from services.intake.handlers import Intake
from services.intake.host_gate import ForbiddenPageError, PolitePages
from services.intake.metrics import IntakeMetrics
from services.intake.reading import ReadingDesk
from services.intake.store import FeedStore
from services.intake.text.language import identify

log = structlog.get_logger(__name__)

ACCEPT = "application/atom+xml, application/rss+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"
NOT_POLLED = (RefusedFetchError, UnreachableError, BrokenFeedError, DeadlineExceededError, WorkerDiedError)
WITHOUT_PAGE = (RefusedFetchError, UnreachableError, NoArticleError)


@dataclass(frozen=True)
class PollSettings:
    """Limits of a poll.

    ``full_text_characters``: an entry with at least this many characters of text is taken without its page.
    ``max_text_characters``: a longer text is cut.
    ``backfill_age_seconds``: an entry that was in the feed at the first reading and is older than this is a replay.
    ``late_age_seconds``: an entry that came later and is older than this is a replay.
    ``longest_backoff_seconds``: the longest pause after failed polls, unless the feed's own interval is longer.
    ``entries_at_once``, ``longest_poll_seconds``: a poll that reaches one of them leaves the rest to the next poll.
    """

    full_text_characters: int
    max_text_characters: int
    backfill_age_seconds: float
    late_age_seconds: float
    longest_backoff_seconds: float
    entries_at_once: int
    longest_poll_seconds: float


@dataclass(frozen=True)
class FeedPoll:
    """Polls feeds. Failures of the feed are written into the returned state; failures on our side are raised.

    ``work`` has a place for each feed whose entries are taken at a time. A feed that is fetched needs none, so that
    servers that do not answer keep no other feed waiting.
    """

    store: FeedStore
    web: WebClient
    desk: ReadingDesk
    pages: PolitePages
    intake: Intake
    clock: Clock
    metrics: IntakeMetrics
    settings: PollSettings
    work: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(4))

    async def poll(self, feed: Feed, state: FeedState) -> FeedState:
        """The feed's state after a poll. It keeps the document's validators only if every entry was handled.

        Raises:
            TransientError, KafkaError, PyMongoError, TimeoutError: the broker or the database failed, not the feed.
        """
        now = self.clock()
        try:
            fetched = await self.web.get(str(feed.url), {"Accept": ACCEPT, **state.conditions(feed)})
        except NOT_POLLED as error:
            return self.failed(feed, state, now, str(error))
        if fetched.status == 304:
            self.metrics.feed_polls.labels("unchanged").inc()
            return state.unchanged(feed, now)
        async with self.work:
            return await self._take(feed, state, fetched, now)

    async def _take(self, feed: Feed, state: FeedState, fetched: Fetched, now: datetime) -> FeedState:
        """The feed's state after its document was read and its entries submitted."""
        try:
            document = await self.desk.feed(fetched.body, fetched.content_type, fetched.url, now)
        except NOT_POLLED as error:
            return self.failed(feed, state, now, str(error))
        progress = await self._submit(feed, state, document, now)
        if progress.is_called_off:
            return state.soon(feed, now)
        return self._judge(feed, state, document, fetched, progress, now)

    def _judge(
        self, feed: Feed, state: FeedState, document: FeedDocument, fetched: Fetched, progress: Progress, now: datetime
    ) -> FeedState:
        entries = len(document.entries)
        flaw = progress.flaw(entries) or document.flaw
        log.info(
            "feed polled",
            feed_id=feed.feed_id,
            entries=entries,
            flaw=flaw,
            **{str(outcome): count for outcome, count in progress.tally.items()},
        )
        self.metrics.feed_polls.labels("flawed" if flaw else "ok").inc()
        state = state.with_incomplete(progress.incomplete)
        state = state.with_news(progress.news, progress.became, progress.language)
        if flaw is None:
            return state.handled(feed, now, fetched.headers.get("etag"), fetched.headers.get("last-modified"))
        flawed = state.flawed(feed, now, flaw)
        return flawed.soon(feed, now) if progress.tally[Outcome.LEFT] else flawed

    def failed(self, feed: Feed, state: FeedState, now: datetime, reason: str) -> FeedState:
        """Log and count a failed poll, and return the feed's state after it."""
        self.metrics.feed_polls.labels("failed").inc()
        failed = state.failed(feed, now, reason, self.settings.longest_backoff_seconds)
        log.warning("feed poll failed", feed_id=feed.feed_id, reason=failed.last_error, failures=failed.failures)
        return failed

    async def _submit(self, feed: Feed, state: FeedState, document: FeedDocument, now: datetime) -> Progress:
        """Submit unhandled entries, oldest first, within the limits of one poll."""
        progress, until = Progress(), now + timedelta(seconds=self.settings.longest_poll_seconds)
        entry_states, is_unread = await self.store.entries(feed), state.is_unread(feed)
        for entry in document.entries:
            entry_state = entry_states.get(entry.fingerprint) or EntryState(entry.fingerprint, is_past=is_unread)
            if entry_state.handled:
                continue
            if entry.fingerprint not in entry_states:
                progress.news.append(_moment_of_news(entry, entry_state, now))
            if entry_state.waits(now):
                progress.tally[Outcome.WAITING] += 1
            elif progress.taken >= self.settings.entries_at_once or (progress.taken and self.clock() >= until):
                progress.tally[Outcome.LEFT] += 1
                if entry.fingerprint not in entry_states:
                    await self.store.keep_entry(feed, entry_state)
            elif await self.store.is_current(feed):
                await self.store.keep_entry(feed, await self._try(feed, entry, entry_state, progress))
            else:
                progress.is_called_off = True
                return progress
        await self.store.forget_entries(feed, {entry.fingerprint for entry in document.entries})
        return progress

    async def _try(self, feed: Feed, entry: Entry, entry_state: EntryState, progress: Progress) -> EntryState:
        """Submit the entry with the text of its page, or without it while the page cannot be fetched.

        A page that can be fetched later becomes the article's next revision.
        """
        now, page_error = self.clock(), None
        try:
            whole, page = await self._with_page(entry, progress)
            outcome, shortfall = await self._submit_content(feed, whole, entry_state, progress, page)
        except ForbiddenPageError as error:
            outcome, cut = await self._submit_content(feed, entry, entry_state, progress)
            shortfall = "; ".join(filter(None, (cut, f"taken without its page: {error}")))
        except WITHOUT_PAGE as error:
            progress.page_error = page_error = redacted(str(error))
            is_filed = entry_state.tries > 0 and entry.words
            outcome, shortfall = (
                (Outcome.KNOWN, None) if is_filed else await self._submit_content(feed, entry, entry_state, progress)
            )
        if page_error is not None and not entry_state.is_last_try:
            outcome = Outcome.FAILED
        elif reason := "; ".join(filter(None, (shortfall, page_error))):
            incomplete = IncompleteEntry(now, entry.url, entry.title, reason)
            progress.note_loss(incomplete, is_lost=outcome is Outcome.UNUSABLE)
        progress.tally[outcome] += 1
        self.metrics.feed_entries.labels(outcome).inc()
        return entry_state.done() if page_error is None else entry_state.failed(now)

    async def _submit_content(
        self,
        feed: Feed,
        entry: Entry,
        entry_state: EntryState,
        progress: Progress,
        page: PageOrigin | None = None,
    ) -> tuple[Outcome, str | None]:
        """The outcome, and why the entry was lost or cut; ``None`` for an entry that was taken whole."""
        longest, text = self.settings.max_text_characters, entry.text or entry.title
        try:
            article = self._article(feed, replace(entry, text=text[:longest]), entry_state)
        except ValidationError as error:
            reason = "; ".join(item["msg"] for item in error.errors(include_input=False))
            log.warning("feed entry has no usable text", feed_id=feed.feed_id, url=entry.url, reason=reason)
            return Outcome.UNUSABLE, f"lost: {reason}"
        try:
            receipt = await self.intake.submit(article, page)
        except ErasedArticleError:
            return Outcome.ERASED, None
        if article.language:
            progress.languages[article.language] += 1
        progress.note_submission(Outcome(receipt.status), is_first=entry_state.tries == 0)
        cut = f"cut to {longest:,} of {len(text):,} characters"
        return Outcome(receipt.status), cut if len(text) > longest else None

    def _article(self, feed: Feed, entry: Entry, entry_state: EntryState) -> FeedArticle:
        has_usable_url = entry.url is not None and len(entry.url) <= MAX_URL_CHARACTERS
        return FeedArticle(
            title=entry.title[:MAX_TITLE_CHARACTERS],
            text=entry.text,
            url=entry.url if has_usable_url else None,
            publisher=entry.publisher or feed.publisher,
            published_at=entry.published_at,
            authors=entry.authors,
            language=identify(entry.text, entry.language),
            replay=self._is_backfill(entry_state, entry.published_at),
            feed_id=feed.feed_id,
            key=entry.key,
            shares_page=entry.shares_page,
        )

    def _is_backfill(self, entry_state: EntryState, published_at: datetime | None) -> bool:
        """Whether the entry is old, so that nobody is notified.

        An entry without a date is old if it was in the feed at the first reading.
        """
        if published_at is None:
            return entry_state.is_past
        age = self.settings.backfill_age_seconds if entry_state.is_past else self.settings.late_age_seconds
        return self.clock() - published_at > timedelta(seconds=age)

    async def _with_page(self, entry: Entry, progress: Progress) -> tuple[Entry, PageOrigin | None]:
        """The entry, and if its own text is short, with the text of its page and with that page.

        Raises:
            RefusedFetchError, UnreachableError, NoArticleError: the page could not be fetched or holds no article.
        """
        if len(entry.text) >= self.settings.full_text_characters:
            return entry, None
        if (attached := await self._with_attachment(entry, progress)) is not None:
            return attached, None
        if entry.url is None or entry.shares_page or not has_page(entry.url):
            return entry, None
        fetched = await self._page(entry.url, progress)
        page = fetched.page
        if not page.posts and not is_about(page.text, entry.title, entry.text):
            log.info("feed entry taken without its page", url=entry.url, reason="the page is not about it")
            return entry, None
        whole = replace(
            entry,
            url=fetched.address,
            title=entry.title or page.title,
            text=max(page.text, entry.text, key=len),
            published_at=entry.published_at or page.published_at,
            language=page.language or entry.language,
            authors=entry.authors or page.authors,
        )
        return whole, fetched.origin if whole.text == page.text else None

    async def _with_attachment(self, entry: Entry, progress: Progress) -> Entry | None:
        """The entry with the text of the PDF that comes with it; ``None`` without one that is about the same.

        Raises:
            UnreachableError: the PDF could not be fetched at the moment.
        """
        if entry.attachment is None:
            return None
        try:
            pdf = (await self._page(entry.attachment, progress)).page
        except (RefusedFetchError, NoArticleError) as error:
            log.info("feed entry taken without its attachment", url=entry.attachment, reason=redacted(str(error)))
            return None
        if len(pdf.text) <= len(entry.text) or not is_about(pdf.text, entry.title, entry.text):
            return None
        published_at, language = entry.published_at or pdf.published_at, pdf.language or entry.language
        return replace(
            entry, title=entry.title or pdf.title, text=pdf.text, published_at=published_at, language=language
        )

    async def _page(self, url: str, progress: Progress) -> FetchedPage:
        """The page, unless too many pages of its host were unreachable during this poll."""
        if progress.is_silent(url):
            raise UnreachableError(progress.page_error)
        try:
            return await self.pages.page(url)
        except UnreachableError:
            progress.note_silence(url)
            raise


def _moment_of_news(entry: Entry, entry_state: EntryState, now: datetime) -> datetime:
    """When the entry was new: what was there before the first reading has only its own date."""
    published_at = entry.published_at if entry_state.is_past else None
    return min(published_at or now, now)
