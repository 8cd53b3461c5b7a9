"""The filters of incidents and of rows of the ledger; ``None`` does not restrict. A place includes all that lies in it.

A filter's ``conditions`` are a MongoDB query for ledger sheets.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from claimwatch_contracts.extraction import AdministrativeArea, Location
from claimwatch_contracts.ledger import Entry, Row
from claimwatch_contracts.vocabulary import Measure
from services.api.filters import Conditions


@dataclass(frozen=True)
class IncidentFilter:
    """Incidents by the GeoNames id of their place, by topic key, and by the time of their latest article."""

    place: int | None = None
    topic: str | None = None
    since: datetime | None = None

    def conditions(self) -> Conditions:
        """The query; it finds no standing totals."""
        fields = {"places": self.place, "topics": self.topic}
        since = {} if self.since is None else {"last_at": {"$gte": self.since}}
        return {"is_incident": True, **_given(fields), **since}


@dataclass(frozen=True)
class RowFilter:
    """Rows by the GeoNames id of their place, by measure, by incident, and by who gave a figure in them and when.

    ``claimants`` are keys of the same claimant. ``since``, ``until`` and ``claimants`` are met by one figure, which was
    published in between.
    """

    place: int | None = None
    measure: Measure | None = None
    incident_id: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    claimants: tuple[str, ...] | None = None

    def conditions(self) -> Conditions:
        """The query for the sheets that may have such rows."""
        measure = None if self.measure is None else self.measure.value
        incident = None if self.incident_id is None else f"incident:{self.incident_id}"
        since = {} if self.since is None else {"last_at": {"$gte": self.since}}
        claimants = {} if self.claimants is None else {"claimants": {"$in": list(self.claimants)}}
        return {**_given({"_id": incident, "row_places": self.place, "measures": measure}), **claimants, **since}

    def admits(self, row: Row) -> bool:
        """Whether the row is one of those."""
        return (
            (self.place is None or self.place in _ids(row.place, row.within))
            and (self.measure is None or row.measure is self.measure)
            and any(self._is_wanted(entry) for entry in row.entries)
        )

    def _is_wanted(self, entry: Entry) -> bool:
        return (
            (self.since is None or entry.given_at >= self.since)
            and (self.until is None or entry.given_at <= self.until)
            and (self.claimants is None or (entry.claimant is not None and entry.claimant.key in self.claimants))
        )


def _ids(place: Location | None, within: Iterable[AdministrativeArea]) -> set[int | None]:
    return {None if place is None else place.geonames_id, *(area.geonames_id for area in within)}


def _given(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}
