"""The collection ``groups``: the alerts of each channel that wait to leave together.

A group is one document, and every change of it is made only if the document is as it was read (``revision``). So it
does not matter who changes it, and a lease only keeps two flushers from the same work.

The alerts of a group leave in two steps. ``seal`` writes down what becomes of them: their deliveries with their ids,
and the groups to which they go on. ``finish`` forgets that when all of it is stored. Whoever comes after a flusher that
died in between finds what was sealed, and stores the same.
"""

import itertools
import uuid
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog
from pymongo import ASCENDING

from claimwatch_contracts.base import derived_id, whole_milliseconds
from claimwatch_contracts.deliveries import Delivery, Notification
from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.groups import Group, GroupKind
from services._runtime.mongo import Collection, Database, Document, insert_once
from services._runtime.stored import Unreadable, packed, read_with, restored, stored
from services._runtime.sweeping import deleted
from services.notify.leaving.leaving import Leaving, Onward, Planned

log = structlog.get_logger(__name__)

MOST_WAITING = 500
"""A group with so many alerts is full, so that its document cannot grow beyond what a database takes.

By labels and over the rate it leaves at once. What waits for a set time goes on waiting, and further alerts wait beside
it in another part of the group.
"""
IN_PARTS = (GroupKind.DIGEST, GroupKind.QUIET, GroupKind.REPEAT, GroupKind.ESCALATION)
BEFORE_OTHERS = timedelta(hours=1)
"""So much earlier a full group is due than now: before whatever else is due, which might go on to it."""
WITHOUT_ALERTS = {"v": 1, "body": 1, "revision": 1, "due_at": 1, "waiting_ids": 1}


@dataclass(frozen=True)
class Waiting:
    """An alert in a group, and when it leaves at the latest."""

    alert: AlertRaised
    due_at: datetime


@dataclass(frozen=True)
class Held:
    """A group as it was read. ``seal`` is the id of what was sealed and not finished, ``None`` if nothing was."""

    group: Group
    revision: int
    waiting: tuple[Waiting, ...]
    sealed: Leaving
    seal: str | None


