"""Figures that an article shares out over several places: the whole lies in the area around all of them."""

from collections.abc import Iterator, Sequence

from claimwatch_contracts.extraction import AdministrativeArea, Figure, Place
from claimwatch_contracts.vocabulary import Nature
from claimwatch_language.geography import area_around, contains
from claimwatch_language.joining.layout import Layout
from claimwatch_language.joining.setting import identity

_FARTHEST = 2
"""The most sentences between a whole and its parts."""
_LEAST_WHOLE = 10
"""The least amount of which only some may be shared out. Parts of smaller ones add up to less by chance."""
_MOST_FOLLOWING = 12
_LEAST_PARTS = 2
_COUNTED = frozenset((Nature.HARM, Nature.PEOPLE))


def spread(layout: Layout, figures: Sequence[Figure], places: Sequence[Place | None]) -> Iterator[Place | None]:
    """The place of each figure, which has one in ``places`` so far.

    A figure of people that names no place itself, and after which figures of the same measure at several places follow
    that add up to no more, is of the smallest area around those places.
    """
    for index, place in enumerate(places):
        parts = list(_parts(layout, figures, places, index))
        around = None if len({identity(part) for part in parts}) < _LEAST_PARTS else _around(parts)
        covered = around is None or place is None or not _is_inside(place, around)
        yield place if covered else around


def _parts(layout: Layout, figures: Sequence[Figure], places: Sequence[Place | None], whole: int) -> Iterator[Place]:
    """The places of the figures that may be parts of a whole; none if they add up to more."""
    figure, place = figures[whole], places[whole]
    amount = figure.value or figure.min or 0.0
    if figure.measure.nature not in _COUNTED or amount < _LEAST_PARTS or whole + 1 == len(figures):
        return
    if place is not None and layout.names(place, figure) and place.start < figures[whole + 1].start:
        return
    last = layout.sentence_of(figure.start) + _FARTHEST
    found = []
    for other, at in zip(
        figures[whole + 1 : whole + 1 + _MOST_FOLLOWING], places[whole + 1 : whole + 1 + _MOST_FOLLOWING], strict=True
    ):
        if layout.sentence_of(other.start) > last:
            break
        if other.measure is figure.measure and at is not None and layout.names(at, other):
            amount -= other.value or other.min or 0.0
            found.append(at)
    is_large = (figure.value or figure.min or 0.0) >= _LEAST_WHOLE
    if amount == 0 or (is_large and amount > 0):
        yield from found


def _around(parts: Sequence[Place]) -> Place | None:
    """The smallest area around all parts, with the offsets of the first; ``None`` if no area is around them."""
    first = parts[0]
    for area in first.within:
        if area.geonames_id is not None and all(_lies_in(part, area) for part in parts[1:]):
            return area_around(first, area)
    return None


def _lies_in(place: Place, area: AdministrativeArea) -> bool:
    return any(around.geonames_id == area.geonames_id for around in place.within)


def _is_inside(place: Place, area: Place) -> bool:
    return any(around.geonames_id == area.geonames_id for around in place.within) or contains(area, place)
