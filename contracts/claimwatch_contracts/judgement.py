"""What a report changed in the ledger, so that nobody who reads a filed report has to look anything up."""

from typing import Annotated

from pydantic import Field

from claimwatch_contracts.base import Contract, Versioned
from claimwatch_contracts.extraction import AdministrativeArea, DateInterval, Location
from claimwatch_contracts.ledger import Entry, Row
from claimwatch_contracts.vocabulary import Change

Index = Annotated[int, Field(ge=0)]


class IncidentHead(Contract):
    """An incident without its ledger: what happened in a few words, where and when."""

    incident_id: str
    headline: str
    place: Location | None = None
    within: tuple[AdministrativeArea, ...] = ()
    period: DateInterval | None = None
    topics: tuple[str, ...] = ()


class FigureChange(Contract):
    """What a figure of the report changed. ``figure`` is an index into the report's figures, ``row`` into ``rows``.

    ``before`` is what the same claimant said last in this row. ``now_contested`` is true if the ranges of independent
    claimants met before this report and do not meet now. A figure that has no row (a distance, a price) has ``row``
    ``None``.
    """

    figure: Index
    change: Change
    row: Index | None = None
    before: Entry | None = None
    now_contested: bool = False


class StatementChange(Contract):
    """What a statement of the report changed. ``claim`` is an index into the report's claims."""

    claim: Index
    change: Change


class Judgement(Versioned):
    """What a report changed.

    ``incident`` is the occurrence that the report is mainly about, ``recalled`` are others that its figures belong to.
    ``rows`` stand as they are after the report. ``taken_back`` are entries of earlier articles or revisions that this
    report retracts or corrects without giving a figure in their place.
    """

    incident: IncidentHead | None = None
    is_new_incident: bool = False
    recalled: tuple[IncidentHead, ...] = ()
    rows: tuple[Row, ...] = ()
    figures: tuple[FigureChange, ...] = ()
    statements: tuple[StatementChange, ...] = ()
    taken_back: tuple[Entry, ...] = ()
