"""Says what a document is that was taken for a feed, and where the feed may be."""

import re

from services.intake.feeds.discovery import linked_feeds

HEAD_CHARACTERS = 2_000
MOST_NAMED = 3
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
        return "a list of feeds (OPML): import it with claimwatch feeds import"
    if not is_page(text):
        return None
    feeds = linked_feeds(text, url)[:MOST_NAMED]
    return f"a web page; its feed is at {', '.join(feeds)}" if feeds else "a web page that names no feed of its own"
