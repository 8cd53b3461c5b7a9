"""Whether a watch concerns a report: places by containment, circle or name, topics, words, claimants, figures."""

import re
from collections.abc import Iterable, Iterator

from claimwatch_contracts.documents import FigureCondition, Watch, WatchedPlace
from claimwatch_contracts.extraction import Place
from claimwatch_contracts.report import ReportedFigure
from claimwatch_language.geography import distance_km
from services.watch.facts import Heard, ReportFacts, words_of
from services.watch.hearing import hearing_of
from services.watch.wording import as_written, counted

QUERY_PART = re.compile(r'"([^"]+)"|(\S+)')

Matched = tuple[str, ...]
"""What of a watch fired, in words."""


def matching(watches: Iterable[Watch], facts: ReportFacts) -> list[tuple[Watch, Matched]]:
    """The watches that a report concerns. With many watches this takes seconds: not for an event loop."""
    found = ((watch, match(watch, facts)) for watch in watches)
    return [(watch, matched) for watch, matched in found if matched is not None]


def match(watch: Watch, facts: ReportFacts) -> Matched | None:
    """What of the watch fired; ``None`` when one of its criteria finds nothing in the report."""
    if not watch.enabled:
        return None
    heard = facts.heard(hearing_of(watch))
    reasons: list[str] = []
    for given, found in (
        (watch.places, _places(watch.places, facts)),
        (watch.topics, (f"topic {key}" for key in watch.topics if key in facts.topics)),
        (watch.query, _query(watch.query or "", facts)),
        (watch.claimants, _claimants(watch.claimants, heard)),
        (watch.figures, _figures(watch.figures, heard)),
    ):
        if given:
            matched = list(dict.fromkeys(found))
            if not matched:
                return None
            reasons += matched
    return tuple(reasons)


def _places(watched: Iterable[WatchedPlace], facts: ReportFacts) -> Iterator[str]:
    for wanted in watched:
        if (hit := _place(wanted, facts)) is not None:
            name = as_written(hit)
            yield f"place {wanted.name}" if name == wanted.name else f"place {wanted.name} ({name})"


def _place(wanted: WatchedPlace, facts: ReportFacts) -> Place | None:
    """The first place that is the watched one, lies within it or inside its circle; by name where it has only that."""
    if wanted.geonames_id is not None:
        return facts.places_by_id.get(wanted.geonames_id)
    if wanted.radius_km is not None:
        return next((place for place in facts.places if is_around(wanted, place)), None)
    return facts.places_by_name.get(wanted.name.casefold())


def is_around(wanted: WatchedPlace, place: Place) -> bool:
    """Whether a place lies in the watched circle. A country or province does not because its centre does."""
    if wanted.radius_km is None or wanted.lat is None or wanted.lon is None:
        return False
    if place.lat is None or place.lon is None or place.precision in ("province", "country", "region"):
        return False
    return distance_km(wanted.lat, wanted.lon, place.lat, place.lon) <= wanted.radius_km


def _query(query: str, facts: ReportFacts) -> Iterator[str]:
    """The query itself, when each of its words and quoted phrases occurs as whole words; signs alone are no part."""
    parts = [words for quoted, bare in QUERY_PART.findall(query) if (words := words_of(quoted or bare))]
    if parts and all(facts.says(part) for part in parts):
        yield f"{'words' if len(parts) > 1 or len(parts[0]) > 1 else 'word'} {query}"


def _claimants(watched: Iterable[str], heard: Heard) -> Iterator[str]:
    for wanted in watched:
        yield from (f"claimant {claimant.name}" for claimant in heard.claimants(wanted))


def _figures(conditions: Iterable[FigureCondition], heard: Heard) -> Iterator[str]:
    for condition in dict.fromkeys(conditions):
        for figure in heard.figures(condition.measure):
            if meets(condition, figure):
                yield f"figure {figure.text} {counted(figure.measure)}".rstrip()


def meets(condition: FigureCondition, figure: ReportedFigure) -> bool:
    """Whether a figure has the measure, one of the comparators if any are given, and may reach the least value."""
    if figure.measure is not condition.measure:
        return False
    if condition.comparators and figure.comparator not in condition.comparators:
        return False
    highest = max((v for v in (figure.value, figure.min, figure.max) if v is not None), default=None)
    return condition.at_least is None or (highest is not None and highest >= condition.at_least)
