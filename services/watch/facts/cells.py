"""Cells of the globe: they find the circles around a place without measuring the distance to every circle.

Points are in degrees of WGS 84. A cell of size n is n degrees of latitude high and n degrees of longitude wide.
"""

import math
from functools import lru_cache

from claimwatch_language.geography import EARTH_RADIUS_KM
from services.watch.facts.keys import POINT, Keys

SIZES = (1, 4, 20)
"""The sizes of cells in degrees; each divides 360."""
MOST_CELLS = 16
SLACK = 1e-6
"""Radians, some six metres on the ground: more than rounding can move a point."""


@lru_cache(maxsize=10_000)
def keys_of_point(lat: float, lon: float) -> frozenset[str]:
    """The keys of the cells that contain a point, and the key ``POINT``. The same points come in many reports."""
    return frozenset({POINT, *(_key(size, _row(lat, size), _column(lon, size)) for size in SIZES)})


def keys_of_circle(lat: float, lon: float, radius_km: float) -> Keys:
    """The keys of cells that cover the circle: of the smallest size that needs at most ``MOST_CELLS``, else ``POINT``.

    Each point in the circle has one of these keys.
    """
    angle = radius_km / EARTH_RADIUS_KM + SLACK
    reach = math.degrees(angle)
    south, north = max(-90.0, lat - reach), min(90.0, lat + reach)
    sideways = 180.0
    if south > -90.0 and north < 90.0:
        sideways = math.degrees(math.asin(min(1.0, math.sin(angle) / math.cos(math.radians(lat)))))
    return _covering(south, north, lon - sideways, lon + sideways)


def keys_of_box(south: float, west: float, north: float, east: float) -> Keys:
    """The same for what lies between two latitudes and two longitudes, from ``west`` eastwards to ``east``."""
    slack = math.degrees(SLACK)
    far_east = east if west <= east else east + 360.0
    return _covering(south - slack, north + slack, west - slack, far_east + slack)


def _covering(south: float, north: float, west: float, east: float) -> Keys:
    """The keys of the cells between latitudes and longitudes. ``east`` is not less than ``west``."""
    for size in SIZES:
        rows = range(_row(south, size), _row(north, size) + 1)
        columns = range(math.floor(west / size), math.floor(east / size) + 1)
        if len(rows) * len(columns) <= MOST_CELLS:
            return frozenset(_key(size, row, _column(column * size, size)) for row in rows for column in columns)
    return frozenset({POINT})


def _row(lat: float, size: int) -> int:
    return math.floor(lat / size)


def _column(lon: float, size: int) -> int:
    """The column of a longitude, counted eastwards. Longitudes that differ by 360 degrees have the same column."""
    return math.floor(lon / size) % (360 // size)


def _key(size: int, row: int, column: int) -> str:
    return f"cell{size}:{row}:{column}"
