"""Writes that are made together, and can be kept until then."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import bson
from bson.codec_options import CodecOptions
from pymongo import DeleteOne, InsertOne, UpdateOne
from pymongo.errors import BulkWriteError

from services._runtime.mongo import Database, Document, only_duplicates

Operation = InsertOne[Document] | UpdateOne | DeleteOne
_MADE = ("nInserted", "nMatched", "nUpserted", "nRemoved")
"""What the details of an error call the writes that were made."""
CODEC: CodecOptions[Document] = CodecOptions(tz_aware=True)


@dataclass(frozen=True)
class Write:
    """A change of the first document that a query finds, else of a new one if it is an upsert. ``None`` deletes it.

    ``fresh`` is the whole document that an upsert leaves if there is none, as there was when it was looked for.
    """

    query: Document
    change: Document | None
    upsert: bool = True
    fresh: Document | None = None

    def operation(self) -> UpdateOne | DeleteOne:
        """The write as the driver takes it."""
        return DeleteOne(self.query) if self.change is None else UpdateOne(self.query, self.change, upsert=self.upsert)

    def likely(self) -> Operation:
        """The same for a database that is as it was read: to insert is cheaper than an upsert."""
        return self.operation() if self.fresh is None else InsertOne(self.fresh)


@dataclass(frozen=True)
class Step:
    """Writes to one collection, in any order. Each gives the same result when repeated."""

    collection: str
    writes: Sequence[Write]

    async def make(self, database: Database) -> bool:
        """Make the writes. ``False`` if one of them found no document that it could change."""
        if not self.writes:
            return True
        try:
            made = await self._make(database, [write.likely() for write in self.writes])
        except BulkWriteError as error:
            failed = [self.writes[each["index"]] for each in error.details["writeErrors"]]
            if not only_duplicates(error.details) or any(write.fresh is None for write in failed):
                raise
            made = sum(error.details[name] for name in _MADE)
            made += await self._make(database, [write.operation() for write in failed])
        return made >= len(self.writes)

    async def _make(self, database: Database, operations: Sequence[Operation]) -> int:
        made = await database[self.collection].bulk_write(operations, ordered=False)
        return int(made.inserted_count + made.matched_count + made.upserted_count + made.deleted_count)


def adding(additions: Iterable[tuple[str, str]], name: str, unused: Collection[str] = ()) -> list[Write]:
    """Writes that add strings to the sets ``name`` of documents; ``additions`` are ids and what is added.

    There were no documents with the ids ``unused`` when they were read.
    """
    return [_adding(key, name, values, is_new=key in unused) for key, values in _by_id(additions).items()]


def _adding(key: str, name: str, values: list[str], *, is_new: bool) -> Write:
    change = {"$addToSet": {name: {"$each": values}}}
    return Write({"_id": key}, change, fresh={"_id": key, name: values} if is_new else None)


def removing(removals: Iterable[tuple[str, str]], name: str) -> list[Write]:
    """Writes that remove strings from the sets ``name`` of documents, if there are any."""
    return [Write({"_id": key}, {"$pull": {name: value}}, upsert=False) for key, value in removals]


def encoded(steps: Iterable[Step]) -> bytes:
    """The steps as bytes, in their order."""
    held = [{"in": step.collection, "writes": [_document(write) for write in step.writes]} for step in steps]
    return bytes(bson.encode({"steps": held}))


def decoded(data: bytes) -> list[Step]:
    """The steps that bytes hold."""
    held = bson.decode(data, CODEC)["steps"]
    return [Step(each["in"], [Write(**write) for write in each["writes"]]) for each in held]


def _document(write: Write) -> dict[str, Any]:
    return {"query": write.query, "change": write.change, "upsert": write.upsert}


def _by_id(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, dict[str, None]] = {}
    for identity, value in pairs:
        found.setdefault(identity, {})[value] = None
    return {identity: list(values) for identity, values in sorted(found.items())}
