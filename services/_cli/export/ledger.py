"""The ledger as it stands: its rows by incident and by place of standing totals."""

from collections.abc import AsyncIterator

from claimwatch_contracts.ledger import LedgerEntry, Row
from claimwatch_language.names.aliases import Aliases
from services._cli.export.selection import Found, Selection
from services._runtime.mongo import Database
from services.archive.ledger.memory import incident_key, place_index_key
from services.archive.ledger.row_keys import Scope
from services.archive.ledger.rows import Ledger, matters_of
from services.archive.store.aliases import AliasStore
from services.archive.store.entries import EntryStore


class ChosenRows:
    """The rows of the selected incident, or of all incidents and places.

    A publisher or a time selects the rows with an entry of that publisher, or given at that time or later.
    """

    def __init__(self, database: Database, selection: Selection) -> None:
        self._index = database["entry_index"]
        self._entries = EntryStore(database)
        self._aliases = AliasStore(database)
        self._selection = selection

    async def ids(self) -> list[str]:
        """The keys of the incidents and places, in order."""
        if self._selection.incidents is not None:
            return [incident_key(identity) for identity in self._selection.incidents]
        return sorted([document["_id"] async for document in self._index.find({}, {"_id": 1})])

    async def read(self, keys: list[str]) -> AsyncIterator[Found[Row]]:
        """The rows of these incidents and places."""
        aliases = Aliases(await self._aliases.all_readable())
        for key in keys:
            matters = matters_of(await self._of(key), aliases)
            for scope, matter in matters.items():
                if _key(scope) == key:
                    for row in filter(self._is_chosen, Ledger(matter).rows):
                        yield Found(None, row)

    async def _of(self, key: str) -> list[LedgerEntry]:
        kind, _, name = key.partition(":")
        return await (self._entries.of_incidents([name]) if kind == "incident" else self._entries.standing([name]))

    def _is_chosen(self, row: Row) -> bool:
        publisher, since = self._selection.publisher, self._selection.since
        return any(
            (publisher is None or entry.evidence.publisher == publisher) and (since is None or entry.given_at >= since)
            for entry in row.entries
        )


def _key(scope: Scope) -> str | None:
    incident_id, place = scope
    if incident_id is not None:
        return incident_key(incident_id)
    return None if place is None else place_index_key(place)
