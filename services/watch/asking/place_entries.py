"""The entries of watched places: an area, a circle around a point, a box, or only a name."""

import math
from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import starmap

from claimwatch_contracts.criteria import Box, WatchedPlace
from claimwatch_contracts.extraction import Place
from claimwatch_contracts.vocabulary import PlacePrecision
from claimwatch_language.geography import EARTH_RADIUS_KM, distance_km
from services.watch.asking.entries import Entry, Make, Matched
from services.watch.asking.spots import Spot, spot_of_place
from services.watch.facts import keys
from services.watch.facts.cells import keys_of_box, keys_of_circle
from services.watch.facts.facts import ReportFacts
from services.watch.facts.keys import Keys
from services.watch.news.wording import as_written

KM_PER_DEGREE = math.radians(EARTH_RADIUS_KM)
"""Kilometres per degree of latitude."""
_LADDER = list(PlacePrecision)


class PlaceEntry(Entry):
    """A watched place."""

    @abstractmethod
    def holds(self, spot: Spot) -> bool:
        """Whether a place is the watched one or lies in it."""


@dataclass(frozen=True, slots=True, eq=False)
class AreaEntry(PlaceEntry):
    """The place with a GeoNames id, or a place inside it."""

    name: str
    geonames_id: int

    def answers(self, facts: ReportFacts) -> Matched:
        return _in_words(self.name, facts.places_by_id.get(self.geonames_id))

    def is_answered(self, facts: ReportFacts) -> bool:
        return self.geonames_id in facts.places_by_id

    def holds(self, spot: Spot) -> bool:
        return self.geonames_id in spot.identities

    def required(self) -> tuple[Keys, ...]:
        return (frozenset({keys.within(self.geonames_id)}),)

    @property
    def is_settled_by_keys(self) -> bool:
        return True


@dataclass(frozen=True, slots=True, eq=False)
class CircleEntry(PlaceEntry):
    """A place in a circle around a point, which is in degrees of WGS 84."""

    name: str
    lat: float
    lon: float
    radius_km: float

    def answers(self, facts: ReportFacts) -> Matched:
        return _in_words(self.name, next((place for lat, lon, place in facts.points if self._has(lat, lon)), None))

    def is_answered(self, facts: ReportFacts) -> bool:
        reach = (self.radius_km + 1) / KM_PER_DEGREE  # a kilometre more, for rounding
        near = facts.points_between(self.lat - reach, self.lat + reach)
        return bool(near) and any(starmap(self._has, near))

    def holds(self, spot: Spot) -> bool:
        return spot.point is not None and self._has(*spot.point)

    def _has(self, lat: float, lon: float) -> bool:
        return distance_km(self.lat, self.lon, lat, lon) <= self.radius_km

    def required(self) -> tuple[Keys, ...]:
        return (keys_of_circle(self.lat, self.lon, self.radius_km),)

    @property
    def is_settled_by_keys(self) -> bool:
        return False


@dataclass(frozen=True, slots=True, eq=False)
class BoxEntry(PlaceEntry):
    """A place between two latitudes and two longitudes."""

    name: str
    box: Box

    def answers(self, facts: ReportFacts) -> Matched:
        return _in_words(self.name, next((place for lat, lon, place in facts.points if self._has(lat, lon)), None))

    def is_answered(self, facts: ReportFacts) -> bool:
        return any(self._has(lat, lon) for lat, lon in facts.points_between(self.box.south, self.box.north))

    def holds(self, spot: Spot) -> bool:
        return spot.point is not None and self._has(*spot.point)

    def _has(self, lat: float, lon: float) -> bool:
        box = self.box
        if box.west <= box.east:
            return box.south <= lat <= box.north and box.west <= lon <= box.east
        return box.south <= lat <= box.north and (lon >= box.west or lon <= box.east)

    def required(self) -> tuple[Keys, ...]:
        return (keys_of_box(self.box.south, self.box.west, self.box.north, self.box.east),)

    @property
    def is_settled_by_keys(self) -> bool:
        return False


@dataclass(frozen=True, slots=True, eq=False)
class PrecisePlaceEntry(PlaceEntry):
    """A watched place of which only places count that are known as exactly as ``least``, or more exactly."""

    name: str
    inside: PlaceEntry
    least: PlacePrecision

    def answers(self, facts: ReportFacts) -> Matched:
        return _in_words(self.name, next(self._places(facts), None))

    def is_answered(self, facts: ReportFacts) -> bool:
        return next(self._places(facts), None) is not None

    def _places(self, facts: ReportFacts) -> Iterator[Place]:
        return (place for place in facts.places if self.holds(spot_of_place(place)))

    def holds(self, spot: Spot) -> bool:
        return _LADDER.index(spot.precision) <= _LADDER.index(self.least) and self.inside.holds(spot)

    def required(self) -> tuple[Keys, ...]:
        return self.inside.required()

    @property
    def is_settled_by_keys(self) -> bool:
        return False


@dataclass(frozen=True, slots=True, eq=False)
class NamedPlaceEntry(PlaceEntry):
    """A place of that name, in any case."""

    name: str

    def answers(self, facts: ReportFacts) -> Matched:
        return _in_words(self.name, facts.places_by_name.get(self.name.casefold()))

    def is_answered(self, facts: ReportFacts) -> bool:
        return self.name.casefold() in facts.places_by_name

    def holds(self, spot: Spot) -> bool:
        return self.name.casefold() in spot.names

    def required(self) -> tuple[Keys, ...]:
        return (frozenset({keys.named(self.name)}),)

    @property
    def is_settled_by_keys(self) -> bool:
        return True


def place_entry(place: WatchedPlace, make: Make) -> PlaceEntry:
    """The entry of a watched place, made with ``make``."""
    outline = _outline(place, make)
    if place.least_precision is None:
        return outline
    return make(PrecisePlaceEntry, place.name, outline, place.least_precision)


def _outline(place: WatchedPlace, make: Make) -> PlaceEntry:
    if place.box is not None:
        return make(BoxEntry, place.name, place.box)
    if place.geonames_id is not None:
        return make(AreaEntry, place.name, place.geonames_id)
    if place.lat is not None and place.lon is not None and place.radius_km is not None:
        return make(CircleEntry, place.name, place.lat, place.lon, place.radius_km)
    return make(NamedPlaceEntry, place.name)


def _in_words(watched: str, place: Place | None) -> Matched:
    if place is None:
        return ()
    name = as_written(place)
    return (f"place {watched}" if name == watched else f"place {watched} ({name})",)
