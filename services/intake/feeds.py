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
from services.intake.encodings import decoded, named_charset
from services.intake.identity import InvalidUrlError, canonical_url
from services.intake.markup import is_markup, text_of, visible
from services.intake.wrappers import unwrapped

FULL_TEXTS = ("yandex_full-text", "turbo_content", "fulltext")
_END = re.compile(r"</(?:[\w.-]+:)?(?:rss|feed|rdf)\s*>", re.IGNORECASE)
_INSIDE = re.compile(r"<(?:[\w.-]+:)?(?:item|entry)\b|\]\]>")
_ITEM_IMAGE = re.compile(r"<image(?:\s[^>]*[^>/])?>.{0,4000}?</image\s*>", re.DOTALL)
_CAPTION_TAG = re.compile(r"(</?)media:(?=(?:title|description)\b)")


class BrokenFeedError(ValueError):
    """Not a feed, or not a whole one; the text says why."""


@dataclass(frozen=True)
class Entry:
    """What a feed says of an article. ``text`` is the fullest that the feed itself carries, or empty.

    ``language`` is the tag that it or the feed names.
    """

    url: str | None
    title: str
    text: str
    published_at: datetime | None
    language: str | None = None

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
    document = decoded(body, named_charset(content_type))
    parsed = _parsed(document.text, url)
    flaw = parsed.get("bozo_exception") if parsed.get("bozo") else None
    if not parsed.get("version"):
        raise BrokenFeedError(f"not a feed: {flaw or content_type or 'no content type'}")
    if flaw is not None and not _is_whole(document.text):
        raise BrokenFeedError(f"breaks off: {flaw}")
    entries = tuple(_entry(entry, url, parsed["feed"].get("language")) for entry in reversed(parsed["entries"]))
    flaws = [*([f"malformed: {flaw}"] if flaw else []), *([document.flaw] if document.flaw else [])]
    return FeedDocument(entries, "; ".join(flaws) or None)


def _is_whole(text: str) -> bool:
    """Whether it comes to its end; what caches write behind that does not matter."""
    end = max((tag.end() for tag in _END.finditer(text)), default=None)
    return end is not None and _INSIDE.search(text, end) is None


def _parsed(text: str, url: str) -> Mapping[str, Any]:
    """As feedparser has it, which raises all sorts of errors on noise; the stream keeps it from opening files.

    It would take the words of a picture for those of the item that the picture stands in.
    """
    own_words = _CAPTION_TAG.sub(r"\1captions_", _ITEM_IMAGE.sub("", text)).encode(errors="replace")
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": url}
    try:
        parsed = feedparser.parse(
            io.BytesIO(own_words), response_headers=headers, resolve_relative_uris=False, sanitize_html=False
        )
        return cast(Mapping[str, Any], parsed)
    except Exception as error:
        raise BrokenFeedError(f"not a feed: {type(error).__name__}: {error}") from error


def _entry(entry: Mapping[str, Any], feed_url: str, language: str | None) -> Entry:
    return Entry(
        url=_link(entry.get("link"), feed_url),
        title=_text(entry.get("title_detail") or {}).replace("\n", " "),
        text=_own_text(entry),
        published_at=_moment(_first(entry, "published_parsed", "updated_parsed")),
        language=entry.get("language") or language,
    )


def _link(link: str | None, feed_url: str) -> str | None:
    """The canonical address, if it is one; an identifier that is none (``urn:…``, ``tag:…``) is no address."""
    try:
        return canonical_url(unwrapped(urljoin(feed_url, link))) if link else None
    except (InvalidUrlError, ValueError):
        return None


def _own_text(entry: Mapping[str, Any]) -> str:
    """What the feed says in full, else what it says in short, else what it says of a picture."""
    contents, summary = entry.get("content", ()), entry.get("summary_detail") or {}
    full = [part for part in contents if part.get("type") != "text/plain"]
    in_order = (
        [*({"value": entry.get(name)} for name in FULL_TEXTS), *full],
        [*contents, summary],
        [{"value": entry.get("captions_description")}],
    )
    texts = (max(map(_text, parts), key=len, default="") for parts in in_order)
    return next(filter(None, texts), "")


def _text(part: Mapping[str, Any]) -> str:
    value = str(part.get("value") or "")
    is_plain = part.get("type") == "text/plain" and not is_markup(value)
    return visible(value).strip() if is_plain else text_of(value)


def _first(entry: Mapping[str, Any], *names: str) -> Any:
    return next((entry[name] for name in names if name in entry), None)


def _moment(parsed: Any) -> datetime | None:
    """feedparser's time tuple is in UTC; one that no calendar has (year 0, 31 February) is no date."""
    try:
        return None if parsed is None else datetime.fromtimestamp(timegm(parsed), UTC)
    except (ValueError, OverflowError, OSError):
        return None
