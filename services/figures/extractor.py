"""From a text to its figures."""

import math
import time
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from claimwatch_contracts.extraction import Figure
from claimwatch_contracts.vocabulary import Measure, Nature
from claimwatch_language.sentences import sentences
from services._extractor.findings import Findings, MonotonicClock, TimeLimit
from services.figures.comparators import comparator
from services.figures.confidence import confidence
from services.figures.dates.dating import with_dates
from services.figures.implicit import implicit_figures
from services.figures.measures.questions import reading
from services.figures.measures.readings import Reading
from services.figures.quantities import Quantity, quantities
from services.figures.statements import statements
from services.figures.words import words_of

VERSION: int = 4
"""Raise the version whenever the same text gives other figures."""


@dataclass(frozen=True)
class _Located:
    """A figure and the index of its sentence. ``is_part`` says that it is part of an earlier figure."""

    figure: Figure
    sentence: int
    is_part: bool


class FigureExtractor:
    """Reads figures by patterns, without state and without a model."""

    def extract(self, text: str, published_at: datetime | None = None) -> tuple[Figure, ...]:
        """The figures of an English text in order, without overlaps, with offsets in code points of the text.

        "Yesterday" and the like refer to ``published_at``. Without it only dates with a year are read.
        """
        return self.read(text, published_at, math.inf).found

    def read(
        self, text: str, published_at: datetime | None, seconds: float, clock: MonotonicClock = time.monotonic
    ) -> Findings[tuple[Figure, ...]]:
        """As ``extract``, within so many seconds: no sentence is begun later."""
        bounds = list(sentences(text))
        explicit, characters = _explicit(text, statements(text, bounds), TimeLimit(seconds, clock))
        starts = [located.figure.start for located in explicit]
        ends = [located.figure.end for located in explicit]
        implicit = [figure for figure in implicit_figures(text[:characters]) if _is_free(figure, starts, ends)]
        figures = list(_with_parts(_merged(explicit, implicit)))
        published = published_at.date() if published_at else None
        return Findings(tuple(with_dates(text, bounds, figures, published)), characters)


def _explicit(text: str, bounds: Iterable[tuple[int, int]], limit: TimeLimit) -> tuple[list[_Located], int]:
    """The figures with a numeral, and how many code points of the text were read in time."""
    coming = quantities(text)
    following = next(coming, None)
    figures: list[_Located] = []
    for sentence, (start, end) in enumerate(bounds):
        if limit.is_over:
            return figures, start
        inside: list[Quantity] = []
        while following is not None and following.start < end:
            inside.append(following)
            following = next(coming, None)
        if inside:
            figures += _in_sentence(text, start, end, sentence, tuple(inside))
    return figures, len(text)


def _in_sentence(text: str, start: int, end: int, sentence: int, inside: tuple[Quantity, ...]) -> Iterator[_Located]:
    words = words_of(text, start, end, inside)
    previous: Reading | None = None
    for index, word in enumerate(words):
        if word.number is None:
            continue
        quantity = inside[word.number]
        counted = reading(words, index, previous)
        if quantity.unit:
            counted = Reading(quantity.unit.measure, of_previous=False)
        if quantity.pronoun and not _may_be_one(counted.measure):
            continue
        yield _Located(_figure(text, quantity, counted, start), sentence, counted.of_previous)
        previous = counted


def _may_be_one(measure: Measure) -> bool:
    """Whether "one" may count something of that measure. Of other measures "one" is a pronoun."""
    return measure.nature is Nature.HARM or measure is Measure.ATTACKS


def _figure(text: str, quantity: Quantity, counted: Reading, floor: int) -> Figure:
    bound = comparator(text, quantity, floor)
    return Figure(
        start=quantity.start,
        end=quantity.end,
        text=text[quantity.start : quantity.end],
        value=quantity.value,
        min=quantity.min,
        max=quantity.max,
        comparator=bound,
        measure=counted.measure,
        population=counted.population,
        unit=quantity.unit.code if quantity.unit else None,
        vague=quantity.vague,
        confidence=confidence(counted.grounds, quantity),
    )


def _is_free(figure: Figure, starts: list[int], ends: list[int]) -> bool:
    """Whether the figure overlaps none of the ranges with these starts and ends, which are in order and apart."""
    return bisect_right(ends, figure.start) == bisect_left(starts, figure.end)


def _merged(explicit: list[_Located], implicit: list[Figure]) -> list[_Located]:
    figures = explicit + [_Located(figure, -1, False) for figure in implicit]
    figures.sort(key=lambda located: (located.figure.start, located.figure.end))
    kept: list[_Located] = []
    for located in figures:
        if not kept or kept[-1].figure.end <= located.figure.start:
            kept.append(located)
    return kept


def _with_parts(figures: list[_Located]) -> Iterator[Figure]:
    """The figures in order. A part has its whole's index as ``subset_of``."""
    whole: dict[int, int] = {}
    for index, located in enumerate(figures):
        container = whole.get(located.sentence) if located.is_part else None
        if container is not None and _may_contain(figures[container].figure, located.figure):
            yield located.figure.model_copy(update={"subset_of": container})
            continue
        whole[located.sentence] = index
        yield located.figure


def _may_contain(whole: Figure, part: Figure) -> bool:
    if whole.value is None or part.value is None:
        return whole.value is not None or whole.vague
    return part.value <= whole.value
