"""The sheets of the ledger, kept for those who only read it, and what the archive remembers them by."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Protocol

from claimwatch_contracts.incident import Incident
from claimwatch_contracts.ledger import LedgerEntry, Row
from claimwatch_contracts.ledger_sheet import LedgerSheet
from services.archive.incidents.headline import head
from services.archive.incidents.memory import KnownIncidents
from services.archive.ledger.memory import incident_key, place_index_key
from services.archive.ledger.places import key_of


class SheetMemory(Protocol):
    """The sheets, by their ids. They repeat what follows from the entries; nothing is judged by them."""

    async def keep(self, sheets: Sequence[LedgerSheet]) -> None:
        """Keep these sheets in place of earlier ones with their ids. Idempotent."""

    async def remove(self, sheet_ids: Collection[str]) -> None:
        """Remove the sheets with these ids, if there are any."""


class SheetsInMemory:
    """A ``SheetMemory`` that forgets everything at the end."""

    def __init__(self) -> None:
        self.by_id: dict[str, LedgerSheet] = {}

    async def keep(self, sheets: Sequence[LedgerSheet]) -> None:
        """Keep these sheets in place of earlier ones with their ids."""
        self.by_id.update({sheet.sheet_id: sheet for sheet in sheets})

    async def remove(self, sheet_ids: Collection[str]) -> None:
        """Remove the sheets with these ids, if there are any."""
        for sheet_id in sheet_ids:
            self.by_id.pop(sheet_id, None)


async def keep_sheets(
    sheets: SheetMemory,
    incidents: KnownIncidents,
    entries: Iterable[LedgerEntry],
    rows: Sequence[Row],
    known: Mapping[str, Incident] = MappingProxyType({}),
) -> None:
    """Keep the sheets of the known incidents, and of all incidents and standing totals that some entries belong to.

    ``rows`` has at least all rows of these. A place that has no standing total any more loses its sheet;
    an incident that turned out to be another has none.
    """
    held = list(entries)
    found = {each: known.get(each) or await incidents.by_id(each) for each in sorted({*incident_ids(held), *known})}
    alive = [incident for each, incident in found.items() if incident is not None and incident.incident_id == each]
    places = standing_places(held)
    totals = [sheet for place in places if (sheet := sheet_of_place(place, rows)) is not None]
    await sheets.keep([*(sheet_of_incident(incident, rows) for incident in alive), *totals])
    await sheets.remove({place_index_key(place) for place in places} - {sheet.sheet_id for sheet in totals})


def sheet_of_incident(incident: Incident, rows: Iterable[Row]) -> LedgerSheet:
    """The incident's sheet, with its rows among these."""
    own = tuple(row for row in rows if row.incident_id == incident.incident_id)
    times = _times(own) or [incident.first_at]
    return LedgerSheet(
        sheet_id=incident_key(incident.incident_id),
        incident=head(incident, own),
        first_at=min(incident.first_at, *times),
        last_at=max(incident.last_at, *times),
        rows=own,
    )


def sheet_of_place(place: int | str, rows: Iterable[Row]) -> LedgerSheet | None:
    """The sheet of the place's standing totals, with its rows among these; ``None`` if there are none."""
    own = tuple(row for row in rows if row.incident_id is None and key_of(row.place) == place)
    times = _times(own)
    if not times:
        return None
    return LedgerSheet(sheet_id=place_index_key(place), first_at=min(times), last_at=max(times), rows=own)


def incident_ids(entries: Iterable[LedgerEntry]) -> set[str]:
    """The incidents that the entries belong to."""
    return {entry.incident_id for entry in entries if entry.incident_id is not None}


def standing_places(entries: Iterable[LedgerEntry]) -> list[int | str]:
    """The places of the entries that are standing totals, in a fixed order."""
    places = {key for entry in entries if entry.standing and (key := key_of(entry.place)) is not None}
    return sorted(places, key=str)


def leaves_a_sheet(before: Sequence[LedgerEntry], after: Sequence[LedgerEntry]) -> bool:
    """Whether an incident or a place with standing totals has some of the entries before and none of those after."""
    places = set(standing_places(before)) - set(standing_places(after))
    return bool(places or incident_ids(before) - incident_ids(after))


def _times(rows: Sequence[Row]) -> list[datetime]:
    return [entry.given_at for row in rows for entry in row.entries]
