"""What lists can be filtered by, and the same in MongoDB's words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

Conditions = Mapping[str, Any]
PLACE_PATHS = ("body.places.geonames_id", "body.places.within.geonames_id")
"""Where a stored report has what ``claimwatch_language.geography.identities`` gives for its places."""
CLAIMANT_PATHS = ("body.attributions.claimant.key", "body.figures.claimant.key")


@dataclass(frozen=True)
class ReportFilter:
    """Which reports; what is ``None`` does not restrict. ``place`` is a GeoNames id, with all that lies in it.

    ``claimants`` are the keys of one.
    """

    place: int | None = None
    topic: str | None = None
    claimants: tuple[str, ...] | None = None
    publisher: str | None = None
    since: datetime | None = None

    def conditions(self) -> Conditions:
        """The same in MongoDB's words; incomplete reports are never meant."""
        wanted: list[Conditions] = [{"filed_at": {"$ne": None}, "body": {"$ne": None}}]
        if self.place is not None:
            wanted.append({"$or": [{path: self.place} for path in PLACE_PATHS]})
        if self.claimants is not None:
            wanted.append({"$or": [{path: {"$in": list(self.claimants)}} for path in CLAIMANT_PATHS]})
        if self.since is not None:
            wanted.append({"filed_at": {"$gte": self.since}})
        wanted.append(_given({"body.topics.key": self.topic, "body.article.publisher": self.publisher}))
        return {"$and": [part for part in wanted if part]}


@dataclass(frozen=True)
class AlertFilter:
    """Which alerts; what is ``None`` does not restrict."""

    watch_id: str | None = None
    since: datetime | None = None

    def conditions(self) -> Conditions:
        """The same in MongoDB's words."""
        since = {} if self.since is None else {"raised_at": {"$gte": self.since}}
        return _given({"watch_id": self.watch_id}) | since


@dataclass(frozen=True)
class DeliveryFilter:
    """Which deliveries; what is ``None`` does not restrict. Those of version 1 have one alert and one watch."""

    alert_id: str | None = None
    watch_id: str | None = None
    channel_id: str | None = None
    state: str | None = None

    def conditions(self) -> Conditions:
        """The same in MongoDB's words."""
        several = _given({"alert_id": self.alert_id, "watch_id": self.watch_id})
        either = [{"$or": [{f"{name}s": identity}, {name: identity}]} for name, identity in several.items()]
        rest = _given({"channel_id": self.channel_id, "state": self.state})
        return {"$and": [rest, *either]} if either else rest


def _given(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}
