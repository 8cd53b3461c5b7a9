"""The ledger's sheets in a turn."""

import asyncio
from collections.abc import Collection, Sequence

from claimwatch_contracts.ledger_sheet import LedgerSheet
from services.archive.store.sheets import sheet_fields
from services.archive.store.steps import Step, Write


class SheetTurn:
    """A ``SheetMemory``. Of each sheet the last is written."""

    def __init__(self) -> None:
        self._last: dict[str, LedgerSheet | None] = {}

    async def keep(self, sheets: Sequence[LedgerSheet]) -> None:
        """Keep these sheets in place of earlier ones with their ids."""
        self._last.update({sheet.sheet_id: sheet for sheet in sheets})

    async def remove(self, sheet_ids: Collection[str]) -> None:
        """Remove the sheets with these ids, if there are any."""
        self._last.update(dict.fromkeys(sheet_ids))

    async def steps(self) -> list[Step]:
        """What the turn writes. The sheets are packed off the event loop."""
        return [Step("ledger_sheets", await asyncio.to_thread(self._writes))]

    def _writes(self) -> list[Write]:
        return [
            Write({"_id": sheet_id}, None if sheet is None else {"$set": sheet_fields(sheet)})
            for sheet_id, sheet in self._last.items()
        ]
