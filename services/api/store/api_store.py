"""All that the api reads and writes."""

from collections import Counter
from collections.abc import AsyncGenerator, AsyncIterator, Collection, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from pymongo import ASCENDING, DESCENDING

from claimwatch_contracts.access import Caller, Role
from claimwatch_contracts.acknowledgement import Acknowledgement, AlertState
from claimwatch_contracts.amendment import Amendment
from claimwatch_contracts.deliveries import Delivery, State
from claimwatch_contracts.desk import DEFAULT_DESK
from claimwatch_contracts.documents import Alias, Channel, Endpoint, Erasure, Feed, Topic, Watch
from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.report import Report
from claimwatch_contracts.silence import Silence
from claimwatch_contracts.views import View
from services._runtime.access.callers import caller
from services._runtime.mongo import Database
from services._runtime.stored import (
    BODY,
    Unreadable,
    body_of,
    read_body,
    read_with,
    readable,
    readable_by_id,
    readable_by_id_with,
    readable_with,
    restored,
)
from services.api.claimants.store import ClaimantStore
from services.api.cursors import Page, Window
from services.api.feed_states import PollingState
from services.api.filters import PLACE_PATHS, AlertFilter, Conditions, DeliveryFilter, ReportFilter, of_desk
from services.api.revisions import FIELDS, Revision, Revisions, revision_of
from services.api.running.extractors import CountedExtractors
from services.api.running.shown import Extractors
from services.api.shown import ListedReport, UnreadableItem, WaitingAlert, state_of
from services.api.store.documents import Documents
from services.api.store.paging import newest
from services.api.store.states import MOST_NAMED, in_state, narrowed

REPLAY_BATCH = 50
MOST_REVISIONS = 100
LATER_REVISIONS = 5
"""After the last filed revision, those that are looked for: they wait for their extractors, or cannot be read."""
EXTRACTIONS_COUNTED = 500


