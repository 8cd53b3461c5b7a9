"""An alert as it leaves the house: what is new, who says so, in which words. The article's text stays behind."""

from collections.abc import Iterator

from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.extraction import Attribution, Claimant, DateInterval, Figure, Place
from claimwatch_contracts.report import Novelty, Report, ReportedFigure
from claimwatch_contracts.webhooks import (
    Notice,
    NoticeArticle,
    NoticeClaim,
    NoticeClaimant,
    NoticeFigure,
    NoticeNews,
    NoticePeriod,
    NoticePlace,
)
from services.notify.excerpt import excerpt, shortened

WATCH_NAME, TITLE, SUMMARY, QUOTE, NAME = 200, 240, 200, 300, 100
URL_BYTES = 2_000
MATCHED = 5


def notice_of(alert: AlertRaised) -> Notice:
    """The alert without its news, which follow one by one from ``news_of``."""
    return Notice(
        alert_id=alert.alert_id,
        watch_id=alert.watch_id,
        watch_name=shortened(alert.watch_name, WATCH_NAME),
        raised_at=alert.raised_at,
        matched=tuple(shortened(words, NAME) for words in alert.matched[:MATCHED]),
        article=_article(alert.report),
    )


def news_of(alert: AlertRaised) -> Iterator[NoticeNews]:
    """What is new, in the alert's order."""
    for item in alert.news:
        yield _news(item, alert.report)


def _article(report: Report) -> NoticeArticle:
    article = report.article
    return NoticeArticle(
        article_id=article.article_id,
        revision=article.revision,
        report_id=report.report_id,
        story_id=report.story_id,
        title=shortened(article.title, TITLE),
        url=_url(article.url),
        publisher=shortened(article.publisher, NAME),
        published_at=article.published_at,
        language=shortened(article.language, NAME),
        reprint=report.is_reprint,
        complete=report.is_complete,
    )


def _url(url: str | None) -> str | None:
    """A URL is whole or not there."""
    line = "".join(character for character in url or "" if character.isprintable() and not character.isspace())
    return line if 0 < len(line.encode()) <= URL_BYTES else None


def _news(item: Novelty, report: Report) -> NoticeNews:
    figure = None if item.figure is None else report.figures[item.figure]
    attribution = None if item.attribution is None else report.attributions[item.attribution]
    return NoticeNews(
        kind=item.kind,
        summary=shortened(item.summary, SUMMARY),
        quote=_quote(figure, attribution, report.article.text),
        claim=_claim(attribution) if attribution else None,
        figure=_figure(figure) if figure else None,
    )


def _quote(figure: Figure | None, attribution: Attribution | None, text: str) -> str | None:
    if attribution is not None and (figure is None or len(attribution.content.text) <= QUOTE):
        return shortened(attribution.content.shown(text), QUOTE)
    return None if figure is None else excerpt(text, figure.start, figure.end, QUOTE)


def _claim(attribution: Attribution) -> NoticeClaim:
    return NoticeClaim(
        claimant=_claimant(attribution.claimant),
        via=shortened(attribution.via.name, NAME) if attribution.via else None,
        cue=shortened(attribution.cue.text, NAME) if attribution.cue else None,
        cue_class=attribution.cue_class,
        type=attribution.type,
        hedged=attribution.hedged,
    )


def _figure(figure: ReportedFigure) -> NoticeFigure:
    return NoticeFigure(
        text=shortened(figure.text, NAME),
        value=figure.value,
        min=figure.min,
        max=figure.max,
        comparator=figure.comparator,
        measure=figure.measure,
        population=shortened(figure.population, NAME) if figure.population else None,
        unit=shortened(figure.unit, NAME) if figure.unit else None,
        period=_period(figure.date),
        claimant=_claimant(figure.claimant),
        place=_place(figure.place),
        corrects=figure.corrects.value if figure.corrects else None,
        updates=figure.updates.value if figure.updates else None,
    )


def _claimant(claimant: Claimant | None) -> NoticeClaimant | None:
    return NoticeClaimant(name=shortened(claimant.name, NAME), kind=claimant.kind) if claimant else None


def _period(interval: DateInterval | None) -> NoticePeriod | None:
    return NoticePeriod(start=interval.start, end=interval.end) if interval else None


def _place(place: Place | None) -> NoticePlace | None:
    if place is None:
        return None
    return NoticePlace(
        name=shortened(place.name, NAME),
        geonames_id=place.geonames_id,
        country=shortened(place.country, NAME) if place.country else None,
        lat=place.lat,
        lon=place.lon,
    )
