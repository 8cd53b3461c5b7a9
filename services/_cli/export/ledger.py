"""The ledger as it stands: its rows by incident and by place of standing totals, and each row's entries as a table."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

from claimwatch_contracts.ledger import Entry, LedgerEntry, Row
from claimwatch_language.names.aliases import Aliases
from services._cli.export.selection import Found, Selection
from services._runtime.mongo import Database
from services.archive.ledger.memory import incident_key, place_index_key
from services.archive.ledger.rows import Ledger, Scope, matters_of
from services.archive.store.aliases import AliasStore
from services.archive.store.entries import EntryStore

COLUMNS = (
    *("row_id", "incident_id", "measure", "submeasure", "population", "unit", "place", "geonames_id", "within"),
    *("period_start", "period_end", "low", "high", "independent", "grade", "part_of"),
    *("claimant_key", "claimant", "claimant_kind", "via", "value", "min", "max", "comparator", "text"),
    *("polarity", "certainty", "retracted", "conceded", "rests_on", "given_at", "confidence"),
    *("finding_id", "article_id", "revision", "publisher", "url", "published_at", "quote", "start", "end"),
)


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


def entry_rows(row: Row) -> Iterator[dict[str, Any]]:
    """A flat row for each entry, with ``COLUMNS``; what is said of the whole row is repeated."""
    head = {
        **row.model_dump(
            mode="json",
            include={"row_id", "incident_id", "measure", "submeasure", "population", "unit", "low", "high"},
        ),
        "independent": row.independent,
        "grade": row.grade.value,
        "part_of": row.part_of,
        "place": row.place and row.place.name,
        "geonames_id": row.place and row.place.geonames_id,
        "within": ", ".join(area.name for area in row.within),
        "period_start": row.period and row.period.start.isoformat(),
        "period_end": row.period and row.period.end.isoformat(),
    }
    for entry in row.entries:
        yield head | _entry(entry)


def _entry(entry: Entry) -> dict[str, Any]:
    evidence = entry.evidence.model_dump(
        mode="json", include={"article_id", "revision", "publisher", "url", "published_at", "quote", "start", "end"}
    )
    given = entry.model_dump(
        mode="json",
        include={"via", "value", "min", "max", "comparator", "text", "retracted", "conceded", "given_at", "confidence"},
    )
    return {
        **evidence,
        **given,
        "finding_id": entry.finding_id,
        "claimant_key": entry.claimant and entry.claimant.key,
        "claimant": entry.claimant and entry.claimant.name,
        "claimant_kind": entry.claimant and entry.claimant.kind.value,
        "polarity": entry.factuality.polarity.value,
        "certainty": entry.factuality.certainty.value,
        "rests_on": ", ".join(entry.rests_on),
    }
