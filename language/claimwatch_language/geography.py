"""The distance between two points, what identifies a place, and which place lies in which."""

import math
from collections.abc import Iterator

from claimwatch_contracts.extraction import AdministrativeArea, Location, Place
from claimwatch_contracts.vocabulary import PlacePrecision

EARTH_RADIUS_KM = 6_371.0088
"""The mean radius (IUGG)."""
FINE = frozenset((PlacePrecision.EXACT, PlacePrecision.VILLAGE, PlacePrecision.DISTRICT, PlacePrecision.CITY))
"""A town and what is smaller: a place where one thing happens."""

PlaceKey = int | str
_PROVINCE = 2
"""The place of a province in the order of areas, counted from the country."""


def place_key(place: Location) -> PlaceKey:
    """What is the same for all mentions of a place: its GeoNames id, or its name in any case if it has none."""
    return place.geonames_id if place.geonames_id is not None else place.name.casefold()


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance in kilometres between two points in degrees, by the haversine formula."""
    p1, p2 = math.radians(lat1), math.radians(lat2)
    half = math.sin((p2 - p1) / 2) ** 2 + math.cos(p1) * math.cos(p2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, half)))


def identities(place: Place) -> Iterator[int]:
    """The place's GeoNames id, then the ids of the areas that contain the place, the closest area first."""
    areas: tuple[Place | AdministrativeArea, ...] = (place, *place.within)
    for area in areas:
        if area.geonames_id is not None:
            yield area.geonames_id


def contains(outer: Place, inner: Place) -> bool:
    """Whether ``inner`` lies within ``outer`` and is another place.

    ``outer`` is one of the areas that ``inner`` names, or a country with the code of ``inner``. The code is needed for
    a place that the gazetteer lacks: it may have a country and no areas.
    """
    if outer.geonames_id is None or outer.geonames_id == inner.geonames_id:
        return False
    if outer.geonames_id in identities(inner):
        return True
    both_countries = outer.precision is inner.precision is PlacePrecision.COUNTRY
    return outer.precision is PlacePrecision.COUNTRY and not both_countries and outer.country == inner.country


def may_contain(outer: Place, inner: Place) -> bool:
    """Whether ``inner`` lies within ``outer``, or ``outer`` is an area without a list of what lies in it.

    Of such an area, a former province for instance, the country is known, and that has to be the town's.
    """
    is_open = outer.geonames_id is None and outer.precision not in FINE and inner.precision in FINE
    return contains(outer, inner) or (is_open and outer.country is not None and outer.country == inner.country)


def area_around(place: Place, area: AdministrativeArea) -> Place:
    """One of the areas ``within`` which a place lies, with the offsets of the place and without coordinates.

    The last area is the country, the one before it a province.
    """
    outward = place.within[place.within.index(area) :]
    if len(outward) == 1 and place.country is not None:
        precision = PlacePrecision.COUNTRY
    else:
        precision = PlacePrecision.PROVINCE if len(outward) == _PROVINCE else PlacePrecision.DISTRICT
    return place.model_copy(
        update={
            "name": area.name,
            "geonames_id": area.geonames_id,
            "lat": None,
            "lon": None,
            "type": precision.value,
            "precision": precision,
            "within": outward[1:],
        }
    )
