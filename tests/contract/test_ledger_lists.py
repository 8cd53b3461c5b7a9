"""Lists of incidents and of rows of the ledger: what they find, and the index along which each is read."""

from datetime import timedelta
from typing import Any

import pytest

from claimwatch_contracts.ledger_sheet import LedgerSheet
from claimwatch_contracts.vocabulary import Measure
from services.api.cursors import Page, Window
from services.api.ledger.filters import IncidentFilter, RowFilter
from services.api.ledger.store import LedgerStore
from services.archive.judging.sheets import sheet_of_place
from services.archive.ledger.rows import rows_of
from services.archive.store.sheets import SheetStore
from tests.builders import NOW
from tests.indexes import declared
from tests.ledger_builders import ALDER, NORTHLAND, TARN, entry

FIRST = Window(1)
ORDER = ("last_at", "_id")
LATER = NOW + timedelta(days=1)


def total(value: int) -> LedgerSheet:
    """The sheet of Alder, which lies in Tarn and Northland, with a standing total of people who were killed."""
    given = entry("Observatory", value, incident_id=None, standing=True, place=ALDER, within=(TARN, NORTHLAND))
    sheet = sheet_of_place(111, rows_of([given]))
    assert sheet is not None
    return sheet


async def everything(store: LedgerStore, selection: RowFilter) -> list[Any]:
    """The rows of all pages."""
    page: Page[Any] = await store.rows(FIRST, selection)
    rows = list(page.items)
    while page.next is not None:
        page = await store.rows(Window(1, page.next), selection)
        rows += page.items
    return rows


@pytest.mark.parametrize(
    ("selection", "found"),
    [
        (RowFilter(), 1),
        (RowFilter(place=111), 1),
        (RowFilter(place=NORTHLAND.geonames_id), 1),
        (RowFilter(place=999), 0),
        (RowFilter(place=111, measure=Measure.KILLED), 1),
        (RowFilter(measure=Measure.WOUNDED), 0),
        (RowFilter(incident_id="none"), 0),
        (RowFilter(claimants=("observatory",)), 1),
        (RowFilter(claimants=("observatory",), until=NOW - timedelta(days=1)), 0),
        (RowFilter(claimants=("alder",)), 0),
    ],
)
async def test_rows_are_found_by_place_with_what_contains_it_measure_and_claimant(
    database: Any, selection: RowFilter, found: int
) -> None:
    await SheetStore(database).keep([total(900)])
    rows = await everything(LedgerStore(database), selection)
    assert [row.high for row in rows] == [900] * found


async def test_rows_of_a_sheet_that_was_written_without_its_claimants_are_found_by_claimant(database: Any) -> None:
    await SheetStore(database).keep([total(900)])
    await database["ledger_sheets"].update_one({}, {"$unset": {"claimants": ""}})
    store = LedgerStore(database)
    assert len(await everything(store, RowFilter(claimants=("observatory",)))) == 1
    assert await everything(store, RowFilter(claimants=("alder",))) == []


async def test_standing_totals_are_no_incidents(database: Any) -> None:
    await SheetStore(database).keep([total(900)])
    store = LedgerStore(database)
    for selection in (IncidentFilter(), IncidentFilter(place=111), IncidentFilter(topic="floods")):
        assert (await store.incidents(FIRST, selection)).items == ()


@pytest.mark.parametrize(
    "selection",
    [
        IncidentFilter(),
        IncidentFilter(place=1),
        IncidentFilter(topic="floods"),
        IncidentFilter(since=LATER),
        IncidentFilter(1, "floods", LATER),
        IncidentFilter(since=LATER, until=LATER, measure=Measure.KILLED),
        RowFilter(place=1),
        RowFilter(measure=Measure.KILLED),
        RowFilter(place=1, measure=Measure.KILLED, since=LATER, until=LATER),
        RowFilter(until=LATER),
        RowFilter(claimants=("observatory",), since=LATER),
        RowFilter(claimants=("police",)),
    ],
)
def test_a_list_is_read_along_an_index_of_its_filter_in_its_own_order(selection: IncidentFilter | RowFilter) -> None:
    """So that a page takes as long as its items, however many sheets there are of other places."""
    indexes = declared()["ledger_sheets"]
    asked = [field for field in selection.conditions() if field != "last_at"]
    assert all((field, *ORDER) in indexes for field in asked)
    assert ORDER in indexes
