"""Outlines of land and countries: where they lie, what of them is drawn, and what is asked of them over HTTP."""

from array import array
from itertools import pairwise
from math import hypot
from pathlib import Path

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimwatch_contracts.criteria import Box
from services.api import outlines
from services.api.outlines import BORDER, LAKE, LAND, Degrees, Line, drawn, outlines_in
from tests.unit.api.over_http import problem

BOX = Box(south=0, west=0, north=10, east=10)
DEGREE = st.integers(-30, 30).map(lambda number: number / 2)


def line(*points: tuple[float, float], level: int = BORDER, km2: float = -1) -> Line:
    """A line through these longitudes and latitudes."""
    lons, lats = zip(*points, strict=True)
    flat = [degree for point in points for degree in point]
    return Line(level, km2, flat, min(lons), max(lons), min(lats), max(lats))


def ends(pieces: list[Degrees]) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """The first and the last point of each piece."""
    return [((piece[0], piece[1]), (piece[-2], piece[-1])) for piece in pieces]


def test_a_line_is_cut_to_the_steps_that_pass_through_the_box() -> None:
    way = line((-9, 5), (-5, 5), (5, 5), (15, 5), (20, 5), (20, 20), (5, 20), (5, 8), (5, 7))
    assert ends(list(drawn([way], BOX))) == [((-5, 5), (15, 5)), ((5, 20), (5, 7))]


def test_a_step_through_the_box_is_drawn_although_both_ends_lie_outside() -> None:
    assert ends(list(drawn([line((-5, 5), (15, 6))], BOX))) == [((-5, 5), (15, 6))]


@given(st.lists(st.tuples(DEGREE, DEGREE), min_size=2, max_size=12))
def test_every_step_in_the_box_is_drawn_once(points: list[tuple[float, float]]) -> None:
    whole = [step for step in pairwise(points) if _inside(step[0]) or _inside(step[1])]
    pieces = [list(zip(piece[0::2], piece[1::2], strict=True)) for piece in drawn([line(*points)], BOX)]
    steps = [step for piece in pieces for step in pairwise(piece)]
    moved = [step for step in whole if step[0] != step[1]]
    assert [step for step in steps if step in moved] == moved


def _inside(point: tuple[float, float]) -> bool:
    return BOX.west <= point[0] <= BOX.east and BOX.south <= point[1] <= BOX.north


@pytest.mark.parametrize(
    ("level", "km2", "is_drawn"),
    [
        (LAND, 1_000, True),
        (LAND, 10, False),
        (LAKE, 1_000, True),
        (LAKE, 100, False),
        (3, 1_000, False),
        (4, 1e6, False),
    ],
)
def test_what_is_smaller_than_a_few_pixels_is_left_out(level: int, km2: float, is_drawn: bool) -> None:
    island = line((5, 5), (6, 5), (5, 6), (5, 5), level=level, km2=km2)
    assert bool(list(drawn([island], BOX))) is is_drawn


def test_points_closer_than_a_pixel_are_one() -> None:
    fine = line(*((number / 1_000, 5.0) for number in range(1_001)))
    (piece,) = drawn([fine], BOX)
    assert len(piece) // 2 < 50
    assert ends([piece]) == [((0, 5), (1, 5))]


def test_the_antimeridian_is_no_coast() -> None:
    east = Box(south=-5, west=170, north=5, east=180)
    assert ends(list(drawn([line((175, 0), (180, 1), (180, -1), (175, 0))], east))) == [
        ((175, 0), (180, 1)),
        ((180, -1), (175, 0)),
    ]


NILE_AND_SEA = Box(south=20, west=30, north=38, east=42)


@pytest.mark.parametrize(("degrees", "near"), [(6, 0.05), (18, 0.15), (80, 0.6)])
def test_the_package_has_coasts_and_borders_where_they_are(degrees: float, near: float) -> None:
    """Haifa lies at the sea, and Kobane at the border of Syria and Turkey."""
    box = Box(south=35 - degrees / 2, west=36 - degrees, north=35 + degrees / 2, east=36 + degrees)
    found = outlines_in(box)
    assert found.source is not None
    assert distance(found.coasts, (34.97, 32.83)) < near
    assert distance(found.borders, (38.35, 36.90)) < near


def distance(lines: tuple[Degrees, ...], point: tuple[float, float]) -> float:
    """How far a point is from the closest line, in degrees of the plane."""
    ways = [list(zip(line[0::2], line[1::2], strict=True)) for line in lines]
    return min(_away(start, end, point) for way in ways for start, end in pairwise(way))


def _away(start: tuple[float, float], end: tuple[float, float], point: tuple[float, float]) -> float:
    (x, y), (dx, dy) = start, (end[0] - start[0], end[1] - start[1])
    length = dx * dx + dy * dy
    share = 0.0 if length == 0 else ((point[0] - x) * dx + (point[1] - y) * dy) / length
    share = min(1.0, max(0.0, share))
    return hypot(x + share * dx - point[0], y + share * dy - point[1])


def test_the_open_sea_has_no_outlines() -> None:
    sea = outlines_in(Box(south=-50, west=-130, north=-45, east=-125))
    assert (sea.coasts, sea.borders) == ((), ())
    assert sea.source is not None


def test_where_the_package_is_not_installed_there_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outlines, "PACKAGE", "mpl_toolkits.nowhere")
    assert outlines_in(NILE_AND_SEA).source is None
    monkeypatch.setattr(outlines, "PACKAGE", "nowhere.at_all")
    assert outlines_in(NILE_AND_SEA).source is None


def test_a_sheet_is_read_as_its_table_says(tmp_path: Path) -> None:
    (tmp_path / "gshhs_c.dat").write_bytes(array("f", [1, 2, 3, 4, 5, 6, 7, 8]).tobytes())
    (tmp_path / "gshhsmeta_c.dat").write_text("1 50.5 1 2 2 0 8 0-E\n2 7 3 4 8 8 24 1\n", "ascii")
    first, second = outlines.sheet(tmp_path, "gshhs", "c")
    assert (first.level, first.km2, list(first.points)) == (1, 50.5, [1, 2])
    assert (second.west, second.east, second.south, second.north) == (3, 7, 4, 8)


async def test_outlines_are_asked_for_by_a_stretch_of_land(client: httpx.AsyncClient) -> None:
    asked = {"south": 20, "west": 30, "north": 38, "east": 42}
    answer = (await client.get("/map/outlines", params=asked)).raise_for_status()
    assert answer.json()["borders"]
    assert answer.headers["cache-control"] == "private, max-age=86400"
    nothing = (await client.get("/map/outlines", params=asked | {"east": 20})).raise_for_status().json()
    assert (nothing["coasts"], nothing["borders"]) == ([], [])
    problem(await client.get("/map/outlines", params=asked | {"south": 50}), 422)
    problem(await client.get("/map/outlines", params=asked | {"north": 91}), 422)
