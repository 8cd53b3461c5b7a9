"""Documents that are read before a report's turn to be judged comes, while others are judged.

A document that this process writes in between is read again when the turn has come. What another archive writes in
between is as if it had been written at the same moment.
"""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from typing import Any

from services._runtime.mongo import Collection, Document

WAITING = 50
"""The readers whose documents are held at most. Documents of the oldest are read again when they are wanted."""


class _Held:
    """What one reader read, ``None`` for a document that there is not, without what was written since."""

    def __init__(self) -> None:
        self._documents: dict[str, Document | None] = {}
        self._written: set[str] = set()

    def add(self, ids: Iterable[str], found: Mapping[str, Document]) -> None:
        self._documents.update((identity, found.get(identity)) for identity in ids)

    def write(self, ids: Iterable[str]) -> None:
        self._written.update(ids)

    def among(self, ids: Iterable[str]) -> dict[str, Document | None]:
        return {
            identity: self._documents[identity]
            for identity in ids
            if identity in self._documents and identity not in self._written
        }


class DocumentsAhead:
    """The documents of one collection by ``_id``, some of which were read ahead.

    A reader is any name under which documents are held until they are let go. Each write to the collection has to be
    told by ``written`` when it has ended, also if it failed: it may have been made all the same.
    """

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._held: OrderedDict[object, _Held] = OrderedDict()

    async def look_ahead(self, reader: object, ids: Iterable[str]) -> dict[str, Document]:
        """The documents with these ids, which are held for the reader from now on, beside those that were."""
        wanted = list(ids)
        held = self._held.setdefault(reader, _Held())  # before they are read, so that no write is missed meanwhile
        if len(self._held) > WAITING:
            self._held.popitem(last=False)
        found = await self._found(wanted)
        held.add(wanted, found)
        return found

    async def read(self, reader: object, ids: Iterable[str]) -> dict[str, Document]:
        """The documents with these ids, in their order, of which those that are held and not written are not read."""
        wanted = list(ids)
        held = self._held.get(reader)
        known: dict[str, Document | None] = {} if held is None else held.among(wanted)
        found: dict[str, Any] = await self._found([identity for identity in wanted if identity not in known])
        documents = {identity: known.get(identity) or found.get(identity) for identity in wanted}
        return {identity: document for identity, document in documents.items() if document is not None}

    def let_go(self, reader: object) -> None:
        """Forget what is held for the reader."""
        self._held.pop(reader, None)

    def written(self, ids: Iterable[str]) -> None:
        """Note that documents were written, which are read again when they are wanted."""
        changed = list(ids)
        for held in self._held.values():
            held.write(changed)

    async def _found(self, ids: list[str]) -> dict[str, Document]:
        if not ids:
            return {}
        return {document["_id"]: document async for document in self._collection.find({"_id": {"$in": ids}})}
