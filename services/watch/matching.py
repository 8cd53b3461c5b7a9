"""Whether a watch concerns a report: places by containment, circle or name, topics, words, claimants, figures."""

import math
import re
from collections.abc import Iterable, Iterator, Mapping

from claimwatch_contracts.claimants.aliases import BUILT_IN
from claimwatch_contracts.documents import FigureCondition, Watch, WatchedPlace
from claimwatch_contracts.extraction import Claimant, Place
from claimwatch_contracts.report import Report, ReportedFigure
from claimwatch_contracts.vocabulary import PlaceRole
from services.watch.hearing import hearing_of

EARTH_RADIUS_KM = 6_371.0088  # mean radius, IUGG
QUERY_PART = re.compile(r'"([^"]+)"|(\S+)')
WORD = re.compile(r"\w+")


def match(watch: Watch, report: Report) -> tuple[str, ...] | None:
    """What of the watch fired, in words; ``None`` when one of its criteria finds nothing in the report."""
    hearing = hearing_of(watch)
    reasons: list[str] = []
    for given, found in (
        (watch.places, _places(watch.places, report.places)),
        (watch.topics, _topics(watch.topics, report)),
        (watch.query, _query(watch.query or "", report)),
        (watch.claimants, _claimants(watch.claimants, hearing.claimants(report), report.aliases)),
        (watch.figures, _figures(watch.figures, hearing.figures(report))),
    ):
        if given:
            matched = list(dict.fromkeys(found))
            if not matched:
                return None
            reasons += matched
    return tuple(reasons) if watch.enabled else None


def _places(watched: Iterable[WatchedPlace], places: Iterable[Place]) -> Iterator[str]:
    located = [place for place in places if place.role is PlaceRole.LOCATION]
    for wanted in watched:
        if hit := next((place for place in located if contains(wanted, place)), None):
            yield f"place {wanted.name}" if hit.text == wanted.name else f"place {wanted.name} ({hit.text})"


def contains(wanted: WatchedPlace, place: Place) -> bool:
    """Whether a place is the watched one, lies within it, or inside its circle; by name where the watch has only that.

    A country or province does not lie in a circle because its centre does.
    """
    if wanted.geonames_id is not None:
        return wanted.geonames_id in (place.geonames_id, *(area.geonames_id for area in place.within))
    if wanted.radius_km is not None and wanted.lat is not None and wanted.lon is not None:
        if place.lat is None or place.lon is None or place.precision in ("province", "country", "region"):
            return False
        return distance_km(wanted.lat, wanted.lon, place.lat, place.lon) <= wanted.radius_km
    return wanted.name.casefold() in (place.name.casefold(), place.text.casefold())


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance in kilometres between two points in degrees (haversine)."""
    p1, p2 = math.radians(lat1), math.radians(lat2)
    half = math.sin((p2 - p1) / 2) ** 2 + math.cos(p1) * math.cos(p2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, half)))


def _topics(watched: Iterable[str], report: Report) -> Iterator[str]:
    found = {topic.key for topic in report.topics}
    return (f"topic {key}" for key in watched if key in found)


def _query(query: str, report: Report) -> Iterator[str]:
    """The query itself, when each of its words and quoted phrases occurs as whole words."""
    words = _words(f"{report.article.title} {report.article.text}")
    parts = [quoted or bare for quoted, bare in QUERY_PART.findall(query)]
    if parts and all(_words(part) in words for part in parts):
        yield f"words {query}"


def _words(text: str) -> str:
    return f" {' '.join(WORD.findall(text.casefold()))} "


def _claimants(
    watched: Iterable[str], claimants: Iterable[Claimant], other_names: Mapping[str, Iterable[str]]
) -> Iterator[str]:
    different = {claimant.key: claimant for claimant in claimants}
    for wanted in watched:
        for claimant in different.values():
            if is_meant(wanted, claimant, other_names.get(claimant.key, ())):
                yield f"claimant {claimant.name}"


def is_meant(wanted: str, claimant: Claimant, other_names: Iterable[str]) -> bool:
    """Whether a claimant is the one wanted: one of its names means the same, or has every word of what is wanted.

    What is wanted may be a key; it is read as the name it was made from.
    """
    wanted = wanted if " " in wanted else wanted.replace("-", " ")
    known = BUILT_IN.known(wanted)
    keys = {claimant.key, *map(BUILT_IN.key, other_names)}
    if BUILT_IN.key(wanted) in keys:
        return True
    names = [set(WORD.findall(name.casefold())) for name in (f"{claimant.name} {claimant.key}", *other_names)]
    asked = [set(WORD.findall(name.casefold())) for name in (wanted, *([known.name] if known else []))]
    return any(words and words <= name for words in asked for name in names)


def _figures(conditions: Iterable[FigureCondition], figures: Iterable[ReportedFigure]) -> Iterator[str]:
    for condition in conditions:
        for figure in figures:
            if meets(condition, figure):
                yield f"figure {figure.text} {figure.measure.value.replace('_', ' ')}"


def meets(condition: FigureCondition, figure: ReportedFigure) -> bool:
    """Whether a figure has the measure, one of the comparators if any are given, and may reach the least value."""
    if figure.measure is not condition.measure:
        return False
    if condition.comparators and figure.comparator not in condition.comparators:
        return False
    highest = max((v for v in (figure.value, figure.min, figure.max) if v is not None), default=None)
    return condition.at_least is None or (highest is not None and highest >= condition.at_least)
