"""A digest as lines of simple HTML and of plain text. Texts of others are escaped, only web addresses become links."""

from collections.abc import Iterator
from html import escape

from services.notify.writing.digest import Digest
from services.notify.writing.markup import link
from services.notify.writing.occurrences import FigureLine, Occurrence, StatementLine

CELL = 'style="padding:4px 10px 4px 0;border-top:1px solid #ccc;vertical-align:top;text-align:left"'
HEAD = 'style="padding:12px 0 4px;text-align:left"'
IMAGE = 'style="max-width:100%;height:auto"'
COLUMNS = ("Who", "Figure", "Before")


def html_digest(digest: Digest, image: str | None) -> Iterator[str]:
    """The digest. ``image`` is the content id of the chart, if it could be drawn."""
    yield f"<p>{escape(digest.heading)}</p>"
    if digest.chart and image:
        yield f'<p><img src="cid:{escape(image)}" alt="{escape(digest.chart.alt)}" width="640" {IMAGE}></p>'
    yield '<table style="border-collapse:collapse">'
    yield "<tr>" + "".join(f"<th {CELL}>{words}</th>" for words in COLUMNS) + "</tr>"
    for occurrence in digest.occurrences:
        yield from _rows(occurrence, digest.urls.get(occurrence.incident or "", occurrence.url))
    yield "</table>"
    for words in (f"… {digest.left_out}" if digest.left_out else "", digest.held_back):
        if words:
            yield f"<p>{escape(words)}</p>"


def _rows(occurrence: Occurrence, url: str | None) -> Iterator[str]:
    name = f"{link(occurrence.name, url)}</b> – {_reports(occurrence)}"
    yield f'<tr><td {HEAD} colspan="{len(COLUMNS)}"><b>{name}</td></tr>'
    for line in occurrence.lines:
        yield f"<tr>{_cells(line)}</tr>"


def _cells(line: FigureLine | StatementLine) -> str:
    if isinstance(line, StatementLine):
        return f'<td {CELL} colspan="{len(COLUMNS)}">{link(line.words, line.url)}</td>'
    cells = (escape(line.who), link(line.words, line.latest.url), escape(line.before))
    return "".join(f"<td {CELL}>{cell}</td>" for cell in cells)


def plain_digest(digest: Digest) -> Iterator[str]:
    """The digest as plain text."""
    yield digest.heading
    for occurrence in digest.occurrences:
        yield ""
        yield f"{occurrence.name} ({_reports(occurrence)})"
        if url := digest.urls.get(occurrence.incident or "", occurrence.url):
            yield f"  {url}"
        yield from (f"  * {_in_words(line)}" for line in occurrence.lines)
    for words in (f"... {digest.left_out}" if digest.left_out else "", digest.held_back):
        if words:
            yield ""
            yield words


def _in_words(line: FigureLine | StatementLine) -> str:
    if isinstance(line, StatementLine):
        return line.words
    before = f" (before: {line.before})" if line.before else ""
    return f"{line.who}: {line.words}{before}"


def _reports(occurrence: Occurrence) -> str:
    return f"{occurrence.reports} report{'' if occurrence.reports == 1 else 's'}"
