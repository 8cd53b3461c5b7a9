"""Says what a document is that was taken for a feed, and where the feed may be."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from trafilatura import load_html

HEAD_CHARACTERS = 2_000
MOST_NAMED = 3
FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
_PAGE = re.compile(r"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_FEED = re.compile(r"<(?:[\w.-]+:)?(?:rss|feed|rdf)[\s>]", re.IGNORECASE)
_LIST = re.compile(r"<opml[\s>]", re.IGNORECASE)


def is_page(text: str) -> bool:
    """Whether the text begins as a web page."""
    return _PAGE.search(text[:HEAD_CHARACTERS]) is not None


def reason_instead(text: str, url: str) -> str | None:
    """Why the document is no feed, in words that help; ``None`` if it may be one."""
    head = text[:HEAD_CHARACTERS]
    if _FEED.search(head):
        return None
    if _LIST.search(head):
        return "a list of feeds (OPML): add its feeds one by one"
    if not is_page(text):
        return None
    feeds = list(dict.fromkeys(_linked_feeds(text, url)))[:MOST_NAMED]
    return f"a web page; its feed is at {', '.join(feeds)}" if feeds else "a web page that names no feed of its own"


def _linked_feeds(text: str, url: str) -> Iterator[str]:
    """The addresses of the feeds that the page's head links to."""
    tree = load_html(text)
    for link in () if tree is None else tree.iter("link"):
        is_feed = (link.get("type") or "").strip().lower() in FEED_TYPES
        if is_feed and "alternate" in (link.get("rel") or "").lower().split() and link.get("href"):
            yield urljoin(url, link.get("href"))
