"""What a report has to be recognised by: where and when it happened, what happened, and the words that few share."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar

from claimwatch_contracts.extraction import DateInterval
from claimwatch_contracts.incident import Site
from claimwatch_contracts.report import Report
from claimwatch_contracts.vocabulary import DatePrecision, Nature
from services.archive.incidents.sites import key_of, sites_of
from services.archive.incidents.terms import heaviest, terms_of, title_terms
from services.archive.incidents.words import stem

K = TypeVar("K", str, date)
MOST_DAYS = 8
_REMEMBERED = timedelta(days=60)
"""How long before its publication a day of a report may be the day of its news."""


@dataclass(frozen=True)
class Traits:
    """The traits of one report. ``at`` is when it was published, or received if it does not say.

    ``copied`` are the articles whose incident is this report's as well: its original and the article that it updates.
    ``sites`` and the weights of ``days`` are shares; ``terms`` have the length 1. ``title`` are the title's terms.
    """

    article_id: str
    copied: tuple[str, ...]
    at: datetime
    sites: tuple[Site, ...]
    days: Mapping[date, float]
    topics: Mapping[str, float]
    words: Mapping[str, float]
    terms: Mapping[str, float]
    title: Mapping[str, float]


def traits_of(report: Report) -> Traits:
    """The traits of a report that has its story."""
    article = report.article
    at = article.published_at or article.received_at
    sites = sites_of(report)
    return Traits(
        article_id=article.article_id,
        copied=_copied(report),
        at=at,
        sites=sites,
        days=_days(report, sites, at.date()),
        topics={topic.key: 1.0 + (len(topic.title_spans) > 0) for topic in report.topics},
        words=_words(report, sites),
        terms=terms_of(report),
        title=title_terms(report),
    )


def _copied(report: Report) -> tuple[str, ...]:
    """The ids of other articles that the report's article copies or updates."""
    named = (name for name in (report.original, report.like) if name is not None)
    return tuple(dict.fromkeys(name for name in named if name != report.article.article_id))


def _days(report: Report, sites: tuple[Site, ...], published: date) -> dict[date, float]:
    """The days on which harm was done or something happened, those at the main place counted twice; shares."""
    main = key_of(sites[0]) if sites else None
    weights: defaultdict[date, float] = defaultdict(float)
    for figure in report.figures:
        if figure.worth_telling and figure.measure.nature in (Nature.HARM, Nature.THINGS):
            at_main = figure.place is not None and key_of(figure.place) == main
            for day in _day(figure.date, published):
                weights[day] += 2.0 if at_main else 1.0
    for occurrence in report.occurrences:
        for day in _day(occurrence.date, published):
            weights[day] += 2.0 if key_of(occurrence.place) == main else 1.0
    return _shares(weights, MOST_DAYS)


def _day(interval: DateInterval | None, published: date) -> Iterable[date]:
    """The day of an interval that is one day shortly before publication, or that ends with it."""
    if interval is None or interval.open or interval.precision is not DatePrecision.DAY:
        return ()
    is_recent = published - _REMEMBERED <= interval.start <= published + timedelta(days=1)
    return (interval.start,) if is_recent and (interval.end - interval.start).days <= 1 else ()


def _words(report: Report, sites: tuple[Site, ...]) -> dict[str, float]:
    main = key_of(sites[0]) if sites else None
    weights: defaultdict[str, float] = defaultdict(float)
    for occurrence in report.occurrences:
        if occurrence.what:
            weights[stem(occurrence.what)] += 2.0 if key_of(occurrence.place) == main else 1.0
    return _shares(weights, MOST_DAYS)


def _shares(weights: Mapping[K, float], most: int) -> dict[K, float]:
    kept = heaviest(weights, most)
    total = sum(kept.values())
    return {key: weight / total for key, weight in kept.items()}
