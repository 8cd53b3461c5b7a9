"""Reads a web page into an article. trafilatura separates the article's text from the rest of the page."""

import re
from collections.abc import Collection, Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from htmldate import find_date
from trafilatura import bare_extraction, load_html

from services.intake.articles.live_blog import Post, text_of_posts
from services.intake.pages.authors import stated_authors
from services.intake.pages.canonical import stated_address
from services.intake.pages.dates import (
    LONGEST_DATE,
    SAME_DAY_SOMEWHERE,
    is_in_sentence,
    read_moment,
    shown_dates,
    stated_moment,
    stated_update,
)
from services.intake.pages.heading_dates import dates_near_heading, days_of_others
from services.intake.pages.labelled_dates import labelled_dates
from services.intake.pages.lines import Line, lines_of
from services.intake.pages.live_posts import live_posts
from services.intake.pages.notices import is_notice
from services.intake.pages.parts import (
    drop_notices,
    drop_other_articles,
    own_article,
)
from services.intake.pages.prose import long_paragraphs, prose_paragraphs, side_boxes, without_prose
from services.intake.pages.shown_zone import in_shown_zone
from services.intake.pages.titles import site_names, title_of, without_headline
from services.intake.pages.withdrawals import withdrawal_notice
from services.intake.text.encodings import decoded, is_text
from services.intake.text.markup import style_to_characters, visible

LEAST_SHARE_OF_PARAGRAPHS = 0.6
LEAST_SHARE_OF_POSTS = 0.5
"""Some pages describe their posts in short only."""
REFRESH = "//meta[@http-equiv='refresh' or @http-equiv='Refresh'][not(ancestor::noscript)]/@content"
_DATED = re.compile(r"date|time|publi|posted|byline|meta", re.IGNORECASE)
_OPENING = re.compile(r"(?:^|[\s_-])(?:teaser|lead|intro|standfirst|premium)(?:$|[\s_-])", re.IGNORECASE)
_AT_ONCE = re.compile(r"\s*[0-5]\s*[;,]\s*url", re.IGNORECASE)


@dataclass(frozen=True)
class Page:
    """The article in a page. An empty ``text`` means that the page holds no article.

    ``published_at`` is the moment that the page states, in the zone that it names or in UTC, or midnight UTC if the
    page states only a day. ``language`` is the language tag that the page gives itself. ``canonical`` is the article's
    own address by the page's words. ``withdrawal`` is the notice that the article is withdrawn. ``authors`` are the
    names in its byline.
    ``posts`` are those of a live blog, the oldest first; then the text is theirs.
    """

    text: str
    title: str
    published_at: datetime | None
    language: str | None = None
    canonical: str | None = None
    withdrawal: str | None = None
    authors: tuple[str, ...] = ()
    posts: tuple[Post, ...] = ()


def read_page(body: bytes, charset: str | None, url: str, now: datetime) -> Page:
    """The article in an HTML page. ``charset`` is the encoding that the server names; see ``decoded``."""
    document = decoded(body, charset).text
    tree = load_html(document) if is_text(document) else None
    if tree is None:
        return Page("", "", None)
    title, language = visible(title_of(tree, url)), _language(tree)
    canonical, withdrawal = stated_address(tree, url), withdrawal_notice(tree)
    drop_other_articles(tree, title, url)
    article, side = own_article(tree), side_boxes(tree)
    published_at = _published(tree, article, side, title, url, now)
    authors = stated_authors(tree, article, url, site_names(tree), side)
    headlines = [title, *(heading.text_content() for heading in tree.iter("h1"))]
    sends_on = any(map(_AT_ONCE.match, tree.xpath(REFRESH)))
    posts = live_posts(tree, url, now)
    text = without_headline(_text(tree, url), headlines)
    text = "" if is_notice(title, text, sends_on=sends_on) else text
    if len(of_posts := text_of_posts(posts)) < LEAST_SHARE_OF_POSTS * len(text):
        posts = ()
    return Page(of_posts if posts else text, title, published_at, language, canonical, withdrawal, authors, posts)


