"""One article's predicted places beside its gold."""

from collections.abc import Sequence
from dataclasses import dataclass

from bench.mentions.gold import GoldPlace, PlacesArticle
from bench.pairing import by_overlap, shared
from claimwatch_language.geography import distance_km

Point = tuple[float, float]
"""Latitude and longitude in degrees."""
NEAR_KM = 161.0
"""A hundred miles: what the literature calls the right place."""


@dataclass(frozen=True)
class FoundPlace:
    """A prediction, whoever made it; without id or coordinates where it was not resolved."""

    start: int
    end: int
    lat: float | None = None
    lon: float | None = None
    geonames_id: int | None = None
    confidence: float = 1.0


@dataclass(frozen=True)
class Verdict:
    """One prediction. ``gold`` is the entry it stands on; ``error_km`` how far off it is, where both are known."""

    confidence: float
    gold: GoldPlace | None = None
    error_km: float | None = None
    same_id: bool = False

    @property
    def near(self) -> bool:
        """Within a hundred miles."""
        return self.error_km is not None and self.error_km <= NEAR_KM


@dataclass(frozen=True)
class Judged:
    """The predictions that count, how many names had to be found, and of how many the gold knows where they are."""

    verdicts: tuple[Verdict, ...]
    expected: int
    located: int


def judge(article: PlacesArticle, found: Sequence[FoundPlace]) -> Judged:
    """Pair one to one by overlap.

    A prediction does not count if it is paired with an optional name, or with none and lies on an optional one.
    """
    gold = sorted(article.places, key=lambda place: place.start)
    predicted = sorted(found, key=lambda place: place.start)
    answered = {theirs: gold[mine] for mine, theirs in by_overlap(gold, predicted)}
    required = [place for place in gold if not place.optional]
    return Judged(
        verdicts=tuple(
            _verdict(one, answered.get(number))
            for number, one in enumerate(predicted)
            if not _is_optional(article, one, answered.get(number))
        ),
        expected=len(required),
        located=sum(place.lat is not None for place in required),
    )


def _is_optional(article: PlacesArticle, found: FoundPlace, gold: GoldPlace | None) -> bool:
    if gold is not None:
        return gold.optional
    return any(place.optional and shared(place, found) > 0 for place in article.places)


def _verdict(found: FoundPlace, gold: GoldPlace | None) -> Verdict:
    if gold is None:
        return Verdict(found.confidence)
    same_id = gold.geonames_id is not None and gold.geonames_id == found.geonames_id
    return Verdict(found.confidence, gold, _error_km(found, gold, same_id), same_id)


def _error_km(found: FoundPlace, gold: GoldPlace, same_id: bool) -> float | None:
    """The same record is no error, whatever point a gazetteer gives for an area."""
    here, there = _point(found), _point(gold)
    if there is not None and same_id:
        return 0.0
    return None if here is None or there is None else distance_km(*here, *there)


def _point(place: FoundPlace | GoldPlace) -> Point | None:
    return None if place.lat is None or place.lon is None else (place.lat, place.lon)
