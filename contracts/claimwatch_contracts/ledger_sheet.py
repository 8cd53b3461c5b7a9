"""A sheet of the ledger: the rows of one incident, or of the standing totals of one place, as they stand."""

from typing import ClassVar

from claimwatch_contracts.base import Instant, Versioned
from claimwatch_contracts.judgement import IncidentHead
from claimwatch_contracts.ledger import Row


class LedgerSheet(Versioned):
    """The rows of one incident, or of the standing totals of one place. Written by ``archive``.

    ``sheet_id`` is ``incident:<id>``, or ``place:<GeoNames id, or the name of a place without one>``. ``incident`` is
    ``None`` for standing totals. ``first_at`` and ``last_at`` are when the earliest and the latest of the articles was
    published. An incident of which nobody gives a figure has a sheet without rows.
    """

    VERSION: ClassVar[int] = 1

    sheet_id: str
    incident: IncidentHead | None = None
    first_at: Instant
    last_at: Instant
    rows: tuple[Row, ...] = ()
