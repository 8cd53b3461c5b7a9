"""The ledger's sheets: kept whole, and gone when nothing stands on them."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from claimwatch_contracts.ledger_sheet import LedgerSheet
from services._runtime.stored import readable_by_id
from services.archive.judging.sheets import SheetMemory, SheetsInMemory, sheet_of_place
from services.archive.ledger.rows import rows_of
from services.archive.store.sheets import SheetStore
from tests.ledger_builders import ALDER, NORTHLAND, NORTHLAND_PLACE, TARN, entry

Read = Callable[[], Awaitable[dict[str, LedgerSheet]]]


@pytest.fixture(params=["in memory", "stored"])
def memory(request: pytest.FixtureRequest, database: Any) -> tuple[SheetMemory, Read]:
    """A memory without sheets, and what reads all of them."""
    if request.param == "stored":
        return SheetStore(database), lambda: readable_by_id(LedgerSheet, database["ledger_sheets"].find({}))
    held = SheetsInMemory()

    async def read() -> dict[str, LedgerSheet]:
        return dict(held.by_id)

    return held, read


def total(value: int, place: Any = NORTHLAND_PLACE, within: Any = ()) -> LedgerSheet:
    """The sheet of a place with one standing total."""
    given = entry("Observatory", value, incident_id=None, standing=True, place=place, within=within)
    sheet = sheet_of_place(place.geonames_id, rows_of([given]))
    assert sheet is not None
    return sheet


async def test_a_sheet_takes_the_place_of_the_one_before_and_hides_no_other(memory: tuple[SheetMemory, Read]) -> None:
    sheets, read = memory
    first, second, other = total(900), total(950), total(7, ALDER, (TARN, NORTHLAND))
    await sheets.keep([first, other])
    await sheets.keep([second])
    await sheets.keep([])
    assert await read() == {"place:1": second, "place:111": other}


async def test_a_removed_sheet_is_gone_and_one_that_never_was_matters_not(memory: tuple[SheetMemory, Read]) -> None:
    sheets, read = memory
    await sheets.keep([total(900), total(7, ALDER)])
    await sheets.remove(["place:1", "incident:none"])
    await sheets.remove([])
    assert set(await read()) == {"place:111"}
