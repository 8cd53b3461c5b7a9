"""The letter for several alerts that leave together: what is new, report by report, and a table of the figures.

What several watches fired on in one report is one entry, which names the watches. ``plain_text`` and ``markup`` write
the letter down.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimwatch_contracts.alert import AlertFigure, NewsItem
from claimwatch_contracts.deliveries import Notification, WhyNow
from claimwatch_contracts.events import AlertRaised
from claimwatch_language.quantities import amount, in_words
from services.notify.writing.letter import Item, Letter, item_of, letter_of

MOST_ENTRIES = 8
"""More reports than that are told by a digest."""
ITEMS_SHOWN = 3
ROWS_SHOWN = 60
UNANSWERED = {
    WhyNow.NOT_ACKNOWLEDGED: "Nobody has acknowledged this in time.",
    WhyNow.REPEAT: "Sent again: nobody has acknowledged this yet.",
}


@dataclass(frozen=True)
class Row:
    """One figure in the table, each cell in words. ``before`` is empty if nothing was said before.

    ``notes`` are the article's words, what others say of the same, and how far the figure can
    be relied on, each with its label.
    """

    who: str
    what: str
    where: str
    before: str
    notes: tuple[tuple[str, str], ...] = ()

    @property
    def cells(self) -> tuple[str, str, str, str]:
        """The cells from left to right."""
        return self.who, self.what, self.where, self.before


HEADINGS = Row("Who", "Figure", "Where", "Before")


@dataclass(frozen=True)
class Entry:
    """What is said of one report among several: the first ``items`` of its letter. ``left_out`` counts the others."""

    letter: Letter
    items: tuple[Item, ...]
    left_out: int


@dataclass(frozen=True)
class Collection:
    """Several alerts for one reader. ``rows_left_out`` says what is not in ``rows``, and where it can be read.

    It and ``held_back`` are sentences, empty if nothing is missing.
    """

    heading: str
    entries: tuple[Entry, ...]
    rows: tuple[Row, ...]
    rows_left_out: str
    held_back: str


def is_digest(notification: Notification) -> bool:
    """Whether the notification is a digest of several reports, or has too many to be told one by one."""
    reports = {alert.article.report_id for alert in notification.alerts}
    return len(reports) > (1 if notification.reason is WhyNow.DIGEST else MOST_ENTRIES)


def by_report(alerts: Iterable[AlertRaised]) -> tuple[AlertRaised, ...]:
    """One alert for each report, with the news of all alerts on it, the headline that says most, and all watches."""
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
        "headline": max(alerts, key=lambda alert: len(alert.news)).headline,
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
    every = (_row(alert, item, item.figure) for alert, item in figures if item.figure is not None)
    rows = tuple({row.cells: row for row in every}.values())
    return Collection(
        heading=heading(notification),
        entries=tuple(_entry(alert, public_url) for alert in alerts),
        rows=rows[:ROWS_SHOWN],
        rows_left_out=_more(len(rows) - ROWS_SHOWN, "figures", public_url),
        held_back=not_told(notification),
    )


def _entry(alert: AlertRaised, public_url: str | None) -> Entry:
    letter = letter_of(_without_figures(alert), public_url)
    shown = letter.items[:ITEMS_SHOWN]
    return Entry(letter, shown, len(letter.items) - len(shown) + letter.left_out)


def _more(count: int, what: str, public_url: str | None) -> str:
    """How many more there are, and where; empty if there are none."""
    where = f" on the dashboard: {public_url.rstrip('/')}" if public_url else ""
    return f"and {count} more {what}{where}" if count > 0 else ""


def _without_figures(alert: AlertRaised) -> AlertRaised:
    """The alert for an entry: its figures are in the table, unless nothing else says what is new."""
    statements = tuple(item for item in alert.news if item.figure is None)
    return alert.model_copy(update={"news": statements}) if alert.headline or statements else alert


def not_told(notification: Notification) -> str:
    """What was held back from the watches, as a sentence; empty if nothing was."""
    return f"Not told: {notification.held_back}." if notification.held_back else ""


def why_again(notification: Notification) -> str:
    """Why what was told before is sent, as a sentence; empty if it was not told before."""
    return UNANSWERED.get(notification.reason, "")


def heading(notification: Notification) -> str:
    """How many reports the notification is about, for which watches, and why it leaves now."""
    count = len(by_report(notification.alerts))
    watches = ", ".join(watches_of(notification.alerts))
    return f"{count} report{'s' if count > 1 else ''} for {watches} ({notification.reason.value})"


def _row(alert: AlertRaised, item: NewsItem, figure: AlertFigure) -> Row:
    claimant = item.claim.claimant if item.claim else None
    who = claimant.name if claimant else f"{alert.article.publisher} (no claimant named)"
    where, before = item.place.written if item.place else "", amount(figure.was) if figure.was else ""
    told = item_of(item)
    words = (("Words", told.quote),) if told.quote else ()
    return Row(who, in_words(figure), where, before, (*words, *told.notes))
