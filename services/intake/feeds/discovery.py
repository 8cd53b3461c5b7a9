"""Finds the feeds of a site in one of its pages, and where a site may have one that no page names."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from trafilatura import load_html

FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
USUAL_PATHS = ("/feed", "/rss", "/feed.xml", "/rss.xml", "/atom.xml")
MOST_FOUND = 20
_LINK = re.compile(r"(?:/|\b)(?:rss|atom|feeds?)(?:\.xml|\.rdf|/|$)|\.(?:rss|atom|rdf)$|[?&]feed=", re.IGNORECASE)
_ASIDE = re.compile(r"comments?(?:/|-|_|\b)", re.IGNORECASE)


def linked_feeds(page: str, url: str) -> tuple[str, ...]:
    """The addresses of the feeds to which a page links, those of its head first; those of comments come last."""
    tree = load_html(page)
    found = [] if tree is None else [*_of_head(tree, url), *_of_body(tree, url)]
    in_order = sorted(dict.fromkeys(found), key=lambda address: _ASIDE.search(urlsplit(address).path) is not None)
    return tuple(in_order[:MOST_FOUND])


def usual_feeds(url: str) -> tuple[str, ...]:
    """Addresses at which sites like this one have their feeds."""
    return tuple(urljoin(url, path) for path in USUAL_PATHS)


def _of_head(tree: Any, url: str) -> Iterator[str]:
    for link in tree.iter("link"):
        is_feed = (link.get("type") or "").strip().lower() in FEED_TYPES
        if is_feed and "alternate" in (link.get("rel") or "").lower().split() and link.get("href"):
            yield from _web_address(link.get("href"), url)


def _of_body(tree: Any, url: str) -> Iterator[str]:
    """Links of the page to its own site, or to a host for feeds, that are named as feeds are."""
    for link in tree.iter("a"):
        for address in _web_address(link.get("href") or "", url):
            if _LINK.search(address) and _is_near(address, url):
                yield address


def _web_address(link: str, url: str) -> Iterator[str]:
    """The address to which a page's link leads, unless that is no address of the web."""
    try:
        address = urljoin(url, link.strip())
        is_of_web = urlsplit(address).scheme in ("http", "https")
    except ValueError:
        return
    if is_of_web:
        yield address


def _is_near(address: str, url: str) -> bool:
    host, own = (urlsplit(each).hostname or "" for each in (address, url))
    return host.split(".")[-2:] == own.split(".")[-2:] or "feed" in host
