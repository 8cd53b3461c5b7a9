"""RSS and Atom documents as entries, oldest first."""

import io
import re
from calendar import timegm
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, cast
from urllib.parse import urljoin

import feedparser

from claimwatch_contracts.base import derived_id
from services.intake.identity import InvalidUrlError, canonical_url
from services.intake.markup import text_of

_LAST_TAG = re.compile(rb"</([\w.-]+:)?(rss|feed|rdf)\s*>", re.IGNORECASE)
_TAIL_BYTES = 1_000
HARMLESS = (feedparser.CharacterEncodingOverride, feedparser.NonXMLContentType)


class BrokenFeedError(ValueError):
    """Not a feed, or not a whole one; the text says why."""


@dataclass(frozen=True)
class Entry:
    """What a feed says of an article. ``text`` is the longest the feed itself carries, or empty."""

    url: str | None
    title: str
    text: str
    published_at: datetime | None

    @property
    def fingerprint(self) -> str:
        """The same as long as the feed says the same of the article."""
        return derived_id("entry", self.url, self.title, self.text, self.published_at)


@dataclass(frozen=True)
class FeedDocument:
    """A feed as it was sent. ``flaw`` says what is wrong with a document that could still be read to its end."""

    entries: tuple[Entry, ...]
    flaw: str | None


def read_feed(body: bytes, content_type: str, url: str) -> FeedDocument:
    """The entries of an RSS or Atom document that came from a URL.

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
    entries = tuple(_entry(entry, url) for entry in reversed(parsed["entries"]))
    return FeedDocument(entries, None if flaw is None else f"malformed: {flaw}")


def _parsed(body: bytes, content_type: str, url: str) -> Mapping[str, Any]:
    """As feedparser has it, which raises all sorts of errors on noise; the stream keeps it from opening files."""
    headers = {"content-type": content_type, "content-location": url}
    try:
        return cast(Mapping[str, Any], feedparser.parse(io.BytesIO(body), response_headers=headers))
    except Exception as error:
        raise BrokenFeedError(f"not a feed: {type(error).__name__}: {error}") from error


def _entry(entry: Mapping[str, Any], feed_url: str) -> Entry:
    parts = [*entry.get("content", ()), entry.get("summary_detail") or {}]
    return Entry(
        url=_link(entry.get("link"), feed_url),
        title=_text(entry.get("title_detail") or {}).replace("\n", " "),
        text=max(map(_text, parts), key=len),
        published_at=_moment(_first(entry, "published_parsed", "updated_parsed")),
    )


def _link(link: str | None, feed_url: str) -> str | None:
    """The canonical address, if it is one; an identifier that is none (``urn:…``, ``tag:…``) is no address."""
    try:
        return canonical_url(urljoin(feed_url, link)) if link else None
    except (InvalidUrlError, ValueError):
        return None


def _text(part: Mapping[str, Any]) -> str:
    value = str(part.get("value") or "").replace("\0", "")
    return value.strip() if part.get("type") == "text/plain" else text_of(value)


def _first(entry: Mapping[str, Any], *names: str) -> Any:
    return next((entry[name] for name in names if name in entry), None)


def _moment(parsed: Any) -> datetime | None:
    """feedparser's time tuple is in UTC; one that no calendar has (year 0, 31 February) is no date."""
    try:
        return None if parsed is None else datetime.fromtimestamp(timegm(parsed), UTC)
    except (ValueError, OverflowError, OSError):
        return None
