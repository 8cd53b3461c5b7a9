"""RSS and Atom documents as entries, oldest first."""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import Any, cast
from urllib.parse import urljoin

import feedparser

from services.intake.dates import first_credible, stated_zone
from services.intake.entries import Entry, told_apart
from services.intake.identity import InvalidUrlError, canonical_url, fragment_of
from services.intake.markup import text_of

_LAST_TAG = re.compile(rb"</([\w.-]+:)?(rss|feed|rdf)\s*>", re.IGNORECASE)
_TAIL_BYTES = 1_000
ADDRESSES = ("http://", "https://", "/")
MAX_KEY_CHARACTERS = 500
DATES = ("published", "created", "updated")
HARMLESS = (feedparser.CharacterEncodingOverride, feedparser.NonXMLContentType)


class BrokenFeedError(ValueError):
    """Not a feed, or not a whole one; the text says why."""


@dataclass(frozen=True)
class FeedDocument:
    """A feed as it was sent. ``flaw`` says what is wrong with a document that could still be read to its end."""

    entries: tuple[Entry, ...]
    flaw: str | None


def read_feed(body: bytes, content_type: str, url: str, now: datetime | None = None) -> FeedDocument:
    """The entries of an RSS or Atom document that came from a URL ``now``: without it, at this moment.

    A date without a zone is in that of the feed's other dates.

    Raises:
        BrokenFeedError: it is something else, or it breaks off.
    """
    parsed = _parsed(body, content_type, url)
    flaw = parsed.get("bozo_exception") if parsed.get("bozo") else None
    flaw = None if isinstance(flaw, HARMLESS) else flaw
    if not parsed.get("version"):
        raise BrokenFeedError(f"not a feed: {flaw or content_type or 'no content type'}")
    if flaw is not None and not _LAST_TAG.search(body[-_TAIL_BYTES:]):
        raise BrokenFeedError(f"breaks off: {flaw}")
    zone = stated_zone(date for part in (parsed["feed"], *parsed["entries"]) for date in _dates(part))
    linked = (
        (_entry(entry, url, zone, now or datetime.now(UTC)), fragment_of(_link(entry)))
        for entry in reversed(parsed["entries"])
    )
    return FeedDocument(told_apart(linked), None if flaw is None else f"malformed: {flaw}")


def _parsed(body: bytes, content_type: str, url: str) -> Mapping[str, Any]:
    """As feedparser has it, which raises all sorts of errors on noise; the stream keeps it from opening files."""
    headers = {"content-type": content_type, "content-location": url}
    try:
        return cast(Mapping[str, Any], feedparser.parse(io.BytesIO(body), response_headers=headers))
    except Exception as error:
        raise BrokenFeedError(f"not a feed: {type(error).__name__}: {error}") from error


def _entry(entry: Mapping[str, Any], feed_url: str, zone: tzinfo, now: datetime) -> Entry:
    parts = [*entry.get("content", ()), entry.get("summary_detail") or {}]
    return Entry(
        url=_address(_link(entry), feed_url),
        title=_text(entry.get("title_detail") or {}).replace("\n", " "),
        text=max(map(_text, parts), key=len),
        published_at=first_credible(_dates(entry), zone, now),
        key=str(entry.get("id") or "")[:MAX_KEY_CHARACTERS] or None,
    )


def _link(entry: Mapping[str, Any]) -> str:
    """The link as it is written; without one the identifier, if that is an address."""
    guid = str(entry.get("id") or "")
    permalink = guid if guid.startswith(ADDRESSES) else ""
    return str(entry.get("link") or permalink)


def _address(link: str, feed_url: str) -> str | None:
    """The canonical address, if it is one; an identifier that is none (``urn:…``, ``tag:…``) is no address."""
    try:
        return canonical_url(urljoin(feed_url, link)) if link else None
    except (InvalidUrlError, ValueError):
        return None


def _text(part: Mapping[str, Any]) -> str:
    value = str(part.get("value") or "").replace("\0", "")
    return value.strip() if part.get("type") == "text/plain" else text_of(value)


def _dates(dated: Mapping[str, Any]) -> Iterator[str]:
    """The dates of an entry or of the whole feed, the one of publication first."""
    return (dated[name] for name in DATES if name in dated)
