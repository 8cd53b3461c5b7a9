"""The collections of the watch service in MongoDB: it writes ``alerts`` and ``told``, and reads ``watches``.

``told`` has one document, a mark, for each key that a watch was told. A mark names the filing that told the key: the
``report-filed`` event's id. When the event is delivered again, its own marks do not count as told before, so that the
same alert is raised under the same id.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime

import structlog
from pymongo import ASCENDING, DESCENDING, UpdateOne
from pymongo.errors import BulkWriteError

from claimwatch_contracts.base import derived_id
from claimwatch_contracts.documents import Watch
from claimwatch_contracts.events import AlertRaised
from services._runtime.mongo import Database, Document, insert_once, only_duplicates
from services._runtime.stored import readable, readable_by_id, stored
from services.watch.batches import batches

log = structlog.get_logger(__name__)

VERSION = "body.updated_at"
MARKS_AT_ONCE = 10_000


class WatchStore:
    """The users' watches; read only.

    A watch's version is the time of its last change, in ISO 8601 as in its body; ``None`` if the body has no such time.
    """

    def __init__(self, database: Database) -> None:
        self._watches = database["watches"]

    async def prepare(self) -> None:
        """Create the index by which changed watches are found."""
        await self._watches.create_index([(VERSION, ASCENDING)])

    async def count(self) -> int:
        """The number of stored watches, readable or not. After a crash of the database it may be inexact."""
        return int(await self._watches.estimated_document_count())

    async def versions(self, since: datetime | None = None) -> dict[str, str | None]:
        """The version of each watch by its id; with ``since``, of each watch that was changed then or later."""
        changed = {} if since is None else {VERSION: {"$gte": f"{since.astimezone(UTC):%Y-%m-%dT%H:%M:%S}"}}
        documents = self._watches.find(changed, {VERSION: 1})
        return {document["_id"]: _version(document) async for document in documents}

    async def read(self, watch_ids: Collection[str]) -> dict[str, Watch]:
        """The stored watches among ``watch_ids``, by id. An unreadable watch is logged and left out."""
        documents = self._watches.find({"_id": {"$in": list(watch_ids)}})
        return await readable_by_id(Watch, documents)


class AlertStore:
    """The alerts, and the keys that each watch was told."""

    def __init__(self, database: Database) -> None:
        self._alerts = database["alerts"]
        self._told = database["told"]

    async def prepare(self) -> None:
        """Create the indexes."""
        newest = [("raised_at", DESCENDING), ("_id", DESCENDING)]
        await self._alerts.create_index(newest)
        await self._alerts.create_index([("watch_id", ASCENDING), *newest])

    async def told_before(self, keys: Mapping[str, Iterable[str]], filing: str) -> dict[str, set[str]]:
        """By watch id: those of the watch's ``keys`` that the watch was told by another filing than ``filing``."""
        marks = {_mark(watch_id, key): (watch_id, key) for watch_id, own_keys in keys.items() for key in own_keys}
        told: dict[str, set[str]] = {watch_id: set() for watch_id in keys}
        for mark_ids in batches(marks, MARKS_AT_ONCE):
            async for mark in self._told.find({"_id": {"$in": mark_ids}}, {"filing": 1}):
                if mark.get("filing") != filing:
                    watch_id, key = marks[mark["_id"]]
                    told[watch_id].add(key)
        return told

    async def keep_alert(self, alert: AlertRaised) -> AlertRaised:
        """Store the alert unless an alert with its id is stored.

        Returns the stored alert, or ``alert`` itself if the stored one cannot be read.
        """
        document = {
            "_id": alert.alert_id,
            **stored(alert),
            "watch_id": alert.watch_id,
            "report_id": alert.article.report_id,
            "raised_at": alert.raised_at,
        }
        if await insert_once(self._alerts, document):
            return alert
        stored_before = await self._alerts.find_one({"_id": alert.alert_id})
        return (stored_before and readable(AlertRaised, stored_before)) or alert

    async def mark_told(self, watch_id: str, keys: Iterable[str], filing: str, now: datetime) -> None:
        """Remember that the watch was told these keys by this filing. Existing marks stay as they are."""
        writes = [
            UpdateOne(
                {"_id": _mark(watch_id, key)},
                {"$setOnInsert": {"watch_id": watch_id, "key": key, "filing": filing, "told_at": now}},
                upsert=True,
            )
            for key in keys
        ]
        if not writes:
            return
        try:
            await self._told.bulk_write(writes, ordered=False)
        except BulkWriteError as error:
            if not only_duplicates(error.details):
                raise
            log.debug("marked by another at the same moment", watch_id=watch_id)


def _version(document: Document) -> str | None:
    body = document.get("body")
    return body.get("updated_at") if isinstance(body, dict) else None


def _mark(watch_id: str, key: str) -> str:
    return derived_id("told", watch_id, key)
