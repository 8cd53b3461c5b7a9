"""Reads a web page into an article. trafilatura separates the article's text from the rest of the page."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from trafilatura import bare_extraction, load_html

from services.intake.articles.live_blog import Post, text_of_posts
from services.intake.pages.authors import stated_authors
from services.intake.pages.canonical import stated_address
from services.intake.pages.live_posts import live_posts
from services.intake.pages.notices import is_notice
from services.intake.pages.parts import (
    drop_notices,
    drop_other_articles,
    own_article,
)
from services.intake.pages.prose import long_paragraphs, prose_paragraphs, side_boxes
from services.intake.pages.publication import publication
from services.intake.pages.stated_dates import is_in_sentence
from services.intake.pages.titles import site_names, title_of, without_headline
from services.intake.pages.withdrawals import withdrawal_notice
from services.intake.text.encodings import decoded, is_text
from services.intake.text.markup import style_to_characters, visible

LEAST_SHARE_OF_PARAGRAPHS = 0.6
LEAST_SHARE_OF_POSTS = 0.5
"""Some pages describe their posts in short only."""
REFRESH = "//meta[@http-equiv='refresh' or @http-equiv='Refresh'][not(ancestor::noscript)]/@content"
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
    published_at = publication(tree, article, side, title, url, now)
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


def _language(tree: Any) -> str | None:
    """The language tag of the document's root or of its metadata."""
    stated = tree.xpath("/html/@lang | //meta[@property='og:locale' or @http-equiv='content-language']/@content")
    return next((str(tag).strip() for tag in stated if str(tag).strip()), None)
