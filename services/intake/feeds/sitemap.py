"""Reads news sitemaps: lists of addresses with the titles and dates of news, as search engines ask for them.

The format is that of https://www.sitemaps.org/protocol.html with Google's extension for news.
"""

from datetime import datetime
from typing import Any

from lxml import etree

from services.intake.dates.reading import first_credible, stated_zone
from services.intake.feeds.document import BrokenFeedError, FeedDocument, address_of
from services.intake.feeds.entries import Entry, with_keys
from services.intake.text.markup import visible

HEAD_CHARACTERS = 2_000
DATES = ("news/publication_date", "lastmod")


def is_sitemap(text: str) -> bool:
    """Whether the text begins as a sitemap or as an index of sitemaps."""
    head = text[:HEAD_CHARACTERS]
    return "<urlset" in head or "<sitemapindex" in head


def read_sitemap(text: str, url: str, now: datetime) -> FeedDocument:
    """The news of a sitemap that was fetched from ``url`` at ``now``, the last listed first. Entries have no texts.

    Raises:
        BrokenFeedError: it breaks off, lists other sitemaps, or has no news.
    """
    root = _root(text)
    if root.tag == "sitemapindex":
        raise BrokenFeedError(_instead(root))
    news = [listed for listed in root.iter("url") if listed.find("news") is not None]
    if not news:
        raise BrokenFeedError("a sitemap without news: its addresses have neither titles nor dates of publication")
    zone = stated_zone(date for listed in news for date in _dates(listed))
    entries = (
        Entry(
            url=address_of(_words(listed, "loc"), url),
            title=visible(_words(listed, "news/title")).replace("\n", " "),
            text="",
            published_at=first_credible(_dates(listed), zone, now),
            language=_words(listed, "news/publication/language") or None,
        )
        for listed in reversed(news)
    )
    names = (_words(listed, "news/publication/name") for listed in news)
    return FeedDocument(with_keys((entry, "") for entry in entries), title=next(filter(None, names), ""))


def _root(text: str) -> Any:
    """The document's root, with names without their namespaces."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode(errors="surrogatepass"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BrokenFeedError(f"breaks off: {error}") from error
    for element in root.iter(etree.Element):
        element.tag = etree.QName(element).localname
    return root


def _instead(index: Any) -> str:
    """What to add in the place of an index: the sitemaps of news that it lists."""
    listed = [_words(sitemap, "loc") for sitemap in index.iter("sitemap")]
    news = [address for address in listed if "news" in address.lower()] or listed
    return f"an index of sitemaps; add the one with the news: {', '.join(news[:3]) or 'it lists none'}"


def _dates(listed: Any) -> list[str]:
    return [date for path in DATES if (date := _words(listed, path))]


def _words(element: Any, path: str) -> str:
    return " ".join((element.findtext(path) or "").split())
