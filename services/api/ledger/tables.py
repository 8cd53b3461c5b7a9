"""Incidents and the ledger as tables: CSV (RFC 4180, UTF-8), a line for each incident or for each entry of a row."""

import csv
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol

from claimwatch_contracts.ledger import Entry, Row
from services.api.ledger.shown import ListedIncident

INCIDENT_COLUMNS = (
    *("incident_id", "headline", "place", "geonames_id", "lat", "lon", "precision", "within", "country"),
    *("period_start", "period_end", "topics", "first_at", "last_at", "rows"),
)
ENTRY_COLUMNS = (
    *("row_id", "incident_id", "measure", "submeasure", "population", "unit", "place", "geonames_id", "within"),
    *("period_start", "period_end", "low", "high", "independent", "grade", "part_of"),
    *("claimant_key", "claimant", "claimant_kind", "via", "value", "min", "max", "comparator", "text"),
    *("polarity", "certainty", "retracted", "conceded", "rests_on", "given_at", "confidence"),
    *("finding_id", "article_id", "revision", "publisher", "url", "published_at", "quote", "start", "end"),
)
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet takes a text that begins with one of them for a formula (OWASP, "CSV Injection")."""

Write = Callable[[dict[str, Any]], None]


class Out(Protocol):
    """Where text is written."""

    def write(self, text: str, /) -> object:
        """Write the text."""


def comma_separated(out: Out, columns: Sequence[str]) -> Write:
    """Writes the columns' names, and each row. A text that a spreadsheet would run has an apostrophe before it."""
    writer = csv.DictWriter(out, columns)
    writer.writeheader()
    return lambda row: writer.writerow({name: _cell(value) for name, value in row.items()})


def incident_row(incident: ListedIncident) -> dict[str, Any]:
    """The incident as a flat row with ``INCIDENT_COLUMNS``."""
    place, period = incident.place, incident.period
    fields = ("geonames_id", "lat", "lon", "precision", "country")
    where = dict.fromkeys(fields) if place is None else place.model_dump(mode="json", include=set(fields))
    return {
        **incident.model_dump(mode="json", include={"incident_id", "headline", "first_at", "last_at", "rows"}),
        **where,
        "place": place and place.name,
        "within": ", ".join(area.name for area in incident.within),
        "period_start": period and period.start.isoformat(),
        "period_end": period and period.end.isoformat(),
        "topics": ", ".join(incident.topics),
    }


def entry_rows(row: Row) -> Iterator[dict[str, Any]]:
    """A flat row for each entry, with ``ENTRY_COLUMNS``; what is said of the whole row is repeated."""
    head = {
        **row.model_dump(
            mode="json",
            include={"row_id", "incident_id", "measure", "submeasure", "population", "unit", "low", "high"},
        ),
        "independent": row.independent,
        "grade": row.grade.value,
        "part_of": row.part_of,
        "place": row.place and row.place.name,
        "geonames_id": row.place and row.place.geonames_id,
        "within": ", ".join(area.name for area in row.within),
        "period_start": row.period and row.period.start.isoformat(),
        "period_end": row.period and row.period.end.isoformat(),
    }
    for entry in row.entries:
        yield head | _entry(entry)


def _entry(entry: Entry) -> dict[str, Any]:
    evidence = entry.evidence.model_dump(
        mode="json", include={"article_id", "revision", "publisher", "url", "published_at", "quote", "start", "end"}
    )
    given = entry.model_dump(
        mode="json",
        include={"via", "value", "min", "max", "comparator", "text", "retracted", "conceded", "given_at", "confidence"},
    )
    return {
        **evidence,
        **given,
        "finding_id": entry.finding_id,
        "claimant_key": entry.claimant and entry.claimant.key,
        "claimant": entry.claimant and entry.claimant.name,
        "claimant_kind": entry.claimant and entry.claimant.kind.value,
        "polarity": entry.factuality.polarity.value,
        "certainty": entry.factuality.certainty.value,
        "rests_on": ", ".join(entry.rests_on),
    }


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_SIGNS) else value
