"""MongoDB as the api sees it: ``watches``, ``channels``, ``feeds``, ``aliases`` and ``topics`` it alone
writes, and the ``installation``'s salt; the rest it reads.

Lists go from the newest to the oldest by (time, id): ties and missing times have their place too, so that a position
between two items stays where it is, whatever is inserted.
"""

import secrets
from collections.abc import AsyncGenerator, Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

import bson
from pymongo import ASCENDING, DESCENDING, ReturnDocument

from claimwatch_contracts.base import Versioned, derived_id
from claimwatch_contracts.deliveries import Delivery
from claimwatch_contracts.documents import Alias, Channel, Endpoint, Feed, Topic, Watch
from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.report import Report
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
from services.api.shown import ListedReport

M = TypeVar("M", bound=Versioned)
T = TypeVar("T")
REPLAY_BATCH = 50
NAMED_WATCHES = 10
PAGE_BYTES = 4 * 1024 * 1024
READ_AT_ONCE = 8


@dataclass(frozen=True)
class Window:
    """Which part of a list is wanted."""

    limit: int
    after: Position | None = None


@dataclass(frozen=True)
class Held(Generic[M]):
    """A document as it was read; a change to it is refused when it is no longer so.

    One that cannot be read (``model`` says why) has nothing to lose: whatever it has become, it is changed.
    """

    id: str
    model: M | Unreadable
    body: Any
    request: str | None

    @property
    def as_read(self) -> Document:
        """It, in MongoDB's words."""
        return {"_id": self.id} if isinstance(self.model, Unreadable) else {"_id": self.id, "body": self.body}


class Documents(Generic[M]):
    """A collection of ``{_id, v, body, created_at, request}``; ``request`` is the digest of what it was created from.

    What is written has the model's version of today; what is read may have an older one, which ``upcasts`` lead from.
    """

    def __init__(self, database: Database, collection: str, model: type[M], upcasts: Upcasts = UPCASTS) -> None:
        self._collection = database[collection]
        self._installation = database["installation"]
        self._model = model
        self._upcasts = upcasts

    async def prepare(self) -> None:
        """Make sure that the index and the salt are there."""
        await self._collection.create_index([("created_at", DESCENDING), ("_id", DESCENDING)])
        await self._secret_salt()

    async def identity_of(self, key: str) -> str:
        """The id of what is created with an ``Idempotency-Key``: always the same here, and unknown to others."""
        return derived_id(await self._secret_salt(), self._collection.name, key)

    async def _secret_salt(self) -> str:
        """What this installation's ids are made with, random, and the same for all instances."""
        mine = {"$setOnInsert": {"value": secrets.token_hex(32)}}
        kept = await self._installation.find_one_and_update(
            {"_id": "salt"}, mine, upsert=True, return_document=ReturnDocument.AFTER
        )
        return str(kept["value"])

    async def insert(self, identity: str, model: M, *, created_at: datetime, request: str) -> bool:
        """Store a new document; ``False`` when the id is taken, and nothing changed."""
        document = {"_id": identity, **stored(model), "created_at": created_at, "request": request}
        return await insert_once(self._collection, document)

    async def get(self, identity: str) -> Held[M] | None:
        """The document with that id."""
        found = await self._collection.find_one({"_id": identity})
        if found is None:
            return None
        model = read_body(self._model, found, self._upcasts)
        return Held(identity, model, found.get("body"), found.get("request"))

    async def replace(self, held: Held[M], new: M) -> bool:
        """Replace the document if it is still as it was read; ``False`` when it is not."""
        result = await self._collection.update_one(held.as_read, {"$set": stored(new)})
        return bool(result.matched_count)

    async def delete(self, held: Held[M]) -> bool:
        """Delete the document if it is still as it was read; ``False`` when it is not."""
        result = await self._collection.delete_one(held.as_read)
        return bool(result.deleted_count)

    async def page(self, window: Window, conditions: Conditions | None = None) -> Page[M]:
        """A part of the list, newest first."""
        return await _newest(
            self._collection,
            "created_at",
            window,
            conditions or {},
            {},
            lambda found: restored(self._model, found, self._upcasts),
        )

    async def count(self) -> int:
        """How many there are."""
        return await self._collection.count_documents({})

    async def all_readable(self) -> list[M]:
        """Every document that can be read."""
        found = self._collection.find({}, BODY)
        return list((await readable_by_id(self._model, found, self._upcasts)).values())

    async def with_value(self, field: str, value: str) -> list[str]:
        """The ids of documents that have the value among a field's, readable or not; the first few."""
        cursor = self._collection.find({f"body.{field}": value}, {"_id": 1}).sort("_id").limit(NAMED_WATCHES)
        return [str(document["_id"]) async for document in cursor]

    async def missing(self, identities: Collection[str]) -> list[str]:
        """Those of the ids that no document has."""
        cursor = self._collection.find({"_id": {"$in": list(identities)}}, {"_id": 1})
        there = {document["_id"] async for document in cursor}
        return [identity for identity in identities if identity not in there]


