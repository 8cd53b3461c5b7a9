"""Two incidents that are one: the incident that stays grows, and has the entries of the other in the ledger."""

from claimwatch_contracts.incident import Incident
from claimwatch_contracts.ledger import LedgerEntry
from services.archive.incidents.growth import merged
from services.archive.incidents.memory import KnownIncidents
from services.archive.judging.sheets import SheetMemory
from services.archive.ledger.memory import EntryMemory, incident_key


async def merge(
    incidents: KnownIncidents, entries: EntryMemory, sheets: SheetMemory, one: Incident, other: Incident
) -> Incident:
    """Merge two incidents by the rule of ``merged``. Returns the one that stays."""
    main, gone = merged(one, other)
    goes = one if gone.incident_id == one.incident_id else other
    await incidents.keep(main, lambda kept: merged(kept, goes)[0])
    await move_entries(entries, sheets, gone.incident_id, main.incident_id)
    await incidents.keep(gone)
    return main


async def move_entries(entries: EntryMemory, sheets: SheetMemory, gone: str, stays: str) -> None:
    """Give the entries of an incident to another one. Its sheet goes."""
    moved = await entries.of_incidents([gone])
    for article_id in dict.fromkeys(entry.article_id for entry in moved):
        every = await entries.of_article(article_id)
        await entries.replace(article_id, [_in_incident(entry, gone, stays) for entry in every])
    await sheets.remove([incident_key(gone)])


def _in_incident(entry: LedgerEntry, gone: str, stays: str) -> LedgerEntry:
    return entry.model_copy(update={"incident_id": stays}) if entry.incident_id == gone else entry
