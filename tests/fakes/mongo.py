"""MongoDB in memory: as much of it as our stores use. The suites in ``tests/contract`` hold it to the real one.

Values go through BSON on their way in and out, so that times lose their microseconds and nobody holds what is kept.
Every call gives way to other tasks first, as a call to a server does.
"""

import asyncio
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import bson
from bson.codec_options import CodecOptions
from pymongo import DeleteOne, InsertOne, UpdateOne
from pymongo.errors import BulkWriteError, DuplicateKeyError, PyMongoError

from tests.fakes.mongo_words import Document, at, changed, matches, projected, rank

CODEC: CodecOptions[Document] = CodecOptions(tz_aware=True)
Query = Mapping[str, Any]
Keys = list[tuple[str, int]]


def _copy(document: Query) -> Document:
    return bson.decode(bson.encode(document), CODEC)


class Asked(NamedTuple):
    """What a collection was asked: the query, and the first field of the order."""

    collection: str
    query: Query
    first: str | None = None


class FakeDatabase:
    """Collections by name. While ``error`` is set every call raises it.

    ``asked`` are the queries, those of updates included, and ``indexes`` the fields of each declared index.
    """

    def __init__(self) -> None:
        self.error: PyMongoError | None = None
        self.asked: list[Asked] = []
        self.indexes: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
        self._collections: dict[str, FakeCollection] = {}

    def __getitem__(self, name: str) -> "FakeCollection":
        return self._collections.setdefault(name, FakeCollection(name, self))

    def clear(self) -> None:
        """Forget all documents; who holds a collection holds it still."""
        for collection in self._collections.values():
            collection.documents.clear()


@dataclass(frozen=True)
class Result:
    """How many documents a call met."""

    matched_count: int = 0
    deleted_count: int = 0
    modified_count: int = 0
    upserted_count: int = 0
    inserted_count: int = 0


