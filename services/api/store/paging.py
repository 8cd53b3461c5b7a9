"""Lists from MongoDB, page by page, ordered by (time, id), newest first.

The order is total, also for equal and missing times, so that a position between two items is stable when documents are
inserted.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, TypeVar

import bson
from pymongo import DESCENDING

from services._runtime.mongo import Document
from services._runtime.stored import Unreadable, read_with
from services.api.cursors import Page, Position, Window, page_of
from services.api.filters import Conditions

T = TypeVar("T")
PAGE_BYTES = 4 * 1024 * 1024
READ_AT_ONCE = 8


async def newest(
    collection: Any,
    time: str,
    window: Window,
    conditions: Conditions,
    projection: Mapping[str, Any],
    make: Callable[[Mapping[str, Any]], T],
) -> Page[T]:
    """The page for the window; it has fewer items if these reach ``PAGE_BYTES`` bytes of BSON."""
    parts = [part for part in (conditions, _after(time, window.after)) if part]
    query = {"$and": parts} if parts else {}
    cursor = collection.find(query, projection or None).sort([(time, DESCENDING), ("_id", DESCENDING)])
    documents: list[Document] = []
    more, size = False, 0
    async for document in cursor.limit(window.limit + 1).batch_size(READ_AT_ONCE):
        size += len(bson.encode(document))
        if more := len(documents) == window.limit or (bool(documents) and size > PAGE_BYTES):
            break
        documents.append(document)
    page = page_of(documents, _position(time), more=more)
    results = [read_with(make, document) for document in documents]
    unreadable = tuple(result for result in results if isinstance(result, Unreadable))
    return Page(tuple(result for result in results if not isinstance(result, Unreadable)), page.next, unreadable)


def _after(time: str, after: Position | None) -> Conditions:
    if after is None:
        return {}
    same = {time: after.time, "_id": {"$lt": after.id}}
    return same if after.time is None else {"$or": [{time: {"$lt": after.time}}, same, {time: None}]}


def _position(time: str) -> Callable[[Document], Position]:
    def position(document: Document) -> Position:
        moment = document.get(time)
        return Position(moment if isinstance(moment, datetime) else None, str(document["_id"]))

    return position
