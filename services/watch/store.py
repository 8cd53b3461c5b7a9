"""The watch service's collections: ``alerts`` and ``told``; it reads ``watches``, which the api writes.

``told`` has one document for each thing a watch was told, with the filing that told it. A filing that is seen again
finds its own marks and does not take them for somebody else's: so it raises the same alert, under the same id.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import structlog
from pymongo import ASCENDING, DESCENDING, UpdateOne
from pymongo.errors import BulkWriteError, DuplicateKeyError

from claimwatch_contracts.base import derived_id
from claimwatch_contracts.documents import Watch
from claimwatch_contracts.events import AlertRaised
from services._runtime.mongo import Database
from services._runtime.stored import readable, stored

log = structlog.get_logger(__name__)

DUPLICATE_KEY = 11_000


class WatchStore:
    """Watches, alerts and what was told, in MongoDB."""

    def __init__(self, database: Database) -> None:
        self._watches = database["watches"]
        self._alerts = database["alerts"]
        self._told = database["told"]

    async def prepare(self) -> None:
        """Make sure the indexes are there."""
        newest = [("raised_at", DESCENDING), ("_id", DESCENDING)]
        await self._alerts.create_index(newest)
        await self._alerts.create_index([("watch_id", ASCENDING), *newest])

    async def enabled_watches(self) -> list[Watch]:
        """Every watch that is switched on. One that cannot be read is reported and does not silence the others."""
        found = self._watches.find({"body.enabled": {"$ne": False}})
        return [watch async for document in found if (watch := readable(Watch, document)) and watch.enabled]

    async def told_before(self, watch_id: str, keys: Iterable[str], filing: str) -> set[str]:
        """Those of the keys that the watch was told by any other filing than this one."""
        marks = {_mark(watch_id, key): key for key in keys}
        cursor = self._told.find({"_id": {"$in": list(marks)}}, {"filing": 1})
        return {marks[mark["_id"]] async for mark in cursor if mark.get("filing") != filing}

    async def keep_alert(self, alert: AlertRaised) -> AlertRaised:
        """Store the alert unless it is there; the one that is there."""
        fields = {
            **stored(alert),
            "watch_id": alert.watch_id,
            "report_id": alert.article.report_id,
            "raised_at": alert.raised_at,
        }
        try:
            await self._alerts.update_one({"_id": alert.alert_id}, {"$setOnInsert": fields}, upsert=True)
        except DuplicateKeyError:
            log.debug("alert stored by another at the same moment", alert_id=alert.alert_id)
        document = await self._alerts.find_one({"_id": alert.alert_id})
        return (document and readable(AlertRaised, document)) or alert

    async def mark_told(self, watch_id: str, keys: Iterable[str], filing: str, now: datetime) -> None:
        """Remember that the watch was told these by this filing; marks that are there stay as they are."""
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
            if not _only_duplicates(error.details):
                raise
            log.debug("marked by another at the same moment", watch_id=watch_id)


def _mark(watch_id: str, key: str) -> str:
    return derived_id("told", watch_id, key)


def _only_duplicates(failure: Mapping[str, Any]) -> bool:
    """Whether every write that failed found its document there."""
    codes = {failed["code"] for failed in failure["writeErrors"]}
    return codes == {DUPLICATE_KEY} and not failure.get("writeConcernErrors")
