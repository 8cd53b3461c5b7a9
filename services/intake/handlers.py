"""Takes a submitted article: reserves its revision, publishes it, marks it as published, returns a receipt."""

from collections.abc import Awaitable
from dataclasses import KW_ONLY, dataclass
from typing import Literal

import structlog
from prometheus_client import Counter
from pydantic import BaseModel

from claimwatch_contracts.events import ArticlePublished
from services._runtime.clock import Clock
from services._runtime.emitting import Emits, emit_within
from services.intake.articles.content import Content, content_of
from services.intake.articles.identity import article_id, item_id
from services.intake.articles.page_key import shared_page_key
from services.intake.articles.page_origin import PageOrigin
from services.intake.articles.submission import (
    MAX_TITLE_CHARACTERS,
    FeedArticle,
    ReceivedArticle,
    SubmittedArticle,
    TextTooLongError,
    admit,
)
from services.intake.clients import RefusedFetchError
from services.intake.dates.reading import admitted_moment
from services.intake.erasures.erasing import ErasedArticleError
from services.intake.erasures.store import ErasureStore
from services.intake.fetching import NoArticleError, PageFetcher
from services.intake.identities.names import Names, names_of
from services.intake.identities.store import IdentityStore
from services.intake.page_checks.check import PageCheck
from services.intake.page_checks.schedule import Schedule
from services.intake.page_checks.store import PageCheckStore
from services.intake.page_checks.traces import steady_hash
from services.intake.store import ArticleStore, Origin, Revision
from services.intake.text.content_words import sample_of
from services.intake.text.language import identify

log = structlog.get_logger(__name__)

READ_AGAIN = "page"
"""The origin of what a page that was submitted by hand shows later. No feed has this id."""
REFUSALS = (TextTooLongError, RefusedFetchError, NoArticleError, ErasedArticleError)


class Receipt(BaseModel):
    """The outcome of a submission. ``known`` content was published before and is not published again."""

    article_id: str
    revision: int
    status: Literal["accepted", "known"]


