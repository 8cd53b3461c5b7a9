"""The letter for an alert: what is said of it, in order. ``plain_text`` and ``markup`` write it down.

The words are the alert's own: the headline, each item, the figures beside it and how sure it is were put into words
when the alert was raised.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from claimwatch_contracts.alert import Alert, NewsItem, Quote
from claimwatch_contracts.shortening import ELLIPSIS, shortened
from claimwatch_contracts.vocabulary import NoveltyKind
from claimwatch_language.surroundings import sentence_around

NEWS_SHOWN = 20
QUOTE_CHARACTERS = 300
KINDS = {
    NoveltyKind.NEW_STORY: "New story",
    NoveltyKind.NEW_CLAIM: "New claim",
    NoveltyKind.CORRECTION: "Correction",
    NoveltyKind.RETRACTION: "Retraction",
    NoveltyKind.UPDATE: "Update",
    NoveltyKind.DENIAL: "Denial",
}


@dataclass(frozen=True)
class Piece:
    """A stretch of an article. ``is_claim`` marks what the claimant says."""

    text: str
    is_claim: bool


@dataclass(frozen=True)
class Item:
    """A piece of news in words. ``quote`` is the article's wording, unless the words contain it already.

    ``passage`` are the sentences around the quote. ``beside`` is what other claimants say of the same, ``sureness`` how
    far the news can be relied on.
    """

    words: str
    quote: str | None = None
    passage: tuple[Piece, ...] = ()
    beside: str = ""
    sureness: str = ""

    @property
    def notes(self) -> Iterator[tuple[str, str]]:
        """What is said below the item, each with its label."""
        if self.beside:
            yield "Others", self.beside
        if self.sureness:
            yield "How sure", self.sureness


@dataclass(frozen=True)
class Letter:
    """An alert for one reader. ``url`` leads to the article, and ``alert_url`` to the alert on the dashboard.

    ``headline`` is what happened and what has changed; empty if the title says it.

    ``left_out`` counts the news that are not in ``items``; ``report`` is the address or id of the report with them.
    """

    headline: str
    watch: str
    matched: str
    title: str
    url: str | None
    published: str
    items: tuple[Item, ...]
    left_out: int
    report: str
    remarks: tuple[str, ...]
    alert_url: str | None


def letter_of(alert: Alert, public_url: str | None) -> Letter:
    """The letter of an alert. ``public_url`` is the dashboard's address for readers."""
    article, shown = alert.article, alert.news[:NEWS_SHOWN]
    home = public_url.rstrip("/") if public_url else None
    story = next((item.summary for item in shown if item.kind is NoveltyKind.NEW_STORY), None)
    return Letter(
        headline="" if alert.headline == article.title else alert.headline,
        watch=alert.watch_name,
        matched=", ".join(alert.matched) + (f" and {alert.matched_left_out} more" if alert.matched_left_out else ""),
        title=f"{KINDS[NoveltyKind.NEW_STORY]}: {story}" if story else article.title or "(no title)",
        url=article.url,
        published=_published(alert),
        items=tuple(_each_quote_once([item_of(item) for item in shown if item.kind is not NoveltyKind.NEW_STORY])),
        left_out=len(alert.news) - len(shown) + alert.news_left_out,
        report=f"{home}/reports/{article.report_id}" if home else article.report_id,
        remarks=tuple(_remarks(alert)),
        alert_url=f"{home}/?alert={alert.alert_id}" if home else None,
    )


def item_of(item: NewsItem) -> Item:
    """The piece of news in words."""
    via = f" (via {item.claim.via})" if item.claim and item.claim.via else ""
    who, colon, statement = item.summary.partition(": ")
    words, quote = item.summary, _quoted(item.quote) if item.quote else None
    if quote and colon and _bare(quote).startswith(_bare(statement)):
        words = f"{who}: {quote}" if statement.endswith(ELLIPSIS) else words
        quote = None
    elif quote and quote in words:
        quote = None
    return Item(
        words=f"{KINDS[item.kind]}: {words}{via}",
        quote=quote,
        passage=tuple(_pieces(item.quote)) if quote and item.quote else (),
        beside=_beside(item),
        sureness=item.sureness,
    )


def _beside(item: NewsItem) -> str:
    """What other claimants say of the same figure, on one line."""
    said = "; ".join(other.summary for other in item.beside)
    return said + (f" and {item.beside_left_out} more" if item.beside_left_out else "")


def _pieces(quote: Quote) -> Iterator[Piece]:
    """The quoted text in pieces, those of the claim marked."""
    shown = quote.start
    if quote.cut_before:
        yield Piece(ELLIPSIS, is_claim=False)
    for mark in sorted(quote.marked("content"), key=lambda mark: mark.start):
        start = max(shown, mark.start)
        if start < mark.end:
            yield Piece(quote.text[shown - quote.start : start - quote.start], is_claim=False)
            yield Piece(quote.text[start - quote.start : mark.end - quote.start], is_claim=True)
            shown = mark.end
    yield Piece(quote.text[shown - quote.start :] + (ELLIPSIS if quote.cut_after else ""), is_claim=False)


def _quoted(quote: Quote) -> str:
    """The content of the claim, or the sentence around the figure if that content is long."""
    words, figures = quote.content or quote.text, quote.marked("figure")
    if figures and len(words) > QUOTE_CHARACTERS:
        words = _sentence(quote.text, figures[0].start - quote.start, figures[0].end - quote.start)
    return shortened(words, QUOTE_CHARACTERS)


def _sentence(text: str, start: int, end: int) -> str:
    """The sentence around ``text[start:end]``, shortened to ``QUOTE_CHARACTERS``."""
    margin = max(0, QUOTE_CHARACTERS - 2 - (end - start)) // 2
    shown = sentence_around(text, start, end, margin)
    words = text[shown.start : shown.end]
    return f"{ELLIPSIS if shown.cut_before else ''}{words}{ELLIPSIS if shown.cut_after else ''}"


def _each_quote_once(items: list[Item]) -> Iterator[Item]:
    """The items. Of consecutive items with one quote only the last keeps the quote."""
    for item, following in zip_longest(items, items[1:]):
        is_repeated = following is not None and following.quote == item.quote
        yield replace(item, quote=None, passage=()) if is_repeated else item


def _bare(words: str) -> str:
    """The words without ellipses."""
    return " ".join(words.replace(ELLIPSIS, " ").split())


def _published(alert: Alert) -> str:
    when = alert.article.published_at
    return alert.article.publisher + (f", {when:%Y-%m-%d %H:%M} {when.tzname()}" if when else "")


def _remarks(alert: Alert) -> Iterator[str]:
    if alert.article.reprint:
        yield "This article is a reprint of an earlier one."
    if not alert.article.complete:
        yield "Part of this article could not be read automatically."
