"""What a map of the present shows: recent incidents, and the places of watches."""

from collections.abc import Iterable

from pydantic import BaseModel

from claimwatch_contracts.base import Instant
from claimwatch_contracts.documents import Watch
from claimwatch_contracts.extraction import AdministrativeArea, Location
from claimwatch_contracts.ledger_sheet import LedgerSheet
from claimwatch_contracts.vocabulary import Grade


class MappedIncident(BaseModel):
    """An incident on the map. ``articles`` counts those that it is about first of all, copies included.

    ``claimants`` counts those who give a figure in its ledger; ``is_contested`` is true if a row of it is.
    """

    incident_id: str
    headline: str
    place: Location | None
    within: tuple[AdministrativeArea, ...]
    last_at: Instant
    articles: int = 0
    claimants: int
    is_contested: bool


class Spot(BaseModel):
    """A watched place as a point, in degrees (WGS 84): its own, the middle of an area, or that of a circle or box."""

    watch_id: str
    watch_name: str
    name: str
    lat: float
    lon: float
    radius_km: float | None = None


class IncidentMap(BaseModel):
    """The incidents with the latest articles, and the places of the watches that are switched on.

    ``left_out`` is the number of incidents that are left out because there are so many.
    """

    incidents: tuple[MappedIncident, ...]
    left_out: int
    watched: tuple[Spot, ...]


def mapped(sheet: LedgerSheet) -> MappedIncident:
    """The incident of a sheet.

    Raises:
        ValueError: the sheet is that of standing totals.
    """
    head = sheet.incident
    if head is None:
        raise ValueError(f"{sheet.sheet_id} is no incident's")
    entries = [entry for row in sheet.rows for entry in row.entries]
    return MappedIncident(
        incident_id=head.incident_id,
        headline=head.headline,
        place=head.place,
        within=head.within,
        last_at=sheet.last_at,
        claimants=len({entry.claimant.key for entry in entries if entry.claimant is not None}),
        is_contested=any(row.grade is Grade.CONTESTED for row in sheet.rows),
    )


def outlined(watches: Iterable[Watch]) -> tuple[list[Spot], list[tuple[Watch, int, str]]]:
    """The watched places that are circles or boxes; and those that have an id, each with its watch and its name."""
    spots: list[Spot] = []
    known: list[tuple[Watch, int, str]] = []
    for watch in watches:
        for place in watch.places if watch.enabled else ():
            if place.lat is not None and place.lon is not None:
                spots.append(_spot(watch, place.name, place.lat, place.lon, place.radius_km))
            elif place.box is not None:
                box = place.box
                east = box.east if box.east >= box.west else box.east + 360
                lon = (box.west + east) / 2
                spots.append(_spot(watch, place.name, (box.south + box.north) / 2, lon - 360 if lon > 180 else lon))
            elif place.geonames_id is not None:
                known.append((watch, place.geonames_id, place.name))
    return spots, known


def _spot(watch: Watch, name: str, lat: float, lon: float, radius_km: float | None = None) -> Spot:
    return Spot(watch_id=watch.watch_id, watch_name=watch.name, name=name, lat=lat, lon=lon, radius_km=radius_km)