class ApiStore:
    """All that the api reads and writes."""

    def __init__(self, database: Database) -> None:
        self.watches = Documents(database, "watches", Watch)
        self.channels = Documents(database, "channels", Channel)
        self.feeds = Documents(database, "feeds", Feed)
        self.aliases = Documents(database, "aliases", Alias)
        self.topics = Documents(database, "topics", Topic)
        self._reports = database["reports"]
        self._alerts = database["alerts"]
        self._deliveries = database["deliveries"]
        self._endpoints = database["endpoints"]
        self._feed_states = database["feed_states"]

    async def prepare(self) -> None:
        """Make sure the indexes of the own collections are there; the others are their writers'."""
        for documents in (self.watches, self.channels, self.feeds, self.aliases, self.topics):
            await documents.prepare()

    async def feed_states(self, feed_ids: Collection[str]) -> dict[str, PollingState]:
        """How intake says that the feeds fared, by id; without those never polled, or not readable."""
        found = self._feed_states.find({"_id": {"$in": list(feed_ids)}, "polled_at": {"$ne": None}})
        return await readable_by_id_with(PollingState.model_validate, found, "feed state")

    async def reports(self, window: Window, wanted: ReportFilter) -> Page[ListedReport]:
        """Complete reports, the last filed first."""
        without_text = {"parts": 0, "body.article.text": 0}
        return await _newest(self._reports, "filed_at", window, wanted.conditions(), without_text, _listed_report)

    async def report(self, report_id: str) -> Report | Unreadable | None:
        """A complete report, text included."""
        found = await self._reports.find_one({"_id": report_id, "body": {"$ne": None}}, BODY)
        return None if found is None else read_body(Report, found)

    async def alerts(self, window: Window, wanted: AlertFilter) -> Page[AlertRaised]:
        """Alerts, the last raised first."""
        return await _newest(self._alerts, "raised_at", window, wanted.conditions(), {}, _alert)

    async def alert(self, alert_id: str) -> AlertRaised | Unreadable | None:
        """One alert."""
        found = await self._alerts.find_one({"_id": alert_id})
        return None if found is None else read_body(AlertRaised, found)

    async def alerts_since(self, start: datetime, *, but_not: str | None = None) -> AsyncGenerator[AlertRaised, None]:
        """All readable alerts but one, raised at that time or later, the oldest first, as they are asked for."""
        oldest = [("raised_at", ASCENDING), ("_id", ASCENDING)]
        cursor = self._alerts.find(
            {"raised_at": {"$gte": start}, "_id": {"$ne": but_not}}, batch_size=REPLAY_BATCH
        ).sort(oldest)
        async for document in cursor:
            if alert := readable(AlertRaised, document):
                yield alert

    async def deliveries(self, window: Window, wanted: DeliveryFilter) -> Page[Delivery]:
        """Deliveries, the newest first."""
        return await _newest(self._deliveries, "created_at", window, wanted.conditions(), {"body": 0}, _delivery)

    async def delivery(self, delivery_id: str) -> Delivery | Unreadable | None:
        """One delivery."""
        found = await self._deliveries.find_one({"_id": delivery_id}, {"body": 0})
        return None if found is None else read_with(_delivery, found)

    async def endpoints(self, channel_ids: Collection[str]) -> dict[str, Endpoint]:
        """How the receivers of channels have answered, by channel; without those never tried, or not readable."""
        found = self._endpoints.find({"_id": {"$in": list(channel_ids)}})
        return await readable_by_id(Endpoint, found)


def _listed_report(found: Mapping[str, Any]) -> ListedReport:
    return ListedReport.from_body(body_of(Report, found), found["filed_at"])


def _alert(found: Mapping[str, Any]) -> AlertRaised:
    return restored(AlertRaised, found)


def _delivery(found: Mapping[str, Any]) -> Delivery:
    return restored(Delivery, {**found, "delivery_id": found["_id"]})


async def _newest(
    collection: Any,
    time: str,
    window: Window,
    conditions: Conditions,
    projection: Mapping[str, Any],
    make: Callable[[Mapping[str, Any]], T],
) -> Page[T]:
    """As many as the window asks for, or fewer when those have as many bytes as a page may have."""
    wanted = [part for part in (conditions, _behind(time, window.after)) if part]
    query = {"$and": wanted} if wanted else {}
    cursor = collection.find(query, projection or None).sort([(time, DESCENDING), ("_id", DESCENDING)])
    found: list[Document] = []
    more, size = False, 0
    async for document in cursor.limit(window.limit + 1).batch_size(READ_AT_ONCE):
        size += len(bson.encode(document))
        if more := len(found) == window.limit or (bool(found) and size > PAGE_BYTES):
            break
        found.append(document)
    page = page_of(found, _position(time), more=more)
    made = [read_with(make, document) for document in found]
    unreadable = tuple(one for one in made if isinstance(one, Unreadable))
    return Page(tuple(one for one in made if not isinstance(one, Unreadable)), page.next, unreadable)


def _behind(time: str, after: Position | None) -> Conditions:
    if after is None:
        return {}
    same = {time: after.time, "_id": {"$lt": after.id}}
    return same if after.time is None else {"$or": [{time: {"$lt": after.time}}, same, {time: None}]}


def _position(time: str) -> Callable[[Document], Position]:
    def position(document: Document) -> Position:
        moment = document.get(time)
        return Position(moment if isinstance(moment, datetime) else None, str(document["_id"]))

    return position
