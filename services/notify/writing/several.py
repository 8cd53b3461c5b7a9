"""The letter for several alerts that leave together: what is new, report by report, and a table of the figures.

What several watches fired on in one report is one entry, which names the watches.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from claimwatch_contracts.alert import AlertFigure, AlertQuantity, NewsItem
from claimwatch_contracts.deliveries import Notification
from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.vocabulary import Comparator
from services.notify.writing.letter import Letter, html, letter_of, plain

ENTRIES_SHOWN = 30
ITEMS_SHOWN = 3
ROWS_SHOWN = 60
WIDEST = 36
"""Characters of a column of the table in plain text."""
COMPARED = {
    Comparator.ABOUT: "about ",
    Comparator.AT_LEAST: "at least ",
    Comparator.MORE_THAN: "more than ",
    Comparator.AT_MOST: "at most ",
    Comparator.LESS_THAN: "less than ",
}


@dataclass(frozen=True)
class Row:
    """One figure in the table, each cell in words. ``before`` is empty if nothing was said before."""

    who: str
    what: str
    where: str
    before: str

    @property
    def cells(self) -> tuple[str, str, str, str]:
        """The cells from left to right."""
        return self.who, self.what, self.where, self.before


HEADINGS = Row("Who", "Figure", "Where", "Before")


@dataclass(frozen=True)
class Collection:
    """Several alerts for one reader. ``left_out`` counts the reports that are not in ``letters``.

    ``home`` is where the rest can be read: the dashboard's address, or ``None``.
    """

    heading: str
    letters: tuple[Letter, ...]
    left_out: int
    rows: tuple[Row, ...]
    rows_left_out: int
    home: str | None
    held_back: str = ""


def by_report(alerts: Iterable[AlertRaised]) -> tuple[AlertRaised, ...]:
    """One alert for each report, with the news that all alerts on the report have, and the names of their watches."""
    reports: dict[str, list[AlertRaised]] = {}
    for alert in alerts:
        reports.setdefault(alert.article.report_id, []).append(alert)
    return tuple(_one(of_report) for of_report in reports.values())


def watches_of(alerts: Iterable[AlertRaised]) -> tuple[str, ...]:
    """The names of the watches that fired, each once."""
    return tuple({alert.watch_id: alert.watch_name for alert in alerts}.values())


def _one(alerts: Sequence[AlertRaised]) -> AlertRaised:
    first = alerts[0]
    if len(alerts) == 1:
        return first
    news = {item.key: item for alert in alerts for item in alert.news}
    joined = {
        "watch_name": ", ".join(watches_of(alerts)),
        "matched": tuple(dict.fromkeys(words for alert in alerts for words in alert.matched)),
        "matched_left_out": max(alert.matched_left_out for alert in alerts),
        "news": tuple(news.values()),
        "news_left_out": max(alert.news_left_out for alert in alerts),
    }
    return first.model_copy(update=joined)


def collected(notification: Notification, public_url: str | None) -> Collection:
    """The letter of a notification with several reports."""
    alerts = by_report(notification.alerts)
    figures = ((alert, item) for alert in alerts for item in alert.news)
    rows = tuple(dict.fromkeys(_row(alert, item, item.figure) for alert, item in figures if item.figure is not None))
    return Collection(
        heading=heading(notification),
        letters=tuple(letter_of(_without_figures(alert), public_url) for alert in alerts[:ENTRIES_SHOWN]),
        left_out=max(0, len(alerts) - ENTRIES_SHOWN),
        rows=rows[:ROWS_SHOWN],
        rows_left_out=max(0, len(rows) - ROWS_SHOWN),
        home=public_url.rstrip("/") if public_url else None,
        held_back=not_told(notification),
    )


def _without_figures(alert: AlertRaised) -> AlertRaised:
    """The alert for an entry: its figures are in the table, unless nothing else says what is new."""
    statements = tuple(item for item in alert.news if item.figure is None)
    return alert.model_copy(update={"news": statements}) if alert.headline or statements else alert


def not_told(notification: Notification) -> str:
    """What was held back from the watches, as a sentence; empty if nothing was."""
    return f"Not told: {notification.held_back}." if notification.held_back else ""


def heading(notification: Notification) -> str:
    """How many reports the notification is about, for which watches, and why it leaves now."""
    count = len(by_report(notification.alerts))
    watches = ", ".join(watches_of(notification.alerts))
    return f"{count} report{'s' if count > 1 else ''} for {watches} ({notification.reason.value})"


def plain_lines(collection: Collection) -> Iterator[str]:
    """The lines of the letter as plain text."""
    yield collection.heading
    for number, letter in enumerate(collection.letters, 1):
        yield ""
        yield f"{number}. {letter.headline or letter.title}"
        if letter.headline:
            yield f"   {letter.title}"
        yield f"   {letter.published}"
        if letter.url:
            yield f"   {letter.url}"
        for item in letter.items[:ITEMS_SHOWN]:
            yield f"   * {item.words}"
        if more := _more(letter):
            yield f"   ... and {more} more in the report: {letter.report}"
    if collection.left_out:
        yield ""
        yield f"... and {collection.left_out} more reports{_at(collection)}"
    if collection.rows:
        yield ""
        yield "Figures"
        yield from _aligned((HEADINGS, *collection.rows))
        if collection.rows_left_out:
            yield f"   ... and {collection.rows_left_out} more figures{_at(collection)}"
    if collection.held_back:
        yield ""
        yield collection.held_back


def _aligned(rows: Sequence[Row]) -> Iterator[str]:
    """The rows with their columns below one another, as far as a column is not too wide for that."""
    columns = zip(*(row.cells for row in rows), strict=True)
    widths = [min(WIDEST, max(len(cell) for cell in column)) for column in columns]
    for row in rows:
        yield "   " + " | ".join(cell.ljust(width) for cell, width in zip(row.cells, widths, strict=True)).rstrip(" |")


def html_lines(collection: Collection) -> Iterator[str]:
    """The lines of the letter as HTML. Texts of others are escaped."""
    yield f"<p>{escape(collection.heading)}</p>"
    yield "<ol>"
    for letter in collection.letters:
        headline = f"<b>{escape(letter.headline)}</b><br>" if letter.headline else ""
        yield f"<li>{headline}{_linked(letter)}<br>{escape(letter.published)}<ul>"
        yield from (f"<li>{escape(item.words)}</li>" for item in letter.items[:ITEMS_SHOWN])
        if more := _more(letter):
            yield f"<li>… and {more} more in the report: {escape(letter.report)}</li>"
        yield "</ul></li>"
    yield "</ol>"
    if collection.left_out:
        yield f"<p>… and {collection.left_out} more reports{escape(_at(collection))}</p>"
    if collection.rows:
        yield '<table border="1" cellpadding="4">'
        yield _table_row(HEADINGS, "th")
        yield from (_table_row(row, "td") for row in collection.rows)
        yield "</table>"
        if collection.rows_left_out:
            yield f"<p>… and {collection.rows_left_out} more figures{escape(_at(collection))}</p>"
    if collection.held_back:
        yield f"<p>{escape(collection.held_back)}</p>"


def both(notification: Notification, public_url: str | None) -> tuple[list[str], list[str]]:
    """The lines of the notification's letter as plain text and as HTML: one alert's if all are on one report."""
    alerts = by_report(notification.alerts)
    if len(alerts) == 1:
        letter = letter_of(alerts[0], public_url)
        remarks = [remark] if (remark := not_told(notification)) else []
        return [*plain(letter), *remarks], [*html(letter), *(f"<p>{escape(remark)}</p>" for remark in remarks)]
    collection = collected(notification, public_url)
    return list(plain_lines(collection)), list(html_lines(collection))


def _row(alert: AlertRaised, item: NewsItem, figure: AlertFigure) -> Row:
    claimant = item.claim.claimant if item.claim else None
    who = claimant.name if claimant else f"{alert.article.publisher} (no claimant named)"
    return Row(who, _what(figure), item.place.written if item.place else "", _amount(figure.was) if figure.was else "")


def _what(figure: AlertQuantity) -> str:
    """The amount and what is counted; of people the class in brackets."""
    counted = (figure.submeasure or figure.measure).replace("_", " ")
    words = figure.counted or "" if counted == "other" else counted
    population = f"({figure.population})" if figure.population else ""
    return " ".join(part for part in (_amount(figure), figure.unit or "", words, population) if part)


def _amount(figure: AlertQuantity) -> str:
    if figure.comparator is Comparator.BETWEEN and figure.min is not None and figure.max is not None:
        return f"{figure.min:,.12g} to {figure.max:,.12g}"
    value = next((each for each in (figure.value, figure.min, figure.max) if each is not None), None)
    return COMPARED.get(figure.comparator, "") + (figure.text if value is None else f"{value:,.12g}")


def _more(letter: Letter) -> int:
    return max(0, len(letter.items) - ITEMS_SHOWN) + letter.left_out


def _at(collection: Collection) -> str:
    return f" on the dashboard: {collection.home}" if collection.home else ""


def _linked(letter: Letter) -> str:
    is_web = letter.url is not None and letter.url.startswith(("https://", "http://"))
    title = escape(letter.title)
    return f'<a href="{escape(letter.url or "")}">{title}</a>' if is_web else title


def _table_row(row: Row, cell: str) -> str:
    return "<tr>" + "".join(f"<{cell}>{escape(words)}</{cell}>" for words in row.cells) + "</tr>"
