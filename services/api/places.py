"""The places of watches. Each must be a circle, a box, or a place that has its name in the gazetteer."""

import asyncio
import re
from collections.abc import Mapping, Sequence

from claimwatch_contracts.criteria import Box, WatchedPlace
from claimwatch_contracts.extraction import AdministrativeArea, Location
from claimwatch_contracts.fields import LAST_GEONAMES_ID
from services._gazetteer.finder import Found, PlaceFinder
from services._gazetteer.gazetteer import Gazetteer
from services._runtime.errors import InvalidError
from services.api.shown import FoundPlace, Town

SUGGESTED = 3
MOST_TOWNS = 250
MOST_FAULTS = 5
_SPOT_KM = 1.0
_ID = re.compile("[0-9]{1,10}", re.ASCII)


class PlaceError(InvalidError):
    """A watched place is unknown, or does not have its name. ``field`` is the field to change."""

    def __init__(self, field: str, fault: str, suggested: Sequence[Found]) -> None:
        near = "; ".join(f"{place.name} ({_described(place)})" for place in suggested[:SUGGESTED])
        way_on = "try another spelling, or a larger place" if field == "name" else "GET /places?name= finds places"
        super().__init__(f"{fault}; did you mean {near}?" if near else f"{fault}; {way_on}")
        self.field = field


class UnknownPlacesError(InvalidError):
    """Watched places are unknown or do not have their names; ``faults`` are by index in the list of places."""

    def __init__(self, faults: Mapping[int, PlaceError]) -> None:
        super().__init__("; ".join(map(str, faults.values())))
        self.faults = faults


class Places:
    """The gazetteer, used off the event loop. Call ``open`` first."""

    def __init__(self) -> None:
        self._finder: PlaceFinder | None = None

    async def open(self) -> None:
        """Open the gazetteer. If it must be compiled first, this takes seconds."""
        self._finder = PlaceFinder(await asyncio.to_thread(Gazetteer))

    async def find(self, name: str) -> list[FoundPlace]:
        """The places that a name may mean, the likeliest first. A GeoNames id means the place that has it."""
        return [_shown(place) for place in await asyncio.to_thread(_found, self._opened(), name)]

    async def is_known(self, geonames_id: int) -> bool:
        """Whether a place has that GeoNames id."""
        return await asyncio.to_thread(self._opened().place, geonames_id) is not None

    async def no_id(self, text: str) -> PlaceError:
        """The refusal of a text where a GeoNames id is needed, with the ids of the places that it may mean."""
        found = await asyncio.to_thread(self._opened().find, text[:200])
        return PlaceError("place", f"a GeoNames id is needed, not {text[:100]!r}", found)

    async def towns(self, box: Box) -> tuple[Town, ...]:
        """The largest towns in a box that does not cross the antimeridian."""
        found = await asyncio.to_thread(self._opened().towns, box, MOST_TOWNS)
        return tuple(
            Town(name=entry.name, population=entry.population, lat=entry.lat, lon=entry.lon)
            for entry in found
            if entry.lat is not None and entry.lon is not None
        )

    async def points(self, geonames_ids: Sequence[int]) -> dict[int, tuple[float, float]]:
        """The latitude and longitude of places in degrees, by id: of an area the mean of its cities.

        Those that nobody knows, or of which it is not known where they are, are left out.
        """
        return await asyncio.to_thread(_points, self._opened(), geonames_ids)

    async def known(self, places: Sequence[WatchedPlace]) -> tuple[WatchedPlace, ...]:
        """The places with their GeoNames ids, where they have one.

        Raises:
            UnknownPlacesError: a place is unknown, or does not have its name.
        """
        return await asyncio.to_thread(_all_known, self._opened(), places)

    async def own_name(self, name: str) -> str:
        """The name that alerts give the best known place of that name: ``Ar Raqqah`` for ``Raqqa``.

        A name that a place of it has for its own, and one that nobody knows, stays as it is.
        """
        return await asyncio.to_thread(_own_name, self._opened(), name)

    async def located(self, place: Location) -> tuple[Location, tuple[AdministrativeArea, ...]]:
        """The place with all that the gazetteer knows of it, and the areas that contain it, the closest first.

        A place with coordinates and without a GeoNames id stays as it is.

        Raises:
            PlaceError: the place is unknown, or does not have its name.
            ValidationError: no place can have such an id, name or coordinates.
        """
        return await asyncio.to_thread(_located, self._opened(), place)

    def _opened(self) -> PlaceFinder:
        if self._finder is None:
            raise RuntimeError("the gazetteer is not open")
        return self._finder


