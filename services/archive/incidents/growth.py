"""An incident opened by a report, grown by further ones, and merged with another that turned out to be the same.

What an incident knows are sums, so that the order of its reports does not matter, as long as no list is full.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import TypeVar

from claimwatch_contracts.base import derived_id
from claimwatch_contracts.incident import Incident, Site
from claimwatch_contracts.report import Report
from claimwatch_language.geography import place_key
from services.archive.incidents.diseases import is_of_disease
from services.archive.incidents.sites import heaviest_sites, shares
from services.archive.incidents.terms import heaviest, of_length_one
from services.archive.incidents.traits import Traits

K = TypeVar("K", str, date)

MOST_ARTICLES = 200
"""The reports from which an incident learns. It does not grow by later ones, so that its document stays small."""
MOST_DAYS = 12
MOST_WORDS = 12
MOST_TERMS = 120
MOST_TITLES = 40
_NOTHING = 1e-9


def opened(report: Report, traits: Traits) -> Incident:
    """The incident that a report opens. It has the same id whenever the same article opens one."""
    return Incident(
        incident_id=incident_id(report.article.article_id),
        opened_by=report.article.article_id,
        title=report.article.title,
        first_at=traits.at,
        last_at=traits.at,
        articles=(report.article.article_id,),
        sites=traits.sites,
        days=dict(traits.days),
        topics=dict(traits.topics),
        words=dict(traits.words),
        harm=traits.harm,
        terms=dict(traits.terms),
        titles=dict(traits.title),
    )


def grown(incident: Incident, report: Report, traits: Traits) -> Incident:
    """The incident with what a report adds. A report of an article that it has adds nothing but its time."""
    lived = incident.model_copy(
        update={"first_at": min(incident.first_at, traits.at), "last_at": max(incident.last_at, traits.at)}
    )
    if report.article.article_id in incident.articles or len(incident.articles) >= MOST_ARTICLES:
        return lived
    return _summed(lived, opened(report, traits))


def merged(one: Incident, other: Incident) -> tuple[Incident, Incident]:
    """The incident that stays, with what both know, and the other one, which says where it went.

    The one whose first report was published earlier stays, and of two equally old ones that with the lesser id, so
    that two workers come to the same result whichever incident they begin with. One that has all articles of the other
    knows already what the other does: the merger was broken off, and is made again.
    """
    stays, goes = sorted((one, other), key=age)
    whole = stays if set(goes.articles) <= set(stays.articles) else _summed(stays, goes)
    whole = whole.model_copy(update={"last_at": max(one.last_at, other.last_at)})
    return whole, goes.model_copy(update={"merged_into": stays.incident_id})


def age(incident: Incident) -> tuple[datetime, str]:
    """What incidents are ordered by: the one that stays in a merger comes first."""
    return incident.first_at, incident.incident_id


def parted(stays: Incident, gone: Incident) -> Incident:
    """The incident that stayed in a merger, without what it had of the other one.

    What ``merged`` dropped because it weighed least is not found again, and the times of publication stay. One that has
    no article of the other is without it already.
    """
    if not set(gone.articles) & set(stays.articles):
        return stays
    return stays.model_copy(
        update={
            "articles": tuple(article for article in stays.articles if article not in gone.articles),
            "sites": heaviest_sites(_without_sites(stays, gone)),
            "days": _less(stays.days, gone.days),
            "topics": _less(stays.topics, gone.topics),
            "words": _less(stays.words, gone.words),
            "harm": max(0.0, stays.harm - gone.harm),
            "terms": _less(stays.terms, gone.terms),
            "titles": _less(stays.titles, gone.titles),
        }
    )


def _without_sites(stays: Incident, gone: Incident) -> Iterator[Site]:
    weights = {place_key(site): site.weight for site in gone.sites}
    for site in stays.sites:
        left = site.weight - weights.get(place_key(site), 0.0)
        if left > _NOTHING:
            yield site.model_copy(update={"weight": left})


def _less(weights: Mapping[K, float], less: Mapping[K, float]) -> dict[K, float]:
    left = {key: weight - less.get(key, 0.0) for key, weight in weights.items()}
    return {key: weight for key, weight in left.items() if weight > _NOTHING}


def traits_of_incident(incident: Incident) -> Traits:
    """What an incident has to be recognised by, as if its reports were one that was published with the last of them."""
    days = sum(incident.days.values()) or 1.0
    return Traits(
        article_id=incident.opened_by,
        copied=(),
        at=incident.last_at,
        sites=shares(incident.sites),
        days={day: weight / days for day, weight in incident.days.items()},
        topics=incident.topics,
        words=incident.words,
        harm=float(incident.harm > 0),
        terms=of_length_one(incident.terms),
        title=incident.titles,
        spreads=is_of_disease(incident),
    )


def incident_id(article_id: str) -> str:
    """The id of the incident that an article's report opens."""
    return derived_id("incident", article_id)


def is_split_off(incident: Incident) -> bool:
    """Whether a person split the incident off: its id is not that of an incident which its first article opens."""
    return incident.incident_id != incident_id(incident.opened_by)


def _summed(incident: Incident, other: Incident) -> Incident:
    return incident.model_copy(
        update={
            "articles": tuple(sorted({*incident.articles, *other.articles})),
            "sites": heaviest_sites((*incident.sites, *other.sites)),
            "days": _added(incident.days, other.days, MOST_DAYS),
            "topics": _added(incident.topics, other.topics, MOST_WORDS),
            "words": _added(incident.words, other.words, MOST_WORDS),
            "harm": incident.harm + other.harm,
            "terms": _added(incident.terms, other.terms, MOST_TERMS),
            "titles": _added(incident.titles, other.titles, MOST_TITLES),
        }
    )


def _added(weights: Mapping[K, float], more: Mapping[K, float], most: int) -> dict[K, float]:
    return heaviest({key: weights.get(key, 0.0) + more.get(key, 0.0) for key in {**weights, **more}}, most)
