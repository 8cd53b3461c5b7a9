"""What a report has to be recognised by: where and when it happened, what happened, and the words that few share."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from claimwatch_contracts.incident import Site
from claimwatch_contracts.report import Report
from claimwatch_contracts.vocabulary import Nature
from claimwatch_language.geography import place_key
from claimwatch_language.joining.happenings import Happenings, Kind
from claimwatch_language.wordlists import word_set
from services.archive.incidents.days import days_of
from services.archive.incidents.news import gives_a_new_count, is_of_sport, may_be_of_epidemic
from services.archive.incidents.rarity import rarity
from services.archive.incidents.sites import sites_of
from services.archive.incidents.terms import LEAD, heaviest, terms_of, title_terms
from services.archive.incidents.things import RARE, things_of
from services.archive.incidents.words import stem, words

MOST_WORDS = 8
_OF_BODIES = frozenset(
    map(
        stem,
        word_set(
            "ministry minister administrator administration municipality spokesman spokeswoman spokesperson deputy "
            "commissioner governorate directorate superintendent magistrate attorney ombudsman secretary coordinator "
            "committee federation association authority prosecutor parliament congress crescent emirate diocese"
        ),
    )
)
"""Words of the names of bodies and offices of which every country has one."""


@dataclass(frozen=True)
class Traits:
    """The traits of one report. ``at`` is when it was published, or received if it does not say.

    ``copied`` are the articles whose incident is this report's as well: its original and the article that it updates.
    ``sites`` and the weights of ``days`` are shares; ``terms`` have the length 1. ``title`` are the title's terms.
    ``harm`` is 1 if the report is of people who were harmed, and 0 if not. ``names`` are the rare words of the names
    of those who speak in it, without those of places. ``things`` are those of the names of things: see ``things_of``.
    ``spreads`` says whether its news may be an epidemic, ``follows`` whether it gives a new count of what is known
    already ("has risen to 23"), ``of_sport`` whether it is of a game.
    """

    article_id: str
    copied: tuple[str, ...]
    at: datetime
    sites: tuple[Site, ...]
    days: Mapping[date, float]
    topics: Mapping[str, float]
    words: Mapping[str, float]
    harm: float
    terms: Mapping[str, float]
    title: Mapping[str, float]
    names: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    spreads: bool = False
    follows: bool = False
    of_sport: bool = False


def traits_of(report: Report) -> Traits:
    """The traits of a report. What it copies is known only when it has its story; see ``in_story``."""
    article = report.article
    at = article.published_at or article.received_at
    sites = sites_of(report)
    names = _names(report, sites)
    return Traits(
        article_id=article.article_id,
        copied=_copied(report),
        at=at,
        sites=sites,
        days=days_of(report, sites, at.date()),
        topics={topic.key: 1.0 + (len(topic.title_spans) > 0) for topic in report.topics},
        words=_words(report, sites),
        harm=float(_is_of_harm(report)),
        terms=terms_of(report),
        title=title_terms(report),
        names=names,
        things=things_of(report) - names,
        spreads=may_be_of_epidemic(report),
        follows=gives_a_new_count(report),
        of_sport=is_of_sport(report),
    )


def in_story(traits: Traits, report: Report) -> Traits:
    """The traits of a report that had no story when they were read, with what its story adds."""
    return replace(traits, copied=_copied(report))


def _copied(report: Report) -> tuple[str, ...]:
    """The ids of other articles that the report's article copies or updates."""
    named = (name for name in (report.original, report.like) if name is not None)
    return tuple(dict.fromkeys(name for name in named if name != report.article.article_id))


def _is_of_harm(report: Report) -> bool:
    """Whether a figure counts people who were harmed, or the title or the lead has English words for it."""
    if any(figure.worth_telling and figure.measure.nature is Nature.HARM for figure in report.figures):
        return True
    if report.article.language != "en":
        return False
    texts = (report.article.title, report.article.text[:LEAD])
    return any(happening.kind is Kind.HARM for text in texts for happening in Happenings(text).all)


def _names(report: Report, sites: tuple[Site, ...]) -> frozenset[str]:
    claimants = (said.claimant.name for said in report.attributions if said.claimant is not None)
    places = (name for site in sites for name in (site.name, *(area.name for area in site.within)))
    of_places = {word for name in places for _, word in words(name)}
    found = {word for name in claimants for start, word in words(name) if name[start].isupper()}
    return frozenset(word for word in found - of_places - _OF_BODIES if rarity(word) >= RARE)


def _words(report: Report, sites: tuple[Site, ...]) -> dict[str, float]:
    main = place_key(sites[0]) if sites else None
    weights: defaultdict[str, float] = defaultdict(float)
    for occurrence in report.occurrences:
        if occurrence.what:
            weights[stem(occurrence.what)] += 2.0 if place_key(occurrence.place) == main else 1.0
    return heaviest(weights, MOST_WORDS)
