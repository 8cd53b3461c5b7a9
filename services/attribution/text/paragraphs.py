"""Paragraphs: the pieces a text is parsed in, so that memory follows the longest of them and not the article."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

MAX_CHARACTERS = 4_000
SHORT_LINE_CHARACTERS = 60

_DATELINE = re.compile(
    r"(?=[^—–]{0,60}(?:[A-Z]{3}|,|\())[A-Z][\w.’'-]+(?:[ /,]+(?:[A-Z][\w.’'-]+|\d{1,2})){0,8}"
    r",?\s*(?:\([^)]{2,30}\)\s*)?(?:--|—|–|-)\s+(?=[A-Z“\"‘'])"
)
_SIGNED = re.compile(r"[”\"»]\s*[-–—―]+\s?[A-Z][^.!?”\"]{1,60}$")
_BREAK = re.compile(r"\n\s*")
_SENTENCE_END = re.compile(r"[.!?][\"'”’»)\]]*\s+")


@dataclass(frozen=True)
class Paragraph:
    """``text`` is the article's text from its character ``start`` on.

    It begins and ends without white space and is never empty.

    A dateline ("DAMASCUS, November 3 (ABC) --") is left out: it would be read as part of the first subject.
    """

    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def split_paragraphs(text: str) -> Iterator[Paragraph]:
    """The paragraphs in order. One above ``MAX_CHARACTERS`` is cut between sentences, else words, else anywhere."""
    start = 0
    for gap in _BREAK.finditer(text):
        if _separates(text, start, gap):
            yield from _cut(text, start, gap.start())
            start = gap.end()
    yield from _cut(text, start, len(text))


def _separates(text: str, start: int, gap: re.Match[str]) -> bool:
    """Whether a run of white space with a line end in it parts paragraphs, or only lines of a hard-wrapped one."""
    if gap[0].count("\n") > 1:
        return True
    if text[gap.end() : gap.end() + 1].islower():
        return False
    line_start = text.rfind("\n", start, gap.start()) + 1 or start
    if _SIGNED.search(text, line_start, gap.start()):
        return True
    ends = text[line_start : gap.start()].rstrip()[-1:]
    return ends in set('.!?:"”’»)') or gap.start() - line_start < SHORT_LINE_CHARACTERS


def _cut(text: str, start: int, end: int) -> Iterator[Paragraph]:
    while end - start > MAX_CHARACTERS:
        middle = _cutting_point(text, start, start + MAX_CHARACTERS)
        yield from _trimmed(text, start, middle)
        start = middle
    yield from _trimmed(text, start, end)


def _cutting_point(text: str, start: int, limit: int) -> int:
    ends = [match.end() for match in _SENTENCE_END.finditer(text, start, limit)]
    if ends:
        return ends[-1]
    space = text.rfind(" ", start + 1, limit)
    return space if space > start else limit


def _trimmed(text: str, start: int, end: int) -> Iterator[Paragraph]:
    piece = text[start:end]
    kept = piece.strip()
    if kept:
        dateline = _DATELINE.match(kept)
        skipped = dateline.end() if dateline else 0
        yield Paragraph(start + piece.index(kept[0]) + skipped, kept[skipped:])
