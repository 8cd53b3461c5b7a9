"""A place of a news item, as a watched place asks for it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from claimwatch_contracts.extraction import AdministrativeArea, Location, Place
from claimwatch_contracts.judgement import IncidentHead
from claimwatch_contracts.ledger import Row
from claimwatch_contracts.vocabulary import PlacePrecision, PlaceRole
from claimwatch_language.geography import FINE, distance_km
from services.watch.facts.facts import point_of

NEAR_KM = 15.0
"""The greatest distance, in kilometres, between towns that one occurrence may strike."""


@dataclass(frozen=True)
class Spot:
    """A place: the GeoNames ids of the place and of what contains it, its names in folded case, and its point.

    The point is latitude and longitude in degrees, ``None`` for an area, which its centre does not represent.
    ``precision`` is how exactly the place is known.
    ``is_unlisted`` is true if the gazetteer lacks the place.
    """

    identities: frozenset[int]
    names: frozenset[str]
    point: tuple[float, float] | None
    is_unlisted: bool = False
    precision: PlacePrecision = PlacePrecision.UNKNOWN


def spot_of_place(place: Place) -> Spot:
    """The spot of a place that the article names."""
    return _spot(place, place.within, place.text)


def spot_of(found: Row | IncidentHead) -> Spot | None:
    """The spot of a row or an incident; ``None`` if it has no place."""
    return None if found.place is None else _spot(found.place, found.within)


def beside(spot: Spot, places: Iterable[Place]) -> Spot:
    """The spot with those of the towns among the places that lie at most ``NEAR_KM`` from it.

    What strikes two neighbouring towns is one incident, which has the place of the town that is named more often.
    """
    for place in places:
        point = point_of(place)
        if place.role is not PlaceRole.LOCATION or place.precision not in FINE or spot.point is None or point is None:
            continue
        if distance_km(*spot.point, *point) <= NEAR_KM:
            other = spot_of_place(place)
            spot = replace(spot, identities=spot.identities | other.identities, names=spot.names | other.names)
    return spot


def _spot(place: Location, within: Sequence[AdministrativeArea], *names: str) -> Spot:
    identities = (place.geonames_id, *(area.geonames_id for area in within))
    return Spot(
        frozenset(identity for identity in identities if identity is not None),
        frozenset(name.casefold() for name in (place.name, *names)),
        point_of(place),
        is_unlisted=place.geonames_id is None and place.lat is None,
        precision=place.precision,
    )