class GroupStore:
    """The groups, in MongoDB."""

    def __init__(self, database: Database) -> None:
        self._groups: Collection = database["groups"]

    async def prepare(self) -> None:
        """Make sure the indexes are there."""
        for field in ("due_at", "article_ids", "updated_at", "waiting_ids"):
            await self._groups.create_index([(field, ASCENDING)])

    async def join(
        self, group: Group, alert: AlertRaised, due_at: Callable[[Group], datetime], now: datetime
    ) -> datetime | None:
        """Let the alert wait in the group, and return when the group is due; ``None`` if it waits there or has left it.

        ``due_at`` takes the group as it is stored and says when the alert leaves at the latest. An alert that comes
        again is looked for in every part of the group.
        """
        while True:
            part, document = await self._part_for(group, alert)
            if document is None:
                due = whole_milliseconds(due_at(part))
                if await insert_once(self._groups, _new(part, alert, due, now)):
                    return due
                continue
            held = restored(Group, document)
            if alert.alert_id in (*document["waiting_ids"], *held.told):
                return None
            is_full = group.kind not in IN_PARTS and len(document["waiting_ids"]) >= MOST_WAITING
            due = now - BEFORE_OTHERS if is_full else due_at(held)
            first: datetime = min([due, *filter(None, [document["due_at"]])])
            if await self._change(document["_id"], document["revision"], _joined(alert, due, first, now)):
                return first

    async def _part_for(self, group: Group, alert: AlertRaised) -> tuple[Group, Document | None]:
        """The part of the group that knows the alert, or else the first that has room, and its document if any."""
        roomy: tuple[Group, Document | None] | None = None
        for number in itertools.count(1):
            part = part_of(group, number)
            document = await self._groups.find_one({"_id": part.group_id}, WITHOUT_ALERTS)
            if document is None or group.kind not in IN_PARTS:
                return roomy or (part, document)
            if alert.alert_id in (*document["waiting_ids"], *restored(Group, document).told):
                return part, document
            if roomy is None and len(document["waiting_ids"]) < MOST_WAITING:
                roomy = part, document
        raise AssertionError("there is a last part")

    async def lease(self, now: datetime, until: datetime) -> Held | None:
        """Lease, until ``until``, the longest due group that nobody has leased."""
        document = await self._groups.find_one_and_update(
            {"due_at": {"$lte": now}, "$or": [{"leased_until": None}, {"leased_until": {"$lte": now}}]},
            {"$set": {"leased_until": until, "lease": str(uuid.uuid4())}},
            sort=[("due_at", ASCENDING)],
        )
        return None if document is None else await self._read(document)

    async def read(self, group_id: str) -> Held | None:
        """The group as it is now; ``None`` if there is none."""
        document = await self._groups.find_one({"_id": group_id})
        return None if document is None else await self._read(document)

    async def seal(self, held: Held, leaving: Leaving, taken: Sequence[Waiting], now: datetime) -> None:
        """Write down what becomes of the ``taken`` alerts, unless the group has changed since it was read."""
        gone = {waiting.alert.alert_id for waiting in taken}
        left = [waiting for waiting in held.waiting if waiting.alert.alert_id not in gone]
        fields = {**stored(leaving.group), **_waiting(left), **_sealed(leaving), "seal": str(uuid.uuid4())}
        articles = {"article_ids": _articles(left, leaving), "updated_at": now}
        await self._change(held.group.group_id, held.revision, {"$set": fields | articles})

    async def finish(self, held: Held, now: datetime) -> None:
        """Forget what was sealed, all of which must be stored; nothing if another has finished it meanwhile."""
        read: Held | None = held
        while read is not None and read.seal == held.seal:
            due = min((waiting.due_at for waiting in read.waiting), default=None)
            nothing = Leaving(read.group)
            fields = {
                "due_at": due,
                "article_ids": _articles(read.waiting, nothing),
                "updated_at": now,
                **_sealed(nothing),
            }
            unleased = {"seal": None, "leased_until": None, "lease": None}
            if await self._change(held.group.group_id, read.revision, {"$set": fields | unleased}):
                return
            read = await self.read(held.group.group_id)

    async def next_due(self, now: datetime) -> datetime | None:
        """When the next group is due after that moment; ``None`` if no group is."""
        first = await self._groups.find_one({"due_at": {"$gt": now}}, {"due_at": 1}, sort=[("due_at", ASCENDING)])
        moment: datetime | None = None if first is None else first["due_at"]
        return moment

    async def erase(self, article_id: str) -> int:
        """Remove the article's alerts from all groups, and return the number of groups that had some."""
        identities = [each["_id"] async for each in self._groups.find({"article_ids": article_id}, {"_id": 1})]
        for identity in identities:
            while (held := await self.read(identity)) is not None:
                left = tuple(each for each in held.waiting if each.alert.article.article_id != article_id)
                sealed = _without(held.sealed, article_id)
                fields = {**_waiting(left), **_sealed(sealed), "article_ids": _articles(left, sealed)}
                if await self._change(identity, held.revision, {"$set": fields}):
                    break
        return len(identities)

    def forget(self, before: datetime) -> AsyncIterator[int]:
        """Delete groups in which nothing waits and that have not changed since that moment."""
        return deleted(self._groups, {"updated_at": {"$lt": before}, "due_at": None})

    async def _change(self, identity: str, revision: int, changes: Document) -> bool:
        changes = {**changes, "$inc": {"revision": 1}}
        result = await self._groups.update_one({"_id": identity, "revision": revision}, changes)
        return bool(result.matched_count)

    async def _read(self, document: Mapping[str, Any]) -> Held | None:
        held = read_with(_held, document)
        if isinstance(held, Unreadable):
            await self._set_aside(held)
            return None
        return held

    async def _set_aside(self, group: Unreadable) -> None:
        """Keep a group that cannot be read as it is, and lease it no more."""
        log.error("group cannot be read", id=group.id, reason=group.reason)
        fields = {"due_at": None, "set_aside": group.reason, "leased_until": None}
        await self._groups.update_one({"_id": group.id}, {"$set": fields})


