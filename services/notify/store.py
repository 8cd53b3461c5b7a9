"""The notify service's collections: ``deliveries`` and ``endpoints``.

It reads ``channels``, ``watches``, ``silences``, ``acknowledgements`` and ``installation``, which the api writes,
``withheld``, which watch writes, and ``erasures``, which intake writes.

Only the sender that leased a delivery sends it, until the lease expires. So another sender takes over from a dead one,
and at worst a delivery goes out again under the same id. ``endpoints`` holds the state of each channel's receiver.
"""

import uuid
from collections.abc import AsyncIterator, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import structlog
from pymongo import ASCENDING, DESCENDING

from claimwatch_contracts.deliveries import Delivery, Notification, State, delivery_id
from claimwatch_contracts.desk import DEFAULT_DESK, desk_in
from claimwatch_contracts.documents import Channel, Endpoint, Watch
from claimwatch_contracts.events import DeliveryRequested
from claimwatch_contracts.schedule import Schedule
from claimwatch_contracts.silence import Silence
from claimwatch_contracts.vocabulary import MatchOutcome
from claimwatch_contracts.withheld import Withheld, hour_of, withheld_counts, withheld_ids
from services._runtime.mongo import Database, Document, insert_once
from services._runtime.stored import BODY, Unreadable, packed, read_with, readable, readable_by_id, restored
from services._runtime.sweeping import deleted

log = structlog.get_logger(__name__)

ERASED = "its article was erased on request"
OF_ALERTS: Document = {"$or": [{name: {"$gt": ""}} for name in ("alert_ids", "alert_id")]}
"""Deliveries with an alert's id, which are no tests; those of version 1 have it in ``alert_id``."""


@dataclass(frozen=True)
class Lease:
    """A delivery that this sender may send, and the token that proves it."""

    delivery: Delivery
    notification: Notification
    token: str


