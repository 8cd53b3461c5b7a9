"""What strikes two neighbouring towns lies in both of them, and what a far town counts does not."""

import pytest

from claimwatch_contracts.extraction import Place
from claimwatch_contracts.vocabulary import PlacePrecision, PlaceRole
from services.watch.asking.spots import Spot, beside

TOWN = Spot(frozenset({1}), frozenset({"orun"}), (10.0, 20.0), precision=PlacePrecision.CITY)


def place(lat: float | None, **more: object) -> Place:
    """A town on the meridian of the other."""
    fields = {"name": "Vale", "geonames_id": 2, "precision": PlacePrecision.CITY, "lat": lat, "lon": 20.0} | more
    return Place(start=0, end=4, text="Vale", **fields)  # type: ignore[arg-type]


def test_a_town_nearby_is_a_place_as_well() -> None:
    assert beside(TOWN, (place(10.1),)).identities == {1, 2}
    assert beside(TOWN, (place(10.1),)).names == {"orun", "vale"}
    assert beside(TOWN, (place(10.1),)).point == TOWN.point


@pytest.mark.parametrize(
    "other",
    [
        place(10.2),
        place(None),
        place(10.1, precision=PlacePrecision.PROVINCE),
        place(10.1, role=PlaceRole.DEMONYM),
    ],
)
def test_a_far_place_an_area_and_a_people_are_none(other: Place) -> None:
    assert beside(TOWN, (other,)) == TOWN


def test_a_place_without_a_point_has_no_neighbours() -> None:
    area = Spot(frozenset({1}), frozenset({"orun"}), None)
    assert beside(area, (place(10.1),)) == area
