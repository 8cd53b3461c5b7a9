"""A web page as an article: the text without what stands around it (trafilatura), the title, the date."""

import re
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from htmldate import find_date
from trafilatura import bare_extraction, load_html

from services.intake.pages.dates import LONGEST_DATE, is_in_sentence, read_moment, stated_moment
from services.intake.pages.notices import is_notice
from services.intake.pages.parts import (
    drop_notices,
    drop_other_articles,
    is_called_beside,
    long_paragraphs,
    own_article,
)
from services.intake.pages.titles import title_of, without_headline
from services.intake.text.encodings import decoded, is_text
from services.intake.text.markup import say_what_is_shown, visible

LEAST_SHARE_OF_PARAGRAPHS = 0.6
REFRESH = "//meta[@http-equiv='refresh' or @http-equiv='Refresh'][not(ancestor::noscript)]/@content"
_DATED = re.compile(r"date|time|publi|posted|byline|meta", re.IGNORECASE)
_AT_ONCE = re.compile(r"\s*[0-5]\s*[;,]\s*url", re.IGNORECASE)


@dataclass(frozen=True)
class Page:
    """What a page says. ``text`` may be empty: then there was no article in it.

    ``published_at`` is the moment the page states, or midnight UTC of the day where it states only that. ``language``
    is what the page says of itself.
    """

    text: str
    title: str
    published_at: datetime | None
    language: str | None = None


def read_page(body: bytes, charset: str | None, url: str, now: datetime) -> Page:
    """The article in an HTML page. ``charset`` is what the server called the encoding; see ``decoded``."""
    document = decoded(body, charset).text
    tree = load_html(document) if is_text(document) else None
    if tree is None:
        return Page("", "", None)
    title, language = visible(title_of(tree, url)), _language(tree)
    drop_other_articles(tree, title)
    published_at = stated_moment(tree, own_article(tree), url, now) or _day_shown(tree, now)
    headlines = [title, *(heading.text_content() for heading in tree.iter("h1"))]
    sends_on = any(map(_AT_ONCE.match, tree.xpath(REFRESH)))
    text = without_headline(_text(tree, url), headlines)
    return Page("" if is_notice(title, text, sends_on=sends_on) else text, title, published_at, language)


def _text(tree: Any, url: str) -> str:
    """What trafilatura finds, or the paragraphs of the article's own element if that misses a good part of them."""
    drop_notices(tree)
    say_what_is_shown(tree)
    for time in list(tree.iter("time")):
        if is_in_sentence(time):
            time.drop_tag()
    paragraphs = "\n".join(long_paragraphs(own_article(tree)))
    found: Any = bare_extraction(tree, url=url, with_metadata=False, include_comments=False)
    text = visible((found and found.text) or "").strip()
    is_cut = own_article(tree) is not tree and len(text) < LEAST_SHARE_OF_PARAGRAPHS * len(paragraphs)
    return visible(paragraphs) if is_cut else text


def _day_shown(tree: Any, now: datetime) -> datetime | None:
    """What stands near the article in an element that is called its date, or else a day that does."""
    frame = _frame(tree)
    called = (
        element.text_content() for element in frame.iter("div", "p", "span", "td", "li") if _is_called_date(element)
    )
    said = (read_moment(text, now) for text in called if len(text) <= LONGEST_DATE)
    if found := next(filter(None, said), None):
        return found[0]
    # The first of a month is how a month alone is read.
    day = find_date(frame, extensive_search=False, original_date=True, max_date=now.strftime("%Y-%m-%d")) or "-01"
    found = None if day.endswith("-01") else read_moment(day, now)
    return found and found[0]


def _frame(tree: Any) -> Any:
    """The page without prose and what stands beside the article, whose days are not its own."""
    frame = deepcopy(tree)
    for element in list(frame.iter("p", "li", "td", "blockquote", "footer", "aside", "nav")):
        if not _is_called_date(element):
            element.drop_tree()
    for element in list(frame.iter("div", "section")):
        if is_called_beside(element):
            element.drop_tree()
    return frame


def _is_called_date(element: Any) -> bool:
    return _DATED.search(f"{element.get('class', '')} {element.get('id', '')}") is not None


def _language(tree: Any) -> str | None:
    """The language tag of the document, or what its metadata says."""
    stated = tree.xpath("/html/@lang | //meta[@property='og:locale' or @http-equiv='content-language']/@content")
    return next((str(tag).strip() for tag in stated if str(tag).strip()), None)
