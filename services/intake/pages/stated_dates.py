"""The moment of publication that a page states in its metadata, markup or address."""

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, datetime, time, timedelta, tzinfo
from typing import Any

from services.intake.dates.reading import AHEAD, EARLIEST, read_local, stated_zone
from services.intake.pages import linked_data
from services.intake.pages.labelled_dates import behind_label
from services.intake.pages.prose import is_in_side_box

SAME_DAY_SOMEWHERE = timedelta(days=1, hours=14)
STAMPED_ANEW = timedelta(days=30)
"""A moment so long after the day in the page's address is that of a site that moved, or of an article shown again."""
LONGEST_DATE = 60
LABEL_CHARACTERS = 20
LINKED = ("datePublished", "dateCreated")
SENTENCE_WORDS = 4
_METAS = (
    re.compile(r"publi|pub[._-]?(?:date|time)", re.IGNORECASE),
    re.compile("issued|created|original|post", re.IGNORECASE),
)
_DATED = re.compile("date|time", re.IGNORECASE)
_TIMES = "descendant-or-self::*[self::time or @itemprop='datePublished' or (self::abbr and (@title or @data-utime))]"
_BEFORE_ARTICLE = "[preceding::h1][following::article]"
_OF_OTHERS = (
    "ancestor::aside or ancestor::nav or ancestor::a[not(@rel='bookmark')] or ancestor::li[1][descendant::a]"
    " or (ancestor::li and not(@itemprop='datePublished'))"
    " or ancestor::footer[not(ancestor::article or contains(@class, 'entry') or contains(@class, 'article'))]"
)
_PUBLISHED = re.compile(
    r"(?:^|[\s_-])(?:published|datepublished|publish[_-]?date|entry-date)(?:$|[\s_-])", re.IGNORECASE
)
_UPDATED = re.compile(r"updat|modif", re.IGNORECASE)
_OTHER_DATE = re.compile(
    r"updat|modif|chang|revis|comment|event|expir|valid|copyright|start|end[_-]?(?:date|time)|build|crawl|generat"
    r"|aktualisiert|geändert|mis à jour|actualizad|aggiornat|обновлен|изменен|güncelle|تحديث",
    re.IGNORECASE,
)
_IN_DATA = re.compile(
    r"""["'](?:date_?published|published_?at|published_?(?:date|time|on)|publish_?(?:date|time)|pub_?date"""
    r"""|publication_?date|first_?published(?:_?at|_?date)?)["']\s*:\s*["'](\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)["']""",
    re.IGNORECASE,
)
_MOMENT_ATTRIBUTES = ("datetime", "content", "data-utime", "title")
_DATE_ATTRIBUTE = re.compile(r"title|datetime|content|data-[\w-]*(?:date|time|publi)[\w-]*", re.IGNORECASE)
_IN_ADDRESS = re.compile(
    r"/(?P<year>(?:19|20)\d\d)(?:[/-](?P<month>\d{1,2}|[a-z]{3,9})[/-](?P<day>\d{1,2})(?=[/-])"
    r"|(?P<mm>0[1-9]|1[0-2])(?P<dd>[0-3]\d)(?=[/_-]))"
    r"|/(?P<first>[0-3]?\d)-(?P<second>\d{1,2})-(?P<last>(?:19|20)\d\d)(?:$|/)"
)


def stated_moment(
    tree: Any, article: Any, side: Collection[Any], url: str, labelled: Iterable[str], now: datetime
) -> datetime | None:
    """The stated moment in its own zone, or midnight UTC if the page states only a day.

    ``article`` is the element that holds the article: times in other elements are not the article's.
    Neither are those in ``side``, the page's side boxes. ``labelled`` are the dates that it shows after a word of
    publication. A moment before
    1990, or more than a day after ``now``, is ignored. If the page first states a day and elsewhere a moment of that
    day, the moment is returned.
    """
    values = list(_stated_values(tree, article, side, url, labelled))
    zone = stated_zone(values)
    readings = [reading for value in values if (reading := read_moment(value, now, zone))]
    addressed = next((day[0] for value in _days_in_addresses(tree, url) if (day := read_moment(value, now))), None)
    if addressed is not None:
        readings = [reading for reading in readings if reading[0] - addressed < STAMPED_ANEW]
    if not readings:
        return None
    first, has_time = readings[0]
    moments = (moment for moment, is_exact in readings if is_exact and abs(moment - first) < SAME_DAY_SOMEWHERE)
    return first if has_time else next(moments, first)


def read_moment(value: str, now: datetime, zone: tzinfo = UTC) -> tuple[datetime, bool] | None:
    """A plausible moment in its own zone, and whether the value states a time of day. Midnight states none.

    A time without a zone is read in ``zone``, a day without one in UTC.
    """
    day = read_local(value)
    moment = day if day is None or day.time() == time.min else read_local(value, zone)
    if moment is None or not EARLIEST <= moment <= now + AHEAD:
        return None
    return moment, moment.time() != time.min


def _stated_values(tree: Any, article: Any, side: Collection[Any], url: str, labelled: Iterable[str]) -> Iterator[str]:
    nodes = linked_data.articles(tree, url)
    yield from (value for name in LINKED for node in nodes for value in linked_data.texts(node.get(name)))
    dated = [(name, content) for name, content in _metas(tree) if not _OTHER_DATE.search(name)]
    named = [value for names in _METAS for value in dated if names.search(value[0])]
    yield from (content for _, content in named)
    times = sorted(article.xpath(_TIMES), key=_rank) + tree.xpath(_TIMES + _BEFORE_ARTICLE)
    yield from (_value(element) for element in times if _is_of_article(element, side))
    yield from labelled
    yield from (content for name, content in dated if _DATED.search(name) and (name, content) not in named)
    yield from _in_scripts(tree)
    yield from _days_in_addresses(tree, url)


