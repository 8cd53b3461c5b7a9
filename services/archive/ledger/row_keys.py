"""What a row of the ledger is about, and the order of rows."""

from datetime import date
from typing import NamedTuple

from claimwatch_contracts.base import derived_id
from claimwatch_contracts.ledger import LedgerEntry
from claimwatch_contracts.vocabulary import Measure, Submeasure
from claimwatch_language.geography import PlaceKey
from services.archive.ledger.places import key_of

Scope = tuple[str | None, PlaceKey | None]
"""An incident, or ``None`` and the place of standing totals."""


class RowKey(NamedTuple):
    """What a row is about. ``zone`` is ``None`` for where an incident happened, ``since`` for an incident."""

    scope: Scope
    measure: Measure
    submeasure: Submeasure | None
    population: str | None
    unit: str | None
    zone: PlaceKey | None = None
    since: date | None = None

    @property
    def row_id(self) -> str:
        """The id of the row."""
        return derived_id(*self._parts)

    def row_id_until(self, day: date) -> str:
        """The id of the row of the counts of an earlier day."""
        return derived_id(*self._parts, "until", day)

    @property
    def _parts(self) -> tuple[object, ...]:
        return "row", *self.scope, self.measure, self.submeasure, self.population, self.unit, self.zone, self.since


def scope_of(entry: LedgerEntry) -> Scope | None:
    """The incident or the standing totals that an entry belongs to; ``None`` if it belongs to neither."""
    if entry.incident_id is not None:
        return entry.incident_id, None
    return (None, key_of(entry.place)) if entry.standing and entry.place is not None else None


def rank(key: RowKey) -> tuple[object, ...]:
    """The order of rows: by measure, where it happened before other places, all people before classes of them."""
    place, since = str(key.zone or key.scope[1] or ""), str(key.since or "")
    return (
        list(Measure).index(key.measure),
        place,
        key.population or "",
        str(key.submeasure or ""),
        key.unit or "",
        since,
    )