class NotifyStore:
    """Deliveries, endpoints and channels, in MongoDB."""

    def __init__(self, database: Database) -> None:
        self._deliveries = database["deliveries"]
        self._endpoints = database["endpoints"]
        self._channels = database["channels"]
        self._erasures = database["erasures"]
        self._watches = database["watches"]
        self._silences = database["silences"]
        self._withheld = database["withheld"]
        self._acknowledgements = database["acknowledgements"]
        self._installation = database["installation"]

    async def prepare(self) -> None:
        """Make sure the indexes are there."""
        await self._deliveries.create_index([("state", ASCENDING), ("next_attempt_at", ASCENDING)])
        newest = [("created_at", DESCENDING), ("_id", DESCENDING)]
        await self._deliveries.create_index(newest)
        for field in ("alert_ids", "alert_id", "watch_ids", "channel_id", "article_ids"):
            await self._deliveries.create_index([(field, ASCENDING), *newest])

    async def channel(self, channel_id: str) -> Channel | None:
        """The channel as it is now; ``None`` if there is none, or one that cannot be read."""
        document = await self._channels.find_one({"_id": channel_id})
        return None if document is None else readable(Channel, document)

    async def channels(self) -> tuple[Channel, ...]:
        """All channels that can be read."""
        return tuple((await readable_by_id(Channel, self._channels.find({}, BODY))).values())

    async def channels_of_trouble(self, channel: Channel | None = None) -> tuple[Channel, ...]:
        """The channels that are told of the installation's trouble; or those of this channel's desk, of its failure."""
        told = await self.channels()
        if channel is None:
            return tuple(one for one in told if one.system)
        of_its_desk = (one for one in told if one.desk == channel.desk)
        return tuple(one for one in of_its_desk if one.system or one.channel_id == channel.failures_to)

    async def schedule(self, watch_id: str) -> Schedule:
        """The watch's schedule as it is now; at once if there is no such watch, or one that cannot be read."""
        document = await self._watches.find_one({"_id": watch_id}, BODY)
        watch = None if document is None else readable(Watch, document)
        return Schedule() if watch is None else watch.schedule

    async def salt(self) -> str | None:
        """The installation's secret salt; ``None`` before the api has made it."""
        document = await self._installation.find_one({"_id": "salt"})
        return None if document is None else str(document["value"])

    async def silences(self, now: datetime, desk: str = DEFAULT_DESK) -> tuple[Silence, ...]:
        """The desk's silences that are on at that moment."""
        found = await readable_by_id(Silence, self._silences.find({}, BODY))
        return tuple(silence for silence in found.values() if silence.desk == desk and silence.is_on(now))

    async def withheld(self, watch_ids: Collection[str], since: datetime, until: datetime) -> dict[MatchOutcome, int]:
        """How many reports watches were not told in the hours between these moments, by the reason."""
        hours = [identity for watch_id in watch_ids for identity in withheld_ids(watch_id, hour_of(since), until)]
        found = await readable_by_id(Withheld, self._withheld.find({"_id": {"$in": hours}}))
        return withheld_counts(found.values())

    async def acknowledged(self, alert_ids: Collection[str]) -> frozenset[str]:
        """Those of the alerts that somebody has acknowledged or resolved."""
        found = self._acknowledgements.find({"_id": {"$in": list(alert_ids)}}, {"_id": 1})
        return frozenset([str(document["_id"]) async for document in found])

    async def planned(self, channel_id: str, alert_ids: Collection[str]) -> frozenset[str]:
        """Those of the alerts that have a delivery of their own to the channel, whatever became of it."""
        wanted = {delivery_id(alert_id, channel_id): alert_id for alert_id in alert_ids}
        found = self._deliveries.find({"_id": {"$in": list(wanted)}}, {"_id": 1})
        return frozenset([wanted[document["_id"]] async for document in found])

    async def sent_between(self, channel_id: str, start: datetime, until: datetime, most: int) -> list[datetime]:
        """When deliveries of alerts to the channel were planned after ``start``, the last first, ``most`` at most.

        None later than ``until``: a clock that was set back has left some in the future, which hold nothing up.
        """
        sent = {"state": {"$in": [State.PENDING.value, State.DELIVERED.value]}}
        query = {"channel_id": channel_id, "created_at": {"$gt": start, "$lte": until}, **sent, **OF_ALERTS}
        newest = [("created_at", DESCENDING), ("_id", DESCENDING)]
        found = self._deliveries.find(query, {"created_at": 1}).sort(newest).limit(most)
        return [document["created_at"] async for document in found]

    async def endpoint(self, channel_id: str) -> Endpoint | None:
        """The state of the channel's receiver; ``None`` if it was never tried, or its state cannot be read."""
        document = await self._endpoints.find_one({"_id": channel_id})
        return None if document is None else readable(Endpoint, document)

    async def keep_endpoint(self, channel_id: str, endpoint: Endpoint) -> None:
        """Store the state of the channel's receiver."""
        fields = {"v": endpoint.VERSION, **endpoint.model_dump()}
        await self._endpoints.update_one({"_id": channel_id}, {"$set": fields}, upsert=True)

    async def has(self, delivery_id: str) -> bool:
        """Whether there is a delivery with that id, readable or not."""
        return await self._deliveries.find_one({"_id": delivery_id}, {"_id": 1}) is not None

    async def add(self, delivery: Delivery, notification: Notification) -> bool:
        """Store a delivery with its notification. ``False`` means that the delivery was stored before."""
        desk = await self._desk_of(delivery)
        document = {"_id": delivery.delivery_id, "desk": desk, **_document(delivery, notification)}
        return await insert_once(self._deliveries, document)

    async def _desk_of(self, delivery: Delivery) -> str:
        """The desk of the delivery's channel, or else of its watch."""
        desk = desk_in(await self._channels.find_one({"_id": delivery.channel_id}, {"body.desk": 1}))
        if desk is None and delivery.watch_id is not None:
            desk = desk_in(await self._watches.find_one({"_id": delivery.watch_id}, {"body.desk": 1}))
        return desk or DEFAULT_DESK

    async def request_again(self, request: DeliveryRequested, now: datetime) -> int:
        """Make the requested deliveries due with the whole schedule ahead, and return their number.

        Delivered ones stay delivered, unless one is asked for even so; tests are only sent again by their id. A
        repeated request has no further effect. An attempt under way keeps its time and may still succeed, but its
        failure cannot undo the request.
        """
        meant: Document = {"_id": request.delivery_id}
        if request.since is not None:
            meant = {"created_at": {"$gte": request.since}, **OF_ALERTS}
        untouched: Document = {"requests": {"$ne": request.request_id}}
        if not request.even_if_delivered:
            untouched["state"] = {"$ne": State.DELIVERED.value}
        fields = {"state": State.PENDING.value, "next_attempt_at": now, "tries": 0, "reason": None, "lease": None}
        result = await self._deliveries.update_many(
            {"channel_id": request.channel_id, "body": {"$ne": None}, **meant, **untouched},
            {"$set": fields, "$addToSet": {"requests": request.request_id}},
        )
        return int(result.modified_count)

    async def lease(self, now: datetime, until: datetime, *, but_not: Collection[str]) -> Lease | None:
        """Lease, until ``until``, the longest due delivery that nobody has leased; none to the channels ``but_not``."""
        token = str(uuid.uuid4())
        document = await self._deliveries.find_one_and_update(
            {
                "state": State.PENDING.value,
                "next_attempt_at": {"$lte": now},
                "$or": [{"leased_until": None}, {"leased_until": {"$lte": now}}],
                "channel_id": {"$nin": list(but_not)},
            },
            {"$set": {"leased_until": until, "lease": token}},
            sort=[("next_attempt_at", ASCENDING)],
        )
        if document is None:
            return None
        lease = read_with(lambda leased: _lease(leased, token), document)
        if isinstance(lease, Unreadable):
            await self._set_aside(lease)
            return None
        return lease

    async def record(self, delivery: Delivery, token: str) -> None:
        """Store a delivery after an attempt, and end its lease.

        A success always counts. A failure does not count if another sender has leased the delivery meanwhile.
        """
        delivered = delivery.state is State.DELIVERED
        ours = {"_id": delivery.delivery_id} if delivered else {"_id": delivery.delivery_id, "lease": token}
        fields = {"v": delivery.VERSION, **_fields(delivery), "leased_until": None, "lease": None}
        await self._deliveries.update_one(ours, {"$set": fields})

    async def is_erased(self, article_id: str) -> bool:
        """Whether the article was erased on request."""
        return await self._erasures.find_one({"_id": article_id}, {"_id": 1}) is not None

    async def erase(self, article_id: str) -> int:
        """Remove the article's alerts from deliveries, and return the number of deliveries that had some.

        A delivery with nothing left keeps its attempts, and is not sent any more. What receivers answered goes: it may
        repeat what they were sent. Deliveries of earlier releases do not name their articles, so that each is read.
        """
        count = 0
        named: Document = {"$or": [{"article_ids": article_id}, {"article_ids": {"$exists": False}}]}
        async for document in self._deliveries.find({"body": {"$ne": None}, **named}):
            kept = read_with(lambda found: _notification(found["body"]), document)
            if isinstance(kept, Notification) and article_id in _articles(kept):
                left = _without(kept, article_id) | _without_answers(document)
                await self._deliveries.update_one({"_id": document["_id"]}, {"$set": left})
                await self._deliveries.update_one(
                    {"_id": document["_id"], "body": None, "state": State.PENDING.value},
                    {"$set": {"state": State.FAILED.value, "reason": ERASED, "next_attempt_at": None}},
                )
                count += 1
        return count

    def forget(self, before: datetime) -> AsyncIterator[int]:
        """Delete deliveries that were planned before that moment and are not pending."""
        return deleted(self._deliveries, {"created_at": {"$lt": before}, "state": {"$ne": State.PENDING.value}})

    async def _set_aside(self, delivery: Unreadable) -> None:
        """Fail a delivery that cannot be read, so that it is not leased for ever."""
        log.error("delivery cannot be read", id=delivery.id, reason=delivery.reason)
        reason = f"it cannot be read: {delivery.reason}"
        fields = {"state": State.FAILED.value, "reason": reason, "next_attempt_at": None}
        await self._deliveries.update_one({"_id": delivery.id}, {"$set": fields})


