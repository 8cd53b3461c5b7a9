"""The api's collections in MongoDB.

The api alone writes ``watches``, ``channels``, ``silences``, ``feeds``, ``aliases``, ``topics``, ``acknowledgements``,
``amendments`` and the salt in ``installation``; it reads the other collections. Lists are ordered by (time, id), newest
first. The order is total, also for equal and missing times, so that a position between two items is stable when
documents are inserted.
"""

import secrets
from collections.abc import AsyncGenerator, Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

import bson
from pymongo import ASCENDING, DESCENDING, ReturnDocument

from claimwatch_contracts.acknowledgement import Acknowledgement
from claimwatch_contracts.amendment import Amendment
from claimwatch_contracts.base import Versioned, derived_id
from claimwatch_contracts.deliveries import Delivery
from claimwatch_contracts.documents import Alias, Channel, Endpoint, Erasure, Feed, Topic, Watch
from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.report import Report
from claimwatch_contracts.silence import Silence
from claimwatch_contracts.upcasts import UPCASTS, Upcasts
from services._runtime.mongo import Database, Document, insert_once
from services._runtime.stored import (
    BODY,
    Unreadable,
    body_of,
    read_body,
    read_with,
    readable,
    readable_by_id,
    readable_by_id_with,
    restored,
    stored,
)
from services.api.cursors import Page, Position, page_of
from services.api.feed_states import PollingState
from services.api.filters import AlertFilter, Conditions, DeliveryFilter, ReportFilter
from services.api.shown import ListedReport, WaitingAlert

M = TypeVar("M", bound=Versioned)
T = TypeVar("T")
REPLAY_BATCH = 50
NAMED_WATCHES = 10
PAGE_BYTES = 4 * 1024 * 1024
READ_AT_ONCE = 8


