"""Distances, and which place lies in which."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimwatch_contracts.extraction import AdministrativeArea, Place
from claimwatch_contracts.vocabulary import PlacePrecision
from claimwatch_language.geography import contains, distance_km, identities, place_key

LATITUDE, LONGITUDE = st.floats(-90, 90), st.floats(-180, 180)


@pytest.mark.parametrize(
    ("one", "other", "kilometres"),
    [
        ((10.0, 20.0), (11.0, 20.0), 111.195),
        ((0.0, 179.5), (0.0, -179.5), 111.195),
        ((52.52, 13.405), (48.8566, 2.3522), 877.465),
        ((36.2, 37.15), (36.2, 37.15), 0.0),
    ],
)
def test_distance_agrees_with_known_ones(
    one: tuple[float, float], other: tuple[float, float], kilometres: float
) -> None:
    assert distance_km(*one, *other) == pytest.approx(kilometres, abs=0.001)


@given(LATITUDE, LONGITUDE, LATITUDE, LONGITUDE)
def test_distance_is_symmetric_and_at_most_half_way_round(lat1: float, lon1: float, lat2: float, lon2: float) -> None:
    there, back = distance_km(lat1, lon1, lat2, lon2), distance_km(lat2, lon2, lat1, lon1)
    assert there == pytest.approx(back, abs=1e-6)
    assert 0 <= there <= 20_016


def area(identity: int | None, precision: PlacePrecision, country: str, *within: int) -> Place:
    """A place with that id in areas with those ids."""
    areas = tuple(AdministrativeArea(geonames_id=outer, name=str(outer)) for outer in within)
    named = {"text": "X", "name": "X", "start": 0, "end": 1}
    return Place(**named, geonames_id=identity, precision=precision, country=country, within=areas)


SYRIA = area(1, PlacePrecision.COUNTRY, "SY")
ALEPPO = area(2, PlacePrecision.PROVINCE, "SY", 1)
CITY = area(3, PlacePrecision.CITY, "SY", 2, 1)
QUARTER = area(None, PlacePrecision.DISTRICT, "SY", 3, 2, 1)
GHOUTA = area(None, PlacePrecision.REGION, "SY")
IRAQ = area(9, PlacePrecision.COUNTRY, "IQ")


@pytest.mark.parametrize(
    ("outer", "inner", "expected"),
    [
        (SYRIA, ALEPPO, True),
        (SYRIA, CITY, True),
        (ALEPPO, CITY, True),
        (CITY, QUARTER, True),
        (SYRIA, GHOUTA, True),
        (CITY, CITY, False),
        (CITY, ALEPPO, False),
        (SYRIA, IRAQ, False),
        (IRAQ, CITY, False),
        (QUARTER, CITY, False),
        (GHOUTA, CITY, False),
    ],
)
def test_a_place_lies_in_the_areas_it_names_and_in_the_country_whose_code_it_bears(
    outer: Place, inner: Place, expected: bool
) -> None:
    assert contains(outer, inner) is expected


def test_a_place_is_known_by_its_own_id_and_by_those_around_it_the_closest_first() -> None:
    assert list(identities(CITY)) == [3, 2, 1]
    assert list(identities(QUARTER)) == [3, 2, 1]


def test_a_place_is_identified_by_its_id_and_one_without_by_its_name_in_any_case() -> None:
    listed = area(7, PlacePrecision.CITY, "XX")
    assert place_key(listed) == place_key(listed.model_copy(update={"name": "Another name"})) == 7
    unlisted = area(None, PlacePrecision.CITY, "XX")
    assert place_key(unlisted) == place_key(unlisted.model_copy(update={"name": "x"})) == "x"
