"""When a page says that its article was published: in its metadata, in its markup, in its address."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

from services.intake import linked_data

EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
LATEST_AHEAD = timedelta(days=1)
SAME_DAY_SOMEWHERE = timedelta(days=1, hours=14)
META_NAMES = (
    *("article:published_time", "og:article:published_time", "og:published_time", "article:published"),
    *("datepublished", "article.published", "date_published", "published_time", "publish_date", "publish-date"),
    *("publishdate", "pubdate", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime"),
    *("citation_publication_date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date"),
    *("dcterms.date", "datecreated", "date"),
)
SENTENCE_WORDS = 4
_TIMES = "descendant-or-self::*[(self::time and @datetime) or @itemprop='datePublished']"
_BEFORE_ARTICLE = "[preceding::h1][following::article]"
_OF_OTHERS = "ancestor::aside or ancestor::nav or ancestor::footer or ancestor::li or ancestor::a"
_OTHER_DATE = re.compile(r"updat|modif|comment|event|expire", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/-])")
_EPOCH = re.compile(r"(\d{10})(?:\d{3})?")


def stated_moment(tree: Any, article: Any, url: str, now: datetime) -> datetime | None:
    """The moment in UTC, or midnight UTC of the day where only that is stated.

    ``article`` is the element that holds the article: the times of others are not its own. A moment before 1990, or
    more than a day ahead of ``now``, is none. A day gives way to a moment that is stated for the same day elsewhere.
    """
    stated = [found for value in _stated(tree, article, url) if (found := read_moment(value, now))]
    if not stated:
        return None
    first, has_time = stated[0]
    moments = (moment for moment, is_exact in stated if is_exact and abs(moment - first) < SAME_DAY_SOMEWHERE)
    return first if has_time else next(moments, first)


def read_moment(value: str, now: datetime) -> tuple[datetime, bool] | None:
    """A plausible moment and whether it has a time of day; from ISO 8601, RFC 822 or seconds since 1970."""
    value = value.strip()
    moment = _epoch(value) or _iso(value) or _rfc822(value)
    if moment is None or not EARLIEST <= moment <= now + LATEST_AHEAD:
        return None
    return moment, ":" in value or _EPOCH.fullmatch(value) is not None


def _stated(tree: Any, article: Any, url: str) -> Iterator[str]:
    yield from (str(node["datePublished"]) for node in linked_data.articles(tree, url) if node.get("datePublished"))
    metas = [(_name(meta), meta.get("content", "")) for meta in tree.iter("meta")]
    yield from (content for wanted in META_NAMES for name, content in metas if name == wanted)
    times = sorted(article.xpath(_TIMES), key=_rank) + tree.xpath(_TIMES + _BEFORE_ARTICLE)
    yield from (_value(element) for element in times if _is_of_article(element))
    yield from ("-".join(part.zfill(2) for part in day) for day in _IN_ADDRESS.findall(url))


def _name(meta: Any) -> str:
    return str(meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()


def _value(element: Any) -> str:
    return str(element.get("datetime") or element.get("content") or element.text_content())


def _rank(element: Any) -> bool:
    """What is called the publication comes first."""
    return "publi" not in f"{element.get('itemprop', '')} {element.get('class', '')}".lower()


def _is_of_article(element: Any) -> bool:
    """Whether it is no teaser's, no update's and no word of a sentence."""
    if element.xpath(_OF_OTHERS) or _OTHER_DATE.search(f"{element.get('itemprop', '')} {element.get('class', '')}"):
        return False
    return not is_in_sentence(element)


def is_in_sentence(element: Any) -> bool:
    """Whether it stands among the words of a sentence."""
    paragraph = next(element.iterancestors("p", "li", "td", "blockquote"), None)
    text = "" if paragraph is None else paragraph.text_content().strip()
    words = len(text.split()) - len(element.text_content().split())
    return words >= SENTENCE_WORDS and text.endswith((".", "!", "?", "”", '"', "»", ":", "…"))


def _iso(value: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(re.sub(r"(?<=\d)\s+(?=[+-]\d\d:?\d\d$)|\s*(?:UTC|GMT)$", "", value))
        return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _rfc822(value: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value)
        return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError, IndexError):
        return None


def _epoch(value: str) -> datetime | None:
    found = _EPOCH.fullmatch(value)
    return datetime.fromtimestamp(int(found[1]), UTC) if found else None
