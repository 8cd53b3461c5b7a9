"""Fetches the page of an article, for a submission without a text and for a feed entry with a short text."""

from dataclasses import dataclass

from pydantic import ValidationError

from services._runtime.clock import Clock
from services._runtime.errors import DeadlineExceededError, InvalidError, WorkerDiedError
from services.intake.articles.submission import MAX_TITLE_CHARACTERS, SubmittedArticle
from services.intake.articles.wrappers import has_page, unwrapped
from services.intake.clients import WebClient
from services.intake.pages.article import Page
from services.intake.reading import ReadingDesk
from services.intake.received.item import BrokenDocumentError
from services.intake.text.language import identify


class NoArticleError(InvalidError):
    """No text of an article was found in the page."""


@dataclass(frozen=True)
class PageFetcher:
    """Fetches pages and reads the articles in them."""

    web: WebClient
    desk: ReadingDesk
    clock: Clock

    async def page(self, url: str) -> Page:
        """The article at an address. Its text is not blank.

        Raises:
            NoArticleError: no article was found in the page, or the page could not be read.
            RefusedFetchError, UnreachableError: the page was not fetched.
        """
        if not has_page(url):
            raise NoArticleError(f"the page at {url} shows no article, but leads to one or frames a post")
        fetched = await self.web.page(url)
        try:
            page = await self.desk.page(fetched.body, fetched.charset, fetched.url, self.clock())
        except (BrokenDocumentError, DeadlineExceededError, WorkerDiedError) as error:
            raise NoArticleError(f"the page at {url} could not be read: {error}") from error
        if not page.text.strip():
            raise NoArticleError(f"no article was found in the page at {url}")
        return page

    async def completed(self, article: SubmittedArticle) -> SubmittedArticle:
        """The submission with the text of its page. The submission's own title, date and language win.

        Raises:
            NoArticleError, RefusedFetchError, UnreachableError: as for ``page``.
        """
        page = await self.page(unwrapped(article.url or ""))
        page_fields = {
            "text": page.text,
            "title": article.title or page.title[:MAX_TITLE_CHARACTERS],
            "published_at": article.published_at or page.published_at,
            "language": article.language or identify(page.text, page.language),
        }
        try:
            return SubmittedArticle.model_validate(article.model_dump() | page_fields)
        except ValidationError as error:
            raise NoArticleError(f"what was found in the page at {article.url} is no article: {error}") from error
