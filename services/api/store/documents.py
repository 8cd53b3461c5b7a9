"""The collections of what people set up: documents that are created, replaced and deleted one by one."""

import secrets
from collections import Counter
from collections.abc import AsyncIterator, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from pymongo import ASCENDING, DESCENDING, ReturnDocument

from claimwatch_contracts.base import Versioned, derived_id
from claimwatch_contracts.desk import DEFAULT_DESK, desk_in
from claimwatch_contracts.upcasts import UPCASTS, Upcasts
from services._runtime.access.callers import caller
from services._runtime.mongo import Database, Document, insert_once
from services._runtime.stored import BODY, Unreadable, read_body, readable_by_id, restored, stored
from services._runtime.sweeping import deleted
from services.api.cursors import Page, Window
from services.api.filters import Conditions, of_desk
from services.api.store.paging import newest

M = TypeVar("M", bound=Versioned)
NAMED_WATCHES = 10


@dataclass(frozen=True)
class Held(Generic[M]):
    """A document as it was read. A change is refused if the document has changed since.

    For an unreadable document (``model`` says why) there is no such check, because no readable content can be lost.
    """

    id: str
    model: M | Unreadable
    body: Any
    request: str | None

    @property
    def as_read(self) -> Document:
        """The MongoDB query for the unchanged document."""
        return {"_id": self.id} if isinstance(self.model, Unreadable) else {"_id": self.id, "body": self.body}


class Documents(Generic[M]):
    """A collection of ``{_id, v, body, created_at, request}``; ``request`` is the digest of the creating request.

    Documents are written in today's version of the model. Older versions are read through ``upcasts``. ``indexed`` are
    the paths by which lists are filtered.

    If they are ``of_desks``, each belongs to one: then those of other desks than the caller's are not there, unless a
    method says otherwise.
    """

    def __init__(
        self,
        database: Database,
        collection: str,
        model: type[M],
        upcasts: Upcasts = UPCASTS,
        indexed: Collection[str] = (),
        *,
        of_desks: bool = False,
    ) -> None:
        self._of_desks = of_desks
        self._indexed = indexed
        self._collection = database[collection]
        self._installation = database["installation"]
        self._model = model
        self._upcasts = upcasts

    async def prepare(self) -> None:
        """Create the indexes and the salt, if they are missing."""
        newest = [("created_at", DESCENDING), ("_id", DESCENDING)]
        await self._collection.create_index(newest)
        for path in self._indexed:
            await self._collection.create_index([(path, ASCENDING), *newest])
        await self.salt()

    async def identity_of(self, key: str) -> str:
        """The id of the document for an ``Idempotency-Key``: stable in this installation, and not to be guessed."""
        desk = caller().desk if self._of_desks else DEFAULT_DESK
        own = () if desk == DEFAULT_DESK else (desk,)
        return derived_id(await self.salt(), self._collection.name, key, *own)

    async def salt(self) -> str:
        """The random salt of this installation's ids, the same for all instances."""
        new_salt = {"$setOnInsert": {"value": secrets.token_hex(32)}}
        document = await self._installation.find_one_and_update(
            {"_id": "salt"}, new_salt, upsert=True, return_document=ReturnDocument.AFTER
        )
        return str(document["value"])

    async def insert(self, identity: str, model: M, *, created_at: datetime, request: str) -> bool:
        """Store a new document. Returns ``False``, and changes nothing, if the id is taken."""
        document = {"_id": identity, **stored(model), "created_at": created_at, "request": request}
        return await insert_once(self._collection, document)

    async def get(self, identity: str) -> Held[M] | None:
        """The document with that id; ``None`` if there is none."""
        return self._held(await self._collection.find_one({"_id": identity, **self._own()}))

    async def get_of_any_desk(self, identity: str) -> Held[M] | None:
        """The document with that id, whoever's it is; ``None`` if there is none."""
        return self._held(await self._collection.find_one({"_id": identity}))

    async def is_taken(self, identity: str) -> bool:
        """Whether a document has that id, whoever's it is."""
        return await self._collection.find_one({"_id": identity}, {"_id": 1}) is not None

    def _own(self) -> Conditions:
        return of_desk("body.desk", caller().desk) if self._of_desks else {}

    def _held(self, document: Document | None) -> Held[M] | None:
        if document is None:
            return None
        model = read_body(self._model, document, self._upcasts)
        return Held(document["_id"], model, document.get("body"), document.get("request"))

    async def replace(self, held: Held[M], new: M) -> bool:
        """Replace the document if it has not changed since it was read. Returns whether it was replaced."""
        result = await self._collection.update_one(held.as_read, {"$set": stored(new)})
        return bool(result.matched_count)

    async def delete(self, held: Held[M]) -> bool:
        """Delete the document if it has not changed since it was read. Returns whether it was deleted."""
        result = await self._collection.delete_one(held.as_read)
        return bool(result.deleted_count)

    def forget(self, condition: Document) -> AsyncIterator[int]:
        """Delete the documents that meet the condition. Yields the number of each batch."""
        return deleted(self._collection, condition)

    async def page(self, window: Window, conditions: Conditions | None = None) -> Page[M]:
        """A part of the list, newest first."""
        return await newest(
            self._collection,
            "created_at",
            window,
            {**(conditions or {}), **self._own()},
            {},
            lambda document: restored(self._model, document, self._upcasts),
        )

    async def count(self) -> int:
        """The number of documents, of all desks."""
        return await self._collection.count_documents({})

    async def by_desk(self) -> Counter[str]:
        """How many documents each desk has."""
        desks: Counter[str] = Counter()
        async for document in self._collection.find({}, {"body.desk": 1}):
            desks[desk_in(document) or DEFAULT_DESK] += 1
        return desks

    async def all_readable(self) -> list[M]:
        """Every document that can be read."""
        found = self._collection.find(self._own(), BODY)
        return list((await readable_by_id(self._model, found, self._upcasts)).values())

    async def readable(self, identities: Collection[str]) -> list[M]:
        """Those of the documents with these ids that can be read."""
        found = self._collection.find({"_id": {"$in": list(identities)}, **self._own()}, BODY)
        return list((await readable_by_id(self._model, found, self._upcasts)).values())

    async def with_value(self, field: str, value: str) -> list[str]:
        """The first ids of the documents of all desks, readable or not, whose list ``field`` contains the value."""
        cursor = self._collection.find({f"body.{field}": value}, {"_id": 1}).sort("_id").limit(NAMED_WATCHES)
        return [str(document["_id"]) async for document in cursor]

    async def ids(self, conditions: Conditions, most: int) -> list[str]:
        """The ids of at most so many documents of all desks that meet the conditions, readable or not."""
        return [str(document["_id"]) async for document in self._collection.find(conditions, {"_id": 1}).limit(most)]

    async def missing(self, identities: Collection[str]) -> list[str]:
        """The ids that no document has."""
        cursor = self._collection.find({"_id": {"$in": list(identities)}, **self._own()}, {"_id": 1})
        existing = {document["_id"] async for document in cursor}
        return [identity for identity in identities if identity not in existing]
