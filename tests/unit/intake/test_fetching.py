"""What is made of an address alone: the page that it leads to, or nothing."""

from datetime import UTC, datetime
from typing import cast

import httpx
import pytest

from services.intake.articles.submission import SubmittedArticle
from services.intake.clients import WebClient
from services.intake.fetching import NoArticleError, PageFetcher
from services.intake.reading import DocumentReader, ReadingDesk

NOW = datetime(2026, 7, 4, 12, 0, tzinfo=UTC)
TEXT = "40 Tote in Rakka"
PAGE = (
    f"<html lang='de'><title>Rakka</title><article><p>{TEXT} – 9 Tote in Homs – 23 Tote in Aleppo</p></article></html>"
)


class Desk:
    """Reads in this process."""

    async def page(self, *arguments: object) -> object:
        """See ``DocumentReader``."""
        return DocumentReader().page(*arguments)  # type: ignore[arg-type]


class Web:
    """Answers with one page, and knows what it was asked for."""

    def __init__(self, page: str) -> None:
        self.asked: list[str] = []
        self._page = page

    def fetcher(self) -> PageFetcher:
        """A fetcher that meets only this."""
        client = httpx.AsyncClient(transport=httpx.MockTransport(self._answer))
        web = WebClient(client, timeout_seconds=5, max_bytes=100_000)
        return PageFetcher(web, cast(ReadingDesk, Desk()), lambda: NOW)

    def _answer(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(str(request.url))
        return httpx.Response(
            200, headers={"content-type": "text/html; charset=utf-8"}, stream=httpx.ByteStream(self._page.encode())
        )


async def test_a_page_says_in_which_language_its_few_words_are() -> None:
    article = await Web(PAGE).fetcher().completed(SubmittedArticle(url="https://desk.example/1"))
    assert (article.text, article.language) == (f"{TEXT} – 9 Tote in Homs – 23 Tote in Aleppo", "de")
    given = await Web(PAGE).fetcher().completed(SubmittedArticle(url="https://desk.example/1", language="nl"))
    assert given.language == "nl"


async def test_the_address_in_a_wrapper_is_the_one_that_is_asked() -> None:
    web = Web(PAGE)
    await web.fetcher().completed(SubmittedArticle(url="https://www.google.com/url?url=https://desk.example/1&ct=ga"))
    assert web.asked == ["https://desk.example/1"]


@pytest.mark.parametrize("url", ["https://t.me/river/311", "https://news.google.com/rss/articles/CBMi"])
async def test_a_frame_or_a_redirection_is_not_asked(url: str) -> None:
    web = Web(PAGE)
    with pytest.raises(NoArticleError, match="shows no article"):
        await web.fetcher().completed(SubmittedArticle(url=url))
    assert web.asked == []


async def test_a_wall_is_no_article() -> None:
    wall = "<html><body><main><p>Please verify that you are human before you read on.</p></main></body></html>"
    with pytest.raises(NoArticleError, match="no article was found"):
        await Web(wall).fetcher().completed(SubmittedArticle(url="https://desk.example/1"))