def _text(tree: Any, url: str) -> str:
    """The text that trafilatura finds, or the paragraphs of the article's element if that text misses 40 % of them."""
    drop_notices(tree)
    style_to_characters(tree)
    for moment in list(tree.iter("time")):
        if is_in_sentence(moment):
            moment.drop_tag()
    for opening in own_article(tree).iter("div", "section", "p"):
        if _OPENING.search(opening.get("class", "")) and next(opening.iter("a"), None) is None:
            del opening.attrib["class"]  # trafilatura would take it for a teaser of another article
    article, side = own_article(tree), side_boxes(tree)
    paragraphs, prose = ("\n".join(read(article, side)) for read in (long_paragraphs, prose_paragraphs))
    extracted: Any = bare_extraction(tree, url=url, with_metadata=False, include_comments=False)
    text = visible((extracted and extracted.text) or "").strip()
    is_cut = own_article(tree) is not tree and len(text) < LEAST_SHARE_OF_PARAGRAPHS * len(paragraphs)
    return visible(prose) if is_cut else text


def _published(tree: Any, article: Any, side: Collection[Any], title: str, url: str, now: datetime) -> datetime | None:
    """The stated moment, or else the one that is shown. A day that is stated gets the time that is shown of it."""
    lines = lines_of(tree)
    labelled = list(labelled_dates(tree, lines, side))
    stated = stated_moment(tree, article, side, url, labelled, now)
    if stated is not None and stated.time() != time.min and stated.utcoffset():
        return stated
    frame = _frame(tree)
    near = [*labelled, *dates_near_heading(tree, lines, title, side)]
    named = _texts_of_dates(frame)
    if stated is None:
        first = next((moment for moment, _ in _readings(near + named, now)), None)
        day = first or _earlier(_day_near(frame, now), stated_update(tree, article, side, url, now))
        return day or _day_anywhere(tree, lines, title, side, now)
    if stated.time() != time.min:
        return in_shown_zone(stated, near + named)
    exact = (
        moment for moment, has_time in _readings(named, now) if has_time and abs(moment - stated) < SAME_DAY_SOMEWHERE
    )
    return next(exact, stated)


def _earlier(day: datetime | None, update: datetime | None) -> datetime | None:
    """The day near the article if it is before that of the update; else the moment of the update."""
    if day is None or update is None:
        return day or update
    return day if day.date() < update.date() else update


def _texts_of_dates(frame: Any) -> list[str]:
    """The short texts of elements near the article that are named a date."""
    elements = filter(_is_named_date, frame.iter("div", "p", "span", "td", "li"))
    return [text for element in elements for text in shown_dates(element) if len(text) <= LONGEST_DATE]


def _readings(texts: Iterable[str], now: datetime) -> list[tuple[datetime, bool]]:
    readings = (read_moment(text, now) for text in texts)
    return [reading for reading in readings if reading]


def _day_near(frame: Any, now: datetime) -> datetime | None:
    """A day that stands near the article."""
    # find_date reads a month without a day as the first of the month.
    day = find_date(frame, extensive_search=False, original_date=True, max_date=now.strftime("%Y-%m-%d")) or "-01"
    reading = None if day.endswith("-01") else read_moment(day, now)
    return reading and reading[0]


def _day_anywhere(
    tree: Any, lines: Sequence[Line], title: str, side: Collection[Any], now: datetime
) -> datetime | None:
    """A day that stands anywhere but in the prose, and not in other articles or as that of something else only."""
    rest = without_prose(tree)
    for element in list(rest.iter("script", "style", "link", "meta")):
        element.drop_tree()
    day = find_date(rest, original_date=True, max_date=now.strftime("%Y-%m-%d"))
    if day is None or day.endswith("-01-01"):
        return None
    reading = read_moment(day, now)
    return None if reading is None or reading[0].date() in days_of_others(tree, lines, title, side) else reading[0]


def _frame(tree: Any) -> Any:
    """The page without prose and side boxes: dates in them are not the article's."""
    frame = deepcopy(tree)
    for script in list(frame.iter("script")):
        script.drop_tree()
    for element in list(frame.iter("p", "li", "td", "blockquote", "footer", "aside", "nav")):
        if not _is_named_date(element):
            element.drop_tree()
    for element in side_boxes(frame):
        if element.tag in ("div", "section"):
            element.drop_tree()
    return frame


def _is_named_date(element: Any) -> bool:
    return _DATED.search(f"{element.get('class', '')} {element.get('id', '')}") is not None


def _language(tree: Any) -> str | None:
    """The language tag of the document's root or of its metadata."""
    stated = tree.xpath("/html/@lang | //meta[@property='og:locale' or @http-equiv='content-language']/@content")
    return next((str(tag).strip() for tag in stated if str(tag).strip()), None)
