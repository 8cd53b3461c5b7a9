"""Compares an article's predicted places with its gold."""

from collections.abc import Sequence
from dataclasses import dataclass

from bench.mentions.gold import GoldPlace, PlacesArticle
from bench.pairing import by_overlap, shared
from claimwatch_language.geography import distance_km

Point = tuple[float, float]
"""Latitude and longitude in degrees."""
NEAR_KM = 161.0
"""A hundred miles: the literature counts a place within this distance as right."""


@dataclass(frozen=True)
class FoundPlace:
    """A prediction of any system. An unresolved one has neither id nor coordinates."""

    start: int
    end: int
    lat: float | None = None
    lon: float | None = None
    geonames_id: int | None = None
    confidence: float = 1.0


@dataclass(frozen=True)
class Verdict:
    """The verdict on one prediction. ``gold`` is the name that the prediction is paired with.

    ``error_km`` is the distance between the predicted and the gold place, if both have coordinates.
    """

    confidence: float
    gold: GoldPlace | None = None
    error_km: float | None = None
    same_id: bool = False

    @property
    def near(self) -> bool:
        """Whether the predicted place is within ``NEAR_KM`` of the gold place."""
        return self.error_km is not None and self.error_km <= NEAR_KM


@dataclass(frozen=True)
class Judged:
    """The verdicts on the predictions that count, and the numbers of required names and of those with coordinates."""

    verdicts: tuple[Verdict, ...]
    expected: int
    located: int


def judge(article: PlacesArticle, predictions: Sequence[FoundPlace]) -> Judged:
    """Pair predictions with names by overlap.

    A prediction does not count if it is paired with an optional name, or if it has no pair and overlaps an optional
    name.
    """
    gold = sorted(article.places, key=lambda place: place.start)
    predicted = sorted(predictions, key=lambda place: place.start)
    answered = {theirs: gold[mine] for mine, theirs in by_overlap(gold, predicted)}
    required = [place for place in gold if not place.optional]
    return Judged(
        verdicts=tuple(
            _verdict(place, answered.get(index))
            for index, place in enumerate(predicted)
            if not _is_optional(article, place, answered.get(index))
        ),
        expected=len(required),
        located=sum(place.lat is not None for place in required),
    )


def _is_optional(article: PlacesArticle, prediction: FoundPlace, gold: GoldPlace | None) -> bool:
    if gold is not None:
        return gold.optional
    return any(place.optional and shared(place, prediction) > 0 for place in article.places)


def _verdict(prediction: FoundPlace, gold: GoldPlace | None) -> Verdict:
    if gold is None:
        return Verdict(prediction.confidence)
    same_id = gold.geonames_id is not None and gold.geonames_id == prediction.geonames_id
    return Verdict(prediction.confidence, gold, _error_km(prediction, gold, same_id), same_id)


def _error_km(prediction: FoundPlace, gold: GoldPlace, same_id: bool) -> float | None:
    """The distance in kilometres. It is 0 for equal ids, because gazetteers give different points for an area."""
    predicted_point, gold_point = _point(prediction), _point(gold)
    if gold_point is not None and same_id:
        return 0.0
    return None if predicted_point is None or gold_point is None else distance_km(*predicted_point, *gold_point)


def _point(place: FoundPlace | GoldPlace) -> Point | None:
    return None if place.lat is None or place.lon is None else (place.lat, place.lon)
