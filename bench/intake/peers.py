"""Other readers of pages, each as it comes; those that are not installed are left out."""

from collections.abc import Mapping
from datetime import datetime
from importlib.util import find_spec
from typing import Any

import trafilatura
from htmldate import find_date
from lxml import html as lxml_html

from bench.intake.pages import GoldPage, Read, ReadPage

PACKAGES: Mapping[str, str] = {
    "trafilatura": "trafilatura",
    "htmldate": "htmldate",
    "htmldate, first date": "htmldate",
    "readability-lxml": "readability",
    "newspaper4k": "newspaper",
}
"""By name: the module that is there if the peer is installed."""


def installed() -> dict[str, Read]:
    """The peers that are installed, by name."""
    return {name: READERS[name] for name, module in PACKAGES.items() if find_spec(module) is not None}


def missing() -> list[str]:
    """The names of the peers that are not installed."""
    return [name for name, module in PACKAGES.items() if find_spec(module) is None]


def _trafilatura(page: GoldPage, _now: datetime) -> ReadPage:
    found: Any = trafilatura.bare_extraction(page.html, url=page.url, with_metadata=True)
    if found is None:
        return ReadPage("")
    authors = tuple((found.author or "").split("; ")) if found.author else ()
    return ReadPage(found.text or "", found.title or "", found.date or None, authors)


def _htmldate(page: GoldPage, now: datetime) -> ReadPage:
    return ReadPage("", published_at=find_date(page.html, url=page.url, max_date=now.strftime("%Y-%m-%d")))


def _htmldate_first(page: GoldPage, now: datetime) -> ReadPage:
    latest = now.strftime("%Y-%m-%d")
    return ReadPage("", published_at=find_date(page.html, url=page.url, max_date=latest, original_date=True))


def _readability(page: GoldPage, _now: datetime) -> ReadPage:
    from readability import Document  # it may be missing

    document = Document(page.html.decode("utf-8", "replace"), url=page.url)
    summary = lxml_html.fromstring(document.summary())
    return ReadPage("\n".join(summary.itertext()), document.short_title())


def _newspaper(page: GoldPage, _now: datetime) -> ReadPage:
    from newspaper import Article  # it may be missing

    article = Article(page.url)
    article.download(input_html=page.html.decode("utf-8", "replace"))
    article.parse()
    moment = article.publish_date
    return ReadPage(article.text, article.title or "", moment and _iso(moment), tuple(article.authors))


def _iso(moment: datetime) -> str | None:
    return moment.isoformat() if moment.tzinfo else moment.date().isoformat()


READERS: dict[str, Read] = {
    "trafilatura": _trafilatura,
    "htmldate": _htmldate,
    "htmldate, first date": _htmldate_first,
    "readability-lxml": _readability,
    "newspaper4k": _newspaper,
}
