"""Cells of the globe: each point in a circle has one of the circle's keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimwatch_language.geography import distance_km
from services.watch.facts.cells import MOST_CELLS, keys_of_circle, keys_of_point
from services.watch.facts.keys import POINT

LATITUDES, LONGITUDES = st.floats(-90, 90), st.floats(-180, 180)
NEAR = st.floats(-3, 3)


@given(LATITUDES, LONGITUDES, LATITUDES, LONGITUDES, st.floats(0, 10))
def test_a_point_on_the_edge_of_a_circle_or_inside_it_has_one_of_its_keys(
    lat: float, lon: float, other_lat: float, other_lon: float, more_km: float
) -> None:
    radius = distance_km(lat, lon, other_lat, other_lon) + more_km
    assert keys_of_circle(lat, lon, radius) & keys_of_point(other_lat, other_lon)


@given(LATITUDES, LONGITUDES, NEAR, NEAR)
def test_so_has_a_near_one_also_over_the_date_line(lat: float, lon: float, north: float, east: float) -> None:
    other_lat = min(90.0, max(-90.0, lat + north))
    other_lon = (lon + east + 180) % 360 - 180
    radius = distance_km(lat, lon, other_lat, other_lon)
    assert keys_of_circle(lat, lon, radius) & keys_of_point(other_lat, other_lon)


@pytest.mark.parametrize(("lat", "lon", "radius_km"), [(36, 39, 30), (36, 39, 800), (-17, 180, 30), (66, 25, 50)])
def test_a_circle_has_few_keys_which_a_point_far_away_has_not(lat: float, lon: float, radius_km: float) -> None:
    circle = keys_of_circle(lat, lon, radius_km)
    assert 1 <= len(circle) <= MOST_CELLS
    assert not circle & keys_of_point(-lat, -lon / 2)


def test_a_circle_around_half_the_globe_or_a_pole_asks_for_any_point() -> None:
    assert keys_of_circle(36, 39, 15_000) == keys_of_circle(89.9, 0, 100) == {POINT}
