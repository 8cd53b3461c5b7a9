"""Writes that are made together, and can be kept until then."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import bson
from bson.codec_options import CodecOptions
from pymongo import DeleteOne, UpdateOne

from services._runtime.mongo import Database, Document

CODEC: CodecOptions[Document] = CodecOptions(tz_aware=True)


@dataclass(frozen=True)
class Write:
    """A change of the first document that a query finds, else of a new one if it is an upsert. ``None`` deletes it."""

    query: Document
    change: Document | None
    upsert: bool = True

    def operation(self) -> UpdateOne | DeleteOne:
        """The write as the driver takes it."""
        return DeleteOne(self.query) if self.change is None else UpdateOne(self.query, self.change, upsert=self.upsert)


@dataclass(frozen=True)
class Step:
    """Writes to one collection, in any order. Each gives the same result when repeated."""

    collection: str
    writes: Sequence[Write]

    async def make(self, database: Database) -> bool:
        """Make the writes. ``False`` if one of them found no document that it could change."""
        if not self.writes:
            return True
        operations = [write.operation() for write in self.writes]
        made = await database[self.collection].bulk_write(operations, ordered=False)
        return int(made.matched_count + made.upserted_count + made.deleted_count) >= len(operations)


def adding(additions: Iterable[tuple[str, str]], name: str) -> list[Write]:
    """Writes that add strings to the sets ``name`` of documents; ``additions`` are ids and what is added."""
    return [Write({"_id": key}, {"$addToSet": {name: {"$each": values}}}) for key, values in _by_id(additions).items()]


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
