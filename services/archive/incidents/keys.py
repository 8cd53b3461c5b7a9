"""The keys under which incidents are found: an inverted index whose entries are read and written one by one.

Terms and places are entered for the week in which a report on the incident appeared, so that an entry stays short and
old news leaves by itself. A place and the day of an occurrence are entered for good: a report that names both finds the
incident however late it comes.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from claimwatch_contracts.incident import Incident, Site
from claimwatch_contracts.vocabulary import PlacePrecision
from claimwatch_language.geography import place_key
from services.archive.incidents.terms import heaviest
from services.archive.incidents.traits import Traits

ENTERED_TERMS = 16
"""The terms under which an incident can be found."""
ASKED_TERMS = 30
"""The terms of a report by which incidents are looked for."""
_SITES = 3
_DAYS = 3
_WEEK_DAYS = 7
_AREAS = frozenset((PlacePrecision.COUNTRY, PlacePrecision.REGION, PlacePrecision.UNKNOWN))
"""Places with more occurrences in a week than can be looked at."""


def article_key(article_id: str) -> str:
    """The key of the incident of an article."""
    return f"article {article_id}"


def incident_keys(incident: Incident) -> list[str]:
    """The keys under which an incident is entered. A key that it had once stays."""
    weeks = sorted({_week(incident.first_at), _week(incident.last_at)})
    return [
        *map(article_key, incident.articles),
        *(f"{term} {week}" for week in weeks[-1:] for term in heaviest(incident.terms, ENTERED_TERMS)),
        *(f"{place} {week}" for week in weeks[-1:] for place in _places(incident.sites)),
        *_places_on_days(incident.sites, incident.days),
    ]


def term_keys(traits: Traits) -> dict[str, list[str]]:
    """By term: the keys by which a report looks for incidents, in the weeks around its publication."""
    week = _week(traits.at)
    return {
        term: [f"{term} {week + shift}" for shift in (-1, 0, 1)] for term in heaviest(traits.terms, ASKED_TERMS)
    } | {place: [f"{place} {week + shift}" for shift in (-1, 0, 1)] for place in _places(traits.sites)}


def sure_keys(traits: Traits) -> list[str]:
    """The keys of incidents that must be looked at: those of the report's own article, of its copies, of its day."""
    own = [article_key(article_id) for article_id in (traits.article_id, *traits.copied)]
    return [*own, *_places_on_days(traits.sites, traits.days)]


def _week(moment: datetime) -> int:
    return moment.date().toordinal() // _WEEK_DAYS


def _places(sites: tuple[Site, ...]) -> list[str]:
    return [f"@{place_key(site)}" for site in sites if site.precision not in _AREAS][:_SITES]


def _places_on_days(sites: tuple[Site, ...], days: Mapping[date, float]) -> Iterator[str]:
    for place in _places(sites):
        for day in list(days)[:_DAYS]:
            yield f"{place} {day}"
