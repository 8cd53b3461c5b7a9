"""The main place of an article: where most of what it tells happens, as fine as most of the article agrees on it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimwatch_contracts.extraction import Place
from claimwatch_language.geography import FINE, PlaceKey, area_around, contains, place_key

_LEAST_SHARE = 0.55
"""The share of the support that a place needs to be preferred to a place around it."""
_AROUND = 0.5
"""How much of the support for a place around a finer place speaks against the finer place."""
_LEAST_FOCUS = 2.0
"""The least support for a town that is the place of the whole article."""
_MOST_OF_TOWNS = 0.5
"""The share of the support for all towns that such a town needs."""
_UNDOUBTED = 1.5
"""How many times the support for any country where something happens a country needs where the article says of no place
that something happens there."""
_SEVERAL = 3
"""From so many places apart on, an article may tell of a whole country."""
_MUCH_MORE = 2.2
"""How many times the support for the next place one of several places needs to be the main place."""
_MOST_COMPARED = 40
"""The most places of which every two are compared: those with the most support."""


@dataclass(frozen=True)
class Support:
    """A mention of a place that speaks for it as the main place, by its ``weight``.

    A ``firm`` mention says that something happens there. Without a firm mention there is no main place. The title has
    the ``titled`` mentions.
    """

    place: Place
    weight: float
    firm: bool
    titled: bool = False


@dataclass
class _Candidate:
    place: Place
    weight: float = 0.0
    firm: bool = False
    titled: bool = False


def main_place(supports: Iterable[Support]) -> Place | None:
    """The main place by its supports, given in the order of the article; ``None`` without a firm support.

    The country with the most support comes first. In it, the finest place that has most of the support wins, else the
    place with the most support.
    """
    candidates = _candidates(supports)
    country = _country(candidates)
    inside = [candidate for candidate in candidates if _land(candidate.place) == country]
    total = sum(candidate.weight for candidate in inside)
    best: _Candidate | None = None
    for candidate in inside:
        if candidate.firm and _has_most(candidate.place, inside, total) and _is_better(candidate, best):
            best = candidate
    if best is None:
        firm = [candidate.place for candidate in inside if candidate.firm]
        best = max(
            inside,
            key=lambda candidate: (_holds(candidate.place, firm), _support(candidate.place, inside)),
            default=None,
        )
        return _around_all(best, [candidate for candidate in inside if candidate.firm])
    return best.place


def _around_all(best: _Candidate | None, firm: Sequence[_Candidate]) -> Place | None:
    """The best place; but the country, if the article tells of several places apart and of none much more.

    The title may name the one that is meant.
    """
    titled = [candidate.place for candidate in firm if candidate.titled and candidate.place.precision in FINE]
    if best is None or len(titled) == 1:
        return titled[0] if titled else None
    apart = [candidate for candidate in firm if not any(contains(candidate.place, other.place) for other in firm)]
    places = sorted((candidate.weight for candidate in apart), reverse=True)
    if len(apart) < _SEVERAL or not best.place.within or places[0] > _MUCH_MORE * places[1]:
        return best.place
    return area_around(best.place, best.place.within[-1])


def focus(supports: Iterable[Support], area: Place) -> Place | None:
    """The town in an area of which the article tells more than of all other towns; ``None`` if it tells of several.

    The article has to tell of it at the beginning or more than once: what it names once is an example.
    """
    towns = [support for support in supports if support.place.precision in FINE and contains(area, support.place)]
    candidates = _candidates(towns)
    total = sum(candidate.weight for candidate in candidates)
    for candidate in candidates[:1]:
        own = candidate.weight + sum(other.weight for other in candidates if _are_one(candidate.place, other.place))
        if candidate.firm and candidate.weight >= _LEAST_FOCUS and own > _MOST_OF_TOWNS * total:
            return candidate.place
    return None


def _are_one(town: Place, other: Place) -> bool:
    return contains(town, other) or contains(other, town)


def identity(place: Place) -> PlaceKey:
    """What is the same for all mentions of a place."""
    return place_key(place)


def _candidates(supports: Iterable[Support]) -> list[_Candidate]:
    by_identity: dict[int | str, _Candidate] = {}
    for support in supports:
        candidate = by_identity.setdefault(identity(support.place), _Candidate(support.place))
        candidate.weight += support.weight
        candidate.firm |= support.firm
        candidate.titled |= support.titled
    return sorted(by_identity.values(), key=lambda candidate: -candidate.weight)[:_MOST_COMPARED]


def _holds(place: Place, firm: Iterable[Place]) -> bool:
    """Whether something happens in a place: at the place itself or in a place inside it."""
    return any(other is place or contains(place, other) for other in firm)


def _has_most(place: Place, candidates: list[_Candidate], total: float) -> bool:
    around = sum(other.weight for other in candidates if contains(other.place, place))
    return _support(place, candidates) >= _LEAST_SHARE * (total - _AROUND * around)


def _support(place: Place, candidates: list[_Candidate]) -> float:
    return sum(other.weight for other in candidates if other.place is place or contains(place, other.place))


def _is_better(candidate: _Candidate, best: _Candidate | None) -> bool:
    return best is None or contains(best.place, candidate.place)


def _land(place: Place) -> int | str:
    """The country of a place; the place itself if it lies in no country."""
    return place.country or identity(place)


def _country(candidates: Iterable[_Candidate]) -> int | str | None:
    """The country with the most support, among those with a firm support."""
    weights: dict[int | str, float] = {}
    firm: set[int | str] = set()
    for candidate in candidates:
        land = _land(candidate.place)
        weights[land] = weights.get(land, 0.0) + candidate.weight
        if candidate.firm:
            firm.add(land)
    surest = max(sorted(firm, key=str), key=lambda land: weights[land], default=None)
    heaviest = max(sorted(weights, key=str), key=lambda land: weights[land], default=None)
    if surest is None or heaviest is None or weights[heaviest] < _UNDOUBTED * weights[surest]:
        return surest
    return heaviest
