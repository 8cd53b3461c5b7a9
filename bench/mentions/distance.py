"""How far a place is from where it should be."""

import math

EARTH_RADIUS_KM = 6371.0088
"""The mean radius (IUGG)."""

Point = tuple[float, float]


def distance_km(one: Point, other: Point) -> float:
    """Along a great circle of a spherical earth, between two (latitude, longitude) in degrees."""
    (lat, lon), (other_lat, other_lon) = _radians(one), _radians(other)
    across = math.sin((other_lat - lat) / 2) ** 2
    along = math.cos(lat) * math.cos(other_lat) * math.sin((other_lon - lon) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, across + along)))


def _radians(point: Point) -> Point:
    return math.radians(point[0]), math.radians(point[1])
