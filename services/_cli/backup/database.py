"""Reads all documents of a database for a back-up, and writes those of a back-up into a database."""

from collections.abc import AsyncIterator, Callable, Iterable
from itertools import groupby
from operator import attrgetter
from typing import Any

from pymongo import ReplaceOne

from claimwatch_contracts.deliveries import State
from services._cli.backup.file import BackupError, Stored
from services._runtime.mongo import Database

READ_AT_ONCE = 100
WRITTEN_AT_ONCE = 50
LEFT_OUT = frozenset({"services"})
"""What only says that a service can write."""
NEW = LEFT_OUT | {"installation"}
"""What the database of a new stack has."""
NOT_SENT = "it was pending in a back-up that was restored; request it again if it is still wanted"


async def collections(database: Database) -> list[str]:
    """The names of the collections with what is worth keeping."""
    names = await database.list_collection_names()
    return sorted(name for name in names if name not in LEFT_OUT and not name.startswith("system."))


async def count(database: Database) -> int:
    """The approximate number of the documents."""
    return sum([int(await database[name].estimated_document_count()) for name in await collections(database)])


async def every_document(database: Database) -> AsyncIterator[Stored]:
    """Every document, collection by collection. What is written meanwhile may be among them or not."""
    for name in await collections(database):
        async for document in database[name].find(batch_size=READ_AT_ONCE):
            yield Stored(name, document)


async def require_empty(database: Database) -> None:
    """Return if nothing would be overwritten.

    Raises:
        BackupError: a collection has documents.
    """
    for name in await collections(database):
        if name not in NEW and await database[name].find_one({}, {"_id": 1}) is not None:
            raise BackupError(f"the database {database.name} is not empty: there are {name}")


async def write(database: Database, stored: Iterable[Stored], written: Callable[[int], Any]) -> None:
    """Store documents, and replace those with the same ids. ``written`` is told the number of each batch.

    Deliveries that were pending are stored as failed: what was to be sent at the time of the back-up has been sent by
    now, or is old. In groups nothing waits, for the same reason. So restoring sends nothing.
    """
    for name, documents in groupby(stored, attrgetter("collection")):
        batch: list[ReplaceOne[dict[str, Any]]] = []
        for each in documents:
            batch.append(ReplaceOne({"_id": each.document["_id"]}, _quiet(each), upsert=True))
            if len(batch) == WRITTEN_AT_ONCE:
                await _write(database, name, batch, written)
                batch = []
        await _write(database, name, batch, written)


async def _write(
    database: Database, name: str, batch: list[ReplaceOne[dict[str, Any]]], written: Callable[[int], Any]
) -> None:
    if batch:
        await database[name].bulk_write(batch, ordered=False)
        written(len(batch))


NOTHING_WAITS: dict[str, Any] = {
    **dict.fromkeys(("due_at", "seal", "leased_until", "lease")),
    **{name: [] for name in ("waiting", "waiting_ids", "planned", "onward", "article_ids")},
}


def _quiet(stored: Stored) -> dict[str, Any]:
    if stored.collection == "groups":
        return stored.document | NOTHING_WAITS
    if stored.collection != "deliveries" or stored.document.get("state") != State.PENDING.value:
        return stored.document
    ended = {
        "state": State.FAILED.value,
        "reason": NOT_SENT,
        "next_attempt_at": None,
        "leased_until": None,
        "lease": None,
    }
    return stored.document | ended
