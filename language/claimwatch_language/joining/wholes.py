"""Figures that an article shares out over several places: the whole lies in the area around all of them."""

from collections.abc import Iterator, Sequence

from claimwatch_contracts.extraction import AdministrativeArea, Figure, Place
from claimwatch_contracts.vocabulary import Nature
from claimwatch_language.geography import area_around, contains
from claimwatch_language.joining.layout import Layout
from claimwatch_language.joining.setting import identity

_FARTHEST = 2
"""The most sentences between a whole and its parts."""
_ANYWHERE = 20
"""The most sentences between a whole of the lead and its parts."""
_MUCH = 1 / 3
"""The least share of a whole that parts far away from it have to add up to."""
_LEAD = 2
"""How many of the first sentences are the lead."""
_LEAST_WHOLE = 10
"""The least amount of which only some may be shared out. Parts of smaller ones add up to less by chance."""
_MOST_FOLLOWING = 12
_LEAST_PARTS = 2
_COUNTED = frozenset((Nature.HARM, Nature.PEOPLE))


def spread(
    layout: Layout, figures: Sequence[Figure], places: Sequence[Place | None], title: str = ""
) -> Iterator[Place | None]:
    """The place of each figure, which has one in ``places`` so far.

    A figure of people that names no place itself, and after which figures of the same measure at several places follow
    that add up to no more, is of the smallest area around those places. Parts of a figure of the lead may stand
    anywhere. What lies in a place of the title is shared out only in full.

    What else such an article counts in paragraphs without any place is of that area as well.
    """
    area: Place | None = None
    for index, place in enumerate(places):
        titled = _is_titled(place, title)
        leads = not titled and layout.sentence_of(figures[index].start) < _LEAD
        around = _around_parts(list(_parts(layout, figures, places, index, share=1.0 if titled else 0.0)))
        if around is None and leads:
            around = _around_parts(list(_parts(layout, figures, places, index, _ANYWHERE, _MUCH)))
        if around is not None and leads:
            area = area or around
        if around is None and area is not None and _is_of_none(layout, figures[index], place):
            around = area
        covered = around is None or place is None or not _is_inside(place, around)
        yield place if covered else around


def _around_parts(parts: Sequence[Place]) -> Place | None:
    return None if len({identity(part) for part in parts}) < _LEAST_PARTS else _around(parts)


def _is_titled(place: Place | None, title: str) -> bool:
    return place is not None and place.text.casefold() in title.casefold()


def _is_of_none(layout: Layout, figure: Figure, place: Place | None) -> bool:
    """Whether neither the figure's sentence nor its paragraph before it names the place that was given to it."""
    if place is None or figure.measure.nature not in _COUNTED:
        return False
    sentence = layout.sentence_of(figure.start)
    end = layout.bounds(sentence)[1]
    while layout.follows_in_paragraph(sentence):
        sentence -= 1
    return place.text not in layout.text[layout.bounds(sentence)[0] : end]


def _parts(
    layout: Layout,
    figures: Sequence[Figure],
    places: Sequence[Place | None],
    whole: int,
    farthest: int = _FARTHEST,
    share: float = 0.0,
) -> Iterator[Place]:
    """The places of the figures that may be parts of a whole; none if they add up to more or to less than a share."""
    figure, place = figures[whole], places[whole]
    amount = figure.value or figure.min or 0.0
    if figure.measure.nature not in _COUNTED or amount < _LEAST_PARTS or whole + 1 == len(figures):
        return
    if place is not None and layout.names(place, figure) and place.start < figures[whole + 1].start:
        return
    last = layout.sentence_of(figure.start) + farthest
    rest = amount
    found = []
    for other, at in zip(
        figures[whole + 1 : whole + 1 + _MOST_FOLLOWING], places[whole + 1 : whole + 1 + _MOST_FOLLOWING], strict=True
    ):
        if layout.sentence_of(other.start) > last:
            break
        if other.measure is figure.measure and at is not None and layout.names(at, other):
            rest -= other.value or other.min or 0.0
            found.append(at)
    if rest == 0 or (amount >= _LEAST_WHOLE and 0 < rest <= amount * (1.0 - share)):
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
