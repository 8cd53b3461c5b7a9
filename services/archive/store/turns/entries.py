"""The ledger's entries in a turn."""

from collections.abc import Collection, Iterable, Sequence

from claimwatch_contracts.ledger import ArticleEntries, LedgerEntry
from claimwatch_language.geography import PlaceKey
from services._runtime.mongo import Document
from services._runtime.stored import packed
from services.archive.ledger.memory import incident_key, index_keys, place_index_key
from services.archive.ledger.order import in_order
from services.archive.store.entries import EntryStore
from services.archive.store.steps import Step, Write, adding, removing


class EntryTurn:
    """An ``EntryMemory``. What is read counts as it was then, and what is replaced counts from then on."""

    def __init__(self, store: EntryStore) -> None:
        self._store = store
        self._articles: dict[str, Sequence[LedgerEntry]] = {}
        self._lists: dict[str, set[str]] = {}
        self._keys_before: dict[str, set[str]] = {}
        self._written: dict[str, Document] = {}

    async def look_ahead(self, article_ids: Iterable[str], incident_ids: Iterable[str]) -> None:
        """Read the entries of articles, and those of incidents."""
        found = await self._read_lists(incident_key(identity) for identity in incident_ids)
        await self._read_articles({*found, *article_ids})

    async def of_article(self, article_id: str) -> list[LedgerEntry]:
        """The entries of all revisions of an article, in order."""
        await self._read_articles([article_id])
        return list(self._articles[article_id])

    async def of_incidents(self, incident_ids: Iterable[str]) -> list[LedgerEntry]:
        """All entries of the articles that say something of one of the incidents, in order."""
        return await self._of({incident_key(identity) for identity in incident_ids})

    async def standing(self, places: Iterable[PlaceKey]) -> list[LedgerEntry]:
        """All entries of the articles that give a standing total for one of the places, in order."""
        return await self._of({place_index_key(place) for place in places})

    async def replace(self, article_id: str, entries: Sequence[LedgerEntry]) -> None:
        """Keep these entries of all revisions of the article in place of what was kept."""
        await self._read_articles([article_id])
        old, new = index_keys(self._articles[article_id]), index_keys(entries)
        self._keys_before.setdefault(article_id, old)
        self._articles[article_id] = in_order(entries)
        await self._read_lists(old | new)
        for key in old - new:
            self._lists[key].discard(article_id)
        for key in new:
            self._lists[key].add(article_id)

    def steps(self) -> list[Step]:
        """What the turn writes: an article is found before its entries are there, and after they are gone."""
        now = {article_id: index_keys(self._articles[article_id]) for article_id in self._keys_before}
        added = ((key, article_id) for article_id, keys in now.items() for key in keys)
        gone = ((key, article_id) for article_id, keys in now.items() for key in self._keys_before[article_id] - keys)
        self._written = {each: packed(self._held(each)) for each in now}
        return [
            Step("entry_index", adding(added, "ids")),
            Step("entries", [Write({"_id": each}, {"$set": fields}) for each, fields in self._written.items()]),
            Step("entry_index", removing(gone, "ids")),
        ]

    def are_written(self) -> None:
        """Note that the steps were made."""
        for article_id, fields in self._written.items():
            self._store.remember({"_id": article_id} | fields, tuple(self._articles[article_id]))

    def _held(self, article_id: str) -> ArticleEntries:
        return ArticleEntries(article_id=article_id, entries=tuple(self._articles[article_id]))

    async def _of(self, keys: Collection[str]) -> list[LedgerEntry]:
        articles = await self._read_lists(keys)
        await self._read_articles(articles)
        found = [self._articles[article_id] for article_id in articles]
        return in_order(entry for entries in found if index_keys(entries) & set(keys) for entry in entries)

    async def _read_lists(self, keys: Iterable[str]) -> list[str]:
        """The articles under these keys, in order."""
        wanted = set(keys)
        if new := wanted - self._lists.keys():
            found = await self._store.listed(new)
            self._lists.update({key: set(found.get(key, ())) for key in new})
        return sorted({article for key in wanted for article in self._lists[key]})

    async def _read_articles(self, article_ids: Iterable[str]) -> None:
        if new := sorted(set(article_ids) - self._articles.keys()):
            found = await self._store.of_articles(new)
            self._articles.update({article_id: found.get(article_id, ()) for article_id in new})
