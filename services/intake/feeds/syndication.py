"""Reads RSS and Atom documents, the last listed entry first."""

import io
import re
import sys
from collections.abc import Iterator, Mapping
from datetime import datetime, tzinfo
from typing import Any, cast

import feedparser

from services.intake.articles.addresses import fragment_of
from services.intake.dates.reading import first_credible, stated_zone
from services.intake.feeds.document import MAX_KEY_CHARACTERS, BrokenFeedError, FeedDocument, address_of, pdf_of
from services.intake.feeds.entries import Entry, with_keys
from services.intake.feeds.google_news import is_of_google_news, of_its_publisher
from services.intake.text.bylines import authors_in
from services.intake.text.encodings import LOST
from services.intake.text.markup import is_markup, text_of, visible

FULL_TEXTS = ("yandex_full-text", "turbo_content", "fulltext")
ADDRESSES = ("http://", "https://", "/")
DATES = ("published", "created", "updated")
_END = re.compile(r"</(?:[\w.-]+:)?(?:rss|feed|rdf)\s*>", re.IGNORECASE)
_INSIDE = re.compile(r"<(?:[\w.-]+:)?(?:item|entry)\b|\]\]>")
_ITEM_IMAGE = re.compile(r"<image(?:\s[^>]*[^>/])?>.{0,4000}?</image\s*>", re.DOTALL)
_CODE = re.compile(r"&#(?:x([0-9a-f]{1,8})|(\d{1,9}));", re.IGNORECASE)
_CAPTION_TAG = re.compile(r"(</?)media:(?=(?:title|description)\b)")


def read_syndication(text: str, content_type: str, url: str, now: datetime) -> FeedDocument:
    """The entries of an RSS or Atom document that was fetched from ``url`` at ``now``.

    A date without a time zone gets the zone of the feed's other dates.

    Raises:
        BrokenFeedError: the document is no feed, or breaks off.
    """
    parsed = _parsed(text, url)
    flaw = parsed.get("bozo_exception") if parsed.get("bozo") else None
    if not parsed.get("version"):
        raise BrokenFeedError(f"not a feed: {flaw or content_type or 'no content type'}")
    if flaw is not None and not _is_whole(text):
        raise BrokenFeedError(f"breaks off: {flaw}")
    zone = stated_zone(date for part in (parsed["feed"], *parsed["entries"]) for date in _dates(part))
    language = parsed["feed"].get("language")
    linked = (
        (_entry(entry, url, language, zone, now), fragment_of(_link(entry))) for entry in reversed(parsed["entries"])
    )
    title = _text(parsed["feed"].get("title_detail") or {}).replace("\n", " ")
    return FeedDocument(with_keys(linked), f"malformed: {flaw}" if flaw else None, title)


def _is_whole(text: str) -> bool:
    """Whether the document has its closing tag. Caches may write further text after that tag."""
    end = max((tag.end() for tag in _END.finditer(text)), default=None)
    return end is not None and _INSIDE.search(text, end) is None


def _parsed(text: str, url: str) -> Mapping[str, Any]:
    """The document as feedparser reads it.

    Titles and descriptions of pictures are renamed or removed first: feedparser would take them for the item's own.
    feedparser gets a stream, since it would open a text that looks like a path or a URL. On noise it raises errors of
    many kinds.
    """
    own_words = _CAPTION_TAG.sub(r"\1captions_", _ITEM_IMAGE.sub("", _with_characters(text))).encode()
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": url}
    try:
        parsed = feedparser.parse(
            io.BytesIO(own_words), response_headers=headers, resolve_relative_uris=False, sanitize_html=False
        )
        return cast(Mapping[str, Any], parsed)
    except Exception as error:
        raise BrokenFeedError(f"not a feed: {type(error).__name__}: {error}") from error


def _with_characters(text: str) -> str:
    """The text without references to numbers that are no characters. Two adjacent surrogates become one character."""
    halves = _CODE.sub(_half_or_reference, text).encode("utf-16-le", errors="surrogatepass")
    return halves.decode("utf-16-le", errors="ignore")


def _half_or_reference(reference: re.Match[str]) -> str:
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    if 0xD800 <= code <= 0xDFFF:
        return chr(code)
    return reference[0] if code <= sys.maxunicode else LOST


def _entry(entry: Mapping[str, Any], feed_url: str, language: str | None, zone: tzinfo, now: datetime) -> Entry:
    read = Entry(
        url=address_of(_link(entry), feed_url),
        title=_text(entry.get("title_detail") or {}).replace("\n", " "),
        text=_own_text(entry),
        published_at=first_credible(_dates(entry), zone, now),
        language=entry.get("language") or language,
        key=str(entry.get("id") or "")[:MAX_KEY_CHARACTERS] or None,
        attachment=pdf_of(((each.get("href"), each.get("type")) for each in entry.get("enclosures", ())), feed_url),
        authors=authors_in(_authors(entry)),
    )
    source = entry.get("source") or {}
    return of_its_publisher(read, str(source.get("title") or "")) if is_of_google_news(_link(entry)) else read


def _link(entry: Mapping[str, Any]) -> str:
    """The entry's link as it is written; without a link the entry's identifier, if that is an address.

    A link that FeedBurner put in the place of the publisher's own is replaced by that one.
    """
    guid = str(entry.get("id") or "")
    permalink = guid if guid.startswith(ADDRESSES) else ""
    return str(entry.get("feedburner_origlink") or entry.get("link") or permalink)


def _authors(entry: Mapping[str, Any]) -> list[object]:
    """The entry's bylines. Of a single one feedparser may take the address of a mail apart wrongly."""
    authors = entry.get("authors", ())
    return [entry.get("author")] if len(authors) == 1 else [each.get("name") for each in authors]


def _own_text(entry: Mapping[str, Any]) -> str:
    """The entry's full text in the feed, or else its summary, or else the description of its picture."""
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


def _dates(dated: Mapping[str, Any]) -> Iterator[str]:
    """The dates of an entry or of the whole feed. The date of publication comes first."""
    return (dated[name] for name in DATES if name in dated)
