"""Entries of Google News: each is another publisher's article, of which only the headline is there."""

from dataclasses import replace
from urllib.parse import urlsplit

from services.intake.feeds.entries import Entry

HOST = "news.google.com"
MAX_PUBLISHER_CHARACTERS = 200


def is_of_google_news(link: str) -> bool:
    """Whether an entry's link, as it is written, leads to Google News. The older ones hold the article's address."""
    try:
        return urlsplit(link.strip()).hostname == HOST
    except ValueError:
        return False


def of_its_publisher(entry: Entry, source: str) -> Entry:
    """The entry as its publisher's. ``source`` is the publisher's name as the feed states it, or empty.

    The name is taken off the headline. The text is left out: it repeats the headline and the name, and those of other
    publishers' articles on the same subject.
    """
    publisher = source[:MAX_PUBLISHER_CHARACTERS].strip()
    title = entry.title.removesuffix(f" - {publisher}") if publisher else entry.title
    return replace(entry, title=title, text="", publisher=publisher or None)
