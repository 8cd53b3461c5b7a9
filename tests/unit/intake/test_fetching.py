"""An address alone becomes the article on its page, or is refused."""

from datetime import UTC, datetime
from typing import Any, cast

import pytest

from services.intake.articles.submission import SubmittedArticle
from services.intake.clients import WebClient
from services.intake.fetching import NoArticleError, PageFetcher
from services.intake.live_blogs.store import LiveBlogStore
from services.intake.reading import ReadingDesk
from tests.fakes.intake import FakeDesk
from tests.fakes.mongo import FakeDatabase
from tests.fakes.web import Site

NOW = datetime(2026, 7, 4, 12, 0, tzinfo=UTC)
URL = "https://desk.example/1"
TEXT = "40 Tote in Rakka"
PAGE = (
    f"<html lang='de'><title>Rakka</title><article><p>{TEXT} – 9 Tote in Homs – 23 Tote in Aleppo</p></article></html>"
)


def fetcher(page: str) -> tuple[PageFetcher, Site]:
    """A fetcher for a site with this page only, and the site."""
    site = Site(pages={"/1": (200, page)})
    web = WebClient(site.client(), timeout_seconds=60, max_bytes=100_000)
    return PageFetcher(web, cast(ReadingDesk, FakeDesk()), lambda: NOW, LiveBlogStore(cast(Any, FakeDatabase()))), site


async def completed(page: str, url: str = URL, **fields: str) -> SubmittedArticle:
    """A submission of the address alone, completed from its page."""
    article, _origin = await fetcher(page)[0].completed(SubmittedArticle.model_validate({"url": url, **fields}))
    return article


async def test_a_page_says_in_which_language_its_few_words_are() -> None:
    article = await completed(PAGE)
    assert (article.text, article.language) == (f"{TEXT} – 9 Tote in Homs – 23 Tote in Aleppo", "de")
    assert (await completed(PAGE, language="nl")).language == "nl"


async def test_the_address_in_a_wrapper_is_the_one_that_is_asked() -> None:
    pages, site = fetcher(PAGE)
    await pages.completed(SubmittedArticle(url=f"https://www.google.com/url?url={URL}&ct=ga"))
    assert [path for path, _, _ in site.asked] == ["/1"]


@pytest.mark.parametrize("url", ["https://t.me/river/311", "https://news.google.com/rss/articles/CBMi"])
async def test_a_frame_or_a_redirection_is_not_asked(url: str) -> None:
    pages, site = fetcher(PAGE)
    with pytest.raises(NoArticleError, match="shows no article"):
        await pages.completed(SubmittedArticle(url=url))
    assert site.asked == []


async def test_a_wall_is_no_article() -> None:
    wall = "<html><body><main><p>Please verify that you are human before you read on.</p></main></body></html>"
    with pytest.raises(NoArticleError, match="no article was found"):
        await completed(wall)


async def test_the_page_says_where_it_was_taken_from_and_by_what_it_is_asked_for_again() -> None:
    pages, site = fetcher(PAGE.replace("<title>", "<link rel='canonical' href='/own'><title>"))
    site.pages |= {"/short": (302, URL)}
    _article, origin = await pages.completed(SubmittedArticle(url="https://desk.example/short"))
    assert (origin.asked, origin.address) == ("https://desk.example/short", URL)
    assert (origin.canonical, origin.title) == ("https://desk.example/own", "Rakka")
    assert (await site.client().get(URL)).headers["etag"] == origin.etag
