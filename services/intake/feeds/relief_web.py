"""Reads the reports that ReliefWeb's API lists, versions 1 and 2 (https://apidoc.reliefweb.int/endpoints)."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from services.intake.dates.reading import first_credible
from services.intake.feeds.document import BrokenFeedError, FeedDocument, address_of, pdf_of
from services.intake.feeds.entries import Entry, with_keys
from services.intake.text.markup import text_of, visible
from services.intake.text.wrapping import unwrapped_lines

ADDRESSES = ("url_alias", "url")
DATES = ("original", "created")
NAME = "ReliefWeb"
MAX_PUBLISHER_CHARACTERS = 200
PARAMETERS = "profile=full"


def is_report_list(text: str) -> bool:
    """Whether a JSON document is an answer of the API: it lists ``data`` and counts all of it."""
    try:
        document = json.loads(text.lstrip("\ufeff"))
    except (json.JSONDecodeError, RecursionError):
        return False
    return isinstance(document.get("data"), list) and "totalCount" in document


def read_reports(text: str, url: str, now: datetime) -> FeedDocument:
    """The reports of an answer that was fetched from ``url`` at ``now``, the last listed first.

    The publisher of an entry is the report's first source. Text is only in answers to ``profile=full``; without it the
    report's page is read.

    Raises:
        BrokenFeedError: none of what is listed is a report.
    """
    listed = json.loads(text.lstrip("\ufeff"))["data"]
    reports = [item for item in listed if isinstance(item, dict) and isinstance(item.get("fields"), dict)]
    if listed and not reports:
        raise BrokenFeedError(f"not a feed: an answer of an API without fields of reports; ask with {PARAMETERS}")
    entries = (_entry(str(report.get("id", "")), report["fields"], url, now) for report in reversed(reports))
    return FeedDocument(with_keys((entry, "") for entry in entries), title=NAME)


def _entry(identifier: str, fields: Mapping[str, Any], url: str, now: datetime) -> Entry:
    return Entry(
        url=address_of(next(filter(None, (_words(fields.get(name)) for name in ADDRESSES)), ""), url),
        title=visible(_words(fields.get("title"))).strip(),
        text=_text(fields),
        published_at=first_credible(_dates(fields), UTC, now),
        language=_first(fields.get("language"), "code") or None,
        key=identifier or None,
        publisher=_first(fields.get("source"), "name")[:MAX_PUBLISHER_CHARACTERS] or None,
        attachment=pdf_of(_attached(fields), url),
    )


def _text(fields: Mapping[str, Any]) -> str:
    """The report's text: its HTML, or else what it was written in (Markdown), of which the paragraphs are read."""
    markup = _words(fields.get("body-html"))
    return text_of(markup) if markup else unwrapped_lines(visible(_words(fields.get("body"))))


def _attached(fields: Mapping[str, Any]) -> Iterator[tuple[object, object]]:
    """The addresses and media types of a report's files."""
    files = fields.get("file")
    for each in files if isinstance(files, list) else ():
        if isinstance(each, dict):
            yield each.get("url"), each.get("mimetype")


def _dates(fields: Mapping[str, Any]) -> Iterator[str]:
    dates = fields.get("date")
    yield from (date for name in DATES if isinstance(dates, dict) and (date := _words(dates.get(name))))


def _first(listed: object, name: str) -> str:
    """What the first of the listed objects says under a name."""
    first = listed[0] if isinstance(listed, list) and listed else None
    return _words(first.get(name)).strip() if isinstance(first, dict) else ""


def _words(value: object) -> str:
    return value if isinstance(value, str) else ""
