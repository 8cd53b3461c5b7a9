"""Letters as lines of plain text."""

from collections.abc import Iterator, Sequence

from services.notify.writing.letter import Item, Letter
from services.notify.writing.several import HEADINGS, Collection, Entry, Row

WIDEST = 36
"""Characters of a column of the table of figures."""


def plain(letter: Letter) -> Iterator[str]:
    """The letter for one alert."""
    if letter.headline:
        yield letter.headline
        yield ""
    yield f"Watch: {letter.watch}"
    yield f"Matched: {letter.matched}"
    yield ""
    yield letter.title
    yield letter.published
    if letter.url:
        yield letter.url
    yield ""
    for item in letter.items:
        yield from _item(item)
    if letter.left_out:
        yield f"... and {letter.left_out} more in the report: {letter.report}"
    yield from letter.remarks
    if letter.alert_url:
        yield ""
        yield f"This alert on the dashboard: {letter.alert_url}"


def plain_collection(collection: Collection) -> Iterator[str]:
    """The letter for several alerts."""
    yield collection.heading
    for number, entry in enumerate(collection.entries, 1):
        yield ""
        yield from _entry(number, entry)
    if collection.rows:
        yield ""
        yield "Figures"
        yield from _aligned((HEADINGS, *collection.rows))
        if collection.rows_left_out:
            yield f"   ... {collection.rows_left_out}"
    if collection.held_back:
        yield ""
        yield collection.held_back


def _item(item: Item) -> Iterator[str]:
    yield f"* {item.words}"
    if item.quote:
        yield f"  > {item.quote}"
    yield from (f"  {label}: {words}" for label, words in item.notes)


def _entry(number: int, entry: Entry) -> Iterator[str]:
    letter = entry.letter
    yield f"{number}. {letter.headline or letter.title}"
    if letter.headline:
        yield f"   {letter.title}"
    yield f"   {letter.published}"
    if letter.url:
        yield f"   {letter.url}"
    for item in entry.items:
        yield from (f"   {line}" for line in _item(item))
    if entry.left_out:
        yield f"   ... and {entry.left_out} more in the report: {letter.report}"


def _aligned(rows: Sequence[Row]) -> Iterator[str]:
    """The rows with their columns below one another, as far as a column is not too wide; below each row its notes."""
    columns = zip(*(row.cells for row in rows), strict=True)
    widths = [min(WIDEST, max(len(cell) for cell in column)) for column in columns]
    for row in rows:
        yield "   " + " | ".join(cell.ljust(width) for cell, width in zip(row.cells, widths, strict=True)).rstrip(" |")
        yield from (f"     {label}: {words}" for label, words in row.notes)