def part_of(group: Group, number: int) -> Group:
    """A group's part, counted from 1; the first is the group itself. Others say in their labels that they go on."""
    if number == 1:
        return group
    return Group(
        group_id=derived_id("part", group.group_id, number),
        channel_id=group.channel_id,
        kind=group.kind,
        labels=(*group.labels, f"part {number}"),
    )


def _new(group: Group, alert: AlertRaised, due: datetime, now: datetime) -> Document:
    waiting = [Waiting(alert, due)]
    nothing: Document = {"seal": None, "leased_until": None, "lease": None, "revision": 0, **_sealed(Leaving(group))}
    body = {**stored(group), "channel_id": group.channel_id, **_waiting(waiting), "due_at": due}
    return {"_id": group.group_id, **body, **nothing, "article_ids": [alert.article.article_id], "updated_at": now}


def _waiting(waiting: Sequence[Waiting]) -> Document:
    return {
        "waiting": [_entry(each.alert, each.due_at) for each in waiting],
        "waiting_ids": [each.alert.alert_id for each in waiting],
    }


def _joined(alert: AlertRaised, due: datetime, first: datetime, now: datetime) -> Document:
    entry = _entry(alert, due)
    return {
        "$set": {"due_at": first, "updated_at": now},
        "$push": {"waiting": {"$each": [entry]}, "waiting_ids": {"$each": [alert.alert_id]}},
        "$addToSet": {"article_ids": alert.article.article_id},
    }


def _entry(alert: AlertRaised, due: datetime) -> Document:
    return {"due_at": due, **packed(alert)}


def _sealed(leaving: Leaving) -> Document:
    return {
        "planned": [_planned(planned) for planned in leaving.deliveries],
        "onward": [_onward(each) for each in leaving.onward],
    }


def _planned(planned: Planned) -> Document:
    record = planned.delivery.model_dump(mode="json", include=set(Delivery.model_fields))
    return {"delivery": {"v": Delivery.VERSION, "body": record}, "notification": packed(planned.notification)}


def _onward(onward: Onward) -> Document:
    return {"group": stored(onward.group), **_entry(onward.alert, onward.due_at)}


def _held(document: Mapping[str, Any]) -> Held:
    group = restored(Group, {"v": document["v"], "body": document["body"]})
    deliveries = tuple(_restored(each) for each in document["planned"])
    onward = tuple(
        Onward(restored(Group, each["group"]), restored(AlertRaised, each), each["due_at"])
        for each in document["onward"]
    )
    waiting = tuple(Waiting(restored(AlertRaised, each), each["due_at"]) for each in document["waiting"])
    return Held(group, document["revision"], waiting, Leaving(group, deliveries, onward), document["seal"])


def _restored(document: Mapping[str, Any]) -> Planned:
    return Planned(restored(Delivery, document["delivery"]), restored(Notification, document["notification"]))


def _articles(waiting: Sequence[Waiting], leaving: Leaving) -> list[str]:
    alerts = itertools.chain(
        (each.alert for each in waiting),
        (alert for planned in leaving.deliveries for alert in planned.notification.alerts),
        (each.alert for each in leaving.onward),
    )
    return sorted({alert.article.article_id for alert in alerts})


def _without(leaving: Leaving, article_id: str) -> Leaving:
    """What was sealed without the article's alerts. Deliveries keep their ids, as they may be stored already."""
    deliveries = []
    for planned in leaving.deliveries:
        left = tuple(alert for alert in planned.notification.alerts if alert.article.article_id != article_id)
        if left:
            deliveries.append(Planned(planned.delivery, planned.notification.model_copy(update={"alerts": left})))
    onward = tuple(each for each in leaving.onward if each.alert.article.article_id != article_id)
    return Leaving(leaving.group, tuple(deliveries), onward)
