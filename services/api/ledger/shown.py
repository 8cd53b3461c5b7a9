"""The models of the api's answers on incidents."""

from datetime import date, datetime
from typing import Any

from pydantic import BaseModel

from claimwatch_contracts.base import Instant
from claimwatch_contracts.incident import Incident, Site
from claimwatch_contracts.judgement import IncidentHead
from claimwatch_contracts.ledger import Entry, Row
from claimwatch_contracts.ledger_sheet import LedgerSheet
from claimwatch_contracts.vocabulary import StoryRelation


class ListedIncident(IncidentHead):
    """An incident as lists show it. ``rows`` is the number of its rows in the ledger.

    ``first_at`` and ``last_at`` are when the earliest and the latest article on it was published.
    """

    first_at: Instant
    last_at: Instant
    rows: int


class ListedRow(Row):
    """A row of the ledger as lists show it. ``headline`` is that of its incident; ``None`` for a standing total.

    Of the rows of a claimant, those in which it has no figure of its own but gave one for somebody else have its name,
    ``spoken_by``, and that of the body, ``spoken_for``, under which the figure stands.
    """

    headline: str | None = None
    spoken_by: str | None = None
    spoken_for: str | None = None


class TimelineReport(BaseModel):
    """A report on an incident, without what was found in it. ``similarity`` is that to the report ``like``, 0 to 1."""

    report_id: str
    article_id: str
    revision: int
    publisher: str
    title: str
    url: str | None = None
    published_at: Instant | None = None
    filed_at: datetime
    story_id: str
    original: str
    relation: StoryRelation = StoryRelation.ORIGINAL
    similarity: float | None = None

    @property
    def is_copy(self) -> bool:
        """Whether it adds nothing to what another report says."""
        return self.relation in (StoryRelation.REPRINT, StoryRelation.LIGHT_EDIT)

    @property
    def at(self) -> tuple[datetime, str]:
        """Its place in a timeline."""
        return self.published_at or self.filed_at, self.report_id


class TimelineItem(TimelineReport):
    """A report, and those that only copy it, in the order of their publication."""

    reprints: tuple[TimelineReport, ...] = ()


class ShownIncident(IncidentHead):
    """An incident with its ledger and its timeline.

    ``days`` are those on which reports say that it happened, ``places`` those that they name, the weightiest first.
    ``merged`` are ids of incidents that turned out to be this one. ``timeline`` has the reports whose main incident it
    is, the first published first; of very many the ``timeline_left_out`` that were filed first are left out.
    """

    first_at: Instant
    last_at: Instant
    days: tuple[date, ...]
    places: tuple[Site, ...]
    merged: tuple[str, ...]
    rows: tuple[Row, ...]
    timeline: tuple[TimelineItem, ...]
    timeline_left_out: int


def listed(sheet: LedgerSheet) -> ListedIncident:
    """The incident of a sheet, as lists show it.

    Raises:
        ValueError: the sheet is that of standing totals.
    """
    if sheet.incident is None:
        raise ValueError(f"{sheet.sheet_id} is no incident's")
    head = sheet.incident
    return ListedIncident(
        **{name: getattr(head, name) for name in IncidentHead.model_fields},
        first_at=sheet.first_at,
        last_at=sheet.last_at,
        rows=len(sheet.rows),
    )


def listed_row(row: Row, sheet: LedgerSheet, spoken_by: str = "", spoken: Entry | None = None) -> ListedRow:
    """A row of that sheet, as lists show it, with the entry of a body that somebody spoke for."""
    fields: dict[str, Any] = {name: getattr(row, name) for name in Row.model_fields}
    if spoken is not None and spoken.claimant is not None:
        fields |= {"spoken_by": spoken_by, "spoken_for": spoken.claimant.name}
    return ListedRow(**fields, headline=None if sheet.incident is None else sheet.incident.headline)


def shown(
    incident: Incident,
    sheet: LedgerSheet,
    merged: tuple[str, ...],
    reports: tuple[TimelineReport, ...],
    left_out: int,
) -> ShownIncident:
    """The incident with all that is shown of it."""
    return ShownIncident(
        **listed(sheet).model_dump(exclude={"rows"}),
        days=tuple(sorted(incident.days)),
        places=tuple(sorted(incident.sites, key=lambda site: (-site.weight, site.name))),
        merged=merged,
        rows=sheet.rows,
        timeline=timeline(reports),
        timeline_left_out=left_out,
    )


def timeline(reports: tuple[TimelineReport, ...]) -> tuple[TimelineItem, ...]:
    """The reports, the first published first, each with its copies. A copy whose original is not there stands alone."""
    ordered = sorted(reports, key=lambda report: report.at)
    copied = {report.article_id: report.report_id for report in reversed(ordered) if not report.is_copy}
    copies: dict[str, list[TimelineReport]] = {}
    alone = []
    for report in ordered:
        if report.is_copy and report.original in copied:
            copies.setdefault(copied[report.original], []).append(report)
        else:
            alone.append(report)
    return tuple(
        TimelineItem(**report.model_dump(), reprints=tuple(copies.get(report.report_id, ()))) for report in alone
    )
