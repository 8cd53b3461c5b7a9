"""Separates an article's title from the name of its site, and its text from the title."""

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from services.intake.pages import linked_data

STATED = "//meta[@property='og:title' or @name='twitter:title' or @name='title']/@content"
LONGEST_NAME_WORDS = 4
LEAST_HEADING_WORDS = 3
_SEPARATOR = re.compile(r"\s+[-–—|·•»:]+\s+|:\s+|\s*\|\s*")


def title_of(tree: Any, url: str) -> str:
    """The page's title without the name of the site: from metadata, or else ``<title>``, or else ``<h1>``."""
    names = {letters(name) for name in _site_names(tree)} | {""}
    hosts = [letters(label) for label in (urlsplit(url).hostname or "").split(".")[:-1] if len(label) > 2]
    headings = [" ".join(heading.text_content().split()) for heading in tree.iter("h1")]
    stated = [*tree.xpath(STATED), *(node.get("headline") for node in linked_data.articles(tree, url))]
    windows = [title.text_content() for title in tree.iter("title")]
    titles = (
        _own(" ".join(str(title or "").split()), names, hosts, headings) for title in (*stated, *windows, *headings)
    )
    return next((title for title in titles if not _is_name(title, names, hosts)), "")


def _own(title: str, names: set[str], hosts: list[str], headings: list[str]) -> str:
    breaks = list(_SEPARATOR.finditer(title))
    for separator in breaks:
        head = title[: separator.start()]
        if len(head.split()) >= LEAST_HEADING_WORDS and letters(head) in map(letters, headings):
            return head
    if breaks and _is_name(title[breaks[-1].end() :], names, hosts):
        return _own(title[: breaks[-1].start()], names, hosts, headings)
    if breaks and _is_name(title[: breaks[0].start()], names, hosts):
        return title[breaks[0].end() :]
    return title


def without_headline(text: str, titles: Iterable[str]) -> str:
    """The text without its first line, if that line is one of the titles and further lines follow."""
    first, _, rest = text.partition("\n")
    return rest if rest.strip() and letters(first) in {letters(title) for title in titles} else text


def letters(text: str) -> str:
    """The text's letters and digits, case-folded, for comparing."""
    return re.sub(r"[\W_]+", "", text.casefold())


def _site_names(tree: Any) -> list[str]:
    metas = tree.xpath("//meta[@property='og:site_name' or @name='application-name']/@content")
    publishers = [node.get("publisher") for node in linked_data.nodes(tree)]
    sites = [node for node in linked_data.nodes(tree) if linked_data.kind(node) in ("WebSite", "NewsMediaOrganization")]
    named = [node.get("name") for node in (*publishers, *sites) if isinstance(node, dict)]
    return [str(name) for name in (*metas, *named) if name]


def _is_name(part: str, names: set[str], hosts: list[str]) -> bool:
    word = letters(part).removeprefix("the")
    if {word, letters(part)} & names:
        return True
    is_of_host = any(word.startswith(host) or (host.startswith(word) and len(word) * 2 > len(host)) for host in hosts)
    return is_of_host and len(part.split()) <= LONGEST_NAME_WORDS
