"""The filters of lists, and their conditions as MongoDB queries."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from claimwatch_contracts.acknowledgement import AlertState
from claimwatch_contracts.desk import DEFAULT_DESK

Conditions = Mapping[str, Any]
PLACE_PATHS = ("body.places.geonames_id", "body.places.within.geonames_id")
"""The paths in a stored report of the ids that ``claimwatch_language.geography.identities`` returns for a place."""
LABELLED_PLACE_PATHS = ("body.labels.places.geonames_id", "body.labels.places.within.geonames_id")
CLAIMANT_PATHS = ("body.attributions.claimant.key", "body.figures.claimant.key")


@dataclass(frozen=True)
class ReportFilter:
    """A filter of reports; ``None`` does not restrict.

    ``place`` is a GeoNames id and includes the places inside that place. ``claimants`` are keys of the same claimant.
    ``incident_id`` is that of the main incident. ``since`` and ``until`` are times of filing.
    """

    place: int | None = None
    topic: str | None = None
    claimants: tuple[str, ...] | None = None
    publisher: str | None = None
    measure: str | None = None
    incident_id: str | None = None
    since: datetime | None = None
    until: datetime | None = None

    def conditions(self) -> Conditions:
        """The MongoDB query; it never finds incomplete reports."""
        conditions: list[Conditions] = [{"filed_at": {"$ne": None}, "body": {"$ne": None}}]
        if self.place is not None:
            conditions.append({"$or": [{path: self.place} for path in PLACE_PATHS]})
        if self.claimants is not None:
            conditions.append({"$or": [{path: {"$in": list(self.claimants)}} for path in CLAIMANT_PATHS]})
        conditions.append(within("filed_at", self.since, self.until))
        fields = {"body.topics.key": self.topic, "body.article.publisher": self.publisher}
        named = {"body.figures.measure": self.measure, "incident_id": self.incident_id}
        conditions.append(_without_none(fields | named))
        return {"$and": [condition for condition in conditions if condition]}


@dataclass(frozen=True)
class AlertFilter:
    """A filter of alerts, by their labels; ``None`` does not restrict. Alerts of version 1 have no labels.

    ``place`` is a GeoNames id and includes the places inside that place. ``claimants`` are keys of the same claimant.
    ``state`` is no part of the query: it stands in other documents.
    """

    watch_id: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    place: int | None = None
    topic: str | None = None
    claimants: tuple[str, ...] | None = None
    measure: str | None = None
    publisher: str | None = None
    incident_id: str | None = None
    state: AlertState | None = None

    def conditions(self) -> Conditions:
        """The MongoDB query."""
        labels = {
            "topics": self.topic,
            "measures": self.measure,
            "publisher": self.publisher,
            "incident": self.incident_id,
            "claimants.key": None if self.claimants is None else {"$in": list(self.claimants)},
        }
        fields = {"watch_id": self.watch_id} | {f"body.labels.{name}": value for name, value in labels.items()}
        conditions = _without_none(fields) | within("raised_at", self.since, self.until)
        if self.place is None:
            return conditions
        return {**conditions, "$or": [{path: self.place} for path in LABELLED_PLACE_PATHS]}


@dataclass(frozen=True)
class DeliveryFilter:
    """A filter of deliveries; ``None`` does not restrict. Deliveries of version 1 have one alert and one watch.

    ``since`` and ``until`` are times of planning.
    """

    alert_id: str | None = None
    watch_id: str | None = None
    channel_id: str | None = None
    state: str | None = None
    since: datetime | None = None
    until: datetime | None = None

    def conditions(self) -> Conditions:
        """The MongoDB query for deliveries of all versions."""
        listed = _without_none({"alert_id": self.alert_id, "watch_id": self.watch_id})
        either = [{"$or": [{f"{name}s": identity}, {name: identity}]} for name, identity in listed.items()]
        rest = _without_none({"channel_id": self.channel_id, "state": self.state})
        rest |= within("created_at", self.since, self.until)
        return {"$and": [rest, *either]} if either else rest


@dataclass(frozen=True)
class AuditFilter:
    """A filter of the audit log; ``None`` does not restrict. ``by`` is the id of a key, or a name as it was then."""

    by: str | None = None
    kind: str | None = None
    identity: str | None = None
    since: datetime | None = None
    until: datetime | None = None

    def conditions(self) -> Conditions:
        """The MongoDB query."""
        fields = _without_none({"body.kind": self.kind, "body.id": self.identity})
        fields |= within("at", self.since, self.until)
        return fields if self.by is None else {**fields, "$or": [{"body.caller": self.by}, {"body.key_id": self.by}]}


def of_desk(field: str, desk: str) -> Conditions:
    """The MongoDB query for what belongs to a desk. What names none is older than desks, and the default desk's."""
    return {field: {"$in": [desk, None]} if desk == DEFAULT_DESK else desk}


def within(field: str, since: datetime | None, until: datetime | None) -> dict[str, Any]:
    """The condition that a time is not before ``since`` and not after ``until``; nothing if both are ``None``."""
    bounds = _without_none({"$gte": since, "$lte": until})
    return {field: bounds} if bounds else {}


def _without_none(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}
