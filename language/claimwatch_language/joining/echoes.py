"""Figures that an article gives twice: what one sentence leaves open of the place, another sentence says."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from claimwatch_contracts.extraction import Figure, Place
from claimwatch_language.geography import contains
from claimwatch_language.joining.layout import Layout
from claimwatch_language.joining.setting import identity

_LEAST = 4
"""The least amount by which two figures are the same count. Smaller ones agree by chance."""


def echoed(layout: Layout, figures: Sequence[Figure], places: Sequence[Place | None]) -> Iterator[Place | None]:
    """The place of each figure, which has one in ``places`` so far.

    A figure without a place gets the place that a figure of the same amount has in its own sentence. A place that lies
    around that one is replaced by it.
    """
    alike: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, (figure, place) in enumerate(zip(figures, places, strict=True)):
        if place is not None and _amount(figure) >= _LEAST and layout.names(place, figure):
            alike[_count(figure)].append(index)
    for figure, place in zip(figures, places, strict=True):
        finer = {}
        for index in alike.get(_count(figure), ()):
            other = places[index]
            if other is not None and _is_finer(other, place) and _may_be_one(figure, figures[index]):
                finer[identity(other)] = other
        yield next(iter(finer.values())) if len(finer) == 1 else place


def _amount(figure: Figure) -> float:
    return figure.value or figure.min or 0


def _count(figure: Figure) -> tuple[object, ...]:
    return figure.measure, figure.unit, figure.value, figure.min


def _is_finer(place: Place, than: Place | None) -> bool:
    return than is None or contains(than, place)


def _may_be_one(figure: Figure, other: Figure) -> bool:
    """Whether neither the people counted nor the days of two figures contradict each other."""
    if figure.population != other.population and None not in (figure.population, other.population):
        return False
    if figure.date is None or other.date is None:
        return True
    return figure.date.start <= other.date.end and other.date.start <= figure.date.end
