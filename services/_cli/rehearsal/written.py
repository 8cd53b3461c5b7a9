"""Alerts and ledger as lines of JSON.

An alert is ``{"watch", "article", "headline", "items"}``; an item without a ``measure`` is a statement. A row of the
ledger has its place, period, measure, submeasure and population, its ``entries`` and what follows from them; an entry
is marked where it was ``retracted`` or ``denies``.
"""

from typing import Any

from claimwatch_contracts.alert import NewsItem
from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.extraction import DateInterval, Quantity
from claimwatch_contracts.ledger import Entry, Row
from claimwatch_contracts.vocabulary import Polarity


def alert_line(alert: AlertRaised, article: str) -> dict[str, Any]:
    """An alert on the post ``article``."""
    items = [_item(item) for item in alert.news]
    return {"watch": alert.watch_id, "article": article, "headline": alert.headline, "items": items}


def row_line(row: Row, scenario: str | None) -> dict[str, Any]:
    """A row of the ledger."""
    return {
        **({} if scenario is None else {"scenario": scenario}),
        "incident": row.incident_id,
        "place": row.place.name if row.place else None,
        "within": ", ".join(area.name for area in row.within) or None,
        "geonames_id": row.place.geonames_id if row.place else None,
        "measure": row.measure,
        "submeasure": row.submeasure,
        "population": row.population,
        "unit": row.unit,
        "period": _period(row.period),
        "entries": [_entry(entry) for entry in row.entries],
        "low": _number(row.low),
        "high": _number(row.high),
        "independent_claimants": row.independent,
        "grade": row.grade,
    }


def _item(item: NewsItem) -> dict[str, Any]:
    claimant = item.claim.claimant if item.claim else None
    return {
        "kind": item.kind,
        "summary": item.summary,
        "claimant": claimant.name if claimant else None,
        "measure": item.figure.measure if item.figure else None,
        "population": item.figure.population if item.figure else None,
        **(_amount(item.figure) if item.figure else {}),
        "place": item.place.name if item.place else None,
        "quote": item.quote.text if item.quote else None,
    }


def _entry(entry: Entry) -> dict[str, Any]:
    line = {
        "claimant": entry.claimant.name if entry.claimant else None,
        **_amount(entry),
        "article": entry.evidence.article_id,
        "quote": entry.evidence.quote,
    }
    if entry.retracted:
        line["retracted"] = True
    if entry.factuality.polarity is Polarity.DENIED:
        line["denies"] = True
    return line


def _amount(quantity: Quantity) -> dict[str, Any]:
    bounds = {name: _number(getattr(quantity, name)) for name in ("value", "min", "max")}
    return bounds | {"comparator": quantity.comparator}


def _number(value: float | None) -> float | int | None:
    """Whole numbers without a fraction."""
    return int(value) if value is not None and value.is_integer() else value


def _period(date: DateInterval | None) -> str | None:
    if date is None:
        return None
    return f"{date.start}" if date.start == date.end else f"{date.start}/{date.end}"