class ApiStore:
    """The collections that people write, and what the other services have of reports, alerts and deliveries."""

    def __init__(self, database: Database) -> None:
        self.watches = Documents(database, "watches", Watch, of_desks=True)
        self.channels = Documents(database, "channels", Channel, of_desks=True)
        self.feeds = Documents(database, "feeds", Feed)
        self.aliases = Documents(database, "aliases", Alias)
        self.topics = Documents(database, "topics", Topic)
        self.amendments = Documents(database, "amendments", Amendment, indexed=("body.articles", "body.incidents"))
        self.erasures = Documents(database, "erasures", Erasure)
        self.silences = Documents(database, "silences", Silence, of_desks=True)
        self.views = Documents(database, "views", View, of_desks=True)
        self.acknowledgements = Documents(database, "acknowledgements", Acknowledgement, indexed=("body.state",))
        self.filed_claimants = ClaimantStore(database)
        self._reports = database["reports"]
        self._filed_revisions = database["filed_revisions"]
        self._incidents = database["incidents"]
        self._erasures = database["erasures"]
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
        await self.views.prepare()
        await self.acknowledgements.prepare()

    def forget_silences(self, before: datetime) -> AsyncIterator[int]:
        """Delete silences that ended before that moment. What they have muted says so itself."""
        return self.silences.forget({"body.ends_at": {"$lt": f"{before.astimezone(UTC):%Y-%m-%dT%H:%M:%S}"}})

    async def counts_of_desks(self) -> dict[str, Counter[str]]:
        """How many documents each desk has, by their kind."""
        kinds: dict[str, Documents[Any]] = {
            "watches": self.watches,
            "channels": self.channels,
            "silences": self.silences,
            "views": self.views,
        }
        return {kind: await documents.by_desk() for kind, documents in kinds.items()}

    async def feed_states(self, feed_ids: Collection[str]) -> dict[str, PollingState]:
        """How intake says that the feeds fared, by id; without those never polled, or not readable."""
        found = self._feed_states.find({"_id": {"$in": list(feed_ids)}, "polled_at": {"$ne": None}})
        return await readable_by_id_with(PollingState.model_validate, found, "feed state")

    async def erasure(self, article_id: str) -> tuple[Erasure, Caller] | None:
        """The record of an article's erasure, and who asked for it. Older records know only the name that was given."""
        document = await self._erasures.find_one({"_id": article_id})
        erasure = None if document is None else readable(Erasure, document)
        if document is None or erasure is None:
            return None
        name = str(document.get("caller") or erasure.requested_by)
        return erasure, Caller(name=name, key_id=document.get("key_id"), role=Role.ADMIN)

    async def extractors(self) -> Extractors:
        """By which versions of the extractors the reports were read that were filed last."""
        last = [("filed_at", DESCENDING), ("_id", DESCENDING)]
        query = {"filed_at": {"$ne": None}, "body": {"$ne": None}}
        found = self._reports.find(query, {"filed_at": 1, "body.extractions": 1}).sort(last).limit(EXTRACTIONS_COUNTED)
        counted = CountedExtractors()
        async for document in found:
            readable_with(lambda held: counted.add(held["body"]["extractions"], held["filed_at"]), document, "report")
        return counted.found()

    async def reports(self, window: Window, selection: ReportFilter) -> Page[ListedReport]:
        """Complete reports, the last filed first."""
        without_text = {"parts": 0, "body.article.text": 0}
        return await newest(self._reports, "filed_at", window, selection.conditions(), without_text, _listed_report)

    async def names_place(self, geonames_id: int) -> bool:
        """Whether a report names the place, or one in it."""
        for path in PLACE_PATHS:
            if await self._reports.find_one({path: geonames_id}, {"_id": 1}):
                return True
        return False

    async def report(self, report_id: str) -> Report | Unreadable | None:
        """A complete report, text included."""
        document = await self._reports.find_one({"_id": report_id, "body": {"$ne": None}}, BODY)
        return None if document is None else read_body(Report, document)

    async def revisions(self, article_id: str) -> Revisions | None:
        """The revisions of an article in order, the last of very many; ``None`` if the article is not known."""
        held = await self._filed_revisions.find_one({"_id": article_id}) or {}
        last = max(max(held.get("revisions", ()), default=0) + LATER_REVISIONS, MOST_REVISIONS)
        ids = [f"{article_id}:{number}" for number in range(last - MOST_REVISIONS + 1, last + 1)]
        found = self._reports.find({"_id": {"$in": ids}}, dict.fromkeys(FIELDS, 1))
        read = [read_with(revision_of, document) async for document in found]
        revisions = [one for one in read if isinstance(one, Revision)]
        unreadable = tuple(UnreadableItem(id=one.id, reason=one.reason) for one in read if isinstance(one, Unreadable))
        items = tuple(sorted(revisions, key=lambda one: one.revision))
        return Revisions(items=items, unreadable=unreadable) if read else None

    async def missing_incidents(self, incident_ids: Collection[str]) -> list[str]:
        """The ids that no incident has, or one that turned out to be another."""
        query = {"_id": {"$in": list(incident_ids)}, "body.merged_into": None}
        found = self._incidents.find(query, {"_id": 1})
        existing = {document["_id"] async for document in found}
        return [identity for identity in incident_ids if identity not in existing]

    async def alerts(self, window: Window, selection: AlertFilter) -> Page[AlertRaised]:
        """The alerts of the caller's desk, the last raised first."""
        conditions: Conditions = {**selection.conditions(), **of_desk("desk", caller().desk)}
        if selection.state is not None:
            conditions = {**conditions, **await narrowed(selection.state, self._said, self._muted)}

        async def read(part: Window) -> Page[AlertRaised]:
            return await newest(self._alerts, "raised_at", part, conditions, {}, _alert)

        return await (read(window) if selection.state is None else in_state(selection.state, read, self.states, window))

    async def _said(self, states: Collection[AlertState]) -> list[str]:
        """Ids of alerts of which somebody has said one of the states; one more than ``MOST_NAMED`` at most."""
        return await self.acknowledgements.ids({"body.state": {"$in": [str(one) for one in states]}}, MOST_NAMED + 1)

    async def _muted(self) -> set[str]:
        """Ids of alerts of which a delivery was muted; of at most so many deliveries."""
        query, fields = {"state": State.MUTED.value}, {"alert_ids": 1, "alert_id": 1}
        ids: set[str] = set()
        async for document in self._deliveries.find(query, fields).limit(MOST_NAMED + 1):
            ids |= set(document.get("alert_ids") or [document["alert_id"]])
        return ids

    async def states(self, alert_ids: Sequence[str]) -> dict[str, AlertState]:
        """How far each of the alerts has come."""
        said = {one.alert_id: one.state for one in await self.acknowledgements.readable(alert_ids)}
        either = [{name: {"$in": list(alert_ids)}} for name in ("alert_ids", "alert_id")]
        sent: dict[str, list[State]] = {alert_id: [] for alert_id in alert_ids}
        async for document in self._deliveries.find({"$or": either}, {"state": 1, "alert_ids": 1, "alert_id": 1}):
            for alert_id in document.get("alert_ids") or [document["alert_id"]]:
                sent.get(alert_id, []).append(State(document["state"]))
        return {alert_id: state_of(said.get(alert_id), sent[alert_id]) for alert_id in alert_ids}

    async def alert(self, alert_id: str) -> AlertRaised | Unreadable | None:
        """One alert of the caller's desk."""
        document = await self._alerts.find_one({"_id": alert_id, **of_desk("desk", caller().desk)})
        return None if document is None else read_body(AlertRaised, document)

    async def alerts_with(self, alert_ids: Collection[str]) -> list[AlertRaised]:
        """The readable alerts of the caller's desk that have one of the ids."""
        found = self._alerts.find({"_id": {"$in": list(alert_ids)}, **of_desk("desk", caller().desk)})
        return [alert async for document in found if (alert := readable(AlertRaised, document))]

    async def own_alerts(self, alert_ids: Collection[str]) -> list[str]:
        """Those of the ids that alerts of the caller's desk have, in order."""
        found = self._alerts.find({"_id": {"$in": list(alert_ids)}, **of_desk("desk", caller().desk)}, {"_id": 1})
        own = {str(document["_id"]) async for document in found}
        return [alert_id for alert_id in alert_ids if alert_id in own]

    async def is_of_another_desk(self, alert_id: str) -> bool:
        """Whether there is such an alert, of another desk than the caller's."""
        document = await self._alerts.find_one({"_id": alert_id}, {"desk": 1})
        return document is not None and (document.get("desk") or DEFAULT_DESK) != caller().desk

    async def desk_of_alert(self, alert: AlertRaised) -> str:
        """The desk of an alert: as it is stored, or else its watch's."""
        if document := await self._alerts.find_one({"_id": alert.alert_id}, {"desk": 1}):
            return str(document.get("desk") or DEFAULT_DESK)
        watch = await self.watches.get_of_any_desk(alert.watch_id)
        return watch.model.desk if watch is not None and isinstance(watch.model, Watch) else DEFAULT_DESK

    async def alerts_since(
        self, start: datetime, *, but_not: str | None = None, desk: str = DEFAULT_DESK
    ) -> AsyncGenerator[AlertRaised, None]:
        """The desk's readable alerts of that time or later, except ``but_not``, oldest first, read on demand."""
        oldest = [("raised_at", ASCENDING), ("_id", ASCENDING)]
        conditions = {"raised_at": {"$gte": start}, "_id": {"$ne": but_not}, **of_desk("desk", desk)}
        cursor = self._alerts.find(conditions, batch_size=REPLAY_BATCH).sort(oldest)
        async for document in cursor:
            if alert := readable(AlertRaised, document):
                yield alert

    async def deliveries(self, window: Window, selection: DeliveryFilter) -> Page[Delivery]:
        """The deliveries of the caller's desk, the newest first."""
        conditions = {**selection.conditions(), **of_desk("desk", caller().desk)}
        return await newest(self._deliveries, "created_at", window, conditions, {"body": 0}, _delivery)

    async def delivery(self, delivery_id: str) -> Delivery | Unreadable | None:
        """One delivery of the caller's desk."""
        query = {"_id": delivery_id, **of_desk("desk", caller().desk)}
        document = await self._deliveries.find_one(query, {"body": 0})
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
