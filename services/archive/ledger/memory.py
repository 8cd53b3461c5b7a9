"""What the archive remembers for the ledger."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from claimwatch_contracts.ledger import LedgerEntry
from claimwatch_language.geography import PlaceKey
from services.archive.ledger.places import key_of


class EntryMemory(Protocol):
    """The entries of all articles. All of an article's entries are kept, read and replaced together."""

    async def of_article(self, article_id: str) -> list[LedgerEntry]:
        """The entries of all revisions of an article, in order."""

    async def of_incidents(self, incident_ids: Iterable[str]) -> list[LedgerEntry]:
        """All entries of the articles that say something of one of the incidents, in order."""

    async def standing(self, places: Iterable[PlaceKey]) -> list[LedgerEntry]:
        """All entries of the articles that give a standing total for one of the places, in order."""

    async def replace(self, article_id: str, entries: Sequence[LedgerEntry]) -> None:
        """Keep these entries of all revisions of the article in place of what was kept. Idempotent."""


def index_keys(entries: Iterable[LedgerEntry]) -> set[str]:
    """The keys under which the article of the entries is found. A copy adds nothing, and is not found."""
    own = (entry for entry in entries if not entry.relation.is_copy)
    return {key for entry in own if (key := _index_key(entry)) is not None}


def incident_key(incident_id: str) -> str:
    """The key of the articles that say something of an incident."""
    return f"incident:{incident_id}"


def place_index_key(place: PlaceKey) -> str:
    """The key of the articles that give a standing total for a place."""
    return f"place:{place}"


def _index_key(entry: LedgerEntry) -> str | None:
    if entry.incident_id is not None:
        return incident_key(entry.incident_id)
    place = key_of(entry.place)
    return place_index_key(place) if entry.standing and place is not None else None
