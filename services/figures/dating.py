"""Which of the dates in a sentence a figure belongs to."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

from claimwatch_contracts.extraction import DateInterval, Figure
from claimwatch_language.saying.speech import SPEECH
from services.figures.dates import DateExpression, date_expressions

_BREAK = re.compile(
    r"[,;:()]|\b(?:and|while|but|whereas|when|after|before|which|who|that|as|compared)\b", re.IGNORECASE
)
_OF_SPEECH = re.compile(
    rf"\b(?:told\s+(?:\w+\s+){{0,2}}\w+|{'|'.join(sorted(SPEECH))}|statement|report|interview|briefing|conference)"
    r"(?:\s+(?:late|early|in\s+a\s+statement))?\s+(?:on\s+|issued\s+)?\Z",
    re.IGNORECASE,
)
"""Before a date: when somebody spoke ("officials said on Monday") is not when it happened."""
_CLOSEST = 3
"""Dates on each side of a figure that are compared."""
_PER_BREAK = 40
_PER_FIGURE = 30
_BEFORE = 15
"""What a boundary, another figure in between, and standing before the figure count for, in code points of distance."""


def with_dates(
    text: str, sentences: list[tuple[int, int]], figures: list[Figure], published: date | None
) -> Iterator[Figure]:
    """The figures, which are in order, each with the date that its sentence gives it, if any."""
    waiting = figures[::-1]
    for start, end in sentences:
        inside: list[Figure] = []
        while waiting and waiting[-1].start < end:
            inside.append(waiting.pop())
        dates = list(date_expressions(text, start, end, published)) if inside else []
        events = [one for one in dates if not _OF_SPEECH.search(text, max(start, one.start - 60), one.start)]
        starts = [figure.start for figure in inside]
        for figure in inside:
            yield figure.model_copy(update={"date": _date_of(text, figure, events, starts)}) if events else figure


def _date_of(text: str, figure: Figure, events: list[DateExpression], starts: list[int]) -> DateInterval:
    """The closest date, a clause's boundary and every other figure in between making it farther."""
    following = bisect_left(events, figure.start, key=lambda one: one.start)
    close = events[max(0, following - _CLOSEST) : following + _CLOSEST]
    return min(close, key=lambda one: _distance(text, figure, one, starts)).interval


def _distance(text: str, figure: Figure, one: DateExpression, starts: list[int]) -> int:
    after = one.start >= figure.end
    low, high = (figure.end, one.start) if after else (one.end, figure.start)
    breaks = sum(1 for _ in _BREAK.finditer(text, low, high))
    between = bisect_left(starts, high) - bisect_left(starts, low)
    return high - low + _PER_BREAK * breaks + _PER_FIGURE * between + (0 if after else _BEFORE)
