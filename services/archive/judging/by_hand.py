"""Incidents that a person merges or splits, and what is left when that is taken back.

Each step gives the same result when repeated.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from claimwatch_contracts.amendment import Amendment, MergedIncidents, SplitIncident, split_incident_id
from claimwatch_contracts.incident import Incident
from services.archive.incidents.growth import age, parted
from services.archive.incidents.memory import KnownIncidents
from services.archive.judging.merging import merge, move_entries
from services.archive.judging.sheets import SheetMemory, keep_sheets
from services.archive.ledger.memory import EntryMemory
from services.archive.ledger.rows import rows_of


@dataclass(frozen=True)
class IncidentsByHand:
    """Does to incidents what an amendment says of them. A report's own part of it is judged with the report."""

    incidents: KnownIncidents
    entries: EntryMemory
    sheets: SheetMemory

    async def apply(self, amendment: Amendment) -> tuple[str, ...]:
        """Apply an amendment, or undo it if it was taken back. Returns the articles to be judged anew because of it."""
        match amendment.correction:
            case MergedIncidents(incident_ids=incident_ids):
                if amendment.stands:
                    await self._merge(incident_ids)
                    return ()
                return await self._part(incident_ids)
            case SplitIncident(incident_id=incident_id) if not amendment.stands:
                await self._close(split_incident_id(amendment.amendment_id), incident_id)
        return ()

    async def _merge(self, incident_ids: Sequence[str]) -> None:
        """Merge incidents, the earliest first, so that it stays."""
        found = [incident for each in incident_ids if (incident := await self.incidents.by_id(each)) is not None]
        found.sort(key=age)
        for other in found[1:]:
            if other.incident_id != found[0].incident_id:
                found[0] = await merge(self.incidents, self.entries, self.sheets, found[0], other)
        if found:
            held = await self.entries.of_incidents([found[0].incident_id])
            await keep_sheets(self.sheets, self.incidents, held, rows_of(held))

    async def _part(self, incident_ids: Sequence[str]) -> tuple[str, ...]:
        """Bring back the incidents that were merged into another of these. Returns the articles of all of these.

        They are returned also if the incidents are back already: the archive may have died before it judged them. Those
        of the incident that stayed come last, when its rows have nothing of the others any more.
        """
        found = [incident for each in incident_ids if (incident := await self.incidents.kept(each)) is not None]
        found.sort(key=age, reverse=True)
        for incident in found:
            if incident.merged_into in incident_ids:
                await self._bring_back(incident)
        return tuple(dict.fromkeys(article for incident in found for article in incident.articles))

    async def _bring_back(self, gone: Incident) -> None:
        stays = await self.incidents.by_id(gone.incident_id)
        if stays is not None:
            await self.incidents.keep(parted(stays, gone))
        await self.incidents.keep(gone.model_copy(update={"merged_into": None}))

    async def _close(self, split: str, incident_id: str) -> None:
        """Give an incident that was split off back to the one that it came from."""
        opened = await self.incidents.kept(split)
        origin = await self.incidents.by_id(incident_id)
        if opened is None or origin is None or opened.merged_into is not None or origin.incident_id == split:
            return
        await move_entries(self.entries, self.sheets, split, origin.incident_id)
        await self.incidents.keep(opened.model_copy(update={"merged_into": origin.incident_id}))
