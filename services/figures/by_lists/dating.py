"""Which date of its sentence, or of the sentences before, a figure belongs to."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date

from claimwatch_contracts.extraction import DateInterval, Figure
from services.figures.by_lists.dates import Dated, Dates

_PER_BREAK = 40
"""Code points that a clause boundary in between adds to the distance of a date."""
_BEFORE = 15
"""Code points that a date before the figure has added."""


def with_dates(text: str, figures: Sequence[Figure], dates: Dates, published: date | None) -> Iterator[Figure]:
    """The figures of a text in order, with their dates.

    A figure takes the closest date of its sentence. Without one it takes the day of the text, if its sentences tell of
    one day only. The day on which somebody spoke is no figure's.
    """
    sentences = dates.sentences(text)
    found = [each for each in dates.find(text, published) if not each.of_speech]
    single = _single_day(found)
    for figure in figures:
        last = bisect_right(sentences, figure.start, key=lambda sentence: sentence[0]) - 1
        is_inside = last >= 0 and figure.start < sentences[last][1]
        start, end = sentences[last] if is_inside else (0, len(text))
        first, stop = (bisect_left(found, offset, key=lambda each: each.start) for offset in (start, end))
        near = found[first:stop]
        if near:
            closest = min(near, key=lambda each: _distance(text, figure, each, dates))
            yield figure.model_copy(update={"date": closest.interval})
        else:
            yield figure.model_copy(update={"date": single}) if single else figure


def _single_day(found: Sequence[Dated]) -> DateInterval | None:
    """The one day of which the text tells, if it gives no other date."""
    intervals = [each.interval for each in found]
    days = {(each.start, each.end) for each in intervals}
    is_one = len(days) == 1 and intervals[0].start == intervals[0].end and not intervals[0].open
    return intervals[0] if is_one else None


def _distance(text: str, figure: Figure, dated: Dated, dates: Dates) -> int:
    after = dated.start >= figure.end
    between = text[figure.end : dated.start] if after else text[dated.end : figure.start]
    return len(between) + _PER_BREAK * dates.clauses_within(between) + (0 if after else _BEFORE)