@dataclass(frozen=True)
class Intake:
    """Takes articles in from HTTP and from feeds, and their revisions from pages that are read again.

    ``schedule`` says when the page is read again that an article's text was taken from.
    """

    articles: ArticleStore
    identities: IdentityStore
    checks: PageCheckStore
    schedule: Schedule
    erasures: ErasureStore
    emitter: Emits
    pages: PageFetcher
    clock: Clock
    outcomes: Counter
    _: KW_ONLY
    max_text_characters: int
    publish_timeout_seconds: float

    async def submit(self, article: SubmittedArticle, page: PageOrigin | None = None) -> Receipt:
        """Publish the article unless its content was published before. Submitting it again is safe at any time.

        ``page`` is the page that the text was taken from.

        Raises:
            TextTooLongError, RefusedFetchError, NoArticleError, ErasedArticleError: the submission is refused.
            UnreachableError: the article's page could not be fetched at the moment.
            TransientError, KafkaError, PyMongoError, TimeoutError: the article may not be published; submit it again.
        """
        return await self._counted(self._take_in(article, page))

    async def revise(self, check: PageCheck, title: str, text: str, authors: tuple[str, ...] = ()) -> Receipt:
        """Publish what the article's page shows by now. A longer text than is admitted is cut.

        Without ``authors`` the article keeps those that it had.

        Raises:
            ErasedArticleError: the article was erased.
            TransientError, KafkaError, PyMongoError, TimeoutError: it may not be published; do it again.
        """
        article = SubmittedArticle(
            title=title[:MAX_TITLE_CHARACTERS],
            text=text[: self.max_text_characters],
            url=check.url,
            publisher=check.publisher,
            published_at=check.published_at,
            authors=authors or check.authors,
            language=check.language,
        )
        content = content_of(article.title, article.text or "")
        origin = Origin(check.feed_id or READ_AGAIN, check.key)
        return await self._counted(self._publish(article, check.article_id, content, origin, None))

    async def _counted(self, submission: Awaitable[Receipt]) -> Receipt:
        try:
            receipt = await submission
        except REFUSALS:
            self.outcomes.labels("refused").inc()
            raise
        except Exception:
            self.outcomes.labels("failed").inc()
            raise
        self.outcomes.labels(receipt.status).inc()
        return receipt

    async def _take_in(self, article: SubmittedArticle, page: PageOrigin | None) -> Receipt:
        if article.text is None:
            article, page = await self.pages.completed(article)
        text = admit(article.text or "", self.max_text_characters)
        content = content_of(article.title, text)
        own_id = _own_identity(article, text)
        if not isinstance(article, FeedArticle):
            names = names_of(article.url, own_id, text, page=page)
            identity, origin = await self.identities.identity(names, text), None
        else:
            guid = (article.feed_id, article.key) if article.key else None
            names = names_of(article.url, own_id, text, page=page, guid=guid)
            identity, origin = await self._of_feed(article, names, content), Origin(article.feed_id, article.key)
        return await self._publish(article, identity, content, origin, page)

    async def _publish(
        self,
        article: SubmittedArticle,
        identity: str,
        content: Content,
        origin: Origin | None,
        page: PageOrigin | None,
    ) -> Receipt:
        revision = await self.articles.reserve(
            identity, content, self.clock(), url=article.url, publisher=article.named_publisher, origin=origin
        )
        if await self.erasures.is_erased(identity):  # asked after the reservation: see ``Eraser.erase``
            await self.erasures.forget_posts(article.url)
            raise ErasedArticleError(f"the article {identity} was erased on request")
        if revision.published:
            return Receipt(article_id=identity, revision=revision.number, status="known")
        if page is not None and not article.replay:
            await self._begin_reading_again(article, revision, page)
        await emit_within(self.emitter, _event(article, revision), self.publish_timeout_seconds)
        await self.articles.mark_published(revision)
        log.info("article published", article_id=identity, revision=revision.number, url=article.url)
        return Receipt(article_id=identity, revision=revision.number, status="accepted")

    async def _begin_reading_again(self, article: SubmittedArticle, revision: Revision, page: PageOrigin) -> None:
        """Have the article's page read again, from before its publishing on: a kill in between loses nothing."""
        since, now = revision.received_at, self.clock()
        next_at = self.schedule.next_live(since, since, now) if page.is_live else self.schedule.next(since, now)
        if next_at is None:
            return
        check = PageCheck(
            article_id=revision.article_id,
            url=article.url or page.address,
            publisher=article.named_publisher,
            title=article.title,
            published_at=admitted_moment(article.published_at, revision.received_at),
            authors=article.authors,
            language=article.language,
            page=page,
            words_hash=steady_hash(article.text or ""),
            sample=sample_of(article.text or ""),
            since=revision.received_at,
            next_at=next_at,
            feed_id=article.feed_id if isinstance(article, FeedArticle) else None,
            key=article.key if isinstance(article, FeedArticle) else None,
        )
        await self.checks.begin(check)

    async def _of_feed(self, article: FeedArticle, names: Names, content: Content) -> str:
        """The id of the article with these names, or of one article of several that the feed has on that page."""
        text = article.text or ""
        if article.key is None or article.url is None:
            return await self.identities.identity(names, text)
        on_page = await self.articles.on_page(article.feed_id, shared_page_key(article.url))
        if earlier_id := on_page.by_key.get(article.key) or on_page.by_words.get(content.words_hash):
            return earlier_id
        if not on_page.by_words and not article.shares_page:
            return await self.identities.identity(names, text)
        return article_id(article.url, article.named_publisher, text, article.key)


def _own_identity(article: SubmittedArticle, text: str) -> str:
    """The id by the article's address, or else by its sender's identifier, or else by its words."""
    if isinstance(article, ReceivedArticle) and article.url is None and article.guid:
        return item_id(article.guid)
    return article_id(article.url, article.named_publisher, text)


def _event(article: SubmittedArticle, revision: Revision) -> ArticlePublished:
    text = article.text or ""
    return ArticlePublished(
        article_id=revision.article_id,
        revision=revision.number,
        url=article.url,
        title=article.title,
        text=text,
        publisher=article.named_publisher,
        published_at=admitted_moment(article.published_at, revision.received_at),
        authors=article.authors,
        received_at=revision.received_at,
        language=article.language or identify(text),
        replay=article.replay,
    )
