"""The prose of a page: its long paragraphs outside captions, side boxes and lists of links."""

import re
from collections.abc import Collection, Iterator, Sequence
from copy import deepcopy
from typing import Any

SIDE_TAGS = ("aside", "nav", "footer")
LONG_PARAGRAPH = 60
LEAST_LEFT = 0.1
"""How much prose, as a share of what goes, stays on a page if what goes was of other articles."""
_LEAST_WORDS = 4
_SENTENCE_END = re.compile(r"[.!?…。؟।]['\"”’»“)\]]*$")
_SIDE_BOX_NAME = re.compile(
    r"(?:^|[\s_-])(?:comments?|related|recommend\w*|teasers?|promo|sidebar)(?:$|[\s_-])", re.IGNORECASE
)


class Prose:
    """How much prose each part of a page has. It is counted once, so parts are to be removed by this alone."""

    def __init__(self, tree: Any) -> None:
        self._lengths = {paragraph: len(text) for paragraph, text in _long(tree, side_boxes(tree))}
        self._all = sum(self._lengths.values())

    def is_in(self, part: Any) -> bool:
        """Whether a part of the page has any prose."""
        return any(paragraph in self._lengths for paragraph in part.iter("p"))

    def is_headed(self, part: Any, rank: str) -> bool:
        """Whether a part has prose, and a heading of that rank before all of it."""
        first = next((each for each in part.iter("p", rank) if each.tag == rank or each in self._lengths), None)
        return first is not None and first.tag == rank and self.is_in(part)

    def drop(self, part: Any) -> None:
        """Remove a part of the page, unless nearly all prose is in it: then the part is the article, or holds it."""
        inside = self._weight(part)
        if not inside or self._all - inside >= LEAST_LEFT * inside:
            self._remove(part)

    def first_behind(self, heading: Any) -> Any:
        """The first paragraph of prose behind a heading, or ``None``."""
        return next((each for each in heading.xpath("following::p") if each in self._lengths), None)

    def drop_all(self, parts: Sequence[Any], first: Any) -> None:
        """Remove parts of the page, but not the one with most prose if it is the article.

        It is if nearly no prose would be left, or if it holds ``first``, the first prose behind the headline, and less
        would be left than it has.
        """
        among = frozenset(parts)
        outer = [part for part in parts if among.isdisjoint(part.iterancestors())]
        weights = {part: self._weight(part) for part in outer}
        largest = max(outer, key=weights.__getitem__, default=None)
        left = self._all - sum(weights.values())
        opens = first is not None and largest in first.iterancestors()
        is_article = largest is not None and left < (1 if opens else LEAST_LEFT) * weights[largest]
        for part in parts:
            if part.getparent() is not None and not (is_article and part is largest):
                self._remove(part)

    def _weight(self, part: Any) -> int:
        return sum(self._lengths.get(paragraph, 0) for paragraph in part.iter("p"))

    def _remove(self, part: Any) -> None:
        self._all -= sum(self._lengths.pop(paragraph, 0) for paragraph in part.iter("p"))
        part.drop_tree()


def side_boxes(tree: Any) -> frozenset[Any]:
    """The elements whose class or id says that they hold comments, teasers or the like.

    What holds the headline is no side box: many pages say of all their content that there is a sidebar.
    """
    above: set[Any] = set()
    for headline in tree.iter("h1"):
        for element in headline.iterancestors():
            if element in above:
                break
            above.add(element)
    return frozenset(element for element in tree.iter("*") if element not in above and _is_named_side_box(element))


def _is_named_side_box(element: Any) -> bool:
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return _SIDE_BOX_NAME.search(names) is not None


def is_in_side_box(element: Any, side: Collection[Any]) -> bool:
    """Whether one of the elements around the element is among ``side``, the page's side boxes."""
    return any(above in side for above in element.iterancestors())


def long_paragraphs(element: Any, side: Collection[Any]) -> Iterator[str]:
    """The texts of prose paragraphs: over 60 characters, under half links, and outside captions and side boxes."""
    return (text for _, text in _long(element, side))


def without_prose(tree: Any) -> Any:
    """A copy of the page without its long paragraphs."""
    rest = deepcopy(tree)
    for paragraph in [each for each, _ in _long(rest, side_boxes(rest))]:
        paragraph.drop_tree()
    return rest


def _long(element: Any, side: Collection[Any]) -> Iterator[tuple[Any, str]]:
    for paragraph in element.iter("p"):
        text = _line(paragraph)
        if _is_long(paragraph, text) and not _is_aside(paragraph, side):
            yield paragraph, text


def prose_paragraphs(element: Any, side: Collection[Any]) -> Iterator[str]:
    """The long paragraphs, and between two of them the short ones that are sentences without a link."""
    waiting: list[str] = []
    begun = False
    for paragraph in element.iter("p"):
        if _is_aside(paragraph, side):
            continue
        text = _line(paragraph)
        if _is_long(paragraph, text):
            yield from waiting
            yield text
            waiting, begun = [], True
        elif begun and _is_short_sentence(paragraph, text):
            waiting.append(text)


def _line(paragraph: Any) -> str:
    return " ".join(paragraph.text_content().split())


def _is_long(paragraph: Any, text: str) -> bool:
    if len(text) <= LONG_PARAGRAPH:
        return False
    linked = sum(len(link.text_content()) for link in paragraph.iter("a"))
    return linked * 2 < len(text)


def _is_short_sentence(paragraph: Any, text: str) -> bool:
    return (
        len(text.split()) >= _LEAST_WORDS
        and _SENTENCE_END.search(text) is not None
        and next(paragraph.iter("a"), None) is None
    )


def _is_aside(paragraph: Any, side: Collection[Any]) -> bool:
    return next(paragraph.iterancestors("figure", *SIDE_TAGS), None) is not None or is_in_side_box(paragraph, side)
