"""MongoDB as the api sees it: ``watches``, ``channels``, ``feeds``, ``aliases`` and ``topics`` it alone
writes; the rest it reads.

Lists go from the newest to the oldest by (time, id): ties and missing times have their place too, so that a position
between two items stays where it is, whatever is inserted.
"""

from collections.abc import AsyncGenerator, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from pymongo import ASCENDING, DESCENDING
from pymongo.errors import DuplicateKeyError

from claimwatch_contracts.base import Contract
from claimwatch_contracts.documents import Alias, Channel, Endpoint, Feed, Topic, Watch
from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.report import Report
from services._runtime.mongo import Database, Document
from services.api.cursors import Page, Position, page_of
from services.api.filters import AlertFilter, Conditions, DeliveryFilter, ReportFilter
from services.api.shown import AlertedReport, Delivery, ListedAlert, ListedArticle, ListedReport

M = TypeVar("M", bound=Contract)
REPLAY_BATCH = 50
LISTED_NEWS = 20
NAMED_WATCHES = 10
LISTED_ALERT: Document = {
    "raised_at": 1,
    **{f"body.{name}": 1 for name in ListedAlert.model_fields.keys() - {"news", "report"}},
    **{f"body.report.{name}": 1 for name in AlertedReport.model_fields.keys() - {"article"}},
    **{f"body.report.article.{name}": 1 for name in ListedArticle.model_fields},
    "body.news": {"$slice": LISTED_NEWS},
}


@dataclass(frozen=True)
class Window:
    """Which part of a list is wanted."""

    limit: int
    after: Position | None = None


@dataclass(frozen=True)
class Held(Generic[M]):
    """A document as it was read; a change to it is refused when it is no longer so."""

    id: str
    model: M
    body: Document
    request: str | None


