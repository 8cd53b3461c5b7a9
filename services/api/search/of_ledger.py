"""The entries of a sheet of the ledger: its incident and its rows."""

from collections.abc import Iterable, Iterator

from claimwatch_contracts.extraction import AdministrativeArea, Location
from claimwatch_contracts.ledger import Row
from claimwatch_contracts.ledger_sheet import LedgerSheet
from services.api.search.entries import Column, Entry, Facet, Facets, Kind, Segment, facets


def entries_of_sheet(sheet: LedgerSheet) -> tuple[Entry, ...]:
    """The entry of the incident, if the sheet is not one of standing totals, then those of the rows."""
    return (*_incident(sheet), *(_row(sheet, row) for row in sheet.rows))


def _incident(sheet: LedgerSheet) -> Iterator[Entry]:
    if (head := sheet.incident) is None:
        return
    claimants = [entry.claimant for row in sheet.rows for entry in row.entries if entry.claimant]
    places = _named(head.place, head.within)
    shown = {
        "title": head.headline,
        "incident_id": head.incident_id,
        "places": places,
        "claimants": tuple(dict.fromkeys(claimant.name for claimant in claimants)),
        "measures": tuple(dict.fromkeys(row.measure for row in sheet.rows)),
    }
    found = _where(head.place, head.within) | _of_rows(sheet.rows)
    found |= facets(Facet.TOPIC, head.topics) | facets(Facet.INCIDENT, [head.incident_id])
    segments = (
        Segment(Column.TITLE, head.headline, "title"),
        *(Segment(Column.TEXT, name, "place") for name in places),
        *(segment for row in sheet.rows for segment in _words(row)),
    )
    yield Entry(Kind.INCIDENT, head.incident_id, sheet.last_at, shown, segments, found)


def _row(sheet: LedgerSheet, row: Row) -> Entry:
    headline = "" if sheet.incident is None else sheet.incident.headline
    claimants = (entry.claimant.name for entry in row.entries if entry.claimant)
    places = _named(row.place, row.within)
    shown = {
        "title": headline,
        "incident_id": row.incident_id,
        "places": places,
        "claimants": tuple(dict.fromkeys(claimants)),
        "measures": (row.measure,),
        "population": row.population,
        "min": row.low,
        "max": row.high,
        "grade": row.grade,
    }
    found = _where(row.place, row.within) | _of_rows([row]) | facets(Facet.INCIDENT, [row.incident_id])
    found |= facets(Facet.TOPIC, () if sheet.incident is None else sheet.incident.topics)
    segments = (
        Segment(Column.TITLE, headline, "title"),
        *(Segment(Column.TEXT, name, "place") for name in places),
        *_words(row),
    )
    at = max((entry.given_at for entry in row.entries), default=sheet.last_at)
    return Entry(Kind.ROW, row.row_id, at, shown, segments, found)


def _words(row: Row) -> Iterator[Segment]:
    for quote in dict.fromkeys(entry.evidence.quote for entry in row.entries):
        yield Segment(Column.TEXT, quote, "quote")
        yield Segment(Column.CONTENT, quote, "quote")
    for name in dict.fromkeys(entry.claimant.name for entry in row.entries if entry.claimant):
        yield Segment(Column.SOURCE, name, "claimant")


def _of_rows(rows: Iterable[Row]) -> Facets:
    found: Facets = frozenset()
    for row in rows:
        evidence = [entry.evidence for entry in row.entries]
        found |= facets(Facet.MEASURE, [row.measure.value])
        found |= facets(Facet.CLAIMANT, (entry.claimant.key for entry in row.entries if entry.claimant))
        found |= facets(Facet.PUBLISHER, (each.publisher for each in evidence))
        found |= facets(Facet.ARTICLE, (each.article_id for each in evidence))
        found |= _where(row.place, row.within)
    return found


def _where(place: Location | None, within: Iterable[AdministrativeArea]) -> Facets:
    return facets(Facet.PLACE, (named.geonames_id for named in (place, *within) if named is not None))


def _named(place: Location | None, within: Iterable[AdministrativeArea]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(named.name for named in (place, *within) if named is not None))
