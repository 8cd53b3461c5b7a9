"""Letters as lines of simple HTML. Texts of others are escaped, and only web addresses become links."""

from collections.abc import Iterable, Iterator
from html import escape

from claimwatch_contracts.deliveries import Notice
from services.notify.writing.letter import Item, Letter, Piece
from services.notify.writing.several import HEADINGS, Collection, Entry, Row


def html(letter: Letter) -> Iterator[str]:
    """The letter for one alert."""
    if letter.headline:
        yield f"<h3>{escape(letter.headline)}</h3>"
    yield f"<p>Watch: <b>{escape(letter.watch)}</b><br>Matched: {escape(letter.matched)}</p>"
    yield f"<p>{link(letter.title, letter.url)}<br>{escape(letter.published)}</p>"
    yield "<ul>"
    for item in letter.items:
        yield _item(item)
    yield "</ul>"
    if letter.left_out:
        yield f"<p>… and {letter.left_out} more in the report: {link(letter.report, letter.report)}</p>"
    for remark in letter.remarks:
        yield f"<p>{escape(remark)}</p>"
    if letter.alert_url:
        yield f"<p>{link('This alert on the dashboard', letter.alert_url)}</p>"


def html_collection(collection: Collection) -> Iterator[str]:
    """The letter for several alerts."""
    yield f"<p>{escape(collection.heading)}</p>"
    yield "<ol>"
    for entry in collection.entries:
        yield from _entry(entry)
    yield "</ol>"
    if collection.rows:
        yield '<table border="1" cellpadding="4">'
        yield _table_row(HEADINGS, "th")
        yield from (_table_row(row, "td") for row in collection.rows)
        yield "</table>"
        if collection.rows_left_out:
            yield f"<p>… {escape(collection.rows_left_out)}</p>"
    if collection.held_back:
        yield f"<p>{escape(collection.held_back)}</p>"


def html_notice(notice: Notice) -> Iterator[str]:
    """The notice: its title, and its lines as a list."""
    yield f"<p>{escape(notice.title)}</p>"
    yield "<ul>"
    yield from (f"<li>{escape(line)}</li>" for line in notice.lines)
    yield "</ul>"


def _entry(entry: Entry) -> Iterator[str]:
    letter = entry.letter
    headline = f"<b>{escape(letter.headline)}</b><br>" if letter.headline else ""
    yield f"<li>{headline}{link(letter.title, letter.url)}<br>{escape(letter.published)}<ul>"
    yield from map(_item, entry.items)
    if entry.left_out:
        yield f"<li>… and {entry.left_out} more in the report: {escape(letter.report)}</li>"
    yield "</ul></li>"


def _item(item: Item) -> str:
    return f"<li>{escape(item.words)}{_passage(item)}{_notes(item.notes)}</li>"


def _notes(notes: Iterable[tuple[str, str]]) -> str:
    return "".join(f"<br>{label}: {escape(words)}" for label, words in notes)


def _passage(item: Item) -> str:
    """The quoted sentences as HTML, with the claim marked."""
    if not item.quote:
        return ""
    pieces = item.passage or (Piece(item.quote, is_claim=False),)
    marked = (f"<mark>{escape(piece.text)}</mark>" if piece.is_claim else escape(piece.text) for piece in pieces)
    return f"<blockquote>{''.join(marked)}</blockquote>"


def link(words: str, url: str | None) -> str:
    """The words, as a link if the URL is of the web."""
    is_web = url is not None and url.startswith(("https://", "http://"))
    return f'<a href="{escape(url or "")}">{escape(words)}</a>' if is_web else escape(words)


def _table_row(row: Row, cell: str) -> str:
    who, what, *others = map(escape, row.cells)
    cells = (who, what + _notes(row.notes), *others)
    return "<tr>" + "".join(f"<{cell}>{words}</{cell}>" for words in cells) + "</tr>"
