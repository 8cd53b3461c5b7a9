"""The authors whom a page names: in its metadata, or else in the byline near its article."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from services.intake.pages import linked_data
from services.intake.pages.prose import is_in_side_box
from services.intake.pages.titles import letters
from services.intake.text.bylines import authors_in

METAS = frozenset(
    {
        *("author", "byl", "byline", "authors", "article:author", "article:author_name", "og:article:author"),
        *("parsely-author", "sailthru.author", "citation_author", "dc.creator", "dcterms.creator", "dc.author"),
        *("cxenseparse:author", "lp.article:author", "shareaholic:article_author_name", "news_author"),
    }
)
LONGEST_BYLINE_WORDS = 12
_MARKED = (
    "descendant::*[contains(concat(' ', normalize-space(@rel), ' '), ' author ')"
    " or contains(concat(' ', normalize-space(@itemprop), ' '), ' author ')]"
)
_NAMED = re.compile(r"(?:^|[\s_-])(?:byline|author(?:s|[_-]?names?)?|article[_-]?author)(?:$|\s)", re.IGNORECASE)
_OF_OTHERS = "ancestor::aside or ancestor::nav or ancestor::footer or ancestor::li[ancestor::aside]"


def stated_authors(
    tree: Any, article: Any, url: str, site_names: Collection[str], side: Collection[Any]
) -> tuple[str, ...]:
    """The names in the page's JSON-LD, or else in its ``<meta>``, or else in the markup of ``article``.

    ``site_names`` are names of the site, which is no author of its own articles. ``side`` are the page's side boxes.
    """
    own = {letters(name) for name in site_names}
    sources = (_linked(tree, url), _metas(tree), _marked(article, side), _shown(article, side))
    named = (tuple(name for name in authors_in(source) if letters(name) not in own) for source in sources)
    return next(filter(None, named), ())


def _linked(tree: Any, url: str) -> Iterator[object]:
    """The names that the first node of an article gives that names an author."""
    persons = {str(node["@id"]): node for node in linked_data.nodes(tree) if "@id" in node}
    for node in linked_data.articles(tree, url):
        given = node.get("author") or node.get("creator")
        if given and linked_data.kind(node).endswith(linked_data.ARTICLES):
            yield from _names(given, persons)
            return


def _names(value: object, persons: Mapping[str, linked_data.Node]) -> Iterator[object]:
    """The names of one person or organisation, or of a list; some are described elsewhere on the page."""
    for each in value if isinstance(value, list) else [value]:
        node = {**persons.get(str(each.get("@id")), {}), **each} if isinstance(each, dict) else {"name": each}
        name = node.get("name")
        yield from name if isinstance(name, list) else [name]


def _metas(tree: Any) -> Iterator[object]:
    for meta in tree.iter("meta"):
        if (meta.get("name") or meta.get("property") or "").strip().lower() in METAS:
            yield meta.get("content")


def _marked(article: Any, side: Collection[Any]) -> Iterator[object]:
    """The first lines of elements that say in their markup that they name an author."""
    for element in article.xpath(_MARKED):
        if _is_of_article(element, side):
            yield from filter(_is_short, map(_line, element.xpath("descendant::*[@itemprop='name']") or [element]))


def _shown(article: Any, side: Collection[Any]) -> Iterator[object]:
    """The first line of the first element whose class is that of a byline."""
    for element in article.iter("p", "div", "span", "a", "address"):
        names = f"{element.get('class', '')} {element.get('id', '')}"
        if _NAMED.search(names) and _is_of_article(element, side) and _is_short(line := _line(element)):
            yield line
            return


def _line(element: Any) -> str:
    lines = str(element.get("content") or element.text_content()).strip().splitlines()
    return lines[0].strip() if lines else ""


def _is_short(line: str) -> bool:
    return 0 < len(line.split()) <= LONGEST_BYLINE_WORDS


def _is_of_article(element: Any, side: Collection[Any]) -> bool:
    return not is_in_side_box(element, side) and not element.xpath(_OF_OTHERS)
