"""Reads the JSON-LD in which a page describes itself with schema.org's terms."""

import json
import re
from collections.abc import Iterator
from typing import Any

Node = dict[str, Any]
_NOT_JSON = re.compile(r"^\s*(?://)?\s*(?:<!--|<!\[CDATA\[)|(?://)?\s*(?:-->|\]\]>)\s*$|,(?=\s*[}\]])")
ARTICLES = ("Article", "Posting", "Report", "NewsItem", "Review", "Recipe", "HowTo", "Question")


def nodes(tree: Any) -> list[Node]:
    """The top-level nodes that the page describes, in order. Unreadable scripts are skipped."""
    return [node for script in tree.iter("script") for node in _in_script(script)]


def articles(tree: Any, url: str) -> list[Node]:
    """The nodes for articles and then those for pages; in both groups the nodes with the page's address come first."""
    described = [node for node in nodes(tree) if kind(node).endswith((*ARTICLES, "WebPage"))]
    return sorted(described, key=lambda node: (kind(node).endswith("WebPage"), not _is_at(node, url)))


def kind(node: Node) -> str:
    """The node's type, or the last of its types."""
    types = node.get("@type")
    return str(types[-1] if isinstance(types, list) and types else types)


def texts(value: object) -> list[str]:
    """The values of a property as texts. ``value`` is one value, a list, or a node with ``@value``."""
    values = value if isinstance(value, list) else [value]
    plain = (item.get("@value") if isinstance(item, dict) else item for item in values)
    return [str(item) for item in plain if isinstance(item, str | int)]


def _in_script(script: Any) -> Iterator[Node]:
    if "ld+json" not in script.get("type", ""):
        return
    text = script.text or ""
    for node in _nodes_of(_loaded(text) or _loaded(_NOT_JSON.sub("", text))):
        yield node
        yield from _nodes_of(node.get("@graph"))
        yield from _nodes_of(node.get("mainEntity"))


def _loaded(text: str) -> object:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes_of(value: object) -> list[Node]:
    return [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, dict)]


def _is_at(node: Node, url: str) -> bool:
    page = node.get("mainEntityOfPage")
    addresses = (node.get("url"), node.get("@id"), page.get("@id") if isinstance(page, dict) else page)
    return any(str(address).partition("#")[0].rstrip("/") == url.partition("?")[0].rstrip("/") for address in addresses)