def _document(delivery: Delivery, notification: Notification) -> Document:
    content = {"body": packed(notification), "article_ids": _articles(notification)}
    return {"v": delivery.VERSION, **_fields(delivery), **content, "leased_until": None, "lease": None}


def _articles(notification: Notification) -> list[str]:
    return sorted({alert.article.article_id for alert in notification.alerts})


def _without(notification: Notification, article_id: str) -> Document:
    """The content of a delivery without the article's alerts; no body if no alert is left."""
    left = tuple(alert for alert in notification.alerts if alert.article.article_id != article_id)
    if not left:
        return {"body": None, "article_ids": []}
    rest = notification.model_copy(update={"alerts": left})
    return {"body": packed(rest), "article_ids": _articles(rest)}


def _without_answers(document: Mapping[str, Any]) -> Document:
    """What empties the receivers' answers. Each is named by its place: attempts are only added."""
    return {f"attempts.{number}.answer": "" for number, _ in enumerate(document.get("attempts", ()))}


def _fields(delivery: Delivery) -> Document:
    return delivery.model_dump(include=Delivery.model_fields.keys() - {"delivery_id"})


def _lease(document: Mapping[str, Any], token: str) -> Lease:
    return Lease(restored(Delivery, record_of(document)), _notification(document["body"]), token)


def record_of(document: Mapping[str, Any]) -> Document:
    """The delivery in a document, without its notification."""
    record = {name: value for name, value in document.items() if name != "body"}
    return {**record, "delivery_id": document["_id"]}


def _notification(body: Document) -> Notification:
    """The notification in a body; the oldest bodies are not packed."""
    return restored(Notification, body if "packed" in body else {"body": body})
