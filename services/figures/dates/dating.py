"""The dates of figures: of their own sentence, or of the occurrence that their sentence goes on about."""

import re
from collections.abc import Iterator
from datetime import date

from claimwatch_contracts.extraction import DateInterval, Figure
from services.figures.dates.sentence import DatedSentence, shifted
from services.figures.dates.story import StoryDays

_STATES = r"(?:deaths|dead|killed|total|cases|victims|injured|wounded|missing|detained|arrests|displaced|bodies)"
_GOES_ON_WITH_COUNT = re.compile(
    r"\W*(?:of|among) (?:these|them|those|whom|the total|that number|this number)\b"
    r"|\W*in [A-Z][\w’' -]{2,40}?,? (?:the|that) (?:number|figure|toll|count|total)\b"
    rf"|[^.;\d]{{0,80}}\baccount(?:s|ed) for\b|[^.;\d]{{0,40}}[\d,.]+ of the {_STATES}\b",
    re.IGNORECASE,
)
"""How a sentence opens that gives parts of the count before it, or the same count of another place."""


def with_dates(
    text: str, sentences: list[tuple[int, int]], figures: list[Figure], published: date | None
) -> Iterator[Figure]:
    """The figures, given in order, with their dates, if any."""
    days = StoryDays(text, sentences, published)
    waiting = figures[::-1]
    told: Figure | None = None
    for index, (start, end) in enumerate(sentences):
        inside: list[Figure] = []
        while waiting and waiting[-1].start < end:
            inside.append(waiting.pop())
        sentence = DatedSentence(text, start, end, inside, published) if inside else None
        whole = told if inside and _GOES_ON_WITH_COUNT.match(text, start, end) else None
        for figure in inside:
            interval = _date_of(figure, sentence, days, index, whole) if sentence else None
            told = figure.model_copy(update={"date": interval}) if interval else figure
            yield told


def _date_of(
    figure: Figure, sentence: DatedSentence, days: StoryDays, index: int, whole: Figure | None
) -> DateInterval | None:
    """The date of a figure. ``whole`` is the last figure of the sentence before, if this sentence goes on with it."""
    if (own := sentence.date_of(figure)) or sentence.is_dated:
        return own
    if whole is not None and whole.measure is figure.measure and whole.date is not None:
        return whole.date
    day = days.before(index, figure)
    aside = sentence.around(figure)
    return shifted(day, aside) if day and aside else day
