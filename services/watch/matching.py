"""Whether a watch concerns a report: each of its criteria must find something there."""

from collections.abc import Callable
from typing import Any

from claimwatch_contracts.documents import Watch
from services.watch.entries import (
    ClaimantEntry,
    Entry,
    FigureEntry,
    Matched,
    PlaceEntry,
    QueryEntry,
    TopicEntry,
    parts_of,
)
from services.watch.facts import ReportFacts
from services.watch.hearing import Hearing
from services.watch.keys import Keys, rarest

Criterion = tuple[Entry, ...]
"""Entries of which one is enough."""
Make = Callable[..., Entry]
"""Makes an entry of its class and its parts."""


def match(watch: Watch, facts: ReportFacts) -> Matched | None:
    """What of the watch fired, each thing once; ``None`` when one of its criteria finds nothing in the report."""
    reasons: list[str] = []
    for criterion in criteria_of(watch):
        matched = [reason for entry in criterion for reason in entry.answers(facts)]
        if not matched:
            return None
        reasons += matched
    return tuple(dict.fromkeys(reasons))


def _new(kind: type[Entry], *parts: Any) -> Entry:
    return kind(*parts)


def criteria_of(watch: Watch, make: Make = _new) -> list[Criterion]:
    """What the watch asks."""
    hearing = Hearing(watch.minimum_confidence, watch.beliefs)
    criteria = (
        tuple(make(PlaceEntry, place) for place in watch.places),
        tuple(make(TopicEntry, key) for key in watch.topics),
        (make(QueryEntry, watch.query, parts_of(watch.query)),) if watch.query else (),
        tuple(make(ClaimantEntry, claimant, hearing) for claimant in watch.claimants),
        tuple(make(FigureEntry, condition, hearing) for condition in watch.figures),
    )
    return [criterion for criterion in criteria if criterion]


def required(criterion: Criterion) -> tuple[Keys, ...]:
    """Sets of keys: a report in which the criterion finds something has at least one key of each set."""
    if len(criterion) == 1:
        return criterion[0].required()
    return (frozenset().union(*(rarest(entry.required()) for entry in criterion)),)


def is_settled(criterion: Criterion, present: tuple[Keys, ...]) -> bool:
    """Whether the criterion finds something in every report that has a key of each of these sets."""
    return all(entry.is_settled_by_keys for entry in criterion) and set(required(criterion)) <= set(present)
