"""The watch service's collections in MongoDB: it writes ``alerts``, ``told``, ``subjects`` and ``withheld``.

It reads ``watches``, which the api writes, and ``erasures``, which intake writes.

``told`` has one document, a mark, for each key that a watch was told. A mark names the filing that told the key: the
``report-filed`` event's id. When the event is delivered again, its own marks do not count as told before, so that the
same alert is raised under the same id. Marks are set before the alert is raised: of two filings that would tell a key
at the same time, the one whose mark is there tells it.

``subjects`` has the time of the last report about each subject (``subjects.subjects_of``). Marks and alerts name their
subjects, so that nothing that was told is forgotten while reports about it come.

``withheld`` has one document for each watch and hour in which reports concerned the watch and raised no alert.
"""

from collections.abc import AsyncIterator, Collection, Iterable, Mapping
from datetime import UTC, datetime

import structlog
from pymongo import ASCENDING, DESCENDING, UpdateOne
from pymongo.errors import BulkWriteError

from claimwatch_contracts.base import derived_id
from claimwatch_contracts.desk import DEFAULT_DESK
from claimwatch_contracts.documents import Watch
from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.vocabulary import MatchOutcome
from claimwatch_contracts.withheld import Withheld, hour_of, withheld_id, withheld_ids
from services._runtime.mongo import Collection as Stored
from services._runtime.mongo import Database, Document, insert_once, only_duplicates
from services._runtime.stored import readable, readable_by_id, stored
from services._runtime.sweeping import delete, deleted, in_batches
from services.watch.holding.batches import batches

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
    """The alerts, what each watch was told and was not told, and when the subjects were last reported about."""

    def __init__(self, database: Database) -> None:
        self._alerts = database["alerts"]
        self._told = database["told"]
        self._subjects = database["subjects"]
        self._withheld = database["withheld"]
        self._erasures = database["erasures"]

    async def prepare(self) -> None:
        """Create the indexes."""
        newest = [("raised_at", DESCENDING), ("_id", DESCENDING)]
        await self._alerts.create_index(newest)
        await self._alerts.create_index([("watch_id", ASCENDING), *newest])
        await self._alerts.create_index([("report_id", ASCENDING)])
        await self._told.create_index([("told_at", ASCENDING)])
        await self._subjects.create_index([("seen_at", ASCENDING)])
        await self._withheld.create_index([("hour", ASCENDING)])

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

    async def keep_alert(
        self, alert: AlertRaised, subjects: Collection[str] = (), desk: str = DEFAULT_DESK
    ) -> AlertRaised:
        """Store the desk's alert, which is about these subjects, unless an alert with its id is stored.

        Returns the stored alert, or ``alert`` itself if the stored one cannot be read.
        """
        document = {
            "_id": alert.alert_id,
            **stored(alert),
            "desk": desk,
            "watch_id": alert.watch_id,
            "report_id": alert.article.report_id,
            "raised_at": alert.raised_at,
            "subjects": list(subjects),
        }
        if await insert_once(self._alerts, document):
            return alert
        stored_before = await self._alerts.find_one({"_id": alert.alert_id})
        return (stored_before and readable(AlertRaised, stored_before)) or alert

    async def raised_for(self, watch_id: str, report_id: str) -> str | None:
        """The id of an alert that was raised for the watch on that report; ``None`` if there is none."""
        document = await self._alerts.find_one({"report_id": report_id, "watch_id": watch_id}, {"_id": 1})
        return None if document is None else str(document["_id"])

    async def mark_told(
        self, watch_id: str, keys: Iterable[str], filing: str, now: datetime, subjects: Collection[str] = ()
    ) -> None:
        """Remember that the watch was told these keys by this filing, about these subjects. Existing marks stay."""
        told = {"watch_id": watch_id, "filing": filing, "told_at": now, "subjects": list(subjects)}
        writes = [
            UpdateOne({"_id": _mark(watch_id, key)}, {"$setOnInsert": told | {"key": key}}, upsert=True) for key in keys
        ]
        await _write(self._told, writes)

    async def see(self, subjects: Collection[str], met: Mapping[str, Iterable[str]], now: datetime) -> None:
        """Remember that a report about these subjects came, and that it met the keys of ``met``, by watch id.

        ``subjects`` starts with the subject that the report is mainly about. Keys that were told about others are about
        these, too, from now on.
        """
        if not subjects:
            return
        seen = [UpdateOne({"_id": subject}, {"$max": {"seen_at": now}}, upsert=True) for subject in subjects]
        await _write(self._subjects, seen)
        main, *_ = subjects
        marks = [_mark(watch_id, key) for watch_id, keys in met.items() for key in keys]
        for mark_ids in batches(marks, MARKS_AT_ONCE):
            of_others = {"_id": {"$in": mark_ids}, "subjects": {"$ne": main}}
            await self._told.update_many(of_others, {"$addToSet": {"subjects": {"$each": list(subjects)}}})

    async def withhold(self, report_id: str, reasons: Mapping[str, MatchOutcome], now: datetime) -> None:
        """Remember that the report raised no alert for these watches; the reasons are given by watch id."""
        hour = hour_of(now)
        writes = [
            UpdateOne(
                {"_id": withheld_id(watch_id, hour)},
                {
                    "$setOnInsert": {"v": Withheld.VERSION, "watch_id": watch_id, "hour": hour},
                    "$addToSet": {f"reports.{reason}": report_id},
                },
                upsert=True,
            )
            for watch_id, reason in reasons.items()
        ]
        await _write(self._withheld, writes)

    async def withheld(self, watch_id: str, since: datetime, until: datetime) -> list[Withheld]:
        """What the watch was not told, for each hour that begins at ``since`` or later and before ``until``."""
        found = self._withheld.find({"_id": {"$in": list(withheld_ids(watch_id, since, until))}})
        return list((await readable_by_id(Withheld, found)).values())

    def forget_withheld(self, before: datetime) -> AsyncIterator[int]:
        """Forget what was not told before that moment."""
        return deleted(self._withheld, {"hour": {"$lt": before}})

    async def is_erased(self, article_id: str) -> bool:
        """Whether the article was erased on request."""
        return await self._erasures.find_one({"_id": article_id}, {"_id": 1}) is not None

    async def erase(self, article_id: str) -> int:
        """Delete the alerts about the article, which quote it, and return their number. What was told stays told."""
        of_any_revision = {"$gte": f"{article_id}:", "$lt": f"{article_id};"}  # the id of a report is article:revision
        return int((await self._alerts.delete_many({"report_id": of_any_revision})).deleted_count)

    def forget_told(self, before: datetime) -> AsyncIterator[int]:
        """Forget marks from before that moment, if no report about their subjects came since."""
        return self._forget(self._told, {"told_at": {"$lt": before}}, before)

    def forget_alerts(self, before: datetime) -> AsyncIterator[int]:
        """Delete alerts from before that moment, if no report about their subjects came since."""
        return self._forget(self._alerts, {"raised_at": {"$lt": before}}, before)

    def forget_subjects(self, before: datetime) -> AsyncIterator[int]:
        """Forget subjects that no report was about since that moment."""
        return deleted(self._subjects, {"seen_at": {"$lt": before}})

    async def _forget(self, collection: Stored, condition: Document, before: datetime) -> AsyncIterator[int]:
        async for batch in in_batches(collection, condition, {"subjects": 1}):
            subjects = {subject for document in batch for subject in document.get("subjects", ())}
            current = await self._seen_since(before, subjects)
            gone = [document["_id"] for document in batch if current.isdisjoint(document.get("subjects", ()))]
            yield await delete(collection, gone, condition)

    async def _seen_since(self, moment: datetime, subjects: Collection[str]) -> set[str]:
        found = self._subjects.find({"_id": {"$in": list(subjects)}, "seen_at": {"$gte": moment}}, {"_id": 1})
        return {subject["_id"] async for subject in found}


async def _write(collection: Stored, upserts: list[UpdateOne]) -> None:
    """Make the upserts. It is no failure that another makes the same one at the same moment."""
    if not upserts:
        return
    try:
        await collection.bulk_write(upserts, ordered=False)
    except BulkWriteError as error:
        if not only_duplicates(error.details):
            raise
        log.debug("written by another at the same moment", collection=collection.name)


def _version(document: Document) -> str | None:
    body = document.get("body")
    return body.get("updated_at") if isinstance(body, dict) else None


def _mark(watch_id: str, key: str) -> str:
    return derived_id("told", watch_id, key)
