"""When a page says that its article was published: in its metadata, in its markup, in its address."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta, tzinfo
from typing import Any

from services.intake.dates.reading import AHEAD, EARLIEST, stated_zone
from services.intake.dates.reading import read_moment as read_words
from services.intake.pages import linked_data
from services.intake.pages.parts import is_called_beside

SAME_DAY_SOMEWHERE = timedelta(days=1, hours=14)
LONGEST_DATE = 60
LABEL_CHARACTERS = 20
LINKED = ("datePublished", "dateCreated")
SENTENCE_WORDS = 4
_METAS = (
    re.compile(r"publi|pub[._-]?(?:date|time)", re.IGNORECASE),
    re.compile("issued|created|original|post", re.IGNORECASE),
    re.compile("date|time", re.IGNORECASE),
)
_TIMES = "descendant-or-self::*[self::time or @itemprop='datePublished' or (self::abbr and @title)]"
_BEFORE_ARTICLE = "[preceding::h1][following::article]"
_OF_OTHERS = "ancestor::aside or ancestor::nav or ancestor::footer or ancestor::li or ancestor::a"
_OTHER_DATE = re.compile(
    r"updat|modif|chang|revis|comment|event|expir|valid|copyright|start|end[_-]?(?:date|time)|build|crawl"
    r"|aktualisiert|geändert|mis à jour|actualizad|aggiornat|обновлен|изменен|güncelle|تحديث",
    re.IGNORECASE,
)
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/-])")


def stated_moment(tree: Any, article: Any, url: str, now: datetime) -> datetime | None:
    """The moment in UTC, or midnight UTC of the day where only that is stated.

    ``article`` is the element that holds the article: the times of others are not its own. A moment before 1990, or
    more than a day ahead of ``now``, is none. A day gives way to a moment that is stated for the same day elsewhere.
    """
    values = list(_stated(tree, article, url))
    zone = stated_zone(values)
    stated = [found for value in values if (found := read_moment(value, now, zone))]
    if not stated:
        return None
    first, has_time = stated[0]
    moments = (moment for moment, is_exact in stated if is_exact and abs(moment - first) < SAME_DAY_SOMEWHERE)
    return first if has_time else next(moments, first)


def read_moment(value: str, now: datetime, zone: tzinfo = UTC) -> tuple[datetime, bool] | None:
    """A plausible moment and whether it has a time of day, which is in ``zone`` if it names none; a day has none."""
    day = read_words(value)
    moment = day if day is None or day.time() == time.min else read_words(value, zone)
    if moment is None or not EARLIEST <= moment <= now + AHEAD:
        return None
    return moment, moment.time() != time.min


def _stated(tree: Any, article: Any, url: str) -> Iterator[str]:
    nodes = linked_data.articles(tree, url)
    yield from (value for name in LINKED for node in nodes for value in linked_data.texts(node.get(name)))
    metas = [(_name(meta), meta.get("content", "")) for meta in tree.iter("meta")]
    dated = [
        (name, content) for name, content in metas if not _OTHER_DATE.search(name) and len(content) <= LONGEST_DATE
    ]
    yield from (content for wanted in _METAS for name, content in dated if wanted.search(name))
    times = sorted(article.xpath(_TIMES), key=_rank) + tree.xpath(_TIMES + _BEFORE_ARTICLE)
    yield from (_value(element) for element in times if _is_of_article(element))
    yield from ("-".join(part.zfill(2) for part in day) for day in _IN_ADDRESS.findall(url))


def _name(meta: Any) -> str:
    """What it is called; in the head also as a property of the page."""
    of_page = meta.get("itemprop") if next(meta.iterancestors("head"), None) is not None else None
    return str(meta.get("property") or meta.get("name") or of_page or "")


def _value(element: Any) -> str:
    stated = (element.get(name) for name in ("datetime", "content", "title"))
    return str(next(filter(None, stated), element.text_content()))


def _rank(element: Any) -> bool:
    """What is called the publication comes first."""
    return "publi" not in f"{element.get('itemprop', '')} {element.get('class', '')}".lower()


def _is_of_article(element: Any) -> bool:
    """Whether it is no teaser's, no comment's, no update's and no word of a sentence."""
    if any(map(is_called_beside, element.iterancestors())):
        return False
    names = (element.get("itemprop", ""), element.get("class", ""))
    if element.xpath(_OF_OTHERS) or _OTHER_DATE.search(" ".join((*names, *_label(element)))):
        return False
    return not is_in_sentence(element)


def _label(element: Any) -> tuple[str, str]:
    """The words right before it, and its own: they may call it an update."""
    previous = element.getprevious()
    before = element.getparent().text if previous is None else previous.tail
    return (before or "")[-LABEL_CHARACTERS:], element.text_content()


def is_in_sentence(element: Any) -> bool:
    """Whether it stands among the words of a sentence."""
    paragraph = next(element.iterancestors("p", "li", "td", "blockquote"), None)
    text = "" if paragraph is None else paragraph.text_content().strip()
    words = len(text.split()) - len(element.text_content().split())
    return words >= SENTENCE_WORDS and text.endswith((".", "!", "?", "”", '"', "»", ":", "…"))
