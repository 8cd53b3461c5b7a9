"""``entries``: what each article put into the ledger. ``entry_index``: the articles of an incident or of a place.

The documents of ``entry_index`` have ids such as ``incident:<id>`` and ``place:<key>``. An article is added to them
before its entries are written, and removed after. An article that is found there too much is left out.
"""

from collections import OrderedDict
from collections.abc import Collection, Iterable, Sequence

from pymongo import UpdateOne

from claimwatch_contracts.ledger import ArticleEntries, LedgerEntry
from claimwatch_language.geography import PlaceKey
from services._runtime.mongo import Database, Document
from services._runtime.stored import BODY, packed, readable
from services.archive.ledger.memory import incident_key, index_keys, place_index_key
from services.archive.ledger.order import in_order

REMEMBERED = 5_000
"""The articles whose entries a process keeps as it read or wrote them last."""


class EntryStore:
    """An ``EntryMemory`` in MongoDB. Every look-up goes by ``_id``, and reads the documents that have changed."""

    def __init__(self, database: Database) -> None:
        self._entries = database["entries"]
        self._index = database["entry_index"]
        self._read: OrderedDict[str, tuple[Document, Sequence[LedgerEntry]]] = OrderedDict()

    async def of_article(self, article_id: str) -> list[LedgerEntry]:
        """The entries of all revisions of an article, in order. Entries that cannot be read are logged and left out."""
        return in_order(_entries(await self._entries.find_one({"_id": article_id}, BODY)))

    async def of_incidents(self, incident_ids: Iterable[str]) -> list[LedgerEntry]:
        """All entries of the articles that say something of one of the incidents, in order."""
        return await self._of(incident_key(identity) for identity in incident_ids)

    async def standing(self, places: Iterable[PlaceKey]) -> list[LedgerEntry]:
        """All entries of the articles that give a standing total for one of the places, in order."""
        return await self._of(place_index_key(place) for place in places)

    async def listed(self, keys: Iterable[str]) -> dict[str, list[str]]:
        """By key of the index: the ids of the articles under it."""
        found = self._index.find({"_id": {"$in": sorted(keys)}})
        return {document["_id"]: document["ids"] async for document in found}

    async def of_articles(self, article_ids: Sequence[str]) -> dict[str, Sequence[LedgerEntry]]:
        """By article: the entries of all its revisions. Those that cannot be read are logged and left out."""
        documents = self._entries.find({"_id": {"$in": article_ids}}, BODY)
        return {document["_id"]: self._entries_in(document) async for document in documents}

    async def replace(self, article_id: str, entries: Sequence[LedgerEntry]) -> None:
        """Keep these entries of all revisions of the article in place of what was kept. Idempotent."""
        new = index_keys(entries)
        held = ArticleEntries(article_id=article_id, entries=tuple(in_order(entries)))
        await self._update(new, {"$addToSet": {"ids": article_id}})
        before = await self._entries.find_one_and_update({"_id": article_id}, {"$set": packed(held)}, upsert=True)
        old = index_keys(_entries(before))
        await self._update(old - new, {"$pull": {"ids": article_id}})

    async def _update(self, keys: Collection[str], change: dict[str, dict[str, str]]) -> None:
        if writes := [UpdateOne({"_id": key}, change, upsert=True) for key in sorted(keys)]:
            await self._index.bulk_write(writes, ordered=False)

    async def _of(self, keys: Iterable[str]) -> list[LedgerEntry]:
        wanted = set(keys)
        if not wanted:
            return []
        lists = await self.listed(wanted)
        found = await self.of_articles(sorted({article for ids in lists.values() for article in ids}))
        return in_order(entry for entries in found.values() if index_keys(entries) & wanted for entry in entries)

    def _entries_in(self, document: Document) -> Sequence[LedgerEntry]:
        """The entries in an article's document, which are read once as long as the document stays as it is."""
        known, entries = self._read.pop(document["_id"], (None, ()))
        if known != document:
            entries = _entries(document)
        self.remember(document, entries)
        return entries

    def remember(self, document: Document, entries: Sequence[LedgerEntry]) -> None:
        """Note which entries an article's document holds, as it was read or written last."""
        self._read[document["_id"]] = document, entries
        if len(self._read) > REMEMBERED:
            self._read.popitem(last=False)


def _entries(document: Document | None) -> Sequence[LedgerEntry]:
    """The entries in an article's document; none if there is no document or if it cannot be read."""
    held = None if document is None else readable(ArticleEntries, document)
    return () if held is None else held.entries
