"""Matches watches with reports: a report concerns a watch if it meets each of the watch's criteria."""

from collections.abc import Callable
from itertools import chain
from typing import Any, TypeVar

from claimwatch_contracts.criteria import CriteriaGroup
from claimwatch_contracts.documents import Watch
from services.watch.asking.entries import (
    AbsentEntry,
    ClaimantEntry,
    CueEntry,
    Entry,
    FigureEntry,
    LanguageEntry,
    Make,
    Matched,
    PublisherEntry,
    TopicEntry,
)
from services.watch.asking.place_entries import PlaceEntry, place_entry
from services.watch.asking.query_entries import query_entry
from services.watch.facts.facts import ReportFacts
from services.watch.facts.keys import Keys, alternatives
from services.watch.news.hearing import Hearing, takes_beliefs

T = TypeVar("T")
Criterion = tuple[Entry, ...]
"""Alternative entries: a report that meets one entry meets the criterion."""


def match(watch: Watch, facts: ReportFacts) -> Matched | None:
    """The parts of the watch that fired, each once; ``None`` if the report does not meet one of the criteria."""
    reasons: list[str] = []
    for criterion in criteria_of(watch):
        if not any(entry.is_answered(facts) for entry in criterion):
            return None
        reasons += [reason for entry in criterion for reason in entry.answers(facts)]
    return tuple(dict.fromkeys(reasons))


def _new(kind: Callable[..., T], *fields: Any) -> T:
    return kind(*fields)


def criteria_of(watch: Watch, make: Make = _new) -> list[Criterion]:
    """The criteria of a watch, made with ``make``.

    Raises:
        QueryError: a query cannot be read.
    """
    hearing = make(Hearing, watch.minimum_confidence, takes_beliefs(watch))
    own = by_name(watch, hearing, make).values()
    any_of = () if watch.any_of is None else chain(*by_name(watch.any_of, hearing, make).values())
    none_of = {} if watch.none_of is None else by_name(watch.none_of, hearing, make)
    unwanted = (entry for name in OF_WHOLE_REPORTS for entry in none_of.get(name, ()))
    absent = ((make(AbsentEntry, entry),) for entry in unwanted)
    return [criterion for criterion in (*own, tuple(any_of), *absent) if criterion]


OF_WHOLE_REPORTS = ("topics", "query", "publishers", "languages")
"""The criteria that a report meets as a whole. The others are asked of each news item, too (see ``scope``)."""


def meets_as_a_whole(watch: Watch, group: CriteriaGroup, facts: ReportFacts) -> bool:
    """Whether the report meets one of the criteria of the watch's group that are asked of whole reports."""
    criteria = by_name(group, Hearing(watch.minimum_confidence, takes_beliefs(watch)))
    return any(entry.is_answered(facts) for name in OF_WHOLE_REPORTS for entry in criteria.get(name, ()))


def by_name(criteria: Watch | CriteriaGroup, hearing: Hearing, make: Make = _new) -> dict[str, Criterion]:
    """The criteria by their names, those that are not set left out."""
    found: dict[str, Criterion] = {
        "places": tuple(place_entry(place, make) for place in criteria.places),
        "topics": tuple(make(TopicEntry, key) for key in criteria.topics),
        "query": (query_entry(criteria.query, hearing, make),) if criteria.query else (),
        "publishers": tuple(make(PublisherEntry, name) for name in criteria.publishers),
        "languages": tuple(make(LanguageEntry, code) for code in criteria.languages),
        "claimants": tuple(make(ClaimantEntry, claimant, hearing) for claimant in criteria.claimants),
        "cues": tuple(make(CueEntry, cue, hearing) for cue in criteria.cues),
        "figures": tuple(make(FigureEntry, condition, hearing) for condition in criteria.figures),
    }
    return {name: criterion for name, criterion in found.items() if criterion}


def place_entries(criteria: Watch | CriteriaGroup) -> list[PlaceEntry]:
    """The entries of the watched places."""
    return [place_entry(place, _new) for place in criteria.places]


def required(criterion: Criterion) -> tuple[Keys, ...]:
    """Sets of keys: a report that meets the criterion has at least one key of each set."""
    if len(criterion) == 1:
        return criterion[0].required()
    return alternatives(entry.required() for entry in criterion)


def is_settled(criterion: Criterion, present: tuple[Keys, ...]) -> bool:
    """Whether every report that has a key of each set in ``present`` meets the criterion."""
    if not all(entry.is_settled_by_keys for entry in criterion) or not set(required(criterion)) <= set(present):
        return False
    return len(criterion) == 1 or all(len(entry.required()) == 1 for entry in criterion)
