"""The alert that tells a watch the news of a report; ``novelty`` decides what is news to it."""

import hashlib
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from claimwatch_contracts.alert import LINE, AlertArticle, NewsItem
from claimwatch_contracts.documents import Watch
from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.judgement import Judgement
from claimwatch_contracts.report import Report
from claimwatch_contracts.shortening import shortened
from claimwatch_contracts.vocabulary import NoveltyKind, NoveltyPolicy
from services.watch.news.changes import NOT_JUDGED
from services.watch.news.novelty import Novelty
from services.watch.news.verdict import alert_id
from services.watch.news.weight import FIRST_ASSERTION
from services.watch.telling.evidence import evidenced
from services.watch.telling.fitting import fitting, json_bytes
from services.watch.telling.headline import headline
from services.watch.telling.labels import labels_of

MAX_ALERT_BYTES = 19_000
"""Bytes of an alert's JSON at most. The rest up to 20 kB is for what storing and sending add to the JSON."""
MOST_STATEMENTS = 3
"""Plain statements at most in an alert."""
ASSERTIONS_UP_TO = 3
"""Items of an alert up to which plain assertions beside the first are told."""
LONG = 6
"""Items of an alert from which on no short assertion is told."""
MUCH = 100
"""Characters of an assertion that is not short."""
MATCHED_BYTES = 1_500
"""Bytes of the JSON of ``matched`` at most."""


def alert_for(
    watch: Watch,
    report: Report,
    matched: tuple[str, ...],
    news: Collection[Novelty],
    now: datetime,
    judgement: Judgement = NOT_JUDGED,
) -> AlertRaised:
    """The alert that tells a watch the news of a report. There must be news.

    The first item is always told, the others as far as there is room (see ``_shown``). Omitted items are counted. The
    alert's id is made from all of the news.
    """
    shown = tuple(_shown(_without_lesser(watch, news)))
    kept = fitting((shortened(words, LINE) for words in matched), MATCHED_BYTES)
    items = (evidenced(report, novelty, judgement) for novelty in shown)
    alert = AlertRaised(
        alert_id=alert_id(watch.watch_id, news),
        watch_id=watch.watch_id,
        watch_name=watch.name,
        headline=headline(report, judgement.incident, shown),
        channels=watch.channels,
        raised_at=now,
        matched=kept,
        matched_left_out=len(matched) - len(kept),
        labels=labels_of(watch, report, news),
        article=_article(report),
        news=(next(items),),
        news_left_out=len(news) - 1,
    )
    return _filled(alert, items)


def _without_lesser(watch: Watch, news: Collection[Novelty]) -> Collection[Novelty]:
    """The news without lesser items, if there are others. What the watch asks for by itself is none of them."""
    left = [item for item in news if not item.is_lesser or _is_asked(watch, item)]
    return left if any(item.kind is not NoveltyKind.NEW_STORY for item in left) else news


def _is_asked(watch: Watch, item: Novelty) -> bool:
    """Whether the watch asks for figures, if the item is one, or else for what somebody says; or for every report."""
    groups = [group for group in (watch, watch.any_of) if group is not None]
    if watch.novelty is NoveltyPolicy.EVERY_REPORT:
        return True
    return any(group.figures if item.figure is not None else group.claimants or group.cues for group in groups)


def _shown(news: Collection[Novelty]) -> Iterator[Novelty]:
    """The items that are told if there is room: what changes something, then the most important statements.

    Of plain assertions the first is told if it is one of the most important kind, and all others as long as the alert
    has few items.
    """
    plain = sorted((item for item in news if item.is_plain_statement), key=_rank)
    others = [item for item in news if not item.is_plain_statement]
    yield from others
    shown = sum(item.kind is not NoveltyKind.NEW_STORY for item in others)
    for number, item in enumerate(plain[:MOST_STATEMENTS]):
        is_first = item.importance <= FIRST_ASSERTION and all(not other.is_assertion for other in plain[:number])
        is_much = len(item.summary) >= MUCH or shown < LONG
        if not item.is_assertion or (is_first and is_much) or shown < ASSERTIONS_UP_TO:
            shown += 1
            yield item


def _rank(item: Novelty) -> tuple[int, int]:
    """The most important first; of plain assertions alike those that say most."""
    return item.importance, -len(item.summary) if item.is_assertion else 0


def _filled(alert: AlertRaised, others: Iterable[NewsItem]) -> AlertRaised:
    """The alert with as many of the other items as have room. If the first item is too large, it loses its quote."""
    room = MAX_ALERT_BYTES - json_bytes(alert)
    if room < 0:
        return alert.model_copy(update={"news": (alert.news[0].model_copy(update={"quote": None}),)})
    added = fitting(others, room)
    return alert.model_copy(update={"news": (*alert.news, *added), "news_left_out": alert.news_left_out - len(added)})


def _article(report: Report) -> AlertArticle:
    article = report.article
    return AlertArticle(
        article_id=article.article_id,
        revision=article.revision,
        report_id=report.report_id,
        story_id=report.story_id,
        url=article.url,
        title=article.title,
        publisher=article.publisher,
        published_at=article.published_at,
        received_at=article.received_at,
        language=article.language,
        sha256=hashlib.sha256(article.text.encode(errors="surrogatepass")).hexdigest(),
        reprint=report.is_reprint,
        complete=report.is_complete,
        unread=report.unread,
    )
