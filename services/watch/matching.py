"""Whether a watch concerns a report: each of its criteria must find something there."""

from collections.abc import Iterator
from typing import TypeVar
from weakref import WeakValueDictionary

from claimwatch_contracts.documents import Watch
from services.watch.entries import (
    ClaimantEntry,
    Entry,
    FigureEntry,
    Matched,
    PlaceEntry,
    QueryEntry,
    TopicEntry,
)
from services.watch.facts import ReportFacts
from services.watch.hearing import Hearing
from services.watch.keys import Keys, rarest

E = TypeVar("E", bound=Entry)
Criteria = tuple[tuple[Entry, ...], ...]
"""For each criterion its entries, of which one is enough."""


class Compiler:
    """Makes the criteria of watches. Equal entries are one object as long as a watch has it."""

    def __init__(self) -> None:
        self._shared: WeakValueDictionary[tuple[object, ...], Entry] = WeakValueDictionary()

    def criteria(self, watch: Watch) -> Criteria:
        """What the watch asks."""
        hearing = Hearing(watch.minimum_confidence, watch.beliefs)
        criteria = (
            [self._entry(PlaceEntry, place) for place in watch.places],
            [self._entry(TopicEntry, key) for key in watch.topics],
            [QueryEntry(watch.query)] if watch.query else [],
            [self._entry(ClaimantEntry, claimant, hearing) for claimant in watch.claimants],
            [self._entry(FigureEntry, condition, hearing) for condition in watch.figures],
        )
        return tuple(tuple(entries) for entries in criteria if entries)

    def _entry(self, kind: type[E], *parts: object) -> Entry:
        return self._shared.setdefault((kind, *parts), kind(*parts))


class Answers(dict[Entry, Matched]):
    """What a report answers to each entry, found when it is first asked for and kept for the other watches."""

    def __init__(self, facts: ReportFacts) -> None:
        super().__init__()
        self._facts = facts

    def __missing__(self, entry: Entry) -> Matched:
        matched = self[entry] = tuple(entry.answers(self._facts))
        return matched


def match(watch: Watch, facts: ReportFacts) -> Matched | None:
    """What of the watch fired; ``None`` when one of its criteria finds nothing in the report."""
    return matched(Compiler().criteria(watch), Answers(facts))


def matched(criteria: Criteria, answers: Answers) -> Matched | None:
    """What of the criteria found something, each thing once; ``None`` when one of them found nothing."""
    reasons: list[str] = []
    for entries in criteria:
        before = len(reasons)
        for entry in entries:
            reasons += answers[entry]
        if len(reasons) == before:
            return None
    return tuple(dict.fromkeys(reasons))


def required(criteria: Criteria) -> Iterator[Keys]:
    """Sets of keys: a report that all criteria find something in has at least one key of each set."""
    for entries in criteria:
        if len(entries) == 1:
            yield from entries[0].required()
        else:
            yield frozenset().union(*(rarest(entry.required()) for entry in entries))