def _days_in_addresses(tree: Any, url: str) -> list[str]:
    """The days in the page's addresses."""
    return [_day_of(day) for address in (url, *_own_addresses(tree)) for day in _IN_ADDRESS.finditer(address)]


def stated_update(
    tree: Any, article: Any, side: Collection[Any], url: str, labelled: Iterable[str], now: datetime
) -> datetime | None:
    """The earliest moment at which the page says that it was updated: the article was published then or before.

    ``labelled`` are the dates that it shows after a word of updating.
    """
    nodes = linked_data.articles(tree, url)
    values = [value for node in nodes for value in linked_data.texts(node.get("dateModified"))]
    values += [content for name, content in _metas(tree) if _UPDATED.search(name)]
    times = article.xpath("descendant-or-self::time") + tree.xpath(f"//time{_BEFORE_ARTICLE}")
    values += [_value(element) for element in times if not _is_of_others(element, side)]
    values += labelled
    zone = stated_zone(values)
    return min((reading[0] for value in values if (reading := read_moment(value, now, zone))), default=None)


def _metas(tree: Any) -> list[tuple[str, str]]:
    """Names and contents of those ``<meta>`` that are short enough for a date."""
    named = ((_name(meta), meta.get("content") or meta.get("datetime") or "") for meta in tree.iter("meta"))
    return [(name, content) for name, content in named if len(content) <= LONGEST_DATE]


def _own_addresses(tree: Any) -> list[str]:
    return [
        str(address) for address in tree.xpath("//link[@rel='canonical']/@href | //meta[@property='og:url']/@content")
    ]


def _day_of(stated: re.Match[str]) -> str:
    if stated["last"]:
        return f"{stated['first']}/{stated['second']}/{stated['last']}"
    year, month, day = stated["year"], stated["month"] or stated["mm"], stated["day"] or stated["dd"]
    return f"{day} {month} {year}" if month.isalpha() else "-".join((year, month.zfill(2), day.zfill(2)))


def _in_scripts(tree: Any) -> list[str]:
    """The moment of publication in the data of the page's scripts, if they name one only."""
    data = (script.text or "" for script in tree.iter("script") if "ld+json" not in script.get("type", ""))
    named = {moment for text in data for moment in _IN_DATA.findall(text)}
    return list(named) if len(named) == 1 else []


def shown_dates(element: Any) -> Iterator[str]:
    """The values in which an element that is named a date may show it; none if it is an update's or an event's."""
    text = element.text_content()
    names = f"{element.get('class', '')} {element.get('id', '')}"
    if _OTHER_DATE.search(names) or _OTHER_DATE.match(text.strip()):
        return
    yield from (value for name, value in element.items() if _DATE_ATTRIBUTE.fullmatch(name))
    yield text


def _name(meta: Any) -> str:
    """The name of a ``<meta>``. ``itemprop`` counts only in the head, where it is a property of the page."""
    of_page = meta.get("itemprop") if next(meta.iterancestors("head"), None) is not None else None
    of_answer = "date" if (meta.get("http-equiv") or "").lower() == "date" else ""
    return str(meta.get("property") or meta.get("name") or of_page or of_answer)


def _value(element: Any) -> str:
    """The moment that an element states. What it shows as published goes before another day in its attributes."""
    shown = " ".join(element.text_content().split())
    stated = str(next(filter(None, (element.get(name) for name in _MOMENT_ATTRIBUTES)), shown))
    label = behind_label(shown)
    published, moment = (None, None) if label is None else (read_local(label), read_local(stated))
    if published is None or moment is None or abs(_day(published) - _day(moment)) < SAME_DAY_SOMEWHERE:
        return stated
    return published.isoformat()


def _day(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=UTC)


def _rank(element: Any) -> bool:
    """The sort key that puts elements named after the publication first."""
    return "publi" not in f"{element.get('itemprop', '')} {element.get('class', '')}".lower()


def _is_of_article(element: Any, side: Collection[Any]) -> bool:
    """Whether a time is the article's: not a teaser's, a comment's or an update's, and no part of a sentence."""
    if _is_of_others(element, side):
        return False
    names = f"{element.get('itemprop', '')} {element.get('class', '')}"
    is_named = element.get("pubdate") is not None or _PUBLISHED.search(names) is not None
    return is_named or not _OTHER_DATE.search(" ".join((names, *_label(element))))


def _is_of_others(element: Any, side: Collection[Any]) -> bool:
    return bool(is_in_side_box(element, side) or element.xpath(_OF_OTHERS) or is_in_sentence(element))


def _label(element: Any) -> tuple[str, str]:
    """The characters right before the element, and the element's text. They may call the time an update."""
    previous = element.getprevious()
    before = element.getparent().text if previous is None else previous.tail
    return (before or "")[-LABEL_CHARACTERS:], element.text_content()


def is_in_sentence(element: Any) -> bool:
    """Whether the element stands among the words of a sentence."""
    paragraph = next(element.iterancestors("p", "li", "td", "blockquote"), None)
    text = "" if paragraph is None else paragraph.text_content().strip()
    words = len(text.split()) - len(element.text_content().split())
    return words >= SENTENCE_WORDS and text.endswith((".", "!", "?", "”", '"', "»", ":", "…"))