class Documents(Generic[M]):
    """A collection of ``{_id, body, created_at, request}``; ``request`` is the digest of what it was created from."""

    def __init__(self, database: Database, collection: str, model: type[M]) -> None:
        self._collection = database[collection]
        self._model = model

    async def prepare(self) -> None:
        """Make sure the index is there."""
        await self._collection.create_index([("created_at", DESCENDING), ("_id", DESCENDING)])

    async def insert(self, identity: str, model: M, *, created_at: datetime, request: str) -> bool:
        """Store a new document; ``False`` when the id is taken, and nothing changed."""
        body = model.model_dump(mode="json")
        try:
            await self._collection.insert_one(
                {"_id": identity, "body": body, "created_at": created_at, "request": request}
            )
        except DuplicateKeyError:
            return False
        return True

    async def get(self, identity: str) -> Held[M] | None:
        """The document with that id."""
        found = await self._collection.find_one({"_id": identity})
        if found is None:
            return None
        return Held(identity, self._model.model_validate(found["body"]), found["body"], found.get("request"))

    async def replace(self, held: Held[M], new: M) -> bool:
        """Replace the document if it is still as it was read; ``False`` when it is not."""
        changes = {"$set": {"body": new.model_dump(mode="json")}}
        result = await self._collection.update_one({"_id": held.id, "body": held.body}, changes)
        return bool(result.matched_count)

    async def delete(self, held: Held[M]) -> bool:
        """Delete the document if it is still as it was read; ``False`` when it is not."""
        result = await self._collection.delete_one({"_id": held.id, "body": held.body})
        return bool(result.deleted_count)

    async def page(self, window: Window, conditions: Conditions | None = None) -> Page[M]:
        """A part of the list, newest first."""
        found = await _newest(self._collection, "created_at", window, conditions or {}, {})
        page = page_of(found, window.limit, _position("created_at"))
        return Page(tuple(self._model.model_validate(document["body"]) for document in page.items), page.next)

    async def count(self) -> int:
        """How many there are."""
        return await self._collection.count_documents({})

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

    async def watches_with(self, field: str, value: str) -> list[str]:
        """The ids of watches that have the value among a field's, the first few."""
        found = await self.watches.page(Window(NAMED_WATCHES), {f"body.{field}": value})
        return [watch.watch_id for watch in found.items]

    async def feed_states(self, feed_ids: Collection[str]) -> dict[str, Document]:
        """How intake says that the feeds fared, by id; those that were never polled are left out."""
        found = self._feed_states.find({"_id": {"$in": list(feed_ids)}, "polled_at": {"$ne": None}})
        return {document["_id"]: document async for document in found}

    async def reports(self, window: Window, wanted: ReportFilter) -> Page[ListedReport]:
        """Complete reports, the last filed first."""
        without_text = {"parts": 0, "body.article.text": 0}
        found = await _newest(self._reports, "filed_at", window, wanted.conditions(), without_text)
        page = page_of(found, window.limit, _position("filed_at"))
        return Page(tuple(ListedReport.from_body(d["body"], d["filed_at"]) for d in page.items), page.next)

    async def report(self, report_id: str) -> Report | None:
        """A complete report, text included."""
        found = await self._reports.find_one({"_id": report_id, "body": {"$ne": None}}, {"body": 1})
        return None if found is None else Report.model_validate(found["body"])

    async def alerts(self, window: Window, wanted: AlertFilter) -> Page[ListedAlert]:
        """Alerts, the last raised first."""
        found = await _newest(self._alerts, "raised_at", window, wanted.conditions(), LISTED_ALERT)
        page = page_of(found, window.limit, _position("raised_at"))
        return Page(tuple(ListedAlert.model_validate(document["body"]) for document in page.items), page.next)

    async def alert(self, alert_id: str) -> AlertRaised | None:
        """One alert."""
        found = await self._alerts.find_one({"_id": alert_id})
        return None if found is None else AlertRaised.model_validate(found["body"])

    async def alerts_since(self, start: datetime, *, but_not: str | None = None) -> AsyncGenerator[AlertRaised, None]:
        """All alerts but one, raised at that time or later, the oldest first, as they are asked for."""
        oldest = [("raised_at", ASCENDING), ("_id", ASCENDING)]
        cursor = self._alerts.find(
            {"raised_at": {"$gte": start}, "_id": {"$ne": but_not}}, batch_size=REPLAY_BATCH
        ).sort(oldest)
        async for document in cursor:
            yield AlertRaised.model_validate(document["body"])

    async def deliveries(self, window: Window, wanted: DeliveryFilter) -> Page[Delivery]:
        """Deliveries, the newest first."""
        found = await _newest(self._deliveries, "created_at", window, wanted.conditions(), {"body": 0})
        page = page_of(found, window.limit, _position("created_at"))
        return Page(tuple(Delivery.model_validate(d | {"delivery_id": d["_id"]}) for d in page.items), page.next)

    async def delivery(self, delivery_id: str) -> Delivery | None:
        """One delivery."""
        found = await self._deliveries.find_one({"_id": delivery_id}, {"body": 0})
        return None if found is None else Delivery.model_validate(found | {"delivery_id": delivery_id})

    async def endpoints(self, channel_ids: Collection[str]) -> dict[str, Endpoint]:
        """How the receivers of channels have answered, by channel; those never tried are not among them."""
        found = self._endpoints.find({"_id": {"$in": list(channel_ids)}}, dict.fromkeys(Endpoint.model_fields, 1))
        return {document.pop("_id"): Endpoint.model_validate(document) async for document in found}


async def _newest(
    collection: Any, time: str, window: Window, conditions: Conditions, projection: Mapping[str, Any]
) -> list[Document]:
    """One more than the window's limit, if there are that many."""
    wanted = [part for part in (conditions, _behind(time, window.after)) if part]
    query = {"$and": wanted} if wanted else {}
    cursor = collection.find(query, projection or None).sort([(time, DESCENDING), ("_id", DESCENDING)])
    found: list[Document] = await cursor.limit(window.limit + 1).to_list(window.limit + 1)
    return found


def _behind(time: str, after: Position | None) -> Conditions:
    if after is None:
        return {}
    same = {time: after.time, "_id": {"$lt": after.id}}
    return same if after.time is None else {"$or": [{time: {"$lt": after.time}}, same, {time: None}]}


def _position(time: str) -> Any:
    return lambda document: Position(document.get(time), document["_id"])
