"""The places of watches: each is one that the gazetteer knows by the name it is given, or a circle."""

import asyncio
from collections.abc import Mapping, Sequence

from claimwatch_contracts.documents import WatchedPlace
from services._gazetteer.finder import Found, PlaceFinder
from services._gazetteer.gazetteer import Gazetteer
from services._runtime.errors import InvalidError
from services.api.shown import FoundPlace

SUGGESTED = 3
MOST_FAULTS = 5


class PlaceError(InvalidError):
    """A place is not what it says, or nobody knows it. ``field`` is what to change of it."""

    def __init__(self, field: str, said: str, suggested: Sequence[Found]) -> None:
        near = "; ".join(f"{one.name} ({_described(one)})" for one in suggested[:SUGGESTED])
        super().__init__(f"{said}; did you mean {near}?" if near else f"{said}; GET /places?name= finds places")
        self.field = field


class UnknownPlacesError(InvalidError):
    """Places of a list are not what they say, or nobody knows them: each by its index in the list."""

    def __init__(self, faults: Mapping[int, PlaceError]) -> None:
        super().__init__("; ".join(map(str, faults.values())))
        self.faults = faults


class Places:
    """The gazetteer, asked off the event loop. ``open`` comes first."""

    def __init__(self) -> None:
        self._finder: PlaceFinder | None = None

    async def open(self) -> None:
        """Make the gazetteer ready; where it is not compiled yet that takes seconds."""
        self._finder = PlaceFinder(await asyncio.to_thread(Gazetteer))

    async def find(self, name: str) -> list[FoundPlace]:
        """The places that may be meant by a name, the likeliest first."""
        return [_shown(found) for found in await asyncio.to_thread(self._opened().find, name)]

    async def known(self, places: Sequence[WatchedPlace]) -> tuple[WatchedPlace, ...]:
        """The places, each with its id if it has one.

        Raises:
            UnknownPlacesError: one of them is not known, or does not bear its name.
        """
        return await asyncio.to_thread(_all_known, self._opened(), places)

    def _opened(self) -> PlaceFinder:
        if self._finder is None:
            raise RuntimeError("the gazetteer is not open")
        return self._finder


def known_place(finder: PlaceFinder, place: WatchedPlace) -> WatchedPlace:
    """The place with its id. A circle needs none, and a larger region that has none is known by its name.

    Raises:
        PlaceError: there is no such place.
    """
    if place.geonames_id is not None:
        _require(finder, place.geonames_id, place.name)
        return place
    if place.radius_km is not None:
        return place
    if not (named := finder.named(place.name)):
        said = f"no place called {place.name!r} is known"
        raise PlaceError("name", said, finder.find(place.name))
    return place.model_copy(update={"geonames_id": named[0].geonames_id})


def _require(finder: PlaceFinder, geonames_id: int, name: str) -> None:
    entry = finder.place(geonames_id)
    if entry is None:
        raise PlaceError("geonames_id", f"there is no place {geonames_id}", finder.find(name))
    if not finder.bears(entry, name):
        said = f"{geonames_id} is {_described(Found(entry.name, entry), entry.name)}, not {name!r}"
        raise PlaceError("geonames_id", said, finder.find(name))


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


def _described(found: Found, name: str | None = None) -> str:
    """Its own name where it goes by another, its kind, what it lies in, and its id."""
    entry = found.entry
    own = [entry.name] if name or entry.name != found.name else []
    identity = [] if name or entry.geonames_id is None else [str(entry.geonames_id)]
    return ", ".join([*own, entry.precision.value, *(area.name for area in entry.within), *identity])


def _shown(found: Found) -> FoundPlace:
    entry = found.entry
    return FoundPlace(
        geonames_id=entry.geonames_id,
        name=found.name,
        own_name=entry.name,
        within=tuple(area.name for area in entry.within),
        country=entry.country,
        precision=entry.precision,
        population=entry.population,
        lat=entry.lat,
        lon=entry.lon,
    )
