"""Fetches the page of an article, for a submission without a text and for a feed entry with a short text."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from pydantic import ValidationError

from services._runtime.clock import Clock
from services._runtime.errors import DeadlineExceededError, InvalidError, WorkerDiedError
from services.intake.articles.addresses import canonical_url, post_of
from services.intake.articles.live_blog import Post, text_of_posts
from services.intake.articles.page_key import shared_page_key
from services.intake.articles.page_origin import PageOrigin
from services.intake.articles.sites import is_front_page, site_of
from services.intake.articles.submission import MAX_TEXT_CHARACTERS, MAX_TITLE_CHARACTERS, SubmittedArticle
from services.intake.articles.wrappers import has_page, unwrapped
from services.intake.clients import Fetched, WebClient
from services.intake.pages.article import Page
from services.intake.reading import ReadingDesk
from services.intake.received.item import BrokenDocumentError
from services.intake.text.language import identify


class NoArticleError(InvalidError):
    """No text of an article was found in the page."""


class LiveBlogs(Protocol):
    """What keeps the posts of live blogs."""

    async def grown(self, page: str, shown: tuple[Post, ...], longest: int, now: datetime) -> tuple[Post, ...]:
        """All posts of the live blog on a page by now. ``page`` is the page's key."""


@dataclass(frozen=True)
class FetchedPage:
    """An article in a page, and where it was taken from."""

    page: Page
    origin: PageOrigin

    @property
    def address(self) -> str:
        """The article's address: the one that was asked for, or if that led to another site, the one it led to."""
        asked, led_to = self.origin.asked, self.origin.address
        if self.origin.is_live:  # a post of a live blog is no article of its own
            asked = asked.removesuffix(post_of(asked))
        return asked if site_of(asked) == site_of(led_to) or is_front_page(led_to) else canonical_url(led_to)


@dataclass(frozen=True)
class PageFetcher:
    """Fetches pages and reads the articles in them. Of a live blog all posts are read that were ever seen on its page.

    ``max_text_characters`` is the longest text of a live blog.
    """

    web: WebClient
    desk: ReadingDesk
    clock: Clock
    live_blogs: LiveBlogs
    max_text_characters: int = MAX_TEXT_CHARACTERS

    async def page(self, url: str) -> FetchedPage:
        """The article at an address. Its text is not blank.

        Raises:
            NoArticleError: no article was found in the page, or the page could not be read.
            RefusedFetchError, UnreachableError: the page was not fetched.
        """
        if not has_page(url):
            raise NoArticleError(f"the page at {url} shows no article, but leads to one or frames a post")
        read = await self.read(url, await self.web.page(url))
        if not read.page.text.strip():
            raise NoArticleError(f"no article was found in the page at {url}")
        return read

    async def read(self, asked: str, fetched: Fetched) -> FetchedPage:
        """The article in an answer to a request for ``asked``. Its text may be blank.

        Raises:
            NoArticleError: the page could not be read.
        """
        try:
            page = await self.desk.page(fetched.body, fetched.charset, fetched.url, self.clock())
        except (BrokenDocumentError, DeadlineExceededError, WorkerDiedError) as error:
            raise NoArticleError(f"the page at {asked} could not be read: {error}") from error
        etag, last_modified = (fetched.headers.get(name) for name in ("etag", "last-modified"))
        is_live = bool(page.posts)
        origin = PageOrigin(asked, fetched.url, page.canonical, page.title, etag, last_modified, is_live)
        read = FetchedPage(page, origin)
        return await self._grown(read) if is_live else read

    async def _grown(self, read: FetchedPage) -> FetchedPage:
        """The page of a live blog with the posts that it showed before."""
        key, now = shared_page_key(read.address), self.clock()
        posts = await self.live_blogs.grown(key, read.page.posts, self.max_text_characters, now)
        return replace(read, page=replace(read.page, posts=posts, text=text_of_posts(posts)))

    async def completed(self, article: SubmittedArticle) -> tuple[SubmittedArticle, PageOrigin]:
        """The submission with the text of its page, and the page. The submission's own title, date, authors and
        language win.

        Raises:
            NoArticleError, RefusedFetchError, UnreachableError: as for ``page``.
        """
        fetched = await self.page(unwrapped(article.url or ""))
        page = fetched.page
        page_fields = {
            "url": fetched.address,
            "text": page.text,
            "title": article.title or page.title[:MAX_TITLE_CHARACTERS],
            "published_at": article.published_at or page.published_at,
            "language": article.language or identify(page.text, page.language),
            "authors": article.authors or page.authors,
        }
        try:
            return SubmittedArticle.model_validate(article.model_dump() | page_fields), fetched.origin
        except ValidationError as error:
            raise NoArticleError(f"what was found in the page at {article.url} is no article: {error}") from error
