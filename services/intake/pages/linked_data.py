"""What a page says of itself in JSON-LD, in the words of schema.org."""

import json
import re
from collections.abc import Iterator
from typing import Any

Node = dict[str, Any]
_NOT_JSON = re.compile(r"^\s*(?://)?\s*(?:<!--|<!\[CDATA\[)|(?://)?\s*(?:-->|\]\]>)\s*$|,(?=\s*[}\]])")
ARTICLES = ("Article", "Posting", "Report", "NewsItem", "Review")


def nodes(tree: Any) -> list[Node]:
    """Every thing that the page describes at the top, in order. What cannot be read is passed over."""
    return [node for script in tree.iter("script") for node in _in_script(script)]


def articles(tree: Any, url: str) -> list[Node]:
    """The articles among them, that of the page's own address first, and pages after articles."""
    found = [node for node in nodes(tree) if kind(node).endswith((*ARTICLES, "WebPage"))]
    return sorted(found, key=lambda node: (kind(node).endswith("WebPage"), not _is_at(node, url)))


def kind(node: Node) -> str:
    """Its type; the last, where it has several."""
    named = node.get("@type")
    return str(named[-1] if isinstance(named, list) and named else named)


def texts(value: object) -> list[str]:
    """The values of a property as text: one, a list of them, or a thing that holds it."""
    values = value if isinstance(value, list) else [value]
    plain = (item.get("@value") if isinstance(item, dict) else item for item in values)
    return [str(item) for item in plain if isinstance(item, str | int)]


def _in_script(script: Any) -> Iterator[Node]:
    if "ld+json" not in script.get("type", ""):
        return
    text = script.text or ""
    for node in _each(_loaded(text) or _loaded(_NOT_JSON.sub("", text))):
        yield node
        yield from _each(node.get("@graph"))
        yield from _each(node.get("mainEntity"))


def _loaded(text: str) -> object:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _each(value: object) -> list[Node]:
    return [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, dict)]


def _is_at(node: Node, url: str) -> bool:
    page = node.get("mainEntityOfPage")
    named = (node.get("url"), node.get("@id"), page.get("@id") if isinstance(page, dict) else page)
    return any(str(address).partition("#")[0].rstrip("/") == url.partition("?")[0].rstrip("/") for address in named)
