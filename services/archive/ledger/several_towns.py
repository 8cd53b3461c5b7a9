"""Which area a figure is of that counts what happened in several towns: the least that contains them all."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from claimwatch_contracts.base import Span
from claimwatch_contracts.extraction import AdministrativeArea, Location, Place
from claimwatch_contracts.report import Report, ReportedFigure
from claimwatch_contracts.vocabulary import Measure, PlacePrecision, PlaceRole
from claimwatch_language.geography import FINE, contains, place_key
from services.archive.ledger.sums import parts_of_sum, places_of_parts

Area = tuple[Location, tuple[AdministrativeArea, ...]]
"""An area, and the areas around it."""

_AND = re.compile(r"^ and (?:in |at |near |around )?(?:the (?:town|city|village|port|district) of )?$", re.IGNORECASE)
_TOWNS = r"(?:cities|towns|villages|sites|places|camps|districts|hospitals|graves|locations|ports|settlements)"
_ALL_OF_THEM = re.compile(
    rf"\b(?:both {_TOWNS}|(?:the|all) (?:two|three|four|five) {_TOWNS} (?:together|combined|taken together|in all)"
    rf"|(?:across|in) all (?:the )?(?:two|three|four|five) {_TOWNS})\b",
    re.IGNORECASE,
)
_APIECE = re.compile(r"\b(?:each|respectively|in turn)\b", re.IGNORECASE)


def area_of_towns(report: Report, index: int, sentence: Span) -> Area | None:
    """The area of the towns that a figure of the report counts together; ``None`` if it is of one town.

    "37 people in Orsk and Alder", if the sentence has no other such count; "in both towns together", of the towns of
    the figures before it; or the towns of its parts ("109, of whom 74 in Orsk and 35 in Alder").
    """
    summed = _of_sum(report, index, sentence)
    found = summed or common_area(_towns(_of_parts(report, index, sentence)))
    return found or common_area(_towns(_named(report, index, sentence)))


def common_area(towns: Sequence[Place]) -> Area | None:
    """The least area that contains several towns; ``None`` if there is none, or only one town."""
    one, *others = towns or (None,)
    if one is None or not others:
        return None
    around = {area.geonames_id for area in one.within}
    for other in others:
        around &= {area.geonames_id for area in other.within}
    level = next((level for level, area in enumerate(one.within) if area.geonames_id in around - {None}), None)
    return None if level is None else _around(one, level)


def _around(town: Place, index: int) -> Area:
    """One of the areas around a town, as a place, with those around it."""
    area, outward = town.within[index], town.within[index + 1 :]
    precision = PlacePrecision.PROVINCE if outward else PlacePrecision.COUNTRY
    return Location(name=area.name, geonames_id=area.geonames_id, precision=precision, country=town.country), outward


def _of_parts(report: Report, index: int, sentence: Span) -> list[Place]:
    """The places that the sentence names from the first of several parts of a figure on."""
    parts = [part for part in report.figures if part.subset_of == index and part.start < sentence.end]
    if len(parts) <= 1:
        return []
    first = min(part.start for part in parts)
    return [place for place in report.places if first <= place.start < sentence.end]


def _of_sum(report: Report, index: int, sentence: Span) -> Area | None:
    """The area of a sum: that of its parts, or around the town of one if the places of the others are not known."""
    parts = parts_of_sum(report, index, sentence)
    places = places_of_parts(report, parts, sentence) if parts else []
    towns = _towns(places)
    is_of_more = len(towns) == 1 and None in places and bool(towns[0].within)
    return _around(towns[0], 0) if is_of_more else common_area(towns)


def _named(report: Report, index: int, sentence: Span) -> list[Place | None]:
    """The towns that a figure's sentence names one after another, or to which it refers."""
    text, figure = report.article.text, report.figures[index]
    words = text[sentence.start : sentence.end]
    if _APIECE.search(words):
        return []
    if _ALL_OF_THEM.search(words):
        return [other.place for other in report.figures[:index] if other.measure.nature is figure.measure.nature]
    if figure.place is None or not _is_alone(report.figures, index, sentence):
        return []
    named = [each for each in report.places if sentence.start <= each.start < sentence.end]
    pairs = [(one, other) for one, other in pairwise(named) if _AND.match(text[one.end : other.start])]
    own = place_key(figure.place)
    return next((list(pair) for pair in pairs if own in map(place_key, pair)), [])


def _is_alone(figures: Sequence[ReportedFigure], index: int, sentence: Span) -> bool:
    """Whether no other figure of the sentence counts the same."""
    figure = figures[index]
    return not any(
        other_index != index and sentence.start <= other.start < sentence.end and _counts_alike(figure, other)
        for other_index, other in enumerate(figures)
    )


def _counts_alike(one: ReportedFigure, other: ReportedFigure) -> bool:
    return other.measure is one.measure or other.measure is Measure.PEOPLE_OTHER


def _towns(places: Iterable[Place | None]) -> list[Place]:
    """The different towns of which none lies in another one."""
    found: dict[object, Place] = {}
    for place in places:
        if place is not None and place.precision in FINE and place.role is PlaceRole.LOCATION:
            found.setdefault(place_key(place), place)
    towns = list(found.values())
    return [town for town in towns if not any(contains(town, other) for other in towns)]
