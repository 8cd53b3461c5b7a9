"""The sentence around a stretch of a text, as far as there is room for it. All offsets are code points of the text."""

import re
from dataclasses import dataclass

SENTENCE_END = re.compile(r"[.!?][\"'”’»)]*\s|\n")
CLOSING = 3
"""Code points before the end of a stretch in which its sentence may have ended already: a stop and closing signs."""


@dataclass(frozen=True)
class Surroundings:
    """A stretch and what completes its sentence, ``text[start:end]``.

    ``cut_before`` and ``cut_after`` say whether the sentence goes on beyond it.
    """

    start: int
    end: int
    cut_before: bool
    cut_after: bool


def sentence_around(text: str, start: int, end: int, margin: int) -> Surroundings:
    """The sentence around ``text[start:end]``, with at most ``margin`` code points on either side, cut at words.

    Sentences are told by their punctuation alone: an abbreviation may cut one short, and never cuts into the stretch.
    """
    before, cut_before = _beginning(text, start, margin)
    after, cut_after = _ending(text, start, end, margin)
    return Surroundings(before, after, cut_before, cut_after)


def word_start(text: str, first: int, limit: int) -> int:
    """The first beginning of a word at ``first`` or later, ``limit`` at most."""
    while 0 < first < limit and not text[first - 1].isspace():
        first += 1
    return first


def word_end(text: str, limit: int, last: int) -> int:
    """The last end of a word at ``last`` or earlier; ``last`` itself if there is none after ``limit``."""
    end = last
    while limit < end < len(text) and not text[end].isspace():
        end -= 1
    return end if end > limit or last == limit else last


def leading_spaces(text: str) -> int:
    """How many code points of white space a text begins with."""
    return len(text) - len(text.lstrip())


def _beginning(text: str, start: int, margin: int) -> tuple[int, bool]:
    first = max(0, start - margin)
    ends = [match.end() for match in SENTENCE_END.finditer(text, first, start)]
    begin = ends[-1] if ends else word_start(text, first, start)
    return begin + leading_spaces(text[begin:start]), not ends and first > 0


def _ending(text: str, start: int, end: int, margin: int) -> tuple[int, bool]:
    last = end + margin
    matches = SENTENCE_END.finditer(text, max(start, end - CLOSING), last)
    stop = next((match.end() for match in matches if match.end() >= end), None)
    is_cut = stop is None and last < len(text)
    if stop is None:
        stop = word_end(text, end, last) if is_cut else len(text)
    return end + len(text[end:stop].rstrip()), is_cut
