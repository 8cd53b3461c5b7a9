"""The figures of reports as flat rows: one for each figure, with its claimant, place and article."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from claimwatch_contracts.report import Report, ReportedFigure

COLUMNS = (
    *("report_id", "article_id", "revision", "publisher", "title", "url", "published_at", "filed_at"),
    *("story_id", "original", "relation", "incident_id"),
    *("measure", "submeasure", "population", "counted", "value", "min", "max", "comparator", "unit", "text"),
    *("date_start", "date_end", "date_open", "date_text"),
    *("place", "geonames_id", "lat", "lon", "precision", "within", "country"),
    *("claimant_key", "claimant", "claimant_kind", "polarity", "certainty", "cue", "content"),
    *("changed", "was", "confidence", "held_back", "start", "end"),
)


def figure_rows(report: Report, filed_at: datetime) -> Iterator[dict[str, Any]]:
    """A row for each figure of the report, with ``COLUMNS``. Offsets are code points of the article's text.

    ``changed`` says that the figure ``corrects`` or ``updates`` an earlier one of its publisher, in the words ``was``.
    """
    article = report.article
    head = {
        "report_id": report.report_id,
        "article_id": article.article_id,
        "revision": article.revision,
        "publisher": article.publisher,
        "title": article.title,
        "url": article.url,
        "published_at": article.published_at and article.published_at.isoformat(),
        "filed_at": filed_at.isoformat(),
        "story_id": report.story_id,
        "original": report.original,
        "relation": report.relation.value,
        "incident_id": report.incident_id,
    }
    for figure in report.figures:
        yield head | _quantity(figure) | _place(figure) | _claim(report, figure)


def _quantity(figure: ReportedFigure) -> dict[str, Any]:
    date = figure.date
    return {
        **figure.model_dump(
            mode="json",
            include={
                "measure",
                "submeasure",
                "population",
                "counted",
                "value",
                "min",
                "max",
                "comparator",
                "unit",
                "text",
            },
        ),
        "date_start": date and date.start.isoformat(),
        "date_end": date and date.end.isoformat(),
        "date_open": date and date.open,
        "date_text": date and date.text,
        "confidence": figure.confidence,
        "held_back": figure.held_back and figure.held_back.value,
        "changed": "corrects" if figure.corrects else "updates" if figure.updates else None,
        "was": figure.was and figure.was.text,
        "start": figure.start,
        "end": figure.end,
    }


def _place(figure: ReportedFigure) -> dict[str, Any]:
    place = figure.place
    if place is None:
        return dict.fromkeys(("place", "geonames_id", "lat", "lon", "precision", "within", "country"))
    known = place.model_dump(mode="json", include={"geonames_id", "lat", "lon", "precision", "country"})
    return {"place": place.name, **known, "within": ", ".join(area.name for area in place.within)}


def _claim(report: Report, figure: ReportedFigure) -> dict[str, Any]:
    claimant = figure.claimant
    attribution = None if figure.attribution is None else report.attributions[figure.attribution]
    return {
        "claimant_key": claimant and claimant.key,
        "claimant": claimant and claimant.name,
        "claimant_kind": claimant and claimant.kind.value,
        "polarity": figure.factuality.polarity.value,
        "certainty": figure.factuality.certainty.value,
        "cue": attribution and attribution.cue and attribution.cue.text,
        "content": attribution and attribution.content.text,
    }