@dataclass
class FakeCollection:
    """Documents by id."""

    name: str
    database: FakeDatabase
    documents: dict[Any, Document] = field(default_factory=dict)

    async def create_index(self, keys: Keys, unique: bool = False) -> None:
        """Note it. Nothing is slow here."""
        await self.reached()
        self.database.indexes[self.name].add(tuple(field for field, _ in keys))

    async def insert_one(self, document: Query) -> None:
        """Keep a new document."""
        await self.reached()
        self._insert(_copy(document))

    async def insert_many(self, documents: Sequence[Query]) -> None:
        """Keep new documents in order, until one is kept already."""
        await self.reached()
        for index, document in enumerate(documents):
            try:
                self._insert(_copy(document))
            except DuplicateKeyError as error:
                raise BulkWriteError({"writeErrors": [{"index": index, "code": error.code}]}) from error

    async def find_one(
        self, query: Query, projection: Query | None = None, sort: Keys | None = None
    ) -> Document | None:
        """The first document that the query finds."""
        async for document in self.find(query, projection).sort(sort or []).limit(1):
            return document
        return None

    def find(self, query: Query | None = None, projection: Query | None = None, batch_size: int = 0) -> "FakeCursor":
        """All that the query finds."""
        return FakeCursor(self, query or {}, projection)

    async def count_documents(self, query: Query) -> int:
        """How many the query finds."""
        return len(await self.find(query).to_list(None))

    async def update_one(self, query: Query, changes: Query, upsert: bool = False) -> Result:
        """Change the first that the query finds."""
        await self.reached()
        before, _ = self._update(query, changes, upsert)
        return Result(matched_count=int(before is not None))

    async def update_many(self, query: Query, changes: Query) -> Result:
        """Change all that the query finds."""
        await self.reached()
        found = [document["_id"] for document in self.found(query)]
        for identity in found:
            self._update({"_id": identity}, changes, upsert=False)
        return Result(matched_count=len(found), modified_count=len(found))

    async def bulk_write(
        self, writes: Sequence[UpdateOne | InsertOne[Any] | DeleteOne], *, ordered: bool = True
    ) -> Result:
        """Make the writes one by one; the failed ones are told at the end if the writes are not ordered."""
        await self.reached()
        failed, made = [], Counter[str]()
        for index, write in enumerate(writes):
            try:
                made[self._write(write)] += 1
            except DuplicateKeyError as error:
                failed.append({"index": index, "code": error.code})
                if ordered:
                    break
        if failed:
            counts = {f"n{kind.capitalize()}": made[kind] for kind in ("inserted", "matched", "upserted")}
            raise BulkWriteError({"writeErrors": failed, "nRemoved": made["deleted"], **counts})
        return Result(
            made["matched"], made["deleted"], upserted_count=made["upserted"], inserted_count=made["inserted"]
        )

    def _write(self, write: UpdateOne | InsertOne[Any] | DeleteOne) -> str:
        """Make one write of several. Returns what became of it."""
        if isinstance(write, InsertOne):
            self._insert(_copy(write._doc))
            return "inserted"
        if isinstance(write, DeleteOne):
            found = self._first(write._filter)
            return "deleted" if found is not None and self.documents.pop(found["_id"]) else "nothing"
        before, after = self._update(write._filter, write._doc, bool(write._upsert))
        return "matched" if before is not None else "nothing" if after is None else "upserted"

    async def find_one_and_update(
        self,
        query: Query,
        changes: Query,
        upsert: bool = False,
        return_document: bool = False,
        sort: Keys | None = None,
    ) -> Document | None:
        """Change the first in that order that the query finds; the document as it was, or as it is when asked for."""
        first = await self.find_one(query, sort=sort) if sort else None
        await self.reached()
        before, after = self._update(query | {"_id": first["_id"]} if first else query, changes, upsert)
        return after if return_document else before

    async def replace_one(self, query: Query, document: Query, upsert: bool = False) -> Result:
        """Put another document in the place of the first that the query finds."""
        await self.reached()
        found = self._first(query)
        if found is not None or upsert:
            self.documents[document["_id"]] = _copy(document)
        return Result(matched_count=int(found is not None))

    async def delete_one(self, query: Query) -> Result:
        """Delete the first that the query finds."""
        await self.reached()
        found = self._first(query)
        if found is not None:
            del self.documents[found["_id"]]
        return Result(deleted_count=int(found is not None))

    async def delete_many(self, query: Query) -> Result:
        """Delete all that the query finds."""
        await self.reached()
        found = [document["_id"] for document in self.found(query)]
        for identity in found:
            del self.documents[identity]
        return Result(deleted_count=len(found))

    async def reached(self) -> None:
        """Let others come in between, as on the way to a server."""
        await asyncio.sleep(0)
        if self.database.error is not None:
            raise self.database.error

    def found(self, query: Query, keys: Keys | None = None) -> list[Document]:
        """The documents that meet the query; it is noted with the order that is wanted."""
        self.database.asked.append(Asked(self.name, query, keys[0][0] if keys else None))
        return [document for document in self._asked_by_id(query) if matches(document, query)]

    def _asked_by_id(self, query: Query) -> Iterable[Document]:
        """The documents with the ids that a query asks for, or all, in the order in which they came."""
        wanted = query.get("_id")
        if isinstance(wanted, str):
            return [self.documents[wanted]] if wanted in self.documents else []
        if isinstance(wanted, Mapping) and "$in" in wanted:
            ids = set(wanted["$in"])
            return [document for identity, document in self.documents.items() if identity in ids]
        return self.documents.values()

    def _first(self, query: Query) -> Document | None:
        return next(iter(self.found(query)), None)

    def _insert(self, document: Document) -> None:
        if document["_id"] in self.documents:
            raise DuplicateKeyError(f"{self.name} has {document['_id']!r} already", 11_000)
        self.documents[document["_id"]] = document

    def _update(self, query: Query, changes: Query, upsert: bool) -> tuple[Document | None, Document | None]:
        """The document before and after, each a copy."""
        found = self._first(query)
        if found is None and not upsert:
            return None, None
        fixed = {name: value for name, value in query.items() if not isinstance(value, Mapping)}
        after = _copy(found if found is not None else fixed)
        changed(after, _copy(changes), is_new=found is None)
        before = None if found is None else _copy(found)
        if found is None:
            self._insert(after)
        else:
            self.documents[after["_id"]] = after
        return before, _copy(after)


class FakeCursor:
    """What a query finds, in an order, as much of it as is wanted."""

    def __init__(self, collection: FakeCollection, query: Query, projection: Query | None) -> None:
        self._collection = collection
        self._query = query
        self._projection = projection
        self._keys: Keys = []
        self._limit: int | None = None

    def sort(self, keys: Keys | str) -> "FakeCursor":
        """In this order."""
        self._keys = [(keys, 1)] if isinstance(keys, str) else keys
        return self

    def limit(self, most: int) -> "FakeCursor":
        """No more than so many."""
        self._limit = most
        return self

    def batch_size(self, _documents: int) -> "FakeCursor":
        """All come at once."""
        return self

    async def to_list(self, _length: int | None) -> list[Document]:
        """All of them."""
        return [document async for document in self]

    async def __aiter__(self) -> AsyncIterator[Document]:
        await self._collection.reached()
        found = self._collection.found(self._query, self._keys)
        for path, direction in reversed(self._keys):
            found.sort(key=_ranked(path), reverse=direction < 0)
        for document in found[: self._limit]:
            yield projected(_copy(document), self._projection)


def _ranked(path: str) -> Callable[[Document], Any]:
    return lambda document: rank(at(document, path))
