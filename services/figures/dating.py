"""Which date of a sentence a figure belongs to."""

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
"""Words before a date on which somebody spoke ("officials said on Monday"). Such a date is not the figure's date."""
_CLOSEST = 3
"""The number of dates on each side of a figure that are compared."""
_PER_BREAK = 40
"""Code points that a clause boundary in between adds to the distance of a date."""
_PER_FIGURE = 30
"""Code points that another figure in between adds."""
_BEFORE = 15
"""Code points that a date before the figure has added."""


def with_dates(
    text: str, sentences: list[tuple[int, int]], figures: list[Figure], published: date | None
) -> Iterator[Figure]:
    """The figures, given in order, with the dates that their sentences give them, if any."""
    waiting = figures[::-1]
    for start, end in sentences:
        inside: list[Figure] = []
        while waiting and waiting[-1].start < end:
            inside.append(waiting.pop())
        dates = list(date_expressions(text, start, end, published)) if inside else []
        events = [event for event in dates if not _OF_SPEECH.search(text, max(start, event.start - 60), event.start)]
        starts = [figure.start for figure in inside]
        for figure in inside:
            yield figure.model_copy(update={"date": _date_of(text, figure, events, starts)}) if events else figure


def _date_of(text: str, figure: Figure, events: list[DateExpression], starts: list[int]) -> DateInterval:
    """The closest date. Clause boundaries and other figures in between add to the distance."""
    following = bisect_left(events, figure.start, key=lambda event: event.start)
    close = events[max(0, following - _CLOSEST) : following + _CLOSEST]
    return min(close, key=lambda event: _distance(text, figure, event, starts)).interval


def _distance(text: str, figure: Figure, event: DateExpression, starts: list[int]) -> int:
    after = event.start >= figure.end
    low, high = (figure.end, event.start) if after else (event.end, figure.start)
    breaks = sum(1 for _ in _BREAK.finditer(text, low, high))
    between = bisect_left(starts, high) - bisect_left(starts, low)
    return high - low + _PER_BREAK * breaks + _PER_FIGURE * between + (0 if after else _BEFORE)