@dataclass(frozen=True)
class Window:
    """The requested part of a list: at most ``limit`` items after a position, or from the beginning."""

    limit: int
    after: Position | None = None


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
    """

    def __init__(
        self,
        database: Database,
        collection: str,
        model: type[M],
        upcasts: Upcasts = UPCASTS,
        indexed: Collection[str] = (),
    ) -> None:
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
        await self._secret_salt()

    async def identity_of(self, key: str) -> str:
        """The id of the document for an ``Idempotency-Key``: stable in this installation, and not to be guessed."""
        return derived_id(await self._secret_salt(), self._collection.name, key)

    async def _secret_salt(self) -> str:
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
        document = await self._collection.find_one({"_id": identity})
        if document is None:
            return None
        model = read_body(self._model, document, self._upcasts)
        return Held(identity, model, document.get("body"), document.get("request"))

    async def replace(self, held: Held[M], new: M) -> bool:
        """Replace the document if it has not changed since it was read. Returns whether it was replaced."""
        result = await self._collection.update_one(held.as_read, {"$set": stored(new)})
        return bool(result.matched_count)

    async def delete(self, held: Held[M]) -> bool:
        """Delete the document if it has not changed since it was read. Returns whether it was deleted."""
        result = await self._collection.delete_one(held.as_read)
        return bool(result.deleted_count)

    async def page(self, window: Window, conditions: Conditions | None = None) -> Page[M]:
        """A part of the list, newest first."""
        return await newest(
            self._collection,
            "created_at",
            window,
            conditions or {},
            {},
            lambda document: restored(self._model, document, self._upcasts),
        )

    async def count(self) -> int:
        """The number of documents."""
        return await self._collection.count_documents({})

    async def all_readable(self) -> list[M]:
        """Every document that can be read."""
        found = self._collection.find({}, BODY)
        return list((await readable_by_id(self._model, found, self._upcasts)).values())

    async def with_value(self, field: str, value: str) -> list[str]:
        """The first ids of the documents, readable or not, whose list ``field`` contains the value."""
        cursor = self._collection.find({f"body.{field}": value}, {"_id": 1}).sort("_id").limit(NAMED_WATCHES)
        return [str(document["_id"]) async for document in cursor]

    async def missing(self, identities: Collection[str]) -> list[str]:
        """The ids that no document has."""
        cursor = self._collection.find({"_id": {"$in": list(identities)}}, {"_id": 1})
        existing = {document["_id"] async for document in cursor}
        return [identity for identity in identities if identity not in existing]


class ApiStore:
    """All that the api reads and writes."""

    def __init__(self, database: Database) -> None:
        self.watches = Documents(database, "watches", Watch)
        self.channels = Documents(database, "channels", Channel)
        self.feeds = Documents(database, "feeds", Feed)
        self.aliases = Documents(database, "aliases", Alias)
        self.topics = Documents(database, "topics", Topic)
        self.amendments = Documents(database, "amendments", Amendment, indexed=("body.articles", "body.incidents"))
        self.erasures = Documents(database, "erasures", Erasure)
        self.silences = Documents(database, "silences", Silence)
        self.acknowledgements = Documents(database, "acknowledgements", Acknowledgement)
        self._reports = database["reports"]
        self._incidents = database["incidents"]
        self._alerts = database["alerts"]
        self._deliveries = database["deliveries"]
        self._groups = database["groups"]
        self._endpoints = database["endpoints"]
        self._feed_states = database["feed_states"]

    async def prepare(self) -> None:
        """Create the indexes of the api's own collections. Other services create those of theirs."""
        for documents in (self.watches, self.channels, self.feeds, self.aliases, self.topics, self.amendments):
            await documents.prepare()
        await self.silences.prepare()
        await self.acknowledgements.prepare()

    async def feed_states(self, feed_ids: Collection[str]) -> dict[str, PollingState]:
        """How intake says that the feeds fared, by id; without those never polled, or not readable."""
        found = self._feed_states.find({"_id": {"$in": list(feed_ids)}, "polled_at": {"$ne": None}})
        return await readable_by_id_with(PollingState.model_validate, found, "feed state")

    async def reports(self, window: Window, selection: ReportFilter) -> Page[ListedReport]:
        """Complete reports, the last filed first."""
        without_text = {"parts": 0, "body.article.text": 0}
        return await newest(self._reports, "filed_at", window, selection.conditions(), without_text, _listed_report)

    async def report(self, report_id: str) -> Report | Unreadable | None:
        """A complete report, text included."""
        document = await self._reports.find_one({"_id": report_id, "body": {"$ne": None}}, BODY)
        return None if document is None else read_body(Report, document)

    async def missing_incidents(self, incident_ids: Collection[str]) -> list[str]:
        """The ids that no incident has, or one that turned out to be another."""
        query = {"_id": {"$in": list(incident_ids)}, "body.merged_into": None}
        found = self._incidents.find(query, {"_id": 1})
        existing = {document["_id"] async for document in found}
        return [identity for identity in incident_ids if identity not in existing]

    async def alerts(self, window: Window, selection: AlertFilter) -> Page[AlertRaised]:
        """Alerts, the last raised first."""
        return await newest(self._alerts, "raised_at", window, selection.conditions(), {}, _alert)

    async def alert(self, alert_id: str) -> AlertRaised | Unreadable | None:
        """One alert."""
        document = await self._alerts.find_one({"_id": alert_id})
        return None if document is None else read_body(AlertRaised, document)

    async def alerts_since(self, start: datetime, *, but_not: str | None = None) -> AsyncGenerator[AlertRaised, None]:
        """The readable alerts raised at that time or later, except ``but_not``, oldest first, read on demand."""
        oldest = [("raised_at", ASCENDING), ("_id", ASCENDING)]
        cursor = self._alerts.find(
            {"raised_at": {"$gte": start}, "_id": {"$ne": but_not}}, batch_size=REPLAY_BATCH
        ).sort(oldest)
        async for document in cursor:
            if alert := readable(AlertRaised, document):
                yield alert

    async def deliveries(self, window: Window, selection: DeliveryFilter) -> Page[Delivery]:
        """Deliveries, the newest first."""
        return await newest(self._deliveries, "created_at", window, selection.conditions(), {"body": 0}, _delivery)

    async def delivery(self, delivery_id: str) -> Delivery | Unreadable | None:
        """One delivery."""
        document = await self._deliveries.find_one({"_id": delivery_id}, {"body": 0})
        return None if document is None else read_with(_delivery, document)

    async def waiting(self, alert_id: str) -> tuple[WaitingAlert, ...]:
        """Where the alert waits to leave; without groups that cannot be read."""
        found = self._groups.find({"waiting_ids": alert_id}, {"channel_id": 1, "due_at": 1, "body.kind": 1})
        read = await readable_by_id_with(_waiting, found, "group")
        return tuple(read.values())

    async def endpoints(self, channel_ids: Collection[str]) -> dict[str, Endpoint]:
        """How the receivers of channels have answered, by channel; without those never tried, or not readable."""
        found = self._endpoints.find({"_id": {"$in": list(channel_ids)}})
        return await readable_by_id(Endpoint, found)


def _listed_report(document: Mapping[str, Any]) -> ListedReport:
    return ListedReport.from_body(body_of(Report, document), document["filed_at"])


def _alert(document: Mapping[str, Any]) -> AlertRaised:
    return restored(AlertRaised, document)


def _waiting(document: Mapping[str, Any]) -> WaitingAlert:
    kind, due_at = document["body"]["kind"], document["due_at"]
    return WaitingAlert(channel_id=document["channel_id"], kind=kind, due_at=due_at)


def _delivery(document: Mapping[str, Any]) -> Delivery:
    return restored(Delivery, {**document, "delivery_id": document["_id"]})


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
