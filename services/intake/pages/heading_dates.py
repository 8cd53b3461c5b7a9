"""Dates in short lines around the headline, whatever the page calls them ("Hamburg, 2 November 2021", "03.11.2021")."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml.etree import iterwalk

from services.intake.pages.parts import own_heading
from services.intake.text.markup import BLOCKS, UNSEEN

LONGEST_LINE = 80
PROSE_LINE = 200
LINES_BEHIND = 12
LINES_BEFORE = 5
PROSE_BEHIND = 2
LEVELS_SHARED = 3
MOST_OTHER_WORDS = 6
MOST_WORDS_ASIDE = 1
LEAST_WORDS = 4
_DATELINE = re.compile(r"(?P<head>(?:[^\d,(]{2,30}[,(][^\d]{0,12})?\d.{4,25}?\d{2})\)?\s?(?:[–—|:„“]|[.-]\s)")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_OTHER_WORD = re.compile(r"[^\W\d_]{2,}")
_NOT_PUBLISHED = re.compile(
    r"updat|modif|chang|revis|aktualisiert|geändert|mis à jour|actualizad|aggiornat|обновлен|изменен|güncelle|تحديث"
    r"|comment|kommentar|copyright|©|isbn|\brelease|erscheinung|expir|valid|gültig|vigueur|\bstand\b|\bevent|\btermin"
    r"|veranstalt|\b(?:until|bis|ab|from|starts?|ends?|born|geb)\b|today|heute|join(?:ed)?\b|registered|member since",
    re.IGNORECASE,
)


@dataclass
class Line:
    """A line as a browser shows it, the elements whose words it has, and the moments of its ``<time>``, if stated."""

    elements: list[Any] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    times: list[str | None] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words, with one space wherever there is any space or an element begins or ends."""
        return " ".join(" ".join(self.parts).split())


def dates_near_heading(tree: Any, title: str, side: Collection[Any]) -> Iterator[str]:
    """The dates in the lines around the headline: first those after it, then those before it in the same box.

    ``side`` are the page's side boxes.
    """
    heading = _heading(tree, title)
    lines = [line for line in _lines(tree) if line.text]
    inside = set() if heading is None else set(heading.iter())
    own = [number for number, line in enumerate(lines) if not inside.isdisjoint(line.elements)]
    if not own:
        return
    box = list(heading.iterancestors())[:LEVELS_SHARED][-1]
    before = [line for line in lines[max(0, own[0] - LINES_BEFORE) : own[0]] if _is_within(line, box)]
    for line in (*_until_prose(lines[own[-1] + 1 :][:LINES_BEHIND]), *reversed(before)):
        shown = line.text if len(line.text) <= LONGEST_LINE else _dateline(line.text)
        if _is_date(shown, line) and not _is_elsewhere(line, heading, side):
            yield from filter(None, line.times)
            yield shown


def _heading(tree: Any, title: str) -> Any:
    """The heading that is like the title, or else the first of the first rank that has some words."""
    if (own := own_heading(tree, title, "h1", "h2", "h3", "h4")) is not None:
        return own
    headings = (heading for rank in ("h1", "h2") for heading in tree.iter(rank))
    return next((each for each in headings if len(each.text_content().split()) >= LEAST_WORDS), None)


def _lines(tree: Any) -> Iterator[Line]:
    line = Line()
    walk = iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        if event == "start" and node.tag in UNSEEN:
            walk.skip_subtree()
        if node.tag in BLOCKS:
            yield line
            line = Line()
        if event == "start" and node.tag not in UNSEEN:
            _add(line, node, node.text)
            line.times += [node.get("datetime")] if node.tag == "time" and not _is_link(node) else []
        elif event != "start" and node.getparent() is not None:
            _add(line, node.getparent(), node.tail)
    yield line


def _add(line: Line, element: Any, words: str | None) -> None:
    if words and words.strip():
        line.elements.append(element)
        line.parts.append(words)


def _is_within(line: Line, box: Any) -> bool:
    return any(element is box or box in element.iterancestors() for element in line.elements)


def _until_prose(lines: list[Line]) -> Iterator[Line]:
    prose = 0
    for line in lines:
        prose += len(line.text) >= PROSE_LINE
        if prose >= PROSE_BEHIND:
            return
        yield line


def _dateline(text: str) -> str:
    """What stands before the first dash, bracket or full stop that closes a date ("Karlsruhe, (12.11.2021). …")."""
    opening = _DATELINE.match(text)
    return opening["head"] if opening else ""


def _is_date(text: str, line: Line) -> bool:
    """Whether a line's text consists of a date and a few words, and is not an update's or an event's."""
    if not (any(line.times) or re.search(r"\d", text)) or _NOT_PUBLISHED.search(text):
        return False
    element = line.elements[0]
    is_headline = element.tag in _HEADINGS or next(element.iterancestors(*_HEADINGS), None) is not None
    return len(_OTHER_WORD.findall(text)) <= (1 if is_headline else MOST_OTHER_WORDS)


def _is_elsewhere(line: Line, heading: Any, side: Collection[Any]) -> bool:
    """Whether a line stands in a side box, or is a link with more than a date in it."""
    first = line.elements[0]
    if next(first.iterancestors("nav", "footer", "figure", "form"), None) is not None:
        return True
    boxes = [box for box in first.iterancestors() if box.tag == "aside" or box in side]
    linked = sum(len(_OTHER_WORD.findall(each.text or "")) for each in line.elements if _is_link(each))
    if linked > 1 and len(line.elements) == 1:
        return True
    words = len(_OTHER_WORD.findall(line.text))
    return any(heading not in box.iter() and (words > MOST_WORDS_ASIDE or _leads_on(box)) for box in boxes)


def _leads_on(box: Any) -> bool:
    """Whether a box that may be a side box holds comments or other articles, and not the article's own opening."""
    is_opening = box.tag == "aside" or "teaser" in f"{box.get('class', '')} {box.get('id', '')}".lower()
    return not is_opening or any(len(link.text_content().split()) >= LEAST_WORDS for link in box.iter("a"))


def _is_link(element: Any) -> bool:
    return element.tag == "a" or next(element.iterancestors("a"), None) is not None
