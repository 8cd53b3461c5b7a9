"""The dates of figures: of their own sentence, or of the occurrence that their sentence goes on about."""

from collections.abc import Iterator
from datetime import date

from claimwatch_contracts.extraction import DateInterval, Figure
from services.figures.dates.sentence import DatedSentence, shifted
from services.figures.dates.story import StoryDays


def with_dates(
    text: str, sentences: list[tuple[int, int]], figures: list[Figure], published: date | None
) -> Iterator[Figure]:
    """The figures, given in order, with their dates, if any."""
    days = StoryDays(text, sentences, published)
    waiting = figures[::-1]
    for index, (start, end) in enumerate(sentences):
        inside: list[Figure] = []
        while waiting and waiting[-1].start < end:
            inside.append(waiting.pop())
        sentence = DatedSentence(text, start, end, inside, published) if inside else None
        for figure in inside:
            interval = _date_of(figure, sentence, days, index) if sentence else None
            yield figure.model_copy(update={"date": interval}) if interval else figure


def _date_of(figure: Figure, sentence: DatedSentence, days: StoryDays, index: int) -> DateInterval | None:
    if (own := sentence.date_of(figure)) or sentence.is_dated:
        return own
    day = days.before(index, figure)
    aside = sentence.around(figure)
    return shifted(day, aside) if day and aside else day
