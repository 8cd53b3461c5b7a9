"""Says what a document is that was taken for a feed, and where the feed may be."""

import re

from services.intake.feeds.discovery import linked_feeds

HEAD_CHARACTERS = 2_000
MOST_NAMED = 3
_PAGE = re.compile(r"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_FEED = re.compile(r"<(?:[\w.-]+:)?(?:rss|feed|rdf)[\s>]", re.IGNORECASE)
_LIST = re.compile(r"<opml[\s>]", re.IGNORECASE)
_OTHER = re.compile(r"^\s*[{\[]|<(?:[\w.-]+:)?(?:rss|feed|rdf|opml|urlset|sitemapindex)[\s>]|^%PDF-", re.IGNORECASE)
_HTML_TYPE = re.compile(r"\s*text/html\b", re.IGNORECASE)


def is_page(text: str) -> bool:
    """Whether the text begins as a web page."""
    return _PAGE.search(text[:HEAD_CHARACTERS]) is not None


def is_page_throughout(text: str, content_type: str) -> bool:
    """Whether the document is a web page, and none of another kind that has a page in it or the media type of one."""
    head = text[:HEAD_CHARACTERS]
    page, other = _PAGE.search(head), _OTHER.search(head)
    if page is None:
        return other is None and _HTML_TYPE.match(content_type) is not None
    return other is None or page.start() < other.start()


def reason_instead(text: str, url: str) -> str | None:
    """Why the document is no feed, in words that help; ``None`` if it may be one."""
    head = text[:HEAD_CHARACTERS]
    if not head.strip():
        return "an empty document"
    if head.lstrip().startswith("%PDF-"):
        return "a PDF document: post it as an article"
    if "\x00" in head:
        return "no text, but a file such as a picture"
    if _FEED.search(head):
        return None
    if _LIST.search(head):
        return "a list of feeds (OPML): import it with claimwatch feeds import"
    if not is_page(text):
        return None
    feeds = linked_feeds(text, url)[:MOST_NAMED]
    return f"a web page; its feed is at {', '.join(feeds)}" if feeds else "a web page that names no feed of its own"