def _found(finder: PlaceFinder, name: str) -> list[Found]:
    identity = int(name) if _ID.fullmatch(name.strip()) else 0
    entry = finder.place(identity) if 0 < identity <= LAST_GEONAMES_ID else None
    return [*([] if entry is None else [Found(entry.name, entry)]), *finder.find(name)]


def known_place(finder: PlaceFinder, place: WatchedPlace) -> WatchedPlace:
    """The place with its GeoNames id. Circles, boxes and larger regions have none.

    Raises:
        PlaceError: there is no such place, or it does not have its name.
    """
    if place.geonames_id is not None:
        _require(finder, place.geonames_id, place.name)
        return place
    if place.radius_km is not None or place.box is not None:
        return place
    if not (entries := finder.named(place.name)):
        fault = f"no place called {place.name!r} is known"
        raise PlaceError("name", fault, finder.find(place.name))
    return place.model_copy(update={"geonames_id": entries[0].geonames_id})


def _located(finder: PlaceFinder, place: Location) -> tuple[Location, tuple[AdministrativeArea, ...]]:
    if place.geonames_id is None and (place.lat is not None or place.lon is not None):
        WatchedPlace(name=place.name, lat=place.lat, lon=place.lon, radius_km=_SPOT_KM)
        return place, ()
    known = known_place(finder, WatchedPlace(name=place.name, geonames_id=place.geonames_id))
    entries = finder.named(place.name) if known.geonames_id is None else (finder.place(known.geonames_id),)
    entry = entries[0]
    if entry is None:
        raise PlaceError("name", f"no place called {place.name!r} is known", ())
    fields = {name: getattr(entry, name) for name in ("geonames_id", "lat", "lon", "precision", "country")}
    return Location(name=entry.name, **fields), entry.within


def _points(finder: PlaceFinder, geonames_ids: Sequence[int]) -> dict[int, tuple[float, float]]:
    found = {identity: finder.place(identity) for identity in geonames_ids}
    return {
        identity: (entry.lat, entry.lon)
        for identity, entry in found.items()
        if entry is not None and entry.lat is not None and entry.lon is not None
    }


def _own_name(finder: PlaceFinder, name: str) -> str:
    names = [entry.name for entry in finder.named(name)]
    return name if name in names else next(iter(names), name)


def _require(finder: PlaceFinder, geonames_id: int, name: str) -> None:
    entry = finder.place(geonames_id)
    if entry is None:
        raise PlaceError("geonames_id", f"there is no place {geonames_id}", finder.find(name))
    if not finder.bears(entry, name):
        fault = f"{geonames_id} is {_described(Found(entry.name, entry), entry.name)}, not {name!r}"
        raise PlaceError("geonames_id", fault, finder.find(name))


def _all_known(finder: PlaceFinder, places: Sequence[WatchedPlace]) -> tuple[WatchedPlace, ...]:
    identified, faults = [], {}
    for index, place in enumerate(places):
        try:
            identified.append(known_place(finder, place))
        except PlaceError as error:
            faults[index] = error
            if len(faults) == MOST_FAULTS:
                break
    if faults:
        raise UnknownPlacesError(faults)
    return tuple(identified)


def _described(place: Found, name: str | None = None) -> str:
    """The place's main name if it was found by another name, its precision, the areas that contain it, and its id."""
    entry = place.entry
    own = [entry.name] if name or entry.name != place.name else []
    identity = [] if name or entry.geonames_id is None else [str(entry.geonames_id)]
    return ", ".join([*own, entry.precision.value, *(area.name for area in entry.within), *identity])


def _shown(place: Found) -> FoundPlace:
    entry = place.entry
    return FoundPlace(
        geonames_id=entry.geonames_id,
        name=place.name,
        own_name=entry.name,
        within=tuple(area.name for area in entry.within),
        ancestors=entry.within,
        country=entry.country,
        precision=entry.precision,
        population=entry.population,
        lat=entry.lat,
        lon=entry.lon,
    )
