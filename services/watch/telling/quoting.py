"""Quotes: the stretch of an article's text that shows a news item, and the marks in that stretch.

All offsets are code points of the article's text.
"""

from collections.abc import Iterable, Sequence

from claimwatch_contracts.alert import Mark, Quote
from claimwatch_language.surroundings import leading_spaces, sentence_around, word_end, word_start

LONGEST = 600
"""Code points at most from the start of the first mark to the end of the last. Longer stretches are cut."""
MARGIN = 140
"""Code points at most that are added at either end to complete a sentence."""
LEAD = 280
"""Code points at most of the beginning of an article."""
MARKS = 20
"""Marks at most in a quote: of a statement in more pieces, only the first are marked."""


def quote_of(text: str, marks: Sequence[Mark]) -> Quote:
    """The sentences around the marks. There must be a mark."""
    shown = sentence_around(text, *_core(text, marks), MARGIN)
    return Quote(
        start=shown.start,
        text=text[shown.start : shown.end],
        marks=tuple(_clipped(marks, shown.start, shown.end))[:MARKS],
        cut_before=shown.cut_before,
        cut_after=shown.cut_after,
    )


def lead(text: str) -> Quote | None:
    """The beginning of an article's text; ``None`` for a text without words."""
    start, whole = leading_spaces(text), len(text.rstrip())
    end = whole if whole <= start + LEAD else word_end(text, start, start + LEAD)
    return Quote(start=start, text=text[start:end].rstrip(), cut_after=end < whole) if start < end else None


def _core(text: str, marks: Sequence[Mark]) -> tuple[int, int]:
    """Where the shown marks start and end.

    Of marks that are too far apart, as much is shown as has room around the first figure, or else around the content.
    """
    start, end = min(mark.start for mark in marks), max(mark.end for mark in marks)
    if end - start <= LONGEST:
        return start, end
    focus = min(marks, key=lambda mark: (mark.kind != "figure", mark.kind != "content", mark.start))
    spare = max(0, LONGEST - (focus.end - focus.start))
    first = max(start, min(focus.start - spare // 2, end - LONGEST))
    last = min(end, first + LONGEST)
    return word_start(text, first, focus.start), word_end(text, min(focus.end, last), last)


def _clipped(marks: Iterable[Mark], start: int, end: int) -> Iterable[Mark]:
    for mark in marks:
        if mark.start < end and start < mark.end:
            yield Mark(start=max(start, mark.start), end=min(end, mark.end), kind=mark.kind)
