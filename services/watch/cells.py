"""Cells of the globe, so that a place near a point is found without measuring its distance to every circle.

Points are in degrees of WGS 84; a cell is so many degrees of latitude and of longitude wide.
"""

import math

from claimwatch_language.geography import EARTH_RADIUS_KM
from services.watch.keys import POINT, Key, Keys

SIZES = (1, 4, 20)
"""In degrees, whole parts of the globe."""
MOST_CELLS = 16
SLACK = 1e-6
"""In radians, some six metres: more than rounding can move a point."""


def keys_of_point(lat: float, lon: float) -> Keys:
    """The cells that a point lies in, and that there is one."""
    return frozenset({POINT, *(_key(size, _row(lat, size), _column(lon, size)) for size in SIZES)})


def keys_of_circle(lat: float, lon: float, radius_km: float) -> Keys:
    """Keys of which each point in the circle has one: the smallest cells of which few cover it, or any point's."""
    angle = radius_km / EARTH_RADIUS_KM + SLACK
    reach = math.degrees(angle)
    south, north = max(-90.0, lat - reach), min(90.0, lat + reach)
    sideways = 180.0
    if south > -90.0 and north < 90.0:
        sideways = math.degrees(math.asin(min(1.0, math.sin(angle) / math.cos(math.radians(lat)))))
    for size in SIZES:
        rows = range(_row(south, size), _row(north, size) + 1)
        columns = range(math.floor((lon - sideways) / size), math.floor((lon + sideways) / size) + 1)
        if len(rows) * len(columns) <= MOST_CELLS:
            return frozenset(_key(size, row, _column(column * size, size)) for row in rows for column in columns)
    return frozenset({POINT})


def _row(lat: float, size: int) -> int:
    return math.floor(lat / size)


def _column(lon: float, size: int) -> int:
    """Where a longitude lies, counted eastwards; one cell has one number, whichever way round it is reached."""
    return math.floor(lon / size) % (360 // size)


def _key(size: int, row: int, column: int) -> Key:
    return f"cell{size}:{row}:{column}"
