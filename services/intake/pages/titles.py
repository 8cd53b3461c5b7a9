"""Separates an article's title from the name of its site, and its text from the title."""

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from services.intake.articles.sites import site_of
from services.intake.pages import linked_data

STATED = "//meta[@property='og:title' or @name='twitter:title' or @name='title']/@content"
LONGEST_NAME_WORDS = 4
LEAST_HEADING_WORDS = 3
_SEPARATOR = re.compile(r"\s+[-–—|·•»«›‹/@~⋆:]+\s+|:\s+|\s*\|\s*")
_ONLY_DATE = re.compile(r"\d{1,4}([./-])\d{1,2}\1\d{1,4}(?:,? \d{1,2}:\d\d)?")
_SECTION = re.compile(
    r"(?:(?:world|international|local|national|breaking|latest|top) )?(?:news|politics|world|international|opinion"
    r"|business|conflict|society|middle east|mena|africa|europe|asia|americas|home|media|analysis|reports?"
    r"|press releases?)",
    re.IGNORECASE,
)
_SMALL_WORDS = frozenset({"of", "the", "for", "and", "in", "on", "de", "la", "du"})
LEAST_HOST_WORD = 4


def title_of(tree: Any, url: str) -> str:
    """The page's title without the name of the site: from metadata, or else ``<title>``, or else ``<h1>``."""
    names = {letters(name) for name in (*site_names(tree), site_of(url).partition(".")[0])} | {""}
    hosts = [letters(label) for label in (urlsplit(url).hostname or "").split(".")[:-1] if len(label) > 2]
    headings = [" ".join(heading.text_content().split()) for heading in _headings(tree)]
    stated = [*tree.xpath(STATED), *(node.get("headline") for node in linked_data.articles(tree, url))]
    windows = [title.text_content() for title in tree.iter("title")]
    titles = (
        _own(" ".join(str(title or "").split()), names, hosts, headings) for title in (*stated, *windows, *headings)
    )
    return next((title for title in titles if not _is_name(title, names, hosts)), "")


def _headings(tree: Any) -> list[Any]:
    """The headings of the first rank, or else of the second."""
    return list(tree.iter("h1")) or list(tree.iter("h2"))


def _own(title: str, names: set[str], hosts: list[str], headings: list[str]) -> str:
    breaks = list(_SEPARATOR.finditer(title))
    for separator in breaks:
        head = title[: separator.start()]
        is_only = len(headings) == 1 and not _is_name(head, names, hosts)
        if (is_only or len(head.split()) >= LEAST_HEADING_WORDS) and letters(head) in map(letters, headings):
            return head
    if breaks and _is_name(title[breaks[-1].end() :], names, hosts):
        return _without_section(_own(title[: breaks[-1].start()], names, hosts, headings))
    if breaks and _is_name(title[: breaks[0].start()], names, hosts):
        return title[breaks[0].end() :]
    return title


def _without_section(title: str) -> str:
    """A title whose site's name was cut off, without the name of the site's section before that."""
    head, separator, section = _rpartition(title)
    is_section = separator.strip() not in ("", ":") and _SECTION.fullmatch(section) is not None
    return head if is_section and len(head.split()) >= LEAST_HEADING_WORDS else title


def _rpartition(title: str) -> tuple[str, str, str]:
    """The title before its last separator, the separator, and the rest."""
    breaks = list(_SEPARATOR.finditer(title))
    if not breaks:
        return title, "", ""
    return title[: breaks[-1].start()], breaks[-1][0], title[breaks[-1].end() :]


def without_headline(text: str, titles: Iterable[str]) -> str:
    """The text without its first line, if that line is one of the titles and further lines follow."""
    first, _, rest = text.partition("\n")
    return rest if rest.strip() and letters(first) in {letters(title) for title in titles} else text


def letters(text: str) -> str:
    """The text's letters and digits, case-folded, for comparing."""
    return re.sub(r"[\W_]+", "", text.casefold())


def site_names(tree: Any) -> list[str]:
    """The names that the page gives its site and its publisher."""
    metas = tree.xpath("//meta[@property='og:site_name' or @name='application-name']/@content")
    publishers = [node.get("publisher") for node in linked_data.nodes(tree)]
    sites = [node for node in linked_data.nodes(tree) if linked_data.kind(node) in ("WebSite", "NewsMediaOrganization")]
    named = [node.get("name") for node in (*publishers, *sites) if isinstance(node, dict)]
    return [str(name) for name in (*metas, *named) if name]


def _is_name(part: str, names: set[str], hosts: list[str]) -> bool:
    word = letters(part).removeprefix("the")
    if {word, letters(part)} & names or _ONLY_DATE.fullmatch(part.strip()):
        return True
    is_of_host = any(_may_be(part, word, host.removeprefix("the")) for host in hosts)
    return is_of_host and len(part.split()) <= LONGEST_NAME_WORDS + 1


def _may_be(part: str, word: str, host: str) -> bool:
    """Whether a host's label is made of the name: of its letters, one of its words, or the initials of its words."""
    if word.startswith(host) or (host.startswith(word) and len(word) * 2 > len(host)):
        return True
    words = [letters(each) for each in part.split() if letters(each)]
    whole = [each for each in words if len(each) >= LEAST_HOST_WORD]
    if host in whole or (len(words) == 1 and word in whole and host.endswith(word)):
        return True
    return host in {*_initials(words), *_initials([each for each in words if each not in _SMALL_WORDS])}


def _initials(words: list[str]) -> tuple[str, str]:
    """The initials of the words, and the same with the last word whole ("nytimes")."""
    initials = "".join(word[0] for word in words)
    return initials, initials[:-1] + words[-1] if words else ""
