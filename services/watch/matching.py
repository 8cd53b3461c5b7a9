"""Matches watches with reports: a report concerns a watch if it meets each of the watch's criteria."""

from collections.abc import Callable
from typing import Any, TypeVar

from claimwatch_contracts.documents import Watch
from services.watch.entries import (
    ClaimantEntry,
    Entry,
    FigureEntry,
    Make,
    Matched,
    QueryEntry,
    TopicEntry,
    parts_of,
)
from services.watch.facts import ReportFacts
from services.watch.hearing import Hearing
from services.watch.keys import Keys, rarest
from services.watch.place_entries import PlaceEntry, place_entry

T = TypeVar("T")
Criterion = tuple[Entry, ...]
"""Alternative entries: a report that meets one entry meets the criterion."""


def match(watch: Watch, facts: ReportFacts) -> Matched | None:
    """The parts of the watch that fired, each once; ``None`` if the report does not meet one of the criteria."""
    reasons: list[str] = []
    for criterion in criteria_of(watch):
        matched = [reason for entry in criterion for reason in entry.answers(facts)]
        if not matched:
            return None
        reasons += matched
    return tuple(dict.fromkeys(reasons))


def _new(kind: Callable[..., T], *fields: Any) -> T:
    return kind(*fields)


def criteria_of(watch: Watch, make: Make = _new) -> list[Criterion]:
    """The criteria of a watch, made with ``make``."""
    hearing = make(Hearing, watch.minimum_confidence, watch.beliefs)
    criteria = (
        tuple(place_entry(place, make) for place in watch.places),
        tuple(make(TopicEntry, key) for key in watch.topics),
        (make(QueryEntry, watch.query, parts_of(watch.query)),) if watch.query else (),
        tuple(make(ClaimantEntry, claimant, hearing) for claimant in watch.claimants),
        tuple(make(FigureEntry, condition, hearing) for condition in watch.figures),
    )
    return [criterion for criterion in criteria if criterion]


def place_entries(watch: Watch) -> list[PlaceEntry]:
    """The entries of the watched places."""
    return [place_entry(place, _new) for place in watch.places]


def required(criterion: Criterion) -> tuple[Keys, ...]:
    """Sets of keys: a report that meets the criterion has at least one key of each set."""
    if len(criterion) == 1:
        return criterion[0].required()
    return (frozenset().union(*(rarest(entry.required()) for entry in criterion)),)


def is_settled(criterion: Criterion, present: tuple[Keys, ...]) -> bool:
    """Whether every report that has a key of each set in ``present`` meets the criterion."""
    return all(entry.is_settled_by_keys for entry in criterion) and set(required(criterion)) <= set(present)
