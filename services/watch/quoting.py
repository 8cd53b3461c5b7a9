"""Quotes: the stretch of an article's text that shows a piece of news, and what is marked in it.

All offsets are code points of the article's text.
"""

import re
from collections.abc import Iterable, Sequence

from claimwatch_contracts.alert import Mark, Quote

LONGEST = 600
"""Code points at most from the first mark to the last; of a longer stretch the part around the focus is shown."""
MARGIN = 140
"""Code points at most that are added on either side to complete a sentence."""
LEAD = 280
"""Code points at most of the beginning of an article."""
MARKS = 20
"""Marks at most in a quote: a statement in more pieces than that is marked in its first ones."""
SENTENCE_END = re.compile(r"[.!?][\"'”’»)]*\s|\n")
CLOSING = 3
"""Code points before the end of a stretch in which its sentence may have ended already: a stop and closing signs."""


def quote_of(text: str, marks: Sequence[Mark]) -> Quote:
    """The sentences around the marks, of which there is one at least.

    Sentences are told by their punctuation alone: an abbreviation may cut one short, and never cuts off a mark.
    """
    start, end = _core(text, marks)
    before, cut_before = _sentence_start(text, start)
    after, cut_after = _sentence_end(text, start, end)
    return Quote(
        start=before,
        text=text[before:after],
        marks=tuple(_clipped(marks, before, after))[:MARKS],
        cut_before=cut_before,
        cut_after=cut_after,
    )


def lead(text: str) -> Quote | None:
    """The beginning of an article; ``None`` where there are no words."""
    start, whole = _leading_spaces(text), len(text.rstrip())
    end = whole if whole <= start + LEAD else _word_end(text, start, start + LEAD)
    return Quote(start=start, text=text[start:end].rstrip(), cut_after=end < whole) if start < end else None


def _core(text: str, marks: Sequence[Mark]) -> tuple[int, int]:
    """From the first mark to the last, or as much around the focus, a figure or else the content, as is shown."""
    start, end = min(mark.start for mark in marks), max(mark.end for mark in marks)
    if end - start <= LONGEST:
        return start, end
    focus = min(marks, key=lambda mark: (mark.kind != "figure", mark.kind != "content", mark.start))
    spare = max(0, LONGEST - (focus.end - focus.start))
    first = max(start, min(focus.start - spare // 2, end - LONGEST))
    last = min(end, first + LONGEST)
    return _word_start(text, first, focus.start), _word_end(text, min(focus.end, last), last)


def _sentence_start(text: str, start: int) -> tuple[int, bool]:
    """Where the sentence around ``start`` begins, and whether only a part of it is shown."""
    first = max(0, start - MARGIN)
    ends = [match.end() for match in SENTENCE_END.finditer(text, first, start)]
    begin = ends[-1] if ends else _word_start(text, first, start)
    return begin + _leading_spaces(text[begin:start]), not ends and first > 0


def _sentence_end(text: str, start: int, end: int) -> tuple[int, bool]:
    """Where the sentence around ``end`` ends, and whether only a part of it is shown."""
    last = end + MARGIN
    matches = SENTENCE_END.finditer(text, max(start, end - CLOSING), last)
    stop = next((match.end() for match in matches if match.end() >= end), None)
    if stop is None:
        stop = len(text) if last >= len(text) else _word_end(text, end, last)
        return end + len(text[end:stop].rstrip()), stop < len(text)
    return end + len(text[end:stop].rstrip()), False


def _leading_spaces(text: str) -> int:
    return len(text) - len(text.lstrip())


def _word_start(text: str, first: int, limit: int) -> int:
    """The first beginning of a word at ``first`` or later, ``limit`` at most."""
    while 0 < first < limit and not text[first - 1].isspace():
        first += 1
    return first


def _word_end(text: str, limit: int, last: int) -> int:
    """The last end of a word at ``last`` or earlier; ``last`` itself if there is none after ``limit``."""
    end = last
    while limit < end < len(text) and not text[end].isspace():
        end -= 1
    return end if end > limit or last == limit else last


def _clipped(marks: Iterable[Mark], start: int, end: int) -> Iterable[Mark]:
    for mark in marks:
        if mark.start < end and start < mark.end:
            yield Mark(start=max(start, mark.start), end=min(end, mark.end), kind=mark.kind)
