"""``ledger_sheets``: the rows of each incident and of each place with standing totals, for the api.

A sheet is packed. Beside it stand the fields by which lists select and order sheets: ``is_incident``; ``places``, the
GeoNames ids of where the incident is and what contains it; ``row_places``, those of the rows; ``topics``;
``measures``; ``claimants``, the keys of those who give a figure; ``last_at``.
"""

import asyncio
from collections.abc import Collection, Iterable, Iterator, Sequence

from pymongo import ASCENDING, DESCENDING, UpdateOne

from claimwatch_contracts.extraction import AdministrativeArea, Location
from claimwatch_contracts.ledger_sheet import LedgerSheet
from services._runtime.mongo import Database, Document
from services._runtime.stored import packed

INDEXED = ("is_incident", "places", "topics", "row_places", "measures", "claimants")


class SheetStore:
    """A ``SheetMemory`` in MongoDB. Every write goes by ``_id``."""

    def __init__(self, database: Database) -> None:
        self._sheets = database["ledger_sheets"]

    async def prepare(self) -> None:
        """Create the indexes for lists, newest first."""
        newest = [("last_at", DESCENDING), ("_id", DESCENDING)]
        await self._sheets.create_index(newest)
        for name in INDEXED:
            await self._sheets.create_index([(name, ASCENDING), *newest])

    async def keep(self, sheets: Sequence[LedgerSheet]) -> None:
        """Keep these sheets in place of earlier ones with their ids. Idempotent. They are packed off the event loop."""
        if writes := await asyncio.to_thread(lambda: [_write(sheet) for sheet in sheets]):
            await self._sheets.bulk_write(writes, ordered=False)

    async def remove(self, sheet_ids: Collection[str]) -> None:
        """Remove the sheets with these ids, if there are any."""
        if sheet_ids:
            await self._sheets.delete_many({"_id": {"$in": sorted(sheet_ids)}})


def _write(sheet: LedgerSheet) -> UpdateOne:
    return UpdateOne({"_id": sheet.sheet_id}, {"$set": sheet_fields(sheet)}, upsert=True)


def sheet_fields(sheet: LedgerSheet) -> Document:
    """The fields of a sheet's document, without its id."""
    incident = sheet.incident
    here = _ids(incident.place, incident.within) if incident is not None else iter(())
    return {
        **packed(sheet),
        "is_incident": incident is not None,
        "places": sorted(set(here)),
        "row_places": sorted({identity for row in sheet.rows for identity in _ids(row.place, row.within)}),
        "topics": [] if incident is None else list(incident.topics),
        "measures": sorted({row.measure.value for row in sheet.rows}),
        "claimants": sorted({entry.claimant.key for row in sheet.rows for entry in row.entries if entry.claimant}),
        "last_at": sheet.last_at,
    }


def _ids(place: Location | None, within: Iterable[AdministrativeArea]) -> Iterator[int]:
    for named in (place, *within):
        if named is not None and named.geonames_id is not None:
            yield named.geonames_id
