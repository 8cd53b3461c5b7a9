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
from services.api.filters import Conditions, within
from services.api.ledger.speaking import NOWHERE, Spoken


@dataclass(frozen=True)
class IncidentFilter:
    """Incidents by the GeoNames id of their place, by topic, by measure, and by the time of their latest article."""

    place: int | None = None
    topic: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    measure: Measure | None = None

    def conditions(self) -> Conditions:
        """The query; it finds no standing totals."""
        measure = None if self.measure is None else self.measure.value
        fields = {"places": self.place, "topics": self.topic, "measures": measure}
        return {"is_incident": True, **_given(fields), **within("last_at", self.since, self.until)}


@dataclass(frozen=True)
class RowFilter:
    """Rows by the GeoNames id of their place, by measure, by incident, and by a figure in them.

    ``claimants`` are keys of one claimant, and ``spoken`` is where figures stand that it gave for others. One figure of
    the row has to be that claimant's, or such a one, and to have been published between ``since`` and ``until``.
    """

    place: int | None = None
    measure: Measure | None = None
    claimants: tuple[str, ...] | None = None
    incident_id: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    spoken: Spoken = NOWHERE

    def conditions(self) -> Conditions:
        """The query for the sheets that may have such rows."""
        measure = None if self.measure is None else self.measure.value
        incident = None if self.incident_id is None else f"incident:{self.incident_id}"
        since = {} if self.since is None else {"last_at": {"$gte": self.since}}
        # A sheet that was written without this field may be any claimant's; ``admits`` looks at its rows.
        claimants = {} if self.claimants is None else self._claimed(self.claimants)
        return {**_given({"_id": incident, "row_places": self.place, "measures": measure}), **claimants, **since}

    def admits(self, row: Row) -> bool:
        """Whether the row is one of those."""
        return (
            (self.place is None or self.place in _ids(row.place, row.within))
            and (self.measure is None or row.measure is self.measure)
            and (
                any(self._is_claimed(entry) and self._is_in_time(entry.given_at) for entry in row.entries)
                or self.spoken_in(row) is not None
            )
        )

    def spoken_in(self, row: Row) -> Entry | None:
        """The entry that stands for what the claimant said for another; ``None`` if the row has a figure of its own."""
        if self.claimants is None or any(map(self._is_claimed, row.entries)):
            return None
        entry = self.spoken.entry(row)
        return entry if entry is not None and self._is_in_time(entry.given_at) else None

    def _claimed(self, claimants: tuple[str, ...]) -> Conditions:
        bodies: Conditions = {"claimants": {"$in": [*claimants, *sorted(self.spoken.bodies), None]}}
        incidents = [f"incident:{incident}" for incident in self.spoken.incidents]
        return {"$or": [bodies, {"_id": {"$in": incidents}}]} if incidents else bodies

    def _is_claimed(self, entry: Entry) -> bool:
        claimant = entry.claimant
        return self.claimants is None or (claimant is not None and claimant.key in self.claimants)

    def _is_in_time(self, given_at: datetime) -> bool:
        return (self.since is None or given_at >= self.since) and (self.until is None or given_at <= self.until)


def _ids(place: Location | None, within: Iterable[AdministrativeArea]) -> set[int | None]:
    return {None if place is None else place.geonames_id, *(area.geonames_id for area in within)}


def _given(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}
