"""A page as the lines that a browser shows."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml.etree import iterwalk

from services.intake.text.markup import BLOCKS, UNSEEN


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


def lines_of(tree: Any) -> list[Line]:
    """The lines that have any words, in order."""
    return [line for line in _lines(tree) if line.text]


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
            line.times += [node.get("datetime")] if node.tag == "time" and not is_link(node) else []
        elif event != "start" and node.getparent() is not None:
            _add(line, node.getparent(), node.tail)
    yield line


def _add(line: Line, element: Any, words: str | None) -> None:
    if words and words.strip():
        line.elements.append(element)
        line.parts.append(words)


def is_link(element: Any) -> bool:
    """Whether the element is a link or stands in one."""
    return element.tag == "a" or next(element.iterancestors("a"), None) is not None
