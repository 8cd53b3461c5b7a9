"""The document of a feed, whatever its format."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urljoin

from services._runtime.errors import InvalidError
from services.intake.articles.addresses import InvalidUrlError, canonical_url
from services.intake.articles.wrappers import unwrapped
from services.intake.feeds.entries import Entry

MAX_KEY_CHARACTERS = 500
PDF = "application/pdf"
_SUFFIX = re.compile(r"\.pdf(?:$|[?#])", re.IGNORECASE)


class BrokenFeedError(InvalidError):
    """The document is no feed, or is not whole; the message says why."""


@dataclass(frozen=True)
class FeedDocument:
    """A feed's document. ``flaw`` says what is wrong with a document that could still be read to its end.

    ``title`` is the name that the feed gives itself, or empty.
    """

    entries: tuple[Entry, ...]
    flaw: str | None = None
    title: str = ""


def address_of(link: str, feed_url: str) -> str | None:
    """The link as a canonical address; ``None`` for a link that is no web address (``urn:…``, ``tag:…``)."""
    try:
        return canonical_url(unwrapped(urljoin(feed_url, link))) if link else None
    except (InvalidUrlError, ValueError):
        return None


def pdf_of(attached: Iterable[tuple[object, object]], feed_url: str) -> str | None:
    """The address of the first PDF that is attached to an entry. ``attached`` are addresses with their media types."""
    for link, kind in attached:
        if isinstance(link, str) and (kind == PDF or _SUFFIX.search(link)):
            return address_of(link, feed_url)
    return None
