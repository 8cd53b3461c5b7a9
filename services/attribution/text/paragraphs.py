"""Splits a text into paragraphs for parsing, so that memory depends on the longest paragraph and not on the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimwatch_language.datelines import dateline_end
from claimwatch_language.paragraphs import paragraph_breaks
from claimwatch_language.sentences import sentence_starts

MAX_CHARACTERS = 4_000
_CLOCK = re.compile(
    r"(?:[-–•*] )?\d{1,2}[:.]\d\d(?: ?(?:[ap]\.?m\.?|GMT|UTC|BST|CES?T|EE?S?T|EAT|WAT|CAT|local time))*"
    r"(?: ?[-–—:|])? +(?=[\"“‘']?[A-Z])",
)
"""The time at the beginning of an entry of a live page ("17:20 ")."""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph. Its ``text`` begins at the character ``start`` of the article's text.

    A dateline ("DAMASCUS, November 3 (ABC) --") and the time of an entry ("17:20") are left out, since the parser would
    read them as part of the subject.
    """

    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def split_paragraphs(text: str) -> Iterator[Paragraph]:
    """The paragraphs in order. A paragraph longer than ``MAX_CHARACTERS`` is cut where a sentence begins."""
    start = 0
    for end, following in paragraph_breaks(text):
        yield from _cut(text, start, end)
        start = following
    yield from _cut(text, start, len(text))


def _cut(text: str, start: int, end: int) -> Iterator[Paragraph]:
    while end - start > MAX_CHARACTERS:
        middle = start + sentence_starts(text[start : start + MAX_CHARACTERS])[-1]
        yield from _trimmed(text, start, middle)
        start = middle
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Paragraph]:
    piece = text[start:end]
    kept = piece.strip()
    if kept:
        clock = _CLOCK.match(kept)
        skipped = clock.end() if clock else dateline_end(kept)
        yield Paragraph(start + piece.index(kept[0]) + skipped, kept[skipped:])
