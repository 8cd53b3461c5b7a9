"""A web page as an article: the text without what stands around it (trafilatura), the title, the date."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from trafilatura import bare_extraction, load_html

PUBLISHED = (
    "//meta[@property='article:published_time' or @property='og:article:published_time' or @itemprop='datePublished']"
    "/@content | //time[@itemprop='datePublished']/@datetime"
)


@dataclass(frozen=True)
class Page:
    """What a page says. ``text`` may be empty: then there was no article in it.

    ``published_at`` is the moment the page states, or midnight UTC of the day where it states only that.
    """

    text: str
    title: str
    published_at: datetime | None


def read_page(body: bytes, charset: str | None, url: str) -> Page:
    """The article in an HTML page. ``charset`` is what the server called the encoding; without one it is detected."""
    tree = load_html(_decoded(body, charset))
    if tree is None:
        return Page("", "", None)
    stated = _stated_moment(tree)
    found: Any = bare_extraction(tree, url=url, with_metadata=True, include_comments=False)
    if found is None:
        return Page("", "", stated)
    return Page(found.text or "", found.title or "", stated or _moment(found.date))


def _decoded(body: bytes, charset: str | None) -> bytes | str:
    try:
        return body if charset is None else body.decode(charset, errors="replace")
    except LookupError:
        return body


def _stated_moment(tree: Any) -> datetime | None:
    return next((moment for value in tree.xpath(PUBLISHED) if (moment := _moment(value))), None)


def _moment(value: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat((value or "").strip())
        return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
