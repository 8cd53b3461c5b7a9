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
from services.figures.dating import with_dates
from services.figures.implicit import implicit_figures
from services.figures.measures.questions import reading
from services.figures.measures.readings import Reading
from services.figures.quantities import Quantity, quantities
from services.figures.statements import statements
from services.figures.words import words_of

VERSION: int = 4
"""Raised whenever the same text gives other figures."""


@dataclass(frozen=True)
class _Found:
    figure: Figure
    sentence: int
    is_part: bool


class FigureExtractor:
    """Reads figures by patterns; keeps no state and needs no model."""

    def extract(self, text: str, published_at: datetime | None = None) -> tuple[Figure, ...]:
        """The figures of an English text in its order, none overlapping another, offsets in code points.

        ``published_at`` is what "yesterday" and the like refer to; without it only dates with a year are read.
        """
        return self.read(text, published_at, math.inf).found

    def read(
        self, text: str, published_at: datetime | None, seconds: float, clock: MonotonicClock = time.monotonic
    ) -> Findings[tuple[Figure, ...]]:
        """The same as far as the time goes: no sentence is begun after it."""
        bounds = list(sentences(text))
        explicit, characters = _explicit(text, statements(text, bounds), TimeLimit(seconds, clock))
        starts, ends = [one.figure.start for one in explicit], [one.figure.end for one in explicit]
        implicit = [figure for figure in implicit_figures(text[:characters]) if _is_free(figure, starts, ends)]
        figures = list(_with_parts(_merged(explicit, implicit)))
        published = published_at.date() if published_at else None
        return Findings(tuple(with_dates(text, bounds, figures, published)), characters)


def _explicit(text: str, bounds: Iterable[tuple[int, int]], limit: TimeLimit) -> tuple[list[_Found], int]:
    """The figures that numerals give, and how far the time sufficed to read."""
    coming = quantities(text)
    following = next(coming, None)
    found: list[_Found] = []
    for number, (start, end) in enumerate(bounds):
        if limit.is_over:
            return found, start
        inside: list[Quantity] = []
        while following is not None and following.start < end:
            inside.append(following)
            following = next(coming, None)
        if inside:
            found += _in_sentence(text, start, end, number, tuple(inside))
    return found, len(text)


def _in_sentence(text: str, start: int, end: int, number: int, inside: tuple[Quantity, ...]) -> Iterator[_Found]:
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
        yield _Found(_figure(text, quantity, counted, start), number, counted.of_previous)
        previous = counted


def _may_be_one(measure: Measure) -> bool:
    """Whether "one" counts something of that measure, and is no pronoun."""
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
    """Whether it overlaps none of those that begin and end there, which are in order and apart."""
    return bisect_right(ends, figure.start) == bisect_left(starts, figure.end)


def _merged(explicit: list[_Found], implicit: list[Figure]) -> list[_Found]:
    found = explicit + [_Found(figure, -1, False) for figure in implicit]
    found.sort(key=lambda one: (one.figure.start, one.figure.end))
    kept: list[_Found] = []
    for one in found:
        if not kept or kept[-1].figure.end <= one.figure.start:
            kept.append(one)
    return kept


def _with_parts(found: list[_Found]) -> Iterator[Figure]:
    """The figures, those that are part of another pointing at it by its place in the order."""
    whole: dict[int, int] = {}
    for index, one in enumerate(found):
        container = whole.get(one.sentence) if one.is_part else None
        if container is not None and _may_contain(found[container].figure, one.figure):
            yield one.figure.model_copy(update={"subset_of": container})
            continue
        whole[one.sentence] = index
        yield one.figure


def _may_contain(whole: Figure, part: Figure) -> bool:
    if whole.value is None or part.value is None:
        return whole.value is not None or whole.vague
    return part.value <= whole.value
