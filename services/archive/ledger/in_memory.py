"""The entries in this process alone: for rehearsals, for commands and for tests."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from claimwatch_contracts.ledger import LedgerEntry
from claimwatch_language.geography import PlaceKey
from services.archive.ledger.memory import incident_key, index_keys, place_index_key
from services.archive.ledger.order import in_order


class InMemoryEntries:
    """An ``EntryMemory`` that forgets everything at the end."""

    def __init__(self) -> None:
        self._articles: dict[str, list[LedgerEntry]] = {}
        self._index: defaultdict[str, set[str]] = defaultdict(set)

    async def of_article(self, article_id: str) -> list[LedgerEntry]:
        """The entries of all revisions of an article, in order."""
        return list(self._articles.get(article_id, ()))

    async def of_incidents(self, incident_ids: Iterable[str]) -> list[LedgerEntry]:
        """All entries of the articles that say something of one of the incidents, in order."""
        return self._of(incident_key(identity) for identity in incident_ids)

    async def standing(self, places: Iterable[PlaceKey]) -> list[LedgerEntry]:
        """All entries of the articles that give a standing total for one of the places, in order."""
        return self._of(place_index_key(place) for place in places)

    async def replace(self, article_id: str, entries: Sequence[LedgerEntry]) -> None:
        """Keep these entries of all revisions of the article in place of what was kept. Idempotent."""
        for key in index_keys(self._articles.get(article_id, ())):
            self._index[key].discard(article_id)
        self._articles[article_id] = in_order(entries)
        for key in index_keys(entries):
            self._index[key].add(article_id)

    def all(self) -> list[LedgerEntry]:
        """All entries, in order."""
        return in_order(entry for entries in self._articles.values() for entry in entries)

    def _of(self, keys: Iterable[str]) -> list[LedgerEntry]:
        articles = {article for key in keys for article in self._index.get(key, ())}
        return in_order(entry for article in articles for entry in self._articles[article])
