"""Reads JSON Feed documents, versions 1 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from services.intake.dates.reading import first_credible, stated_zone
from services.intake.feeds.document import MAX_KEY_CHARACTERS, BrokenFeedError, FeedDocument, address_of, pdf_of
from services.intake.feeds.entries import Entry, with_keys
from services.intake.text.bylines import authors_in
from services.intake.text.markup import text_of, visible

VERSIONS = "jsonfeed.org/version/"
DATES = ("date_published", "date_modified")
Item = Mapping[str, Any]


def is_json(text: str) -> bool:
    """Whether the text may be JSON: XML and HTML begin with other characters."""
    return text.lstrip("\ufeff \t\r\n").startswith("{")


def read_json_feed(text: str, url: str, now: datetime) -> FeedDocument:
    """The entries of a JSON Feed that was fetched from ``url`` at ``now``, the last listed first.

    Raises:
        BrokenFeedError: the document is no JSON, or no JSON Feed.
    """
    try:
        feed = json.loads(text.lstrip("\ufeff"))
    except (json.JSONDecodeError, RecursionError) as error:
        raise BrokenFeedError(f"breaks off, or is no JSON: {error}") from error
    listed = feed.get("items")
    if VERSIONS not in _words(feed.get("version")) or not isinstance(listed, list):
        raise BrokenFeedError("not a feed: JSON, but no JSON Feed with its version and items")
    items = [item for item in listed if isinstance(item, dict)]
    zone = stated_zone(date for item in items for date in _dates(item))
    language = _words(feed.get("language"))
    entries = (
        Entry(
            url=address_of(_link(item), url),
            title=visible(_words(item.get("title"))).replace("\n", " ").strip(),
            text=_text(item),
            published_at=first_credible(_dates(item), zone, now),
            language=_words(item.get("language")) or language or None,
            key=_words(item.get("id"))[:MAX_KEY_CHARACTERS] or None,
            attachment=pdf_of(_attached(item), url),
            authors=authors_in(_authors(item)),
        )
        for item in reversed(items)
    )
    lost = len(listed) - len(items)
    flaw = f"{lost} items are no objects" if lost else None
    return FeedDocument(with_keys((entry, "") for entry in entries), flaw, visible(_words(feed.get("title"))).strip())


def _link(item: Item) -> str:
    """The item's address; without one its id, if that is an address."""
    identifier = _words(item.get("id"))
    return _words(item.get("url")) or (identifier if identifier.startswith(("http://", "https://")) else "")


def _text(item: Item) -> str:
    """The item's content, or else its summary."""
    html, plain = _words(item.get("content_html")), _words(item.get("content_text"))
    return (text_of(html) if html else visible(plain).strip()) or visible(_words(item.get("summary"))).strip()


def _attached(item: Item) -> Iterator[tuple[object, object]]:
    """The addresses and media types of what is attached to an item."""
    attachments = item.get("attachments")
    for each in attachments if isinstance(attachments, list) else ():
        if isinstance(each, dict):
            yield each.get("url"), each.get("mime_type")


def _authors(item: Item) -> Iterator[object]:
    """The names of the authors: a list in version 1.1, one in version 1."""
    authors = item.get("authors")
    for each in authors if isinstance(authors, list) else [item.get("author")]:
        if isinstance(each, dict):
            yield each.get("name")


def _dates(item: Item) -> Iterator[str]:
    return (date for name in DATES if (date := _words(item.get(name))))


def _words(value: object) -> str:
    """A text or a number as a text; an empty text for anything else."""
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
